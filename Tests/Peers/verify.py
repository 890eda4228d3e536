"""Second verifier of plan folders, from Scenarios/README.md alone; exact, but for what a batch is worth, which is in IEEE double.
`python3 verify.py PLAN_DIR` exits with 0: agrees, 1: differs (each place is printed), 65: not a plan folder as the page has it."""
import bisect, csv, functools, hashlib, io, itertools, json, pathlib, re, sys
from fractions import Fraction
from math import ceil, floor, inf, isclose
SIGNS, GRAIN = {"at_least": -1, "at_most": 1, "exactly": 0}, 10 ** 18  # prices are integers of 10^-18 micro-points here
UNITS = {"cost": "元", "subjects": "家", "coverage": "个", "failure_rate": "批次(预计不合格)"}  # else 批次
TABLES = "counties categories funds rules strata venues lots labs crews evaluations pins".split()
LEVELS, KEY = "class subclass variety fine_class".split(), "adcode level task_kind category venue stage".split()
KNOWN = {*KEY, *"county risk fund cost_yuan subjects at_least at_most assigned alpha beta reference former".split()}  # others: further
MADE = """budget fund cost limit|lots lot cost contract_yuan|lot_batches lot batches max_batches|labs lab batches annual_batches
    |crews crew batches limit|pins pin batches at_most"""  # rules that stand in no table: id, key, measure, column of the limit
Z = {"90%": "1.644854", "95%": "1.959964", "99%": "2.575829"}
def percent(share): return f"{float(share * 100):.10f}".rstrip("0").rstrip(".") + "%"
def number(text):  # blank: 0
    if not re.fullmatch(r"(-?[0-9]+(\.[0-9]+)?%?)?", text): raise ValueError(f"not a decimal number: {text}")
    return Fraction(text.rstrip("%") or 0) / (100 if text.endswith("%") else 1)
