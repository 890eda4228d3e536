"""How fast years are drawn, as a ratio to numpy in the same run: rates and failures of 吕梁's strata, without shared errors there.

By hand: Tests/Peers/speed.py .build/release/choujian (numpy)."""
import csv
import pathlib
import sys
import tempfile
import time

import numpy

from choujian import Choujian

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = 20_000


def main():
    choujian = Choujian(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "plan"
        choujian("plan", ROOT / "Scenarios/lvliang-2021", "-o", plan, "--no-sheets")
        keys = ["county", "category", "level", "task_kind", "venue", "stage"]
        with open(plan / "allocation.csv", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        with open(plan / "scenario/strata.csv", encoding="utf-8") as file:
            strata = list(csv.DictReader(file))
        # Columns that the strata table leaves out are blank throughout.
        further = [name for name in strata[0] if name in rows[0] and name not in keys + ["fund", "cost_yuan"]]
        beta = {tuple([one.get(key, "") or ("监督抽检" if key == "task_kind" else "") for key in keys]
                      + [one[name] for name in further]): (float(one["alpha"]), float(one["beta"])) for one in strata}
        chosen = [(beta[tuple([row["adcode"]] + [row[key] for key in keys[1:]] + [row[name] for name in further])],
                   int(row["batches"])) for row in rows]
        # What cannot fail is no Beta.
        chosen = [one for one in chosen if one[0][0] > 0]
        alphas = numpy.array([one[0] for one, _ in chosen])
        betas = numpy.array([one[1] for one, _ in chosen])
        batches = numpy.array([count for _, count in chosen])
        generator = numpy.random.default_rng(1)
        # Each is run three times in turn; the fastest counts, as others may use the machine.
        seconds = {"numpy": [], "choujian": [], "choujian, 1 thread": [], "start": []}
        for _ in range(3):
            began = time.perf_counter()
            for _ in range(RUNS // 10):
                generator.binomial(batches, generator.beta(alphas, betas)).sum()
            seconds["numpy"].append(10 * (time.perf_counter() - began))
            for name, options in [("choujian", []), ("choujian, 1 thread", ["--threads", "1"])]:
                began = time.perf_counter()
                choujian("simulate", plan, "--finds-only", "--runs", RUNS, *options)
                seconds[name].append(time.perf_counter() - began)
            began = time.perf_counter()
            choujian("simulate", plan, "--finds-only", "--runs", 1)
            seconds["start"].append(time.perf_counter() - began)
    best = {name: min(times) for name, times in seconds.items()}
    print(f"{RUNS:,} years of {len(chosen):,} strata: " + ", ".join(f"{name} {time:.2f} s" for name, time in best.items()))
    for name in ["choujian", "choujian, 1 thread"]:
        ratio = best["numpy"] / (best[name] - best["start"])
        print(f"{name}: {ratio:.1f} times as fast as numpy (reading and judging the folder apart)")
    raise SystemExit(0 if best["numpy"] >= 4 * (best["choujian"] - best["start"]) else 1)


main()
