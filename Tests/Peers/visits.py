"""Works the visits of a plan out anew and compares them with inspections.csv and with the workbooks; called by year.py."""
import collections
import csv
import fractions
import math
import re


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def shares(number, weights):
    """Whole parts by largest remainder, ties to the earlier."""
    total = sum(weights)
    exact = [fractions.Fraction(number * w, total) for w in weights]
    parts = [math.floor(x) for x in exact]
    for place in sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))[: number - sum(parts)]:
        parts[place] += 1
    return parts


def admits(scope, values):
    """Whether the conditions of a scope that speak of these columns hold."""
    for part in filter(None, scope.split(";")):
        column, value = part.split("=", 1)
        if column.rstrip("!") in values:
            if (values[column.rstrip("!")] in value.split("|")) == column.endswith("!"):
                return False
    return True


def asked(scenario):
    """Visits, and those done before, by task, county and venue."""
    counties = table(scenario / "counties.csv")
    venues = table(scenario / "venues.csv") if (scenario / "venues.csv").exists() else []
    places = {}
    for task in table(scenario / "visits.csv"):
        scope = task.get("scope", "")
        own = [c | {"county": c["adcode"]} for c in counties]
        own = [c for c in own if admits(scope, c)]
        if "venue" in scope or "stage" in scope:
            code = {c["county"]: c for c in own}
            rows = [code[v["county"]] | v for v in venues if v["county"] in code]
            rows = [(r, int(r["subjects"])) for r in rows if admits(scope, {"venue": r["venue"], "stage": r.get("stage", "")})]
            weights = {id(r): n for r, n in rows}
        elif task.get("subjects"):
            rows = list(zip(own, shares(int(task["subjects"]), [int(c["population"]) for c in own])))
            weights = {id(r): n for r, n in rows}
        else:
            rows = [(c, None) for c in own]
            weights = {id(c): int(c["population"]) for c in own}
        rows = [(r, n) for r, n in rows if weights[id(r)]]
        visits, groups = {}, collections.defaultdict(list)
        for row, subjects in rows:
            groups[tuple(row[k] for k in task.get("each", "").split("+") if k)].append((row, subjects))
        for members in groups.values():
            subjects = sum(n or 0 for _, n in members)
            if task.get("share"):
                number = math.ceil(fractions.Fraction(task["share"]) * subjects)
            elif task.get("number"):
                number = int(task["number"])
            else:
                number = int(task["times"]) * subjects
            for (row, _), part in zip(members, shares(number, [weights[id(r)] for r, _ in members])):
                visits[row["county"], row.get("venue", "")] = part
        keys = sorted(visits)
        for key, part in zip(keys, shares(int(task.get("done") or 0), [visits[k] for k in keys])):
            if visits[key]:
                places[(task["visit"],) + key] = (visits[key], part)
    return places


def on_paper(sheet, units, name):
    """Visits by what stands in some columns of a sheet, with their months; merged cells hold what is seen in them."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for merged in sheet.merged_cells.ranges:
        for row in range(merged.min_row - 1, merged.max_row):
            for column in range(merged.min_col - 1, merged.max_col):
                rows[row][column] = rows[merged.min_row - 1][merged.min_col - 1]
    top = next(n for n, row in enumerate(rows) if "检查任务" in row)
    head = {str(text).replace("\n", ""): n for n, text in enumerate(rows[top])}
    months = {int(text[:-1]): n for text, n in head.items() if re.fullmatch(r"\d+月", text)}
    found = {}
    for row in rows[top + 1 :]:
        if not isinstance(row[0], int):
            continue
        unit = units[row[head["县（市、区）"]]] if name is None else name
        found[row[head["检查任务"]], unit, row[head["场所"]] or ""] = (
            row[head["家次"]], ("已完成" in head and row[head["已完成"]]) or 0, {m: row[n] for m, n in months.items() if row[n]},
            row[head["其中同行"]] or 0)
    return found


def judge(name, folder, workbook, check):
    tasks = {r["visit"]: r for r in table(folder / "scenario" / "visits.csv")}
    lines, places = table(folder / "inspections.csv"), asked(folder / "scenario")
    months, joined = collections.defaultdict(dict), collections.Counter()
    for row in lines:
        key = row["visit"], row["adcode"], row["venue"]
        months[key][int(row["month"])] = int(row["visits"])
        joined[key] += int(row["joined"])
        by = tasks[row["visit"]].get("by")
        check(f"{name}: {key} in time", not by or int(row["month"]) <= int(by[5:7]), row)
    wrong = [k for k, (visits, done) in places.items() if sum(months[k].values()) + done != visits]
    check(f"{name}: visits are those asked for", not wrong and set(months) <= set(places), wrong[:3])

    batches = collections.Counter()
    for row in table(folder / "schedule.csv"):
        batches[row["adcode"], row["venue"], row["month"]] += int(row["batches"])
    withSampling = collections.Counter()
    for row in lines:
        withSampling[row["adcode"], row["venue"], row["month"]] += int(row["joined"])
    check(f"{name}: no visit goes with a sampling that is not there", all(v <= batches[k] for k, v in withSampling.items()))

    units = {r["name"]: r["adcode"] for r in table(folder / "scenario" / "counties.csv")}
    names = {tasks[k[0]]["name"]: k[0] for k in places}
    expected = {k: (v, done, months.get(k, {}), joined[k]) for k, (v, done) in places.items()}
    paper = on_paper(workbook(folder, "汇总.xlsx")["检查任务"], units, None)
    check(f"{name}: visits in 汇总", {(names[t], u, v): x for (t, u, v), x in paper.items()} == expected)
    whole = {}
    for county in sorted({k[1] for k in places}):
        whole |= on_paper(workbook(folder, f"{county}-*.xlsx")["检查任务"], units, county)
    check(f"{name}: visits in the workbooks of units", {(names[t], u, v): x for (t, u, v), x in whole.items()} == expected)
    text = (folder / "report.html").read_text(encoding="utf-8")
    stated = re.search(r"检查 ([\d,]+) 家次.*?其中 ([\d,]+) 家次与抽样同行", text)
    check(
        f"{name}: visits on the page",
        stated and [int(x.replace(",", "")) for x in stated.groups()] == [sum(int(r["visits"]) for r in lines), sum(joined.values())])
    print(f"{name}: {sum(int(r['visits']) for r in lines)} visits, {sum(joined.values())} with a sampling")
