"""Reads the workbooks of plans with openpyxl and compares them with allocation.csv.

Usage: workbooks.py CHOUJIAN [--province]

For the shipped scenarios (贵州 only with --province, as it takes minutes), generated ones, and one full of names that spreadsheets and file systems could take amiss: every task table
holds the lines of its county and no others, the tables of 汇总 hold their sums, every formula gives its cached value (by a small
reckoner of its own below), every text is a text cell, every page is set up for A4, and the same plan gives the same bytes.
"""
import collections
import csv
import decimal
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils.cell import range_boundaries

here = pathlib.Path(__file__).resolve().parent
program = pathlib.Path(sys.argv[1]).resolve()
province = "--province" in sys.argv
results = collections.Counter()


def run(*arguments, expect=(0,)):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode not in expect:
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}")


def check(what, holds, detail=""):
    results["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {what}: {detail}")


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Book:
    """A workbook: values as cached, formulas as written, cells that are one filled with what they show."""

    def __init__(self, path):
        self.values = openpyxl.load_workbook(path, data_only=True)
        self.formulas = openpyxl.load_workbook(path)

    def rows(self, name):
        sheet = self.values[name]
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        for merged in sheet.merged_cells.ranges:
            for row in range(merged.min_row - 1, merged.max_row):
                for column in range(merged.min_col - 1, merged.max_col):
                    rows[row][column] = rows[merged.min_row - 1][merged.min_col - 1]
        return rows

    def numbers(self, sheet, reference):
        """Values of a range, with whether each is itself a subtotal."""
        match = re.fullmatch(r"(?:'((?:[^']|'')+)'!)?(.+)", reference)
        name = match[1].replace("''", "'") if match[1] else sheet
        left, top, right, bottom = range_boundaries(match[2].replace("$", ""))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                formula = self.formulas[name].cell(row, column).value
                is_sum = isinstance(formula, str) and formula.startswith("=SUBTOTAL")
                yield self.values[name].cell(row, column).value, is_sum

    def reckon(self, sheet, formula):
        """What a formula gives; None if it is of no form that a plan's workbooks have."""
        terms = r"\+".join([r"SUM\([^()]*\)"] * (formula.count("SUM(")))
        if formula.startswith("=SUM(") and re.fullmatch("=" + terms, formula):
            inside = re.findall(r"SUM\(([^()]*)\)", formula)
            parts = [p for text in inside for p in re.findall(r"(?:'(?:[^']|'')+'!)?[A-Z$]+[0-9$]+(?::[A-Z$]+[0-9$]+)?", text)]
            return sum(v or 0 for p in parts for v, _ in self.numbers(sheet, p))
        if match := re.fullmatch(r"=SUBTOTAL\(9,([A-Z0-9:]+)\)", formula):
            return sum(v for v, is_sum in self.numbers(sheet, match[1]) if not is_sum and isinstance(v, (int, float)))
        if match := re.fullmatch(r"=SUMPRODUCT\(EXACT\((.+),([A-Z]+[0-9]+)\)\*(.+)\)", formula):
            wanted = next(self.numbers(sheet, match[2]))[0]
            pairs = zip(self.numbers(sheet, match[1]), self.numbers(sheet, match[3]))
            return sum(v or 0 for (key, _), (v, _) in pairs if (key or "") == (wanted or ""))
        if match := re.fullmatch(r"=([A-Z]+[0-9]+)([*/-])([A-Z]+[0-9]+|10000)", formula):
            left = next(self.numbers(sheet, match[1]))[0]
            right = 10000 if match[3] == "10000" else next(self.numbers(sheet, match[3]))[0]
            return {"*": left * right, "-": left - right, "/": left / right}[match[2]]
        return None

    def check_cells(self, what):
        """Formulas give what is cached; texts are texts; sheets are set up for paper."""
        wrong, odd, formulas = [], [], 0
        for sheet in self.formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        formulas += 1
                        cached = self.values[sheet.title][cell.coordinate].value
                        value = self.reckon(sheet.title, cell.value)
                        if value is None or abs(value - cached) > 0.001:
                            wrong.append((sheet.title, cell.coordinate, cell.value, cached, value))
                    elif cell.data_type not in "sn":
                        odd.append((sheet.title, cell.coordinate, cell.data_type))
            setup = [
                (str(sheet.page_setup.paperSize), "9"), (sheet.sheet_properties.pageSetUpPr.fitToPage, True),
                (sheet.oddFooter.center.text, "第&P页 共&N页"), (bool(sheet.print_title_rows), True),
                (len(sheet.title) <= 31, True), (sheet.page_setup.fitToHeight in (0, 1, None), True),
            ]
            odd += [(sheet.title, *pair) for pair in setup if str(pair[0]) != str(pair[1])]
        check(f"{what}: {formulas} formulas", not wrong and formulas > 0, wrong[:3])
        check(f"{what}: cells and pages", not odd, odd[:3])


def heading(rows, first):
    return next(n for n, row in enumerate(rows) if row[0] == first)


def lines(book):
    """The lines of a task table, as allocation.csv would have them, without further columns."""
    rows = book.rows("任务表")
    found = []
    for row in rows[heading(rows, "序号") + 1:]:
        if not isinstance(row[0], int):
            continue
        blank = [text or "" for text in row]
        level, kind = blank[1].split("·", 1)
        stage, venue = ["" if text == "—" else text for text in blank[2:4]]
        category = "/".join(text for text in blank[4:8] if text)
        found.append((level, kind, category, blank[8], venue, stage, blank[17], row[10], f"{row[14]:.2f}"))
    return found


