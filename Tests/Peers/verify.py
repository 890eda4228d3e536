"""Second verifier of plan folders, from Scenarios/README.md alone; exact, but for what a batch is worth, which is in IEEE double.
`python3 verify.py PLAN_DIR` exits with 0: agrees, 1: differs (each place is printed), 65: unreadable."""
import csv, hashlib, itertools, json, pathlib, re, sys
from fractions import Fraction
from math import ceil, floor, inf
SIGNS, LEVELS = {"at_least": -1, "at_most": 1, "exactly": 0}, ("class", "subclass", "variety", "fine_class")
UNITS = dict(zip("""batches batches_per_1000 batches_per_subject share cost_share mix evenness subjects subjects_share coverage
    coverage_share failure_rate cost""".split(), "批次 批次/千人 批次/家 % % 倍 倍 家 % 个 % % 元".split()))
BEFORE = ["adcode", "county", "level", "task_kind", "category", "risk", "venue", "stage"]  # headings of allocation.csv
AFTER, GRAIN = ["fund", "batches", "cost_yuan", "expected_failures"], 10 ** 18  # prices are integers of 10^-18 micro-points here
def number(text): return Fraction(text.rstrip("%") or 0) / (100 if text.endswith("%") else 1)
def yuan(fen): return "%d.%02d" % divmod(fen, 100)
def read_table(path):  # strip() fails on the None that stands for a field too few or too many
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [{name.strip(): field.strip() for name, field in row.items()} for row in csv.DictReader(file, strict=True)]
def settings_of(path):  # `key: value`, bare or in quotes; nothing nested is needed here
    found = re.findall(r"""^(\w+): *(?:"(.*)"|'(.*)'|(.*?))[ \t]*(?:(?<!\S)#.*)?$""", path.read_text(encoding="utf-8-sig"), re.M)
    return {key: json.loads(f'"{double}"') or single.replace("''", "'") or bare for key, double, single, bare in found}
def in_scope(columns, scope, only=None):  # `only` passes over conditions on other columns: which counties does a scope admit?
    for name, _, values in (part.partition("=") for part in scope.split(";") if part.strip()):
        column, negated, mine = name.strip("! "), name.strip().endswith("!"), columns.get(name.strip("! "), "")
        hit = any(mine == v or (column == "category" and mine.startswith(v + "/")) for v in map(str.strip, values.split("|")))
        if hit == negated and (only is None or column in only): return False
    return True
def group_by(things, each):  # groups by name, as plan.json writes them; one group without a name where `each` is blank
    groups, columns = {} if each else {"": []}, [column.strip() for column in each.split("+") if each]
    for thing in things: groups.setdefault(";".join(f"{c}={thing.get(c, '')}" for c in columns), []).append(thing)
    return groups
class Stratum(dict):  # its columns by name; its figures as attributes
    def __init__(self, index, row, scenario):
        county, category = scenario.counties[row["county"]], scenario.categories[row["category"]]
        self.index, self.place = index, (row["county"], row.get("venue", ""))
        super().__init__({**scenario.venues.get(self.place, {}), **county, **category, "venue": "", "stage": "", **row})
        lots = [lot for lot in scenario.table("lots") if in_scope(self, lot["scope"])] or [{}]
        self.update(task_kind=row.get("task_kind") or "监督抽检", lot=lots[0].get("lot", ""), lab=lots[0].get("lab", ""))
        self.subjects, self.at_least, self.assigned = (int(row.get(field) or 0) for field in ("subjects", "at_least", "assigned"))
        self.at_most, self.kappa = int(row.get("at_most") or 10 ** 6), float(scenario.settings.get("discovery_weight") or 0.5)
        self.fen, self.reference = int(number(row["cost_yuan"]) * 100), int(number(category.get("reference", "")) * 10 ** 6)
        self.alpha, self.beta, self.severity = number(row["alpha"]), number(row["beta"]), float(category.get("severity") or 1)
        self.mean = floor(self.alpha / (self.alpha + self.beta) * 10 ** 9 + Fraction(1, 2))  # M = μ · 10^9
    def steps(self):  # what the first, second, … own batch is worth: doubles, in exactly the order of the page
        p, last, alpha, beta = 1.0, inf, float(self.alpha), float(self.beta)
        for j in range(self.assigned + self.at_most):
            following = p * ((beta + j) / ((alpha + beta) + j))
            raw = self.severity * ((1.0 - self.kappa) * (self.mean / 1e9) + self.kappa * (p - following)) * 1e6
            p, last = following, min(last, floor(raw) + (raw - floor(raw) >= 0.5))  # raw ≥ 0; this difference is exact
            if j >= self.assigned: yield last
