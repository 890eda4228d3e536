"""How long planning takes beside HiGHS and CBC on the same program, in the same run, from six counties to the country.

By hand: Tests/Peers/scale.py .build/release/choujian .build/release/choujian-bench [counties …] (highspy; apt-get install coinor-cbc).

Seconds are those of the processors, all threads added up, so that other work on the machine counts little. `choujian` plans in a loaded process:
relaxation, whole batches and proof. The others get the program that `export` writes, on one thread: the fastest of HiGHS's simplex, interior
point and first-order method solves its relaxation; HiGHS and CBC close the gap that the plan states. Each is stopped after LIMIT seconds.
Families keep some of the rules that `generate` makes; the scenario stays possible, since the drawn plan keeps every rule."""
import csv
import json
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

from choujian import Choujian

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 60
METHODS = ["simplex", "ipm", "pdlp"]
# Counties: classes, seeds and how often each is planned.
SIZES = {6: (12, 2, 5), 13: (30, 2, 3), 88: (34, 1, 3), 400: (34, 1, 1), 2846: (34, 1, 1)}
PLAIN = ["quota", "at_most", "per_county", "spending", "task"]
FAMILIES = {
    "quotas and funds": PLAIN,
    "rates and shares": PLAIN + ["of_class", "share", "task_share", "cost_share", "rate"],
    "coverage and subjects": PLAIN + ["covered", "covered_cells", "subjects", "subjects_share", "per_subject"],
    "evenness and mix": PLAIN + ["evenness", "mix"],
    "all rules": None,
}
SHIPPED = ["qinshui-2023", "sanming-2023", "zhongshan-2020", "lvliang-2021", "guizhou-2020"]


def solve(path, relaxation, method, gap):
    """In a process of its own: seconds of its processor, whether it ended, its gap."""
    import highspy

    highs = highspy.Highs()
    options = dict(output_flag=False, threads=1, time_limit=LIMIT, solve_relaxation=relaxation, solver=method, mip_rel_gap=gap)
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.readModel(str(path))
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    highs.run()
    seconds = resource.getrusage(resource.RUSAGE_SELF).ru_utime - began
    ended = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    print(json.dumps([seconds, ended, highs.getInfo().mip_gap]))


def highs(path, relaxation, method="choose", gap=0.0):
    # A first-order method looks at its clock seldom: it is stopped from outside, too.
    try:
        run = subprocess.run([sys.executable, __file__, "--solve", path, str(int(relaxation)), method, str(gap)],
                             capture_output=True, text=True, timeout=LIMIT * 3)
        return json.loads(run.stdout.strip().splitlines()[-1])
    except (subprocess.TimeoutExpired, IndexError):
        return [LIMIT, False, float("inf")]


def cbc(path, gap):
    if shutil.which("cbc") is None:
        return [float("nan"), False]
    text = subprocess.run(["cbc", path, "-maximize", "-ratioGap", str(gap), "-seconds", str(LIMIT), "-solve", "-quit"],
                          capture_output=True, text=True).stdout
    seconds = re.search(r"Total time \(CPU seconds\):\s+([0-9.]+)", text)
    ended = "Result - Optimal solution found" in text and "Stopped" not in text
    return [float(seconds.group(1)) if seconds else LIMIT, ended]


def shown(result):
    return f"{result[0]:.2f}" if result[1] else f"more than {result[0]:.0f}"


def keep(scenario, rules):
    if rules is None:
        return
    path = scenario / "rules.csv"
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(line for line in lines if line["id"] in rules)


def compare(name, scenario, times, choujian, bench, folder):
    line = subprocess.run([bench, scenario, "--times", str(times)], capture_output=True, text=True, check=True).stdout
    plan = json.loads(line)
    if "gap" not in plan:
        print(f"| {name} | {plan['strata']:,} | {plan['processors']:.2f} | no plan | | | | |", flush=True)
        return None
    program = folder / "program.mps"
    choujian("export", scenario, "--mps", program)
    relaxed = [highs(program, True, method) for method in METHODS]
    best = min(relaxed, key=lambda one: (not one[1], one[0]))
    gap = max(plan["gap"], 1e-9)
    whole, other = highs(program, False, gap=gap), cbc(program, gap)
    rival = min([one for one in (whole, other) if one[1]] or [whole, other], key=lambda one: one[0])
    ratio = plan["processors"] / rival[0]
    bound = "" if rival[1] else "at most "
    print(f"| {name} | {plan['strata']:,} | {plan['processors']:.2f} | {plan['gap']:.1e} | {shown(best)} | {shown(whole)} | {shown(other)} | "
          f"{bound}{ratio:.3f} |", flush=True)
    return ratio


def main():
    choujian, bench = Choujian(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    sizes = [int(one) for one in sys.argv[3:]] or [6, 13, 88]
    print("| scenario | strata | plan, s | its gap | HiGHS, relaxation, s | HiGHS, whole batches, s | CBC, whole batches, s | plan ÷ the better |")
    print("|---|---|---|---|---|---|---|---|")
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for counties in sizes:
            classes, seeds, times = SIZES[counties]
            for family, rules in FAMILIES.items():
                for seed in range(1, seeds + 1):
                    scenario = folder / f"generated-{counties}-{seed}"
                    choujian("generate", "--counties", counties, "--classes", classes, "--seed", seed, "-o", scenario)
                    keep(scenario, rules)
                    name = f"{counties:,} counties × {classes} classes, {family}, seed {seed}"
                    ratios.append(compare(name, scenario, times, choujian, bench, folder))
                    shutil.rmtree(scenario)
        if not sys.argv[3:]:
            for name in SHIPPED:
                ratios.append(compare(name, ROOT / "Scenarios" / name, 1, choujian, bench, folder))
    known = [ratio for ratio in ratios if ratio is not None]
    print(f"median of {len(known)}: {statistics.median(known):.2f} times the time of the better of HiGHS and CBC; largest {max(known):.2f}")


if len(sys.argv) > 1 and sys.argv[1] == "--solve":
    solve(sys.argv[2], sys.argv[3] == "1", sys.argv[4], float(sys.argv[5]))
else:
    main()
