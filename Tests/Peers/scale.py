"""How long planning takes beside HiGHS on the same refined program, as a ratio in the same run, from six counties to a province.

By hand: Tests/Peers/scale.py .build/release/choujian .build/release/choujian-bench (highspy).

`choujian` plans in a loaded process: relaxation, whole batches and proof. HiGHS gets the program that `export` writes, on one thread, and
closes the gap that the plan states; it is stopped after LIMIT seconds, and then its own gap is printed. The time of its relaxation alone stands beside it."""
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import highspy

from choujian import Choujian

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 120
TIMES = 3
# Counties and classes of generated scenarios, and how many seeds of each.
FAMILIES = [(6, 12, 3), (13, 30, 3), (40, 30, 2), (88, 34, 1)]
SHIPPED = ["qinshui-2023", "sanming-2023", "zhongshan-2020", "lvliang-2021", "guizhou-2020"]


def solver(path, **options):
    highs = highspy.Highs()
    for name, value in dict(output_flag=False, threads=1, time_limit=LIMIT, **options).items():
        highs.setOptionValue(name, value)
    highs.readModel(str(path))
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return highs


def timed(highs):
    began = time.perf_counter()
    highs.run()
    return time.perf_counter() - began


def compare(name, scenario, choujian, bench, folder):
    program = folder / "program.mps"
    choujian("export", scenario, "--mps", program)
    planned = []
    for _ in range(TIMES):
        line = subprocess.run([bench, scenario, "--times", "1"], capture_output=True, text=True, check=True).stdout
        planned.append(json.loads(line))
    plan = sorted(planned, key=lambda one: one["plan"])[TIMES // 2]
    if "gap" not in plan:
        print(f"| {name} | {plan['strata']:,} | no plan | | | | |")
        return None
    relaxed = solver(program, solve_relaxation=True)
    relaxation = statistics.median(timed(relaxed) for _ in range(1))
    whole = solver(program, mip_rel_gap=max(plan["gap"], 1e-9))
    seconds = timed(whole)
    gap = whole.getInfo().mip_gap
    ratio = plan["plan"] / seconds
    print(f"| {name} | {plan['strata']:,} | {plan['plan']:.2f} | {plan['gap']:.1e} | {relaxation:.2f} | {seconds:.1f} | "
          f"{'more than ' if seconds >= LIMIT else ''}{gap:.1e} | {ratio:.2f} |", flush=True)
    return ratio


def main():
    choujian, bench = Choujian(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    print("| scenario | strata | plan, s | its gap | HiGHS, relaxation, s | HiGHS, whole batches, s | its gap | plan ÷ HiGHS |")
    print("|---|---|---|---|---|---|---|---|")
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for counties, classes, seeds in FAMILIES:
            for seed in range(1, seeds + 1):
                scenario = folder / f"generated-{counties}-{seed}"
                choujian("generate", "--counties", counties, "--classes", classes, "--seed", seed, "-o", scenario)
                ratios.append(compare(f"{counties} counties × {classes} classes, seed {seed}", scenario, choujian, bench, folder))
        for name in SHIPPED:
            ratios.append(compare(name, ROOT / "Scenarios" / name, choujian, bench, folder))
    known = [ratio for ratio in ratios if ratio is not None]
    print(f"median of {len(known)}: {statistics.median(known):.2f} times the time of HiGHS")


main()
