"""The optimum of an independent solver: HiGHS on the exported program, against the value and the bound that a plan states.

HiGHS works to a relative gap and a number of nodes, never to a clock, so that every run gives the same answer. A large
program is relaxed as a whole, which gives the bound; then all columns that the relaxation says hardly pay to change are
fixed, and the rest is searched; fewer are fixed where that does not do.
"""
import json
import statistics
from math import inf
from typing import NamedTuple

import highspy

import verify

GAP = 1e-5  # relative distance between what HiGHS has found and its bound
NODES = 2000  # most nodes of a search
LARGE = 4_000  # columns from which on a program is large
REDUCED_COSTS = (0.05, 0.1, 0.2)  # columns of a large program that cost more, in thousandths of a point, are fixed
PLAN_GAP = 1e-4  # what `choujian plan` aims at, and HiGHS in a large program
ROUNDING = 1e-6  # relative; HiGHS keeps rows and whole numbers to that

# Counties and classes; None: tiny.
SHAPES = [None, (1, 12), (2, 4), (3, 8), (5, 5), (8, 3), (12, 1), (4, 12), (6, 10), (13, 12)]
SCENARIOS = 50


class Answer(NamedTuple):
    """What HiGHS found, the bound beyond which it says that nothing is (both in micro-points), and the gap it was to close."""

    found: float
    bound: float
    gap: float

    @property
    def is_finished(self):
        return self.bound - self.found <= self.gap * size(self.bound) * 1.001


def size(value):
    """What gaps are relative to."""
    return max(abs(value), 1_000_000)


def solved(program, gap, fixed=(), **options):
    """A solver that has maximised a program, with some columns fixed, as far as gap and nodes allow."""
    solver = highspy.Highs()
    for name, value in dict(output_flag=False, threads=1, mip_rel_gap=gap, mip_max_nodes=NODES, **options).items():
        solver.setOptionValue(name, value)
    solver.passModel(program)
    for column, value in fixed:
        solver.changeColBounds(column, value, value)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    return solver


def highs(path, constant):
    """The answer of HiGHS to a program in thousandths of a point."""

    def micro_points(objective):
        return objective * 1000 + constant

    def found(search):
        info = search.getInfo()
        has_plan = info.primal_solution_status == highspy.kSolutionStatusFeasible
        return micro_points(info.objective_function_value) if has_plan else -inf

    reader = highspy.Highs()
    reader.setOptionValue("output_flag", False)
    reader.readModel(str(path))
    program = reader.getModel()
    relaxed = solved(program, GAP, solve_relaxation=True)
    bound = micro_points(relaxed.getInfo().objective_function_value)
    if program.lp_.num_col_ < LARGE:
        search = solved(program, GAP / 2)  # half, as HiGHS measures its gap in another way
        return Answer(found(search), min(bound, micro_points(search.getInfo().mip_dual_bound)), GAP)

    solution, answer = relaxed.getSolution(), Answer(-inf, bound, PLAN_GAP)
    for most in REDUCED_COSTS:
        columns = enumerate(zip(solution.col_value, solution.col_dual))
        fixed = [
            (column, round(value))
            for column, (value, reduced) in columns
            if abs(reduced) > most and abs(value - round(value)) < ROUNDING
        ]
        if not answer.is_finished:
            answer = Answer(max(answer.found, found(solved(program, PLAN_GAP / 2, fixed))), bound, PLAN_GAP)
    return answer


class Comparison(NamedTuple):
    """Whether HiGHS finished, whether its answer decides anything, and what the plan lacks of it, relative."""

    is_finished: bool
    is_decided: bool
    lack: float


def compare(name, scenario, choujian, work, checks):
    """Plans a scenario, has HiGHS solve the exported program, and compares; nothing if there is no plan to compare."""
    plan, program = work / "plan", work / "program.mps"
    planned = choujian("plan", scenario, "-o", plan, "--no-sheets", "--json", expect=(0, 75))
    constant = json.loads(choujian("export", scenario, "--mps", program).stdout)["constant"]
    answer = highs(program, constant)
    checks.that(planned.returncode == 0, f"{name}: choujian finds no plan, HiGHS one worth {answer.found:.0f}")
    if planned.returncode != 0:
        return None
    judged, found = choujian("verify", plan, expect=(0, 1)), verify.Audit(plan).found
    checks.that(judged.returncode == 0, f"{name}: choujian verify refuses the plan: {judged.stdout}")
    checks.that(not found, f"{name}: verify.py refuses the plan: {found[:3]}")

    stated = json.loads(planned.stdout)
    value, bound, gap = stated["value"], stated["bound"], stated["gap"]
    whole = size(value)
    checks.that(
        answer.found <= bound + ROUNDING * whole,
        f"{name}: HiGHS finds {answer.found:.0f}, above the bound {bound}",
    )
    checks.that(
        value <= answer.bound + max(gap, PLAN_GAP) * whole,
        f"{name}: the value {value} is far above HiGHS's bound {answer.bound:.0f}, so the program lacks plans",
    )
    is_near = answer.bound - value <= (gap + answer.gap) * whole
    if answer.is_finished or is_near:
        checks.that(is_near, f"{name}: HiGHS's optimum {answer.bound:.0f} is beyond the stated gap {gap} of {value}")
    peer = answer.found if answer.is_finished else answer.bound
    lack = round((peer - value) / whole, 8) + 0.0  # HiGHS answers in floating point
    ending = "optimum" if answer.is_finished else "not finished, bound" if is_near else "not finished, no help, bound"
    print(f"{name}: value {value}, bound {bound}, gap {gap:.1e}, HiGHS: {ending} {peer:.0f}, lacking {lack:.1e}", flush=True)
    return Comparison(answer.is_finished, is_near or answer.is_finished, lack)


def run(choujian, lvliang, work, checks):
    """吕梁 2021 and generated scenarios of all sizes and shapes."""
    results = [compare("吕梁 2021", lvliang, choujian, work, checks)]
    for seed in range(1, SCENARIOS + 1):
        scenario, shape = work / "scenario", SHAPES[seed % len(SHAPES)]
        counties, classes = shape or (2, 2)
        tiny = [] if shape else ["--tiny"]
        choujian("generate", "--counties", counties, "--classes", classes, "--seed", seed, *tiny, "-o", scenario)
        form = f"{counties} × {classes}" if shape else "tiny"
        results.append(compare(f"generated {seed} ({form})", scenario, choujian, work, checks))
    results = [result for result in results if result]
    lacks = sorted(result.lack for result in results if result.is_finished)
    decided = sum(result.is_decided for result in results)
    print(
        f"HiGHS finished on {len(lacks)} of {len(results)} (relative gap {GAP}, of large programs {PLAN_GAP}; {NODES} nodes); "
        f"on {decided - len(lacks)} its bound stood in, on {len(results) - decided} it was no help"
    )
    print(
        f"plans lack {statistics.median(lacks):.1e} of HiGHS's optimum in the median, {lacks[-1]:.1e} at worst; "
        f"{sum(lack < 0 for lack in lacks)} are above it, by {max(0.0, -lacks[0]):.1e} at most"
    )
