"""Second verifier of plan folders, from Scenarios/README.md alone; exact, but for what a batch is worth, which is in IEEE double.
`python3 verify.py PLAN_DIR` exits with 0: agrees, 1: differs (each place is printed), 65: unreadable."""
import csv, hashlib, io, itertools, json, pathlib, re, sys
from fractions import Fraction
from math import ceil, floor, inf
SIGNS, GRAIN = {"at_least": -1, "at_most": 1, "exactly": 0}, 10 ** 18  # prices are integers of 10^-18 micro-points here
UNITS = {"cost": "元", "subjects": "家", "coverage": "个", "failure_rate": "批次(预计不合格)"}  # of other measures: 批次
TABLES, LEVELS, BEFORE, AFTER, KNOWN = (line.split() for line in """counties categories funds rules strata venues lots labs crews
    pins|class subclass variety fine_class|adcode county level task_kind category risk venue stage|fund batches cost_yuan
    expected_failures|subjects at_least at_most assigned alpha beta reference""".split("|"))  # before, after: further columns
MADE = """budget fund cost limit|lots lot cost contract_yuan|lot_batches lot batches max_batches|labs lab batches annual_batches|
    crews crew batches limit|pins pin batches at_most""".split("|")  # made rules: id, column, measure, column of the limit
def number(text): return Fraction(text.rstrip("%") or 0) / (100 if text.endswith("%") else 1)
def yuan(fen): return "%d.%02d" % divmod(floor(fen), 100)
def nine(v):  # to nine decimals, half away from zero, trailing zeros dropped
    text = "%d.%09d" % divmod(floor(abs(v) * 10 ** 9 + Fraction(1, 2)), 10 ** 9)
    return "-" * (v * 2 * 10 ** 9 <= -1) + text.rstrip("0").rstrip(".")
