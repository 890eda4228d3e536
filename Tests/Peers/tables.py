"""Takes in tables that openpyxl wrote or edited, and works out by itself what must come of it.

Usage: tables.py CHOUJIAN

A table of 吕梁 made by hand (hand_made.py), as the CSV that is shipped and as a workbook with a title, merged cells and formulas
for its sums; and the 汇总 of a plan with three cells edited."""
import collections, csv, decimal, pathlib, subprocess, sys, tempfile
import openpyxl
import hand_made

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
VERIFIER = pathlib.Path(__file__).with_name("verify.py")
results = collections.Counter()


def run(*arguments, expect=0):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode != expect:
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def check(what, holds, detail=""):
    results["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {what}: {detail}")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def batches(plan, key):
    sums = collections.Counter()
    for row in rows(plan / "allocation.csv"):
        sums[key(row)] += int(row["batches"])
    return sums


def judged(name, plan, broken):
    """Both verifiers read the plan; what must be broken by plain arithmetic is named by ours."""
    said = run(PROGRAM, "verify", plan, "--lang", "zh", expect=1)
    run(sys.executable, VERIFIER, plan, expect=1)
    for rule, words in broken:
        check(f"{name}: {rule} is broken", any(words in part for part in said.split("\n  ") if part.startswith((rule, "  "))), said)


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    ours = work / "ours"
    run(PROGRAM, "plan", hand_made.SCENARIO, "-o", ours)
    table = hand_made.table(rows(ours / "scenario" / "strata.csv"))
    with open(hand_made.TABLE, encoding="utf-8", newline="") as file:
        check("the table that is shipped is the one worked out", list(csv.reader(file)) == table)

    # The same table as offices write it: a title over all columns, sums as formulas that nobody has computed.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "任务分配"
    for row in table:
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(table[1]))
    starts = 3
    for number, row in enumerate(table[2:], start=3):
        if row[1] == "小计":
            sheet.merge_cells(start_row=starts, end_row=number, start_column=1, end_column=1)
            for column in range(4, len(row) + 1):
                letter = openpyxl.utils.get_column_letter(column)
                sheet.cell(number, column).value = f"=SUM({letter}{starts}:{letter}{number - 1})"
            starts = number + 1
    book.save(work / "table.xlsx")
    for form, path in ("csv", hand_made.TABLE), ("xlsx", work / "table.xlsx"):
        run(PROGRAM, "import", path, "--mapping", hand_made.MAPPING, "--scenario", hand_made.SCENARIO, "-o", work / form)
    check("CSV and workbook give the same plan",
          (work / "csv" / "allocation.csv").read_bytes() == (work / "xlsx" / "allocation.csv").read_bytes())

    # Every figure of the table is in the plan, and nothing else.
    counties = {row["name"]: row["adcode"] for row in hand_made.rows("counties")}
    own = {theirs: name for name, theirs in hand_made.NAMES.items()}
    wanted = collections.Counter()
    for level, top, sub, _, *numbers in table[2:]:
        for theirs, number in zip(table[1][4:], numbers):
            if number and top != "小计":
                wanted[level, own.get(top, top), sub, counties[own.get(theirs, theirs)]] += int(number)

    def key(row):
        levels = row["category"].split("/") + [""]
        return row["level"], levels[0], levels[1] if levels[0] in hand_made.SPLIT else "", row["adcode"]
    check("every figure is in the plan", batches(work / "csv", key) == +wanted)
    food = sum(number for (_, top, _, _), number in wanted.items() if top != "药品")
    drugs = sum(wanted.values()) - food
    residents = sum(int(row["population"]) for row in hand_made.rows("counties"))
    quota = -(-residents * 52 // 10000)
    broken = [("quota", f"{food:,} 批次，要求 ≥ {quota:,}")] if food < quota else []
    if drugs != hand_made.DRUGS: broken.append(("drug_total", f"{drugs} 批次，要求 = {hand_made.DRUGS}"))
    check("the table breaks rules by plain arithmetic", bool(broken))
    judged("made by hand", work / "csv", broken)
    said = run(PROGRAM, "compare", work / "csv", ours, "--lang", "zh")
    both = [f"{sum(batches(plan, key).values()):,}" for plan in (work / "csv", ours)]
    check("compare states both totals", said.splitlines()[1].split()[1:3] == both, said.splitlines()[1])

    # Three cells of our own workbook edited, saved by a program that leaves formulas without values.
    book = openpyxl.load_workbook(ours / "sheets" / "汇总.xlsx")
    edits = [("县抽", "乳制品", "", "临县", 30), ("县抽", "其他食品", "", "兴县", None), ("市抽", "餐饮食品", "餐饮具", "离石区", 400)]
    for level, top, sub, county, number in edits:
        sheet = book[level]
        heading = next(row for row in sheet.iter_rows() if any(cell.value == "大类" for cell in row))
        column = next(cell.column for cell in heading if cell.value == county)
        shown = ""
        for row in sheet.iter_rows(min_row=heading[0].row + 1):
            shown = row[1].value or shown
            if shown == top and (row[2].value or "") == sub and isinstance(row[0].value, int):
                sheet.cell(row[0].row, column).value = number
                break
        else:
            raise SystemExit(f"{level} has no line {top} {sub}")
    book.save(work / "edited.xlsx")
    run(PROGRAM, "import", work / "edited.xlsx", "--scenario", ours, "-o", work / "edited")

    def whole(row): return row["level"], row["category"], row["adcode"]
    expected = batches(ours, whole)
    for level, top, sub, county, number in edits:
        expected[level, "/".join(filter(None, (top, sub))), counties[county]] = number or 0
    check("three cells are other, and no more", batches(work / "edited", whole) == +expected)
    cost = collections.Counter()
    for row in rows(work / "edited" / "allocation.csv"):
        cost[row["fund"]] += decimal.Decimal(row["cost_yuan"])
    funds = {r["fund"]: (r["name"], decimal.Decimal(r["amount_wanyuan"]) * 10000) for r in hand_made.rows("funds")}
    over = [("budget", f"{funds[fund][0]}：{yuan:,.0f} 元，要求 ≤ {funds[fund][1]:,.0f}") for fund, yuan in cost.items()
            if yuan > funds[fund][1]]
    check("a fund is overdrawn by plain arithmetic", bool(over))
    judged("edited", work / "edited", over)
print(f"{results['passed']} passed, {results['failed']} failed")
sys.exit(1 if results["failed"] else 0)
