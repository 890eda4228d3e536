"""The table of 吕梁 as it is made by hand: each county its residents' share, each class the national structure's, rounded.

`hand_made.table()` works it out from the scenario's own tables; workbooks.py compares it with the one that is shipped."""
import collections, csv, pathlib
SCENARIO = pathlib.Path(__file__).resolve().parents[2] / "Scenarios" / "lvliang-2021"
TABLE, MAPPING = SCENARIO / "hand-made" / "table.csv", SCENARIO / "hand-made" / "mapping.csv"
QUOTA, CITY, DRUGS = 5.2, 0.24, 429  # batches per 1,000 residents; the city's part of them; drug batches in all
SPLIT = ("食用农产品", "餐饮食品")  # classes whose subclasses have lines of their own
NAMES = {"炒货食品及坚果制品": "炒货及坚果", "汾阳市": "汾阳", "孝义市": "孝义"}  # as the table calls them
def rows(name): return list(csv.DictReader(open(SCENARIO / f"{name}.csv", encoding="utf-8")))
def half_up(number): return int(number + 0.5)
def table(strata):  # strata: rows of strata.csv of a plan of the scenario, which tell what there is to sample where
    def line(path): return path[0], path[1] if path[0] in SPLIT and len(path) > 1 else ""
    counties, reference, order = rows("counties"), collections.Counter(), {}
    for category in rows("categories"):
        key = line((category["class"], category["subclass"]))
        reference[key] += int(category["reference"])
        order.setdefault(key, int(category["order"]))
    there = {(s["county"], s["level"], line(s["category"].split("/"))) for s in strata}
    food = sum(weight for key, weight in reference.items() if key[0] != "药品")
    residents = {c["adcode"]: int(c["population"]) for c in counties}
    names = [NAMES.get(c["name"], c["name"]) for c in counties]
    lines = [["吕梁市2021年抽检任务分配表（按人口和品类比例）"] + [""] * (len(names) + 3), ["层级", "食品大类", "食品亚类", "合计", *names]]
    for level, part in (("市抽", CITY), ("县抽", 1 - CITY)):
        sums = [0] * len(names)
        for key in sorted(reference, key=order.get):
            numbers = []
            for county, people in residents.items():
                task = half_up(people * QUOTA / 1000 * part) * reference[key] / food
                drugs = DRUGS * people / sum(residents.values())
                numbers.append(half_up(drugs if key[0] == "药品" else task) if (county, level, key) in there else 0)
            if not any(numbers): continue
            sums = [one + other for one, other in zip(sums, numbers)]
            lines.append([level, NAMES.get(key[0], key[0]), key[1], sum(numbers), *(n or "" for n in numbers)])
        lines.append([level, "小计", "", sum(sums), *sums])
    return [[str(cell) for cell in line] for line in lines]
if __name__ == "__main__":
    import sys
    with open(sys.argv[1], encoding="utf-8-sig") as file: strata = list(csv.DictReader(file))
    with open(TABLE, "w", encoding="utf-8", newline="") as file: csv.writer(file, lineterminator="\n").writerows(table(strata))