class Row:  # One side of one group: d · (top − bound · bottom) ≥ or ≤ 0; where bottom is a constant, bound · bottom is rounded.
    def __init__(self, rule, group, side, d, top, bottom, caps, cells):  # {stratum: factor}, -1 for a constant, as n[-1] is 1
        self.rule, self.key, self.side, self.d, self.top, self.bottom = rule, (rule["id"], group, side), side, d, top, bottom
        self.caps, self.cells, self.bound, self.unit = caps, cells, number(rule[side]), UNITS[rule["measure"]]
        self.edge = (floor if side == "at_most" else ceil)(self.bound * bottom.get(-1, 0))
        self.wish, self.per_unit = rule["strength"] == "wish", d * (100 if "cost" in rule["measure"] else 1)
        self.penalty, self.scale = number(rule.get("penalty", "")) * 10 ** 6, 100 if self.unit == "%" else 1
    def sums(self, n):  # of a stratum with a cap min(n, cap) counts; a cell counts once
        top = sum(a * min(n[i], self.caps.get(i, n[i])) for i, a in self.top.items())
        return top + sum(any(n[i] for i in cell) for cell in self.cells.values()), sum(b * n[i] for i, b in self.bottom.items())
    def short(self, n):  # units short, rounded up
        over = self.d * (self.sums(n)[0] - (self.edge if -1 in self.bottom else self.bound * self.sums(n)[1]))
        return max(0, ceil(Fraction(over * SIGNS[self.side] or abs(over) * (self.side == "exactly"), self.per_unit)))
    def figures(self, n):  # in the unit of the measure; achieved and slack are not compared where the denominator is 0
        top, bottom = self.sums(n) if n else (0, 0)
        slack = (Fraction(top) / (bottom or 1) - self.bound) * (-1 if self.side == "at_most" else 1)
        known = {"required": self.bound, **({"achieved": Fraction(top) / bottom, "slack": slack} if bottom else {})}
        return {name: Fraction(floor(v * self.scale * 10 ** 9 + Fraction(1, 2)), 10 ** 9) for name, v in known.items()}  # half up
class Scenario:
    def __init__(self, folder):
        self.tables, self.settings = {f.stem: read_table(f) for f in folder.glob("*.csv")}, settings_of(folder / "scenario.yaml")
        self.counties = {row["adcode"]: {**row, "county": row["adcode"]} for row in self.table("counties")}
        self.categories = {"/".join(filter(None, map(row.get, LEVELS))): row for row in self.table("categories")}
        self.venues = {(row["county"], row["venue"]): row for row in self.table("venues")}
        self.strata = [Stratum(index, row, self) for index, row in enumerate(self.table("strata"))]
        self.rows = {row.key: row for rule in self.table("rules") + self.made_rules() for row in self.rows_of(rule)}
    def table(self, name): return self.tables.get(name, [])
    def made_rules(self):  # the rules that stand in no table; a blank limit makes no row
        fen = lambda row: number(row.get("amount_yuan", "")) * 100 + number(row.get("amount_wanyuan", "")) * 10 ** 6
        fund = lambda row: yuan(floor(fen(row) * number(self.settings.get("budget_scale") or "1")))
        crew = lambda row: str(floor(number(row["crew_days"]) * number(row["batches_per_day"])))
        made = [("budget", "fund", row, "cost", fund(row)) for row in self.table("funds")]
        made += [("lots", "lot", row, "cost", row["contract_yuan"]) for row in self.table("lots")]
        made += [("lot_batches", "lot", row, "batches", row["max_batches"]) for row in self.table("lots")]
        made += [("labs", "lab", row, "batches", row["annual_batches"]) for row in self.table("labs")]
        made += [("crews", "crew", row, "batches", crew(row)) for row in self.table("crews")]
        rules = [{"id": name, "made": f"{key}={row[key]}", "scope": row["scope"] if key == "crew" else f"{key}={row[key]}",
                  "measure": measure, "at_most": limit, "strength": "physical"} for name, key, row, measure, limit in made]
        own = {"made": "", "measure": "batches", "strength": "policy"}  # of a pin
        return rules + [{**row, **own, "id": "pin:" + row["pin"]} for row in self.table("pins")]
    def subjects_of(self, place):  # the largest stratum stands in where there is no table of venues
        return int(self.venues[place]["subjects"]) if self.venues else max(s.subjects for s in self.strata if s.place == place)
    def rows_of(self, rule):  # a Row for every side of every group, from the table of measures
        kind, each, scope, cost = rule["measure"], rule.get("each", ""), rule["scope"], "cost" in rule["measure"]
        members = [s for s in self.strata if in_scope(s, scope)]
        groups = {rule["made"]: members} if "made" in rule else group_by(members, each)
        wholes = groups if kind == "failure_rate" else group_by([s for s in self.strata if in_scope(s, rule.get("of", ""))], each)
        residents = group_by([c for c in self.counties.values() if in_scope(c, scope, only=c)], each)
        weights = {group: sum({s["category"]: s.reference for s in inside}.values()) if kind == "mix" else
                   sum(int(c["population"]) for c in residents.get(group, [])) for group, inside in groups.items()}
        total, varies = sum(weights.values()), kind in ("share", "cost_share", "failure_rate")
        d = 10 ** 9 if varies else 10 ** 4 * total if kind in ("mix", "evenness") else 1
        for group, inside in groups.items():
            cells = group_by(inside, rule["cells"]) if rule.get("cells") else {s.index: [s] for s in inside}
            cells = {name: [s.index for s in cell] for name, cell in cells.items()} if "coverage" in kind else {}
            caps = {s.index: s.subjects for s in inside} if "subjects" in kind else {}
            top = {s.index: s.fen if cost else Fraction(s.mean, 10 ** 9) if kind == "failure_rate" else 1 for s in inside}
            if rule.get("counting") == "with_assigned": top[-1] = sum(s.assigned for s in inside)
            bottom = {-1: {"cost": 100, "batches_per_1000": Fraction(weights[group], 1000), "subjects_share": sum(caps.values()),
                           "coverage_share": len(cells)}.get(kind, 1)}
            if kind == "batches_per_subject": bottom = {-1: sum(map(self.subjects_of, {s.place for s in inside}))}
            if varies: bottom = {s.index: s.fen if cost else 1 for s in wholes.get(group, [])}
            if kind in ("mix", "evenness"): bottom = {s.index: Fraction(weights[group], total) for s in members}
            yield from (Row(rule, group, side, d, {} if cells else top, bottom, caps, cells) for side in SIGNS if rule.get(side))
