"""How long it takes to say what may be changed where no plan exists, as a ratio to an ordinary solve of the same scenario in the same
run, and whether every repair, applied, gives a plan that is verified.

By hand: Tests/Peers/repairs.py .build/release/choujian [--time-only]"""
import json
import pathlib
import resource
import shutil
import statistics
import sys
import tempfile
import time

from choujian import Choujian

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST = 3.0
IMPOSSIBLE = 3

# What is spoiled in 吕梁 2021.
CASES = {
    "quota 8": ["quota.at_least=8"],
    "all funds at 60%": ["budget.scale=0.6"],
    "all funds at 90%": ["budget.scale=0.9"],
    "one county's fund": ["fund:XJ-141124.amount_wanyuan=60"],
    "the city's fund": ["fund:SJ-SP.amount_wanyuan=200"],
    "a laboratory": ["lab:JG-SS.annual_batches=2500"],
    "failure rate of farm produce": ["farm_rate.at_least=2.8%"],
    "ceiling of the classes": ["class_mix.at_most=0.9"],
    "share of farm produce": ["farm_share_city.at_least=70%", "farm_share_city.at_most=72%"],
    "evenness": ["drug_counties.at_least=1.1"],
}
PINS = "pin,scope,at_least,at_most,exactly,who,why\nP1,county=141124;class=食用农产品;level=县抽,1500,,,某科,投诉多\n"


def seconds(choujian, *arguments, expect):
    """Wall-clock and processor seconds of a run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    choujian("plan", *arguments, "--no-sheets", expect=expect)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def cases(folder):
    scenario = ROOT / "Scenarios/lvliang-2021"
    for name, settings in CASES.items():
        yield "吕梁: " + name, scenario, scenario, sum((["--set", one] for one in settings), [])
    pinned = folder / "pinned"
    shutil.copytree(scenario, pinned)
    (pinned / "pins.csv").write_text(PINS, encoding="utf-8")
    yield "吕梁: a pin", scenario, pinned, []
    for name, settings in [("zhongshan-2020", ["quota.at_least=6.2"]), ("qinshui-2023", ["task.exactly=1000"]),
                           ("sanming-2023", ["budget.scale=0.7"])]:
        place = ROOT / "Scenarios" / name
        yield name, place, place, sum((["--set", one] for one in settings), [])


def check(choujian, scenario, settings, folder):
    """Verifies the folder without a plan and every repair of it; how many there are."""
    broken = folder / "broken"
    choujian("plan", scenario, *settings, "--no-sheets", "-o", broken, expect=(IMPOSSIBLE,))
    choujian("verify", broken)
    with open(broken / "repairs.json", encoding="utf-8") as file:
        repairs = json.load(file)["repairs"]
    for repair in repairs:
        plan = folder / f"plan-{repair['number']}"
        # The months may not fit where a laboratory was cut, which is another matter.
        choujian("plan", scenario, *settings, "--repair", repair["number"], "--no-sheets", "-o", plan, expect=(0, IMPOSSIBLE))
        choujian("verify", plan)
        shutil.rmtree(plan)
    shutil.rmtree(broken)
    return repairs


def main():
    choujian = Choujian(sys.argv[1])
    slow = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        print(f"{'':36}{'ordinary':>10}{'impossible':>12}{'ratio':>7}{'processor':>11}  repairs")
        for name, ordinary, impossible, settings in cases(folder):
            # In turn, so that what else runs on the machine falls on both.
            runs = [(seconds(choujian, ordinary, expect=(0, 4)), seconds(choujian, impossible, *settings, expect=(IMPOSSIBLE,)))
                    for _ in range(3)]
            ratio = statistics.median(second[0] / first[0] for first, second in runs)
            processor = statistics.median(second[1] / first[1] for first, second in runs)
            solve = statistics.median(first[0] for first, _ in runs)
            answer = statistics.median(second[0] for _, second in runs)
            found = [] if "--time-only" in sys.argv else check(choujian, impossible, settings, folder)
            print(f"{name:36}{solve:9.2f}s{answer:11.2f}s{ratio:7.2f}{processor:11.2f}  {len(found)}"
                  f" ({', '.join(one['least'] for one in found)})", flush=True)
            if max(ratio, processor) > MOST:
                slow.append(name)
    if slow:
        raise SystemExit(f"longer than {MOST:.0f} ordinary solves: {', '.join(slow)}")


main()
