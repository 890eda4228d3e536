"""Three public tables of class failure rates: learn on one, predict another; and worlds, at every history size.

    class_tables.py PATH-OF-CHOUJIAN

`choujian learn` is called as a user would. Its rates are compared with each class's own (failures + ½) ÷ (batches + 1) and with
one rate for all, by the log-loss of a batch of what is to be predicted.
"""

import csv
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import Checks

HERE = Path(__file__).parent
HISTORIES = [5, 10, 20, 50, 100, 300, 1000]
WORLDS = 40


def tables():
    """Batches and failures of every class, by table."""
    result = {}
    with open(HERE / "class_tables.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            result.setdefault(row["table"], {})[row["category"]] = (int(row["batches"]), int(row["failures"]))
    return result


def learn(program, records):
    """Rates by (county, category) that choujian learns from {(county, category): (batches, failures)}."""
    with tempfile.TemporaryDirectory() as folder:
        history, rates = Path(folder, "history.csv"), Path(folder, "rates.csv")
        with open(history, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["year", "county", "category", "batches", "failures", "source"])
            for (county, category), (batches, failures) in sorted(records.items()):
                writer.writerow([2020, county, category, batches, failures, "x"])
        subprocess.run([program, "learn", history, "-o", rates], check=True, capture_output=True)
        with open(rates, encoding="utf-8-sig") as file:
            return {
                (row["county"], row["category"]): float(row["alpha"]) / (float(row["alpha"]) + float(row["beta"]))
                for row in csv.DictReader(file)
            }


def raw(records):
    return {key: (failures + 0.5) / (batches + 1) for key, (batches, failures) in records.items()}


def pooled(records):
    """The rate of the class over all counties; of all classes where there is one county."""
    sums = {}
    single = len({county for county, _ in records}) == 1
    for (_, category), (batches, failures) in records.items():
        one = sums.setdefault("" if single else category, [1, 0.5])
        one[0] += batches
        one[1] += failures
    return {key: sums["" if single else key[1]][1] / sums["" if single else key[1]][0] for key in records}


def loss(rates, truth):
    """Log-loss of each batch that `truth` has, {key: (batches, failures)} or {key: (weight, expected failures)}."""
    total = sum(batches for batches, _ in truth.values())
    return sum(
        -failures * math.log(rates[key]) - (batches - failures) * math.log1p(-rates[key])
        for key, (batches, failures) in truth.items()
    ) / total


def error_of_difference(one, other, truth):
    """Standard error of the difference of two log-losses, classes drawn again: areas differ by more than batches do."""
    total = sum(batches for batches, _ in truth.values())
    parts = []
    for key, (batches, failures) in truth.items():
        single = {key: (batches, failures)}
        parts.append((loss(one, single) - loss(other, single)) * batches / total)
    mean = sum(parts) / len(parts)
    return math.sqrt(len(parts) / (len(parts) - 1) * sum((part - mean) ** 2 for part in parts))


def sampled(table, batches, chance):
    """So many batches of each class, as `table` fails."""
    result = {}
    for category, (all_batches, all_failures) in table.items():
        rate = all_failures / all_batches
        result["x", category] = (batches, sum(chance.random() < rate for _ in range(batches)))
    return result


def world(batches, chance):
    """Eight counties by twelve classes with effects of both and of the cell; records and truth."""
    counties = [chance.gauss(0, 0.4) for _ in range(8)]
    classes = [chance.gauss(0, 0.8) for _ in range(12)]
    records, truth = {}, {}
    for county, one in enumerate(counties):
        for category, other in enumerate(classes):
            rate = 1 / (1 + math.exp(3.6 - one - other - chance.gauss(0, 0.3)))
            key = (f"c{county}", f"class{category}")
            records[key] = (batches, sum(chance.random() < rate for _ in range(batches)))
            truth[key] = (1, rate)
    return records, truth


def compared(program, trials):
    """Mean and standard error of what raw and pooled rates lose more than the learned ones, over [(records, truth)]."""
    differences = {"raw + ½": [], "pooled": []}
    for records, truth in trials:
        learned = loss(learn(program, records), truth)
        differences["raw + ½"].append(loss(raw(records), truth) - learned)
        differences["pooled"].append(loss(pooled(records), truth) - learned)
    for name, values in differences.items():
        mean = sum(values) / len(values)
        error = math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))
        yield name, mean, error


def main(program):
    checks = Checks()
    known = tables()
    for source, table in known.items():
        for target, other in known.items():
            if source == target:
                continue
            shared = sorted(set(table) & set(other))
            records = {("x", category): table[category] for category in shared}
            truth = {("x", category): other[category] for category in shared}
            learned = learn(program, records)
            # Another area is a county without records: the row without one.
            elsewhere = {("x", category): learned["", category] for category in shared}
            losses = [loss(elsewhere, truth), loss(raw(records), truth), loss(pooled(records), truth)]
            print(f"{source} → {target}: learned {losses[0]:.5f}, raw + ½ {losses[1]:.5f}, pooled {losses[2]:.5f}")
            for name, rates, lost in (("raw + ½", raw(records), losses[1]), ("pooled", pooled(records), losses[2])):
                error = error_of_difference(elsewhere, rates, truth)
                # A third of the classes of region A have no failure: of those it teaches nothing, and one rate for all is better.
                if (source, target, name) == ("region-a", "national", "pooled"):
                    continue
                checks.that(
                    losses[0] - lost <= error,
                    f"{source} → {target}: learned loses {losses[0] - lost:.5f} to {name}, error {error:.5f}",
                )

    def show(title, batches, trials, clearly=True):
        for name, mean, error in compared(program, trials):
            print(f"{title}, {batches} batches a stratum: {name} loses {mean:+.5f} ± {error:.5f} more than learned")
            checks.that(mean > -error, f"{title}, {batches}: learned loses to {name} by more than an error")
            if batches <= 20 and (clearly or name != "pooled"):
                checks.that(mean > 2 * error, f"{title}, {batches}: learned does not clearly beat {name}")

    chance = random.Random(1)
    for batches in HISTORIES:
        trials = []
        for _ in range(WORLDS):
            # The national table is large enough for its rates to be taken for true ones; in the others a third of the classes have no failure.
            table = known["national"]
            rates = {("x", category): (1, failures / count) for category, (count, failures) in table.items()}
            trials.append((sampled(table, batches, chance), rates))
        show("classes of the national table", batches, trials, clearly=False)
        show("generated worlds", batches, [world(batches, chance) for _ in range(WORLDS)])
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(checks.failed > 0)


if __name__ == "__main__":
    main(sys.argv[1])
