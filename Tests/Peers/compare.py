"""Compares plans with an independent solver and an independent verifier.

Usage: compare.py CHOUJIAN [NUMBER_OF_SCENARIOS]

For 吕梁 2021 and generated scenarios: plan, verify, verify again by verify.py, export the refined program, solve it with HiGHS, and
check that HiGHS's optimum lies between the plan's value and its bound. Where HiGHS does not finish within its time, its own bound
stands in for its optimum. Then single figures of plan folders are altered, every digest sealed anew, and both verifiers must refuse.
"""
import hashlib
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import highspy

here = pathlib.Path(__file__).resolve().parent
program = pathlib.Path(sys.argv[1]).resolve()
count = int(sys.argv[2]) if len(sys.argv) > 2 else 50


def run(*arguments, expect=(0,)):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode not in expect:
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def highs(path, seconds):
    """Optimum and bound of a maximisation, in the units of the file."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 1e-7)
    solver.readModel(str(path))
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    info = solver.getInfo()
    finished = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return (info.objective_function_value if finished else None), info.mip_dual_bound


def compare(name, scenario, work, seconds):
    plan = work / "plan"
    stated = json.loads(run(program, "plan", scenario, "-o", plan, "--json").stdout)
    run(program, "verify", plan)
    run(sys.executable, here / "verify.py", plan)
    constant = json.loads(run(program, "export", scenario, "--mps", work / "program.mps").stdout)["constant"]
    optimum, bound = highs(work / "program.mps", seconds)
    value, size = stated["value"], max(abs(stated["value"]), 1_000_000)
    peer = (bound if optimum is None else optimum) * 1000 + constant
    gap = stated["gap"]
    assert peer <= stated["bound"] + 1e-6 * size, f"{name}: HiGHS {peer} is above the proved bound {stated['bound']}"
    assert peer - value <= gap * size + 1e-6 * size, f"{name}: HiGHS {peer} is beyond the gap of {value}"
    kind = "optimum" if optimum is not None else "bound (not finished)"
    print(f"{name}: value {value}, bound {stated['bound']}, gap {gap:.1e}, HiGHS {kind} {peer:.0f}")


def seal(plan):
    """Writes the digest of the scenario into plan.json, as whoever altered a figure would."""
    digest = hashlib.sha256()
    for file in sorted((plan / "scenario").iterdir(), key=lambda f: f.name.encode()):
        content = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + str(len(content)).encode() + b"\0" + content)
    statement = json.loads((plan / "plan.json").read_text())
    statement["scenario_sha256"] = digest.hexdigest()
    (plan / "plan.json").write_text(json.dumps(statement, ensure_ascii=False))


def figures(text):
    """Places of runs of digits that stand as figures, not within names or digests."""
    places, start = [], None
    for index, character in enumerate(text + " "):
        if character.isdigit():
            start = index if start is None else start
        elif start is not None:
            before = text[start - 1] if start else " "
            if not before.isalpha() and not character.isalpha():
                places.append((start, index))
            start = None
    return places


def alter(plan, dice):
    """Changes one digit of one figure of the plan; the name of the file and the new text around it."""
    file = plan / dice.choice(["plan.json", "allocation.csv", "proof.json"])
    lines = file.read_text(encoding="utf-8").split("\n")
    while True:
        number = dice.randrange(len(lines))
        line = lines[number]
        if any(word in line for word in ["sha256", "version", '"title"', '"source"', '"group"', '"cell"', '"id"', '"rule"']):
            continue
        places = figures(line)
        if file.name == "allocation.csv":
            # The last three columns are figures; those before are keys.
            keys = len(line.rsplit(",", 3)[0])
            places = [p for p in places if p[0] > keys] if number else []
        if not places:
            continue
        start, end = dice.choice(places)
        place = dice.randrange(start, end)
        digit = dice.choice([d for d in "0123456789" if d != line[place]])
        lines[number] = line[:place] + digit + line[place + 1:]
        file.write_text("\n".join(lines), encoding="utf-8")
        return f"{file.name} line {number + 1}: {lines[number].strip()[:100]}"


def tamper(work, times):
    dice = random.Random(1)
    plan, copy = work / "tamper", work / "copy"
    run(program, "generate", "--counties", 3, "--classes", 4, "--seed", 5, "-o", work / "tamper-scenario")
    run(program, "plan", work / "tamper-scenario", "-o", plan)
    for number in range(times):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(plan, copy)
        what = alter(copy, dice)
        seal(copy)
        judged = run(program, "verify", copy, expect=(0, 1, 65))
        assert judged.returncode != 0, f"verify accepts an altered figure: {what}"
        if number % 25 == 0:
            # The second verifier is slow where a wrong price makes a million batches pay.
            again = run(sys.executable, here / "verify.py", copy, expect=(0, 1, 65))
            assert again.returncode != 0, f"verify.py accepts an altered figure: {what}"
    print(f"{times} altered figures: all refused by verify, and every 25th by verify.py")


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    compare("吕梁 2021", here.parent.parent / "Scenarios" / "lvliang-2021", work, 20)
    for seed in range(1, count + 1):
        size = ["--tiny"] if seed % 5 == 0 else ["--classes", 4 + seed % 5]
        run(program, "generate", "--counties", 2 + seed % 4, "--seed", seed, "-o", work / "scenario", *size)
        compare(f"generated {seed}", work / "scenario", work, 4)
        shutil.rmtree(work / "plan")
    tamper(work, 1000 if count >= 50 else 20 * count)
print(f"{count + 1} passed, 0 failed")
