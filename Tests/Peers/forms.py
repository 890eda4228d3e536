"""The same scenario in three forms: UTF-8, GB18030 and one workbook give the same plan folder, to the byte.

Usage: forms.py CHOUJIAN

The workbook is written by openpyxl, with Chinese headings and sheet names, numbers as numbers and days as days, a title over each
table."""
import collections, csv, datetime, pathlib, re, subprocess, sys, tempfile
import openpyxl

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
TOP = pathlib.Path(__file__).resolve().parents[2]
PAGE = (TOP / "Scenarios" / "README.md").read_text(encoding="utf-8")
results = collections.Counter()


def run(*arguments, expect=0):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode != expect:
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def files(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def chinese(name):  # sheet name of a table, and its Chinese headings, from the format page alone
    title = re.search(rf"^### (?:.*, )?{name}\.csv(?:, \S+\.csv)* (.+)$", PAGE, re.M)
    section = PAGE[title.start():] if title else ""
    words = dict(re.findall(r"\| `(\w+)` \| (\S+) \|", section.split("\n### ")[0]))
    return (title.group(1).strip() if title and " " not in title.group(1).strip() else name), words


def workbook(scenario, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet = book.create_sheet("scenario")
    above = ""
    for indent, key, value in re.findall(r"^( *)(\w+): *(.*)$", (scenario / "scenario.yaml").read_text(encoding="utf-8"), re.M):
        if value:
            sheet.append([f"{above}.{key}" if indent else key, typed(key, value.strip('"'))])
        else:
            above = key
    for file in sorted(scenario.glob("*.csv")):
        title, words = chinese(file.stem)
        sheet = book.create_sheet(title)
        rows = list(csv.reader(file.open(encoding="utf-8-sig")))
        if words:  # a table that is only kept has no headings by which they could be told from a title
            sheet.append([f"{title}表"] + [None] * (len(rows[0]) - 1))
            sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=max(2, len(rows[0])))
        sheet.append([words.get(h, h) for h in rows[0]])
        for row in rows[1:]:
            sheet.append([typed(h, cell) for h, cell in zip(rows[0], row)])
    book.save(path)


def typed(heading, text):  # as a person would type it: numbers as numbers, days as days
    if heading in ("adcode", "county", "scope", "value", "title", "name", "source"):
        return text or None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.date.fromisoformat(text)
    if re.fullmatch(r"-?\d+", text) and len(text) < 15:
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text) and len(text) < 15:
        return float(text)
    return text or None


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    run(PROGRAM, "generate", "--counties", 5, "--classes", 6, "--seed", 4, "-o", work / "generated")
    for name, scenario in ("吕梁 2021", TOP / "Scenarios" / "lvliang-2021"), ("generated", work / "generated"):
        other = work / f"gb18030 {name}"
        other.mkdir()
        for file in scenario.iterdir():
            if file.suffix in (".csv", ".yaml"):
                text = file.read_text(encoding="utf-8-sig")
                (other / file.name).write_bytes(text.encode("gb18030" if file.suffix == ".csv" else "utf-8"))
        workbook(scenario, work / f"{name}.xlsx")
        plans = []
        for number, form in enumerate((scenario, other, work / f"{name}.xlsx")):
            run(PROGRAM, "plan", form, "-o", work / f"plan {name} {number}")
            plans.append(files(work / f"plan {name} {number}"))
        for form, plan in ("GB18030", plans[1]), ("workbook", plans[2]):
            same = plan == plans[0]
            results["passed" if same else "failed"] += 1
            if not same:
                print(f"FAILED {name} as {form}:", [f for f in plans[0] if plans[0].get(f) != plan.get(f)][:5])
print(f"{results['passed']} passed, {results['failed']} failed")
sys.exit(1 if results["failed"] else 0)
