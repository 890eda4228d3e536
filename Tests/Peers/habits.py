"""The shipped scenarios, each year run a thousand times: the plan beside habits, as the table of README.md.

By hand, since 贵州 takes minutes to plan: Tests/Peers/habits.py .build/release/choujian"""
import json
import pathlib
import sys
import tempfile

from choujian import Choujian

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ["proportional", "uniform", "last-year", "top-risk", "random"]


def main():
    choujian = Choujian(sys.argv[1])
    print("| scenario | allocation | finds (90 % of years) | plan finds more (± error) | plan wins | million yuan "
          "| total reached | rows reached | reports on time | cases on time |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for scenario in sorted(path.parent for path in (ROOT / "Scenarios").glob("*/scenario.yaml")):
        with tempfile.TemporaryDirectory() as folder:
            plan = pathlib.Path(folder) / "plan"
            choujian("plan", scenario, "-o", plan, "--no-sheets", expect=(0, 4))
            result = json.loads(choujian("simulate", plan, "--runs", 1000, "--json").stdout)
        print(line(scenario.name, "plan", result["plan"], None))
        for name in NAMES:
            if name in result["baselines"]:
                rival = result["baselines"][name]
                print(line("", name, rival["outcome"], rival["difference"]))


def line(scenario, name, outcome, difference):
    figures = outcome["figures"]
    finds = figures["finds"]
    more, wins = "", ""
    if difference:
        more = f"{difference['finds']['mean']:+.1f} ± {difference['finds']['standard_error']:.1f}"
        wins = f"{100 * difference['plan_wins']:.1f} %"
    cells = [
        scenario, name, f"{finds['mean']:.1f} ({finds['p05']:.0f}…{finds['p95']:.0f})", more, wins,
        f"{float(outcome['cost_yuan']) / 1e6:.2f}", *reached(outcome["targets"]),
        share(figures["reports_on_time"]), share(figures["cases_on_time"]),
    ]
    return "| " + " | ".join(cells) + " |"


def reached(targets):
    """The chance that the year's total is completed, with its error, and the mean chance of all rows of rules."""
    rules = [one for one in targets if one["rule"] not in ("reports_on_time", "cases_handled", "cases_on_time")]
    total = next(one for one in rules if one["rule"] in ("quota", "task"))
    mean = sum(one["probability"] for one in rules) / len(rules)
    return (f"{100 * total['probability']:.1f} ± {100 * total['standard_error']:.1f} %",
            f"{100 * mean:.0f} % of {len(rules)}")


def share(figure):
    """A share with nine years in ten."""
    return f"{100 * figure['mean']:.1f} % ({100 * figure['p05']:.0f}…{100 * figure['p95']:.0f})"


main()