def money(yuan): return "%d.%02d" % divmod(floor(yuan * 100), 100)
def half_up(raw): return floor(raw) + (raw % 1 >= 0.5)  # to a whole number, of what is not negative
def nine(v): return Fraction((v > 0) - (v < 0), 10 ** 9) * half_up(abs(v) * 10 ** 9)  # to nine decimals
def read_table(path):
    heading, *rows = [[v.strip() for v in row] for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")), strict=True) if row]
    return [dict(zip(heading, row, strict=True)) for row in rows]
@functools.cache
def conditions(scope):  # of `column=a|b;column!=c`: the column, whether it must be none of the values, the values
    return [(c, n == "!", [v.strip() for v in vs.split("|")]) for c, n, vs in re.findall(r"\s*([^;=!]+?)\s*(!?)=([^;]*)", scope)]
def in_scope(row, scope, only=None):  # `only` passes over conditions on other columns: which counties does a scope admit?
    return all(((mine := row.get(c, "")) in values or c == "category" and any(mine.startswith(v + "/") for v in values)) != negated
               for c, negated, values in conditions(scope) if only is None or c in only)
def group_by(things, each):  # groups by name, as plan.json writes them; one group without a name where `each` is blank
    groups, columns = {} if each else {"": []}, [column.strip() for column in each.split("+") if each]
    for thing in things: groups.setdefault(";".join(f"{c}={thing.get(c, '')}" for c in columns), []).append(thing)
    return groups
@functools.cache
def worths(severity, kappa, failures, alpha, beta, assigned, at_most):  # doubles, in exactly the order of the page
    p, last, own, steady = 1.0, inf, [], (1.0 - kappa) * failures
    least = half_up(severity * steady * 1e6)  # since P − next is never negative, and rounding keeps the order
    for j in range(assigned + at_most):
        following = p * ((beta + j) / ((alpha + beta) + j))
        p, last = following, min(last, half_up(severity * (steady + kappa * (p - following)) * 1e6))
        if last == least: break
        if j >= assigned: own.append(last)
    return own, least  # what own batches are worth one after the other; all further ones are worth the least
class Stratum(dict):  # its columns by name; its figures as attributes
    def __init__(self, index, row, plan):
        county, category = plan.counties[row["county"]], plan.categories[row["category"]]
        super().__init__({**county, **category, **row, "task_kind": row.get("task_kind") or "监督抽检", "index": str(index)})
        for lot in plan.tables["lots"]:
            if in_scope(self, lot.get("scope", "")): self.update(lot=lot["lot"], lab=lot.get("lab", ""))
        self.subjects, self.at_least, self.assigned, self.former = (
            int(row.get(field) or 0) for field in ("subjects", "at_least", "assigned", "former"))
        self.at_most, self.yuan, self.index = int(row.get("at_most") or 10 ** 6), number(row["cost_yuan"]), index
        self.place, self.reference = (row["county"], row.get("venue", "")), int(number(category.get("reference", "")) * 10 ** 6)
        alpha, beta = number(row["alpha"]), number(row["beta"])
        self.failures = Fraction(half_up(alpha / (alpha + beta) * 10 ** 9), 10 ** 9)  # expected of a batch: μ
        weights = float(category.get("severity") or 1), float(plan.settings.get("discovery_weight") or 0.5)  # severity, kappa
        self.own, self.least = worths(*weights, float(self.failures), float(alpha), float(beta), self.assigned, self.at_most)
    def worth(self, n): return sum(self.own[:n]) + max(0, n - len(self.own)) * self.least
class Row:  # one side of one group: top − bound · bottom ≥ or ≤ 0, whole numbers once times d; a constant bound is rounded
    def __init__(self, rule, group, side, d, top, bottom, caps, cells):  # {stratum: factor}, -1 for a constant, as n[-1] is 1
        self.rule, self.key, self.side, self.d, self.top, self.bottom = rule, (rule["id"], group, side), side, d, top, bottom
        self.caps, self.cells, self.bound = caps, cells, number(rule[side])
        self.edge = Fraction((floor if side == "at_most" else ceil)(d * self.bound * bottom.get(-1, 0)), d)
        self.wish, self.penalty = rule["strength"] == "wish", number(rule.get("penalty", "")) * 10 ** 6
    def stands(self, n):  # required, achieved, slack; of a stratum with a cap min(n, cap) counts, and a cell once
        top = sum(a * min(n[i], self.caps.get(i, n[i])) for i, a in self.top.items())
        top += sum(any(n[i] for i in cell) for cell in self.cells.values())
        required = self.edge if -1 in self.bottom else self.bound * sum(b * n[i] for i, b in self.bottom.items())
        return required, top, (required - top) * SIGNS[self.side] or -abs(required - top)  # the latter: `exactly`, or 0
class Scenario:
    def __init__(self, folder):
        t = self.tables = {name: read_table(path) if (path := folder / f"{name}.csv").exists() else [] for name in TABLES}
        files = (b"%b\0%d\0%b" % (f.name.encode(), f.stat().st_size, f.read_bytes()) for f in sorted(folder.iterdir()))
        self.sha256 = hashlib.sha256(b"".join(files)).hexdigest()
        found = re.findall(r'^(\w+): *(".*"|.*?) *$', (folder / "scenario.yaml").read_text("utf-8-sig"), re.M)  # nothing nested
        self.settings = {key: json.loads(value) if value.startswith('"') else value for key, value in found}
        self.counties = {r["adcode"]: {**r, "county": r["adcode"]} for r in t["counties"]}
        self.categories = {"/".join(r[c] for c in LEVELS if r.get(c)): r for r in t["categories"]}
        self.strata = [Stratum(index, row, self) for index, row in enumerate(t["strata"])]
        self.within = functools.cache(lambda scope: [s for s in self.strata if in_scope(s, scope)])
        self.subjects = {s.place: s.subjects for s in sorted(self.strata, key=lambda s: s.subjects)}  # the largest
        self.subjects.update({(r["county"], r["venue"]): int(r["subjects"]) for r in t["venues"]})
        self.rows = {row.key: row for rule in [*t["rules"], *self.made_rules()] for row in self.rows_of(rule)}
    def made_rules(self):  # the rules that stand in no table; a blank limit makes no row
        scale, of = number(self.settings.get("budget_scale") or "1"), lambda row, column: number(row.get(column, ""))
        for r in self.tables["funds"]: r["limit"] = money(scale * (of(r, "amount_yuan") + of(r, "amount_wanyuan") * 10 ** 4))
        for r in self.tables["crews"]: r["limit"] = str(floor(of(r, "crew_days") * of(r, "batches_per_day")))
        for name, key, kind, limit in map(str.split, MADE.split("|")):
            for r, group in ((r, f"{key}={r[key]}") for r in self.tables[key + "s"]):
                own = {"id": name, "made": group, "title": r.get("name"), "scope": r.get("scope") if key == "crew" else group}
                if key == "pin": own = {"id": "pin:" + r[key], "made": "", "title": r.get("why"), "source": r.get("who")}
                yield {**r, **own, "measure": kind, "at_most": r.get(limit), "strength": ("physical", "policy")[key == "pin"]}
        for r in self.tables["evaluations"]:  # at least so many batches that the rate is known to within the half-width
            p, h, many = number(r["expected_rate"]), number(r["half_width"]), of(r, "units")
            k = Fraction(Z[r.get("confidence") or "95%"]) ** 2 * p * (1 - p) / h ** 2
            least = ceil(many * k / (many - 1 + k) if many else k)
            drawn = f"，总体{r['units']}批" if many else ""
            title = f"{r.get('name') or '评价性抽检'}：预计不合格率{percent(p)}，误差不超过±{percent(h)}，置信水平{r.get('confidence') or '95%'}{drawn}"
            yield {**r, "id": "evaluations", "made": f"evaluation={r['evaluation']}", "title": title, "measure": "batches",
                   "at_least": str(least), "strength": "physical"}
    def rows_of(self, rule):  # a Row for every side of every group, from the table of measures
        kind, each, scope, cost = rule["measure"], rule.get("each", ""), rule.get("scope") or "", "cost" in rule["measure"]
        base = [r for o in self.tables["rules"] if o["id"] == rule.get("base") for r in self.rows_of(o) if r.side != "at_most"]
        members, counts_assigned = self.within(scope), rule.get("counting") == "with_assigned"
        groups = group_by(members, each) if "made" not in rule else {rule["made"]: members} if members else {}
        wholes = group_by(self.within(rule.get("of", "")), each) if kind in ("share", "cost_share") else groups
        groups = {**dict.fromkeys(wholes, []), **groups}
        weights = {g: sum({s["category"]: s.reference for s in inside}.values()) if kind == "mix" else sum(int(c["population"])
                   for c in self.counties.values() if in_scope(c, f"{scope};{g}", only=c)) for g, inside in groups.items()}
        parts, varies, total = kind in ("mix", "evenness"), kind in ("share", "cost_share", "failure_rate"), sum(weights.values())
        d = (1 if base else 10 ** 4 * total if parts else 10 ** 9 if varies else 1) * 100 ** cost
        def factor(s): return s.yuan if cost else s.failures if kind == "failure_rate" else 1
        for group, inside in groups.items():
            cells = group_by(inside, rule.get("cells") or "index") if "coverage" in kind else {}
            part = Fraction(weights[group], total) if parts else 1
            task = part * sum(r.edge for r in base if kind != "share" or {*r.key[1].split(";")} - {""} <= {*group.split(";")})
            subjects = sum(self.subjects[place] for place in {s.place for s in inside})
            one = {"batches_per_1000": Fraction(weights[group], 1000), "batches_per_subject": subjects, "share": task, "mix": task,
                   "evenness": task, "subjects_share": sum(s.subjects for s in inside), "coverage_share": len(cells),
                   "kept_share": sum(s.former for s in inside)}.get(kind, 1)
            of = (members if parts else wholes.get(group, [])) if (parts or varies) and not base else None
            bottom = {-1: one} if of is None else {s.index: part * (factor(s) if cost else 1) for s in of}
            counted = [cell[0] for cell in cells.values() if len(cell) == 1] if cells else inside  # alone: a stratum with cap 1
            cap = 1 if cells else {"subjects": "subjects", "subjects_share": "subjects", "kept_share": "former"}.get(kind)
            caps = {s.index: getattr(s, cap) if cap != 1 else 1 for s in counted} if cap else {}
            cells = {name: [s.index for s in cell] for name, cell in cells.items() if len(cell) > 1}
            top = {s.index: factor(s) for s in counted} | {-1: sum(s.assigned for s in inside) * counts_assigned}
            yield from (Row(rule, group, side, d, top, bottom, caps, cells) for side in SIGNS if rule.get(side))
class Audit(Scenario):
    def __init__(self, folder):
        super().__init__(folder / "scenario")
        self.plan, self.proof = (json.loads((folder / name).read_text("utf-8-sig")) for name in ("plan.json", "proof.json"))
        self.found, self.impossible, file = [], self.plan["status"] == "infeasible", folder / "allocation.csv"
        for s in self.strata if self.impossible else (): s.own, s.least = [], 0
        n = self.batches([] if self.impossible and not file.exists() else read_table(file))
        y, u = self.prices("prices", "side"), self.prices("cells", "cell")
        self.check_rules(n, y)
        lost = sum(row.penalty * max(0, ceil(-row.stands(n)[2])) for row in self.rows.values() if row.wish and not self.impossible)
        value = sum(s.worth(n[s.index]) for s in self.strata) - int(lost)
        bound = self.bound(n, y, u, value if self.plan["status"] == "imported" else None)
        gap = 0 if self.impossible else (bound - value) / max(abs(value), 10 ** 6)
        fits = {"infeasible": bound <= 0, "optimal": value == bound, "feasible": value < bound,
                "imported": not self.proof["prices"] + self.proof["cells"]}.get(self.plan["status"])
        def totals(part, suffix): return {"batches" + suffix: sum(n[s.index] for s in part),
            "expected_failures" + suffix: sum((s.failures * n[s.index] for s in part), Fraction(0))}
        rest = [s for s in self.strata if not in_scope(s, self.settings.get("show_without") or "county=")]  # blank: all
        self.compare("proof.json", self.proof, {"value": value, "bound": bound})
        self.compare("plan.json", self.plan, {"title": self.settings["title"], "scenario_sha256": self.sha256,
            "value": value, "bound": bound, "gap": self.plan["gap"] if isclose(self.plan["gap"], gap, rel_tol=1e-12) else gap,
            "status": self.plan["status"] if fits else "another", **totals(self.strata, ""), **totals(rest, "_without"),
            "cost_yuan": money(sum(s.yuan * n[s.index] for s in self.strata))})
    def compare(self, place, stated, exact):  # a Fraction must be stated as decimal text, all else as it is
        for name, value, mine in ((name, value, stated[name]) for name, value in exact.items()):
            same = type(mine) is type(value) and mine == value
            if isinstance(value, Fraction): same = re.fullmatch(r"'-?[0-9]+(\.[0-9]+)?'", repr(mine)) and Fraction(mine) == value
            if not same: self.found.append(f"{place} {name}: stated {mine}, recomputed {value}")
    def compare_rows(self, place, names, stated, exact):
        keys = [tuple(row[name] for name in names) for row in stated]
        wrong = [pair for pair in itertools.zip_longest(keys, exact) if pair[0] != pair[1]]  # or missing, twice, out of order
        if wrong: self.found.append(f"{place}: stated row {wrong[0][0]}, recomputed row {wrong[0][1]}")
        for key, row in zip(keys, stated): self.compare(f"{place} {' '.join(key)}", row, exact.get(key, {}))
    def batches(self, lines):  # of each stratum, from allocation.csv; and the 1 of constants
        names = [*KEY, *sorted({c for s in self.tables["strata"] for c in s} - KNOWN), "fund"]
        def key(row): return tuple(row.get(c, "") for c in names)
        taken, exact = {key(line): int(line["batches"]) for line in lines}, {}
        n = [taken.get(key(s), 0) for s in self.strata]
        for s, k in zip(self.strata, n) if not self.impossible else ():
            if k or s.at_least: exact[key(s)] = {
                "batches": str(k) if s.at_least <= k <= s.at_most else f"{s.at_least} to {s.at_most}", "county": s["name"],
                "risk": s.get("risk", ""), "cost_yuan": money(s.yuan * k), "expected_failures": s.failures * k}
        self.compare_rows("allocation.csv", names, lines, exact)
        return [*n, 1]
    def prices(self, part, last):  # in grains, by row or by cell; what proof.json does not list has price 0
        prices, cells = {}, {(*key[:2], name) for key, row in self.rows.items() for name in row.cells}
        for entry in self.proof[part]:
            key, price = (entry["rule"], entry["group"], entry[last]), number(entry["price"]) * GRAIN
            row, sign = self.rows.get(key), 1 if key in cells else SIGNS.get(key[2], 0)
            over = row and row.wish and abs(price) * row.d > (0 if self.impossible else row.penalty * GRAIN)
            if key in prices or key not in (cells if last == "cell" else self.rows) or sign * price < 0 or over or price % 1:
                self.found.append(f"proof.json {part} {' '.join(key)}: price {entry['price']}: unknown, twice, wrong sign or size")
            prices[key] = floor(price)
        return prices
    def check_rules(self, n, y):
        exact = {}
        for key, row in sorted(self.rows.items() if not self.impossible else ()):
            required, achieved, slack = row.stands(n)
            unit = next((unit for word, unit in UNITS.items() if word in row.rule["measure"]), "批次")
            exact[key] = {"required": nine(required), "achieved": nine(achieved), "slack": nine(slack), "unit": unit,
                          "price": Fraction(abs(y.get(key, 0)) * row.d, GRAIN * 10 ** 6),
                          **{field: row.rule.get(field) or "" for field in ("strength", "title", "source")}}
            if slack < 0 and not row.wish: self.found.append(f"plan.json rules {' '.join(key)}: broken by {-slack} {unit}")
        self.compare_rows("plan.json rules", ("id", "group", "side"), self.plan["rules"], exact)
    def bound(self, n, y, u, known=None):  # `known`: of a plan that was taken in nothing is proved
        rows, cells, strata, gains = 0, 0, 0, [[] for _ in n]  # gains of a stratum: (cap, of each batch up to it)
        for key, row, price in ((key, row, row.d * y.get(key, 0)) for key, row in self.rows.items()):
            rows += price * (row.edge - row.top.get(-1, 0))
            for i in {**row.top, **row.bottom} if price else ():
                gains[i].append((row.caps.get(i, inf), int(price * (row.bound * row.bottom.get(i, 0) - row.top.get(i, 0)))))
            for second, cell in ((u.get((*key[:2], name), 0), cell) for name, cell in row.cells.items()):
                cells += max(0, -price - second)
                for i in cell: gains[i].append((inf, second))
        for s, mine in zip(self.strata, gains):
            low, best = s.at_least, {s.at_least}
            for high in sorted({s.at_most, *(cap for cap, _ in mine if s.at_least < cap < s.at_most)}):
                price = -sum(gain for cap, gain in mine if cap >= high) // GRAIN  # of a batch after `low`, up to `high`
                paying = inf if s.least > price else bisect.bisect_left(s.own, -price, key=lambda worth: -worth)
                best, low = best | {min(max(paying, low), high)}, high
            strata += max(s.worth(n) * GRAIN + sum(gain * min(n, cap) for cap, gain in mine) for n in best)
        if known is not None: rows = cells = strata = 0
        terms = {"rows": Fraction(rows, GRAIN), "cells": Fraction(cells, GRAIN), "strata": Fraction(strata, GRAIN)}
        self.compare("proof.json terms", self.proof["terms"], terms)
        return floor(sum(terms.values())) if known is None else known
if __name__ == "__main__":
    try: audit = Audit(pathlib.Path(sys.argv[1]))
    except Exception as problem: sys.exit(print(f"unreadable: {type(problem).__name__}: {problem}", file=sys.stderr) or 65)
    sys.exit(print("\n".join(audit.found) or f"agrees: {len(audit.rows)} rows") or bool(audit.found))
