"""Alters one figure of a plan folder at a time, seals every digest anew, and has both verifiers judge what is left.

Both must refuse every altered figure of what is stated (plan.json, allocation.csv, proof.json), by arithmetic and with the
place. A figure of the scenario need not bear on anything that is stated; there both must say the same.
"""
import collections
import csv
import hashlib
import io
import json
import random
import re
import shutil
import subprocess
import sys

import verify

STATED = ["plan.json", "allocation.csv", "proof.json"]
FREE = ["version", "scenario_sha256"]  # of plan.json: a number that follows from nothing; the digest, which is sealed anew
BOUNDS = {  # figures of the scenario that plan.json states as bounds of rules
    "funds": ["amount_yuan"],
    "lots": ["contract_yuan", "max_batches"],
    "labs": ["annual_batches"],
    "pins": ["at_least", "at_most", "exactly"],
}
OTHERS = {  # figures of the scenario that may not bear on anything; order and strength never do
    "rules": ["at_least", "at_most", "exactly", "penalty", "source"],
    "strata": ["subjects", "at_least", "at_most", "assigned", "cost_yuan", "alpha", "beta"],
    "counties": ["population"],
    "categories": ["order", "severity", "reference", "strength"],
    "venues": ["subjects"],
    "crews": ["crew_days", "batches_per_day"],
}


def read(file):
    """A JSON file as a value, a table as a list of rows of texts."""
    text = file.read_text("utf-8-sig")
    return json.loads(text) if file.suffix == ".json" else list(csv.reader(io.StringIO(text)))


def write(file, content):
    if file.suffix == ".json":
        file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    else:
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows(content)
        file.write_text(table.getvalue(), "utf-8")


def seal(plan):
    """Writes the digest of the scenario into plan.json, as whoever altered a figure would."""
    digest = hashlib.sha256()
    for file in sorted((plan / "scenario").iterdir(), key=lambda file: file.name.encode()):
        content = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + str(len(content)).encode() + b"\0" + content)
    write(plan / "plan.json", {**read(plan / "plan.json"), "scenario_sha256": digest.hexdigest()})


def leaves(content, path=()):
    """The way to each text and number of a value that has a digit."""
    if isinstance(content, (dict, list)):
        for key, part in content.items() if isinstance(content, dict) else enumerate(content):
            yield from leaves(part, (*path, key))
    elif re.search("[0-9]", str(content)):
        yield path


def stated_figures(plan):
    """The figures that are stated, by file and field: the ways to them."""
    figures = collections.defaultdict(list)
    for name in STATED:
        content = read(plan / name) if (plan / name).exists() else []
        for path in leaves(content):
            if name.endswith(".json"):
                field = " ".join(key for key in path if isinstance(key, str))
            else:
                field = content[0][path[1]]
            if field not in FREE and path[0] != 0:  # line 0 of a table holds the headings
                figures[name, field].append(path)
    return figures


def scenario_figures(plan):
    """The figures of the scenario that planning reads, by file and column: the ways to them."""
    figures = collections.defaultdict(list)
    for table, columns in {**BOUNDS, **OTHERS}.items():
        name = f"scenario/{table}.csv"
        content = read(plan / name) if (plan / name).exists() else []
        for row, column in leaves(content):
            if row != 0 and content[0][column] in columns:
                figures[name, content[0][column]].append((row, column))
    return figures


def altered(figure, dice):
    """The figure with another digit in one place, still written as figures are: no number begins with a 0 too many."""
    text = repr(figure) if isinstance(figure, float) else str(figure)
    end = 10 if isinstance(figure, float) else len(text)  # later digits are within the rounding of a double
    place = dice.choice([place for place in range(min(end, len(text))) if text[place].isdigit()])
    begins = re.fullmatch("(.*[^0-9.])?[0-9]", text[: place + 1]) and re.match("[0-9]", text[place + 1 :])
    digit = dice.choice([digit for digit in "0123456789" if digit != text[place] and not (begins and digit == "0")])
    return type(figure)(text[:place] + digit + text[place + 1 :])


def alter(plan, name, path, dice):
    """Alters a figure of a plan folder; what stood there and what does now."""
    content = read(plan / name)
    part = content
    for key in path[:-1]:
        part = part[key]
    old = part[path[-1]]
    part[path[-1]] = altered(old, dice)
    write(plan / name, content)
    return old, part[path[-1]]


def places(plan, name, path):
    """Groups of words by which a refusal names the place of a figure: those of one group must stand in one line."""
    content = read(plan / name)
    if name == "allocation.csv":
        row = content[path[0]]
        return [[f"allocation.csv line {path[0] + 1}"], ["allocation.csv", row[0], row[4], row[6]]]
    if name == "plan.json" and path[0] == "rules":
        row = content["rules"][path[1]]
        return [["plan.json", row["id"], row["group"], "" if path[2] in ("id", "group") else path[2]]]
    if name == "proof.json" and path[0] in ("prices", "cells"):
        row = content[path[0]][path[1]]
        named = [["plan.json", row["rule"], row["group"], "price"], ["proof.json", path[0], row["rule"], row["group"]]]
        # plan.json repeats the prices of rows. Which of the others was altered arithmetic cannot tell, only that the sums differ.
        repeated = path[0] == "prices" and read(plan / "plan.json")["rules"]
        return named if repeated else [*named, ["proof.json", "terms"]]
    if name in STATED:
        return [[name, *map(str, path)]]
    return [[file] for file in [*STATED, "scenario/"]]