def compare(name, scenario, work):
    plan = work / "plan"
    shutil.rmtree(plan, ignore_errors=True)
    run(program, "plan", scenario, "-o", plan, "--time-limit", 10, "--gap", 0.02, expect=(0, 4))
    allocation = table(plan / "allocation.csv")
    counties = {row["adcode"]: row["name"] for row in table(plan / "scenario" / "counties.csv")}
    funds = {row["fund"]: row["name"] for row in table(plan / "scenario" / "funds.csv")}
    files = {f.name.split("-")[0].split(".")[0]: f for f in (plan / "sheets").rglob("*.xlsx") if f.name != "汇总.xlsx"}
    check(f"{name}: one workbook for each unit", set(files) == set(counties), set(files) ^ set(counties))
    illegal = [f for f in (plan / "sheets").rglob("*") if re.search(r'[\\:*?"<>|\x00-\x1f]|[. ]$|^[ .]', f.name)]
    check(f"{name}: names of files", not illegal, illegal[:3])

    called = {}
    for adcode, file in sorted(files.items()):
        book = Book(file)
        book.check_cells(f"{name} {adcode}")
        expected = collections.Counter(
            (r["level"], r["task_kind"], r["category"], r["risk"], r["venue"], r["stage"], funds[r["fund"]],
             int(r["batches"]), r["cost_yuan"]) for r in allocation if r["adcode"] == adcode)
        found = collections.Counter(lines(book))
        check(f"{name} {adcode}: lines", found == expected, list((found - expected) + (expected - found))[:3])
        fact = next(row[1] for row in book.rows("概况") if row[0] == "县（市、区）")
        called[re.sub(r"（区划代码\d+）$", "", fact)] = adcode
    check(f"{name}: units told apart", len(called) == len(counties), called)
    check(f"{name}: names of units", all(counties[code] in shown for shown, code in called.items()), called)

    book = Book(plan / "sheets" / "汇总.xlsx")
    book.check_cells(f"{name} 汇总")
    levels = {row["level"] for row in allocation}
    for title in ["任务汇总", *levels]:
        expected = collections.Counter()
        for row in allocation:
            if title in ("任务汇总", row["level"]):
                expected[row["category"], row["adcode"]] += int(row["batches"])
        check(f"{name} 汇总 {title}", matrix(book.rows(title), called) == expected, title)
    total = decimal.Decimal(0)
    rows = book.rows("经费")
    for row in rows[heading(rows, "序号") + 1:]:
        if isinstance(row[0], int):
            total += decimal.Decimal(f"{row[8]:.2f}")
    check(f"{name} 经费", total == sum(decimal.Decimal(row["cost_yuan"]) for row in allocation), total)

    before = {f: f.read_bytes() for f in (plan / "sheets").rglob("*.xlsx")}
    run(program, "sheets", plan)
    check(f"{name}: same bytes", before == {f: f.read_bytes() for f in (plan / "sheets").rglob("*.xlsx")})


def matrix(rows, called):
    """Batches by category and unit, where there are any."""
    first = heading(rows, "序号")
    last = first + (1 if rows[first + 1][0] == "序号" else 0)
    cells = collections.Counter()
    for row in rows[last + 1:]:
        if not isinstance(row[0], int):
            continue
        category = "/".join(text for text in row[1:5] if text)
        for column, unit in enumerate(rows[last]):
            if column > 6 and unit in called and row[column]:
                cells[category, called[unit]] += row[column]
    return cells


def hostile(scenario):
    """Puts names into a generated scenario that could be taken for formulas, paths or markup."""
    names = ["城区", "城区", "🐟😀𠮷县", "长" * 40, 'a*b?c"d<e>f:g\\h', ".", "_x0041_", "@SUM(1)", "甲" * 2000, "'引号'"]
    texts = ["=cmd|'/c calc'!A1", "@SUM(1)", "+1+1", "-2", "\t制表\n换行", "<b>&amp;</b>", "_x0041_", "😀" * 100, "长" * 2000]

    def rewrite(name, change):
        rows = table(scenario / name)
        for number, row in enumerate(rows):
            change(number, row)
        with open(scenario / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)

    rewrite("counties.csv", lambda n, row: row.update(name=names[n % len(names)], prefecture="甲.市 "[: 2 + n % 2]))
    rewrite("funds.csv", lambda n, row: row.update(name=texts[n % len(texts)], owner=texts[-n % len(texts)]))
    rewrite("rules.csv", lambda n, row: row.update(title=texts[n % len(texts)], source=texts[-n % len(texts)]))


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    for name in ["lvliang-2021", "sanming-2023", "qinshui-2023", "zhongshan-2020"] + ["guizhou-2020"] * province:
        compare(name, here.parent.parent / "Scenarios" / name, work)
    for seed in range(1, 7):
        run(program, "generate", "--counties", 1 + seed % 5, "--classes", 3 + seed, "--seed", seed, "-o", work / "scenario")
        compare(f"generated {seed}", work / "scenario", work)
    run(program, "generate", "--counties", 10, "--classes", 4, "--seed", 9, "-o", work / "hostile")
    hostile(work / "hostile")
    compare("hostile names", work / "hostile", work)
print(f"{results['passed']} passed, {results['failed']} failed")
sys.exit(1 if results["failed"] else 0)