class Audit:
    def __init__(self, folder):
        self.found, self.scenario, digest = [], Scenario(folder / "scenario"), hashlib.sha256()
        self.plan, self.proof = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("plan.json", "proof.json"))
        self.strata, self.rows, self.impossible = self.scenario.strata, self.scenario.rows, self.plan["status"] == "infeasible"
        for path in sorted((folder / "scenario").iterdir(), key=lambda path: path.name.encode()):
            digest.update(b"\0".join((path.name.encode(), str(path.stat().st_size).encode(), path.read_bytes())))
        self.check("plan.json", self.plan, {"scenario_sha256": digest.hexdigest(), "title": self.scenario.settings["title"]})
        n, y = None if self.impossible else self.allocation(read_table(folder / "allocation.csv")), self.prices("prices", "side")
        self.check_rules(n, y)
        self.check_end(n, self.bound(y, self.prices("cells", "cell")))
    def differs(self, at, a, b): self.found.append(f"{at}: stated {a}, recomputed {float(b) if isinstance(b, Fraction) else b}")
    def check(self, place, stated, exact):  # a Fraction must be stated as decimal text, anything else as it is
        for field, value in exact.items():
            mine, decimal = stated.get(field), re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", str(stated.get(field)))
            read = Fraction(mine) if decimal and isinstance(value, Fraction) and isinstance(mine, str) else mine
            if type(read) is not type(value) or read != value: self.differs(f"{place}: {field}", mine, value)
    def allocation(self, rows):  # the batches of every stratum, which is taken out of `left` when its row is met
        n, further = [0] * len(self.strata) + [1], sorted({*(rows or [{}])[0]} - {*BEFORE, *AFTER})
        left = {tuple(s.get(c, "") for c in BEFORE[1:] + further + ["fund"]): s for s in self.strata}
        for row in rows:  # its `county` is the name: in the key of a stratum the adcode stands in that place
            key, batches = (row["adcode"], *(row[c] for c in BEFORE[2:] + further + ["fund"])), row["batches"]
            s, place = left.pop(key, None), "allocation.csv: " + " ".join(key)
            if s is None or not re.fullmatch("[1-9][0-9]*", batches):
                self.differs(f"{place}: batches", batches, "a whole number, for a stratum that is there and not met before")
                continue
            n[s.index] = k = int(batches)
            exact = {"cost_yuan": yuan(s.fen * k), "expected_failures": Fraction(s.mean * k, 10 ** 9), "county": s["name"]}
            self.check(place, {**row, "columns": [*row]}, {**exact, "columns": BEFORE + further + AFTER})
        for s in (s for s in self.strata if not s.at_least <= n[s.index] <= s.at_most):
            self.differs(f"allocation.csv: {dict(s)}: batches", n[s.index], f"{s.at_least}…{s.at_most}")
        return n
    def prices(self, part, last):  # in grains, by row or by cell of several strata; what proof.json does not list has price 0
        cells, prices = {(*k[:2], name): r for k, r in self.rows.items() for name, cell in r.cells.items() if len(cell) > 1}, {}
        for key, text in (((entry["rule"], entry["group"], entry[last]), entry["price"]) for entry in self.proof[part]):
            price, row = Fraction(text) * GRAIN, (self.rows if last == "side" else cells).get(key)
            sign, limited = (SIGNS[row.side], row.wish) if row and last == "side" else (1, False)  # cells: 0 or more
            over = limited and abs(price) * row.per_unit > (0 if self.impossible else row.penalty * GRAIN)
            if not row or key in prices or sign * price < 0 or over or not re.fullmatch(r"-?[0-9]+(\.[0-9]{1,18})?", text):
                self.differs(f"proof.json: {part} {key}", text, "unknown, twice, or of wrong form, sign or size")
            prices[key] = int(price)
        return prices
    def check_rules(self, n, y):
        stated = {(entry["id"], entry["group"], entry["side"]): entry for entry in self.plan["rules"]}
        if len(stated) != len(self.plan["rules"]) or [*stated] != sorted(stated) or {*stated} != {*self.rows}:
            self.differs("plan.json: rows: twice, out of order, or not on both sides", *({*stated} ^ {*self.rows}, "none"))
        for key, row in ((key, self.rows[key]) for key in stated if key in self.rows):
            taken = {field: row.rule[field] for field in ("strength", "title", "source")[:1 if "made" in row.rule else 3]}
            price = Fraction(abs(y.get(key, 0)) * row.per_unit, GRAIN * 10 ** 6)
            self.check(f"plan.json: {key}", stated[key], {**taken, "unit": row.unit, "price": price, **row.figures(n)})
            if n and not row.wish and row.short(n): self.differs(f"plan.json: {key}: units short", 0, row.short(n))
    def bound(self, y, u):
        gains, terms = [[] for _ in self.strata] + [[]], {"rows": 0, "cells": 0, "strata": 0}  # gains: (cap, of a batch up to it)
        for key, row, price in ((key, row, y.get(key, 0)) for key, row in self.rows.items()):
            terms["rows"] += price * (row.edge - row.top.get(-1, 0))
            for i in {**row.top, **row.bottom} if price else ():
                gains[i].append((row.caps.get(i, inf), price * row.d * (row.bound * row.bottom.get(i, 0) - row.top.get(i, 0))))
            for name, cell in row.cells.items():
                several, second = len(cell) > 1, u.get((*key[:2], name), 0)  # a cell of one stratum is a cap of 1
                terms["cells"] += max(0, -price - second) if several else 0
                for i in cell: gains[i].append((inf, second) if several else (1, -price))
        for s, mine in zip(self.strata, gains):
            for n, v in zip(range(1, s.at_most + 1), itertools.repeat(0) if self.impossible else s.steps()):
                gain = v * GRAIN + sum(gain for cap, gain in mine if n <= cap)
                if n > s.at_least and gain <= 0: break  # with the right signs no batch brings more than the one before
                terms["strata"] += gain
        self.check("proof.json: terms", self.proof["terms"], {term: Fraction(exact, GRAIN) for term, exact in terms.items()})
        return floor(Fraction(sum(terms.values()), GRAIN))
    def check_end(self, n, bound):  # totals, value, gap, status
        self.end, totals, value, scope = {"bound": bound}, {}, inf, self.scenario.settings.get("show_without", "")
        if n:
            wishes = int(sum(row.penalty * row.short(n) for row in self.rows.values() if row.wish))
            value = self.end["value"] = sum(sum(itertools.islice(s.steps(), n[s.index])) for s in self.strata) - wishes
            gap, stated = float(Fraction(bound - value, max(abs(value), 10 ** 6))), self.plan["gap"]
            if not abs(stated - gap) < 1e-12: self.differs("plan.json: gap", stated, gap)
            totals["cost_yuan"] = yuan(sum(s.fen * n[s.index] for s in self.strata))
            rest = [s for s in self.strata if not in_scope(s, scope)]
            for suffix, chosen in (("", self.strata), ("_without", rest))[:2 if scope else 1]:
                failures = Fraction(sum(s.mean * n[s.index] for s in chosen), 10 ** 9)
                totals.update({"batches" + suffix: sum(n[s.index] for s in chosen), "expected_failures" + suffix: failures})
        fits = {"infeasible": bound < 0, "optimal": bound == value, "feasible": value <= bound}.get(self.plan["status"])
        if not fits: self.differs("plan.json: status", self.plan["status"], self.end)
        for f, exact in ("plan", {**self.end, **totals}), ("proof", self.end): self.check(f + ".json", vars(self)[f], exact)
if __name__ == "__main__":
    try:
        audit = Audit(pathlib.Path(sys.argv[1]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, csv.Error) as problem:
        sys.exit(print(f"unreadable: {type(problem).__name__}: {problem}", file=sys.stderr) or 65)
    sys.exit(print("\n".join(audit.found) or f"agrees: {len(audit.rows)} rows, {audit.end}") or bool(audit.found))