def judgement(plan, named, choujian):
    """What both verifiers say of a folder: accepted, refused, or unreadable (choujian alone); else what is wrong with it."""
    judged = choujian("verify", plan, expect=(0, 1, 65))
    said = {"choujian verify": (judged.stdout + judged.stderr).splitlines() if judged.returncode else []}
    if judged.returncode != 65:
        said["verify.py"] = verify.Audit(plan).found
        if bool(said["verify.py"]) != bool(judged.returncode):
            return f"only one of them refuses: {said}"
    for who, lines in said.items():
        if lines and not any(all(word in line for word in words) for line in lines for words in named):
            return f"{who} does not name the place: {lines[:3]}"
    return {0: "accepted", 1: "refused", 65: "unreadable"}[judged.returncode]


def alter_many(title, plan, figures, times, choujian, checks):
    """Alters so many figures, of each field as often as of any other, and prints what both said."""
    dice, done, said = random.Random(title), set(), collections.defaultdict(collections.Counter)
    copy = plan.with_name("copy")
    while len(done) < times:
        name, field = dice.choice(sorted(figures))
        path = dice.choice(figures[name, field])
        shutil.copytree(plan, copy)
        old, new = alter(copy, name, path, dice)
        if (name, path, new) not in done:
            done.add((name, path, new))
            seal(copy)
            verdict = judgement(copy, places(plan, name, path) + places(copy, name, path), choujian)
            permitted = ["refused"]
            if name not in STATED:
                permitted.append("unreadable")  # out of the range of its column
                if name.removeprefix("scenario/").removesuffix(".csv") in OTHERS:
                    permitted.append("accepted")
            place = f"{name} {' '.join(map(str, path))}"
            checks.that(verdict in permitted, f"{title}: {place}: {old} altered to {new}: {verdict}")
            said[verdict if verdict in permitted else "FAILED"][f"{name} {field}"] += 1
        shutil.rmtree(copy)
    for verdict, counts in sorted(said.items(), reverse=True):
        fields = "" if verdict == "refused" else ": " + ", ".join(f"{field} {count}" for field, count in sorted(counts.items()))
        print(f"{title}: {verdict} {sum(counts.values())} of {times}{fields}", flush=True)


def leave_out_months(plan):
    """A plan of the year alone: verify.py knows no months; faults in them are planted by the tests of choujian itself, and year.py reads
    them."""
    for name in ["schedule.csv", "inspections.csv"]:
        (plan / name).unlink(missing_ok=True)
    write(plan / "plan.json", {key: value for key, value in read(plan / "plan.json").items() if key not in ("scheduled_batches", "visits")})


def exit_codes(plan, checks):
    """verify.py as a command: 0 agrees, 1 differs, 65 cannot be read."""

    def code():
        return subprocess.run([sys.executable, verify.__file__, str(copy)], capture_output=True).returncode

    copy = plan.with_name("copy")
    shutil.copytree(plan, copy)
    codes = [code()]
    write(copy / "plan.json", {**read(copy / "plan.json"), "batches": -1})
    codes.append(code())
    (copy / "proof.json").write_text("{")
    codes.append(code())
    shutil.rmtree(copy)
    checks.that(codes == [0, 1, 65], f"verify.py exits with {codes} where it should with 0, 1, 65")


def run(choujian, lvliang, work, checks):
    """A small scenario with resources of all kinds, the same without a plan, and 吕梁 2021."""
    small = work / "small"
    choujian("generate", "--counties", 3, "--classes", 4, "--seed", 174, "-o", small)
    subjects = [  # arguments, exit code, how many figures that are stated, how many of the scenario
        ("small scenario", [small, "--set", "evenness.at_least=1.3"], 0, 850, 350),
        ("small scenario without a plan", [small, "--set", "quota.at_least=99"], 3, 50, 0),
        ("吕梁 2021", [lvliang], 0, 100, 50),
    ]
    for title, arguments, code, of_stated, of_scenario in subjects:
        plan = work / "altered" / "plan"
        choujian("plan", *arguments, "--no-sheets", "-o", plan, expect=(code,))
        leave_out_months(plan)
        alter_many(f"{title}, stated", plan, stated_figures(plan), of_stated, choujian, checks)
        alter_many(f"{title}, scenario", plan, scenario_figures(plan), of_scenario, choujian, checks)
        exit_codes(plan, checks)
        shutil.rmtree(plan)