def read_table(path):  # strip() fails on the None that stands for a field too few or too many
    reader = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
    return [{name.strip(): field.strip() for name, field in row.items()} for row in reader]
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
    def __init__(self, index, row, plan):
        county, category = plan.counties[row["county"]], plan.categories[row["category"]]
        super().__init__({**county, **category, **row, "task_kind": row.get("task_kind") or "监督抽检"})
        for lot in plan.tables["lots"]: self.update({c: lot[c] for c in ("lot", "lab") if in_scope(self, lot.get("scope", ""))})
        self.subjects, self.at_least, self.assigned = (int(row.get(field) or 0) for field in ("subjects", "at_least", "assigned"))
        self.at_most, self.kappa = int(row.get("at_most") or 10 ** 6), float(plan.settings.get("discovery_weight") or 0.5)
        self.fen, self.reference = int(number(row["cost_yuan"]) * 100), int(number(category.get("reference", "")) * 10 ** 6)
        self.alpha, self.beta, self.index = number(row["alpha"]), number(row["beta"]), index
        self.place, self.severity = (row["county"], row.get("venue", "")), float(category.get("severity") or 1)
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
        self.caps, self.cells, self.bound, cost = caps, cells, number(rule[side]), "cost" in rule["measure"]
        self.edge = (floor if side == "at_most" else ceil)(self.bound * bottom.get(-1, 0))
        self.wish, self.penalty = rule["strength"] == "wish", number(rule.get("penalty", "")) * 10 ** 6
        self.per_unit, self.unit = d * 100 ** cost, next((unit for word, unit in UNITS.items() if word in rule["measure"]), "批次")
    def stands(self, n):  # required, achieved, slack; of a stratum with a cap min(n, cap) counts, and a cell once
        top = sum(a * min(n[i], self.caps.get(i, n[i])) for i, a in self.top.items())
        top += sum(any(n[i] for i in cell) for cell in self.cells.values())
        required = self.edge if -1 in self.bottom else self.bound * sum(b * n[i] for i, b in self.bottom.items())
        return required, top, (required - top) * SIGNS[self.side] or -abs(required - top)  # the latter: `exactly`, or 0
    def short(self, n): return max(0, ceil(-self.stands(n)[2] * self.d / Fraction(self.per_unit)))  # units short
    def figures(self, n):  # as plan.json states them: in the unit of the row, money in yuan
        return {k: nine(Fraction(v, self.per_unit // self.d)) for k, v in zip(("required", "achieved", "slack"), self.stands(n))}
class Scenario:
    def __init__(self, folder):
        self.tables = {name: read_table(path) if (path := folder / f"{name}.csv").exists() else [] for name in TABLES}
        files = (b"%b\0%d\0%b" % (f.name.encode(), f.stat().st_size, f.read_bytes()) for f in sorted(folder.iterdir()))
        self.sha256, self.settings = hashlib.sha256(b"".join(files)).hexdigest(), settings_of(folder / "scenario.yaml")
        self.counties = {row["adcode"]: {**row, "county": row["adcode"]} for row in self.tables["counties"]}
        self.categories = {"/".join(filter(None, map(row.get, LEVELS))): row for row in self.tables["categories"]}
        self.strata = [Stratum(index, row, self) for index, row in enumerate(self.tables["strata"])]
        self.subjects = {s.place: s.subjects for s in sorted(self.strata, key=lambda s: s.subjects)}  # the largest
        self.subjects.update({(row["county"], row["venue"]): int(row["subjects"]) for row in self.tables["venues"]})
        self.rows = {row.key: row for rule in [*self.tables["rules"], *self.made_rules()] for row in self.rows_of(rule)}
    def made_rules(self):  # the rules that stand in no table; a blank limit makes no row
        scale, of = number(self.settings.get("budget_scale") or "1"), lambda row, column: number(row.get(column, ""))
        for r in self.tables["funds"]: r["limit"] = yuan(scale * (of(r, "amount_yuan") * 100 + of(r, "amount_wanyuan") * 10 ** 6))
        for row in self.tables["crews"]: row["limit"] = str(floor(of(row, "crew_days") * of(row, "batches_per_day")))
        for name, key, kind, limit in map(str.split, MADE):
            for r, group in ((r, f"{key}={r[key]}") for r in self.tables[key + "s"]):
                own = {"id": name, "made": group, "title": r.get("name"), "scope": r.get("scope") if key == "crew" else group}
                if key == "pin": own = {"id": "pin:" + r[key], "made": "", "title": r.get("why"), "source": r.get("who")}
                yield {**r, **own, "measure": kind, "at_most": r.get(limit), "strength": ("physical", "policy")[key == "pin"]}
    def rows_of(self, rule):  # a Row for every side of every group, from the table of measures
        kind, each, scope, cost = rule["measure"], rule.get("each", ""), rule.get("scope") or "", "cost" in rule["measure"]
        base = [r for o in self.tables["rules"] if o["id"] == rule.get("base") for r in self.rows_of(o) if r.side != "at_most"]
        members = [s for s in self.strata if in_scope(s, scope)]
        groups = group_by(members, each) if "made" not in rule else {rule["made"]: members} if members else {}
        wholes = group_by([s for s in self.strata if in_scope(s, rule.get("of", ""))], each) if kind.endswith("share") else groups
        groups = {**dict.fromkeys(wholes if kind in ("share", "cost_share") else (), []), **groups}
        residents = group_by([c for c in self.counties.values() if in_scope(c, scope, only=c)], each)
        weights = {group: sum({s["category"]: s.reference for s in inside}.values()) if kind == "mix" else
                   sum(int(c["population"]) for c in residents.get(group, [])) for group, inside in groups.items()}
        total, own = sum(weights.values()), not base  # own: measured against the plan's own batches, not against a task
        varies, parts = own and kind in ("share", "cost_share", "failure_rate"), own and kind in ("mix", "evenness")
        d = 10 ** 9 if varies else 10 ** 4 * total if parts else 1
        for group, inside in groups.items():
            cells = group_by(inside, rule["cells"]) if rule.get("cells") else {s.index: [s] for s in inside}
            cells = {name: [s.index for s in cell] for name, cell in cells.items()} if "coverage" in kind else {}
            caps = {s.index: s.subjects for s in inside} if "subjects" in kind else {}
            top = {s.index: s.fen if cost else Fraction(s.mean, 10 ** 9) if kind == "failure_rate" else 1 for s in inside}
            if rule.get("counting") == "with_assigned": top[-1] = sum(s.assigned for s in inside)
            part, subjects = Fraction(weights[group], total or 1), sum(self.subjects[p] for p in {s.place for s in inside})
            task = sum(r.edge for r in base if kind != "share" or {*filter(None, r.key[1].split(";"))} <= {*group.split(";")})
            one = {"cost": 100, "batches_per_1000": Fraction(weights[group], 1000), "batches_per_subject": subjects,
                   "subjects_share": sum(caps.values()), "coverage_share": len(cells),
                   "share": task, "mix": part * task, "evenness": part * task}.get(kind, 1)
            bottom = {s.index: part for s in members} if parts else {-1: one}
            if varies: bottom = {s.index: s.fen if cost else 1 for s in wholes.get(group, [])}
            yield from (Row(rule, group, side, d, {} if cells else top, bottom, caps, cells) for side in SIGNS if rule.get(side))
class Audit(Scenario):
    def __init__(self, folder):
        super().__init__(folder / "scenario")
        self.plan, self.proof = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("plan.json", "proof.json"))
        self.found, self.impossible = [], self.plan["status"] == "infeasible"
        self.check("plan.json", self.plan, {"scenario_sha256": self.sha256, "title": self.settings["title"]})
        n, y, file = [0] * len(self.strata) + [1], self.prices("prices", "side"), folder / "allocation.csv"  # n[-1]: of constants
        if not self.impossible:
            self.allocation(n, read_table(file), file.read_bytes().startswith(b"\xef\xbb\xbf"))
            self.check_rules(n, y)
        elif self.plan.get("rules") or file.exists(): self.differs("plan.json: rules, or allocation.csv", "there", "left out")
        self.check_end(n, self.bound(y, self.prices("cells", "cell")))
    def differs(self, at, a, b): self.found.append(f"{at}: stated {a}, recomputed {float(b) if isinstance(b, Fraction) else b}")
    def check(self, place, stated, exact):  # a Fraction must be stated as decimal text, anything else as it is
        for field, value, mine in ((field, value, stated.get(field)) for field, value in exact.items()):
            read = Fraction(mine) if isinstance(value, Fraction) and re.fullmatch(r"'-?[0-9]+(\.[0-9]+)?'", repr(mine)) else mine
            if type(read) is not type(value) or read != value: self.differs(f"{place}: {field}", mine, value)
    def allocation(self, n, rows, marked):  # the batches of every stratum, which is taken out of `left` when its row is met
        further, last = sorted({c for s in self.tables["strata"] for c in s} - {*BEFORE, *AFTER, *KNOWN}), -1
        left = {tuple(s.get(c, "") for c in BEFORE[1:] + further + ["fund"]): s for s in self.strata}
        for row in rows:  # its `county` is the name: in the key of a stratum the adcode stands in that place
            key, batches = (row["adcode"], *(row[c] for c in BEFORE[2:] + further + ["fund"])), row["batches"]
            s, place = left.pop(key, None), "allocation.csv: " + " ".join(key)
            if s is None or s.index < last or not re.fullmatch("[1-9][0-9]*", batches) or not marked:
                self.differs(f"{place}: batches", batches, "a whole number, strata in order and each once, a BOM")
            if s is None: continue
            last = s.index; n[last] = k = int(batches)
            exact = {"cost_yuan": yuan(s.fen * k), "expected_failures": Fraction(s.mean * k, 10 ** 9), "county": s["name"]}
            self.check(place, {**row, "columns": [*row]}, {**exact, "columns": BEFORE + further + AFTER})
        for s in (s for s in self.strata if not s.at_least <= n[s.index] <= s.at_most):
            self.differs(f"allocation.csv: {dict(s)}: batches", n[s.index], f"{s.at_least}…{s.at_most}")
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
        keys = [(entry["id"], entry["group"], entry["side"]) for entry in self.plan["rules"]]
        if keys != sorted(self.rows): self.differs("plan.json: rows or their order", {*keys} ^ {*self.rows}, "none")
        for key, row, entry in ((key, self.rows[key], entry) for key, entry in zip(keys, self.plan["rules"]) if key in self.rows):
            taken = {field: row.rule.get(field) or "" for field in ("strength", "title", "source")}
            price = Fraction(abs(y.get(key, 0)) * row.per_unit, GRAIN * 10 ** 6)
            self.check(f"plan.json: {key}", entry, {**taken, "unit": row.unit, "price": price, **row.figures(n)})
            if not row.wish and row.short(n): self.differs(f"plan.json: {key}: units short", 0, row.short(n))
    def bound(self, y, u):
        gains, terms = [[] for _ in self.strata] + [[]], {"rows": 0, "cells": 0, "strata": 0}  # (cap, of each batch up to it)
        for key, row, price in ((key, row, row.d * y.get(key, 0)) for key, row in self.rows.items()):
            terms["rows"] += price * (row.edge - row.top.get(-1, 0))
            for i in {**row.top, **row.bottom} if price else ():
                gains[i].append((row.caps.get(i, inf), int(price * (row.bound * row.bottom.get(i, 0) - row.top.get(i, 0)))))
            for name, cell in row.cells.items():
                several, second = len(cell) > 1, u.get((*key[:2], name), 0)  # a cell of one stratum is a cap of 1
                terms["cells"] += max(0, -price - second) if several else 0
                for i in cell: gains[i].append((inf, second) if several else (1, -price))
        for s, mine in zip(self.strata, gains):
            n, worth, gain = 0, iter(()) if self.impossible else s.steps(), sum(more for cap, more in mine if cap == inf)
            mine = [(cap, more) for cap, more in mine if cap < inf]
            while n < s.at_most:
                v = next(worth, 0)
                slope = v * GRAIN + gain + sum(more for cap, more in mine if n < cap)
                if n >= s.at_least and slope <= 0: break  # with the right signs no batch brings more than the one before
                run = 1 if v else min(k for k in (s.at_least, s.at_most, *(cap for cap, _ in mine)) if k > n) - n  # v stays 0
                terms["strata"], n = terms["strata"] + slope * run, n + run
        self.check("proof.json: terms", self.proof["terms"], {term: Fraction(exact, GRAIN) for term, exact in terms.items()})
        return floor(Fraction(sum(terms.values()), GRAIN))
    def check_end(self, n, bound):  # totals, value, gap, status
        wishes = sum(row.penalty * row.short(n) for row in self.rows.values() if row.wish and not self.impossible)
        value = sum(sum(itertools.islice(s.steps(), n[s.index])) for s in self.strata if n[s.index]) - int(wishes)
        self.end, totals = {"value": value, "bound": bound}, {"cost_yuan": yuan(sum(s.fen * n[s.index] for s in self.strata))}
        gap, stated = 0 if self.impossible else float(Fraction(bound - value, max(abs(value), 10 ** 6))), self.plan["gap"]
        if not abs(stated - gap) < 1e-12: self.differs("plan.json: gap", stated, gap)
        rest = [s for s in self.strata if not in_scope(s, self.settings.get("show_without") or "county=")]  # blank: all
        for suffix, chosen in (("", self.strata), ("_without", rest)):
            failures = Fraction(sum(s.mean * n[s.index] for s in chosen), 10 ** 9)
            totals.update({"batches" + suffix: sum(n[s.index] for s in chosen), "expected_failures" + suffix: failures})
        fits = {"infeasible": bound <= 0, "optimal": bound == value, "feasible": value <= bound}.get(self.plan["status"])
        if not fits: self.differs("plan.json: status", self.plan["status"], self.end)
        for f, exact in ("plan", {**self.end, **totals}), ("proof", self.end): self.check(f + ".json", vars(self)[f], exact)
if __name__ == "__main__":
    try: audit = Audit(pathlib.Path(sys.argv[1]))
    except Exception as problem: sys.exit(print(f"unreadable: {problem!r}", file=sys.stderr) or 65)
    sys.exit(print("\n".join(audit.found) or f"agrees: {len(audit.rows)} rows, {audit.end}") or bool(audit.found))
