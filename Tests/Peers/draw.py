"""Whole rounds of the draw against draw_tickets.py, the ten lines that stand on the public page.

Usage: draw.py CHOUJIAN

Every round is of a generated plan with a made-up register. The ten lines see only what is opened; commitment, order, who is drawn and who
is a reserve must be the same."""
import collections, csv, html, json, pathlib, random, re, subprocess, sys, tempfile
from checks import Checks
from choujian import Choujian

HERE = pathlib.Path(__file__).resolve().parent
choujian, checks = Choujian(sys.argv[1]), Checks()


def rows(file):
    return list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))


def register(plan, chance):
    """Subjects of every venue that the plan has batches at, and of some counties none; some name a category, a few have open cases."""
    seen = collections.OrderedDict(((r["adcode"], r["venue"]), []) for r in rows(plan / "allocation.csv"))
    for r in rows(plan / "allocation.csv"):
        seen[r["adcode"], r["venue"]].append(r["category"])
    subjects = []
    for (county, venue), categories in seen.items():
        for _ in range(chance.choice([0, 1, 3, 8, 40])):
            subjects.append({
                "subject": chance.choice(["许可", "JY", "9114", "𠮷"]) + f"{chance.randrange(10**9)}-{len(subjects)}",
                "name": f"店 {len(subjects)}", "county": county, "venue": venue,
                "category": chance.choice(categories) if chance.random() < 0.2 else "",
                "follow_up": "是" if chance.random() < 0.05 else "", "source": "assumption"})
    chance.shuffle(subjects)
    return subjects


def drawn_round(folder, number):
    chance = random.Random(number)
    choujian("generate", "--counties", 4, "--classes", 5, "--seed", number, "-o", folder / "scenario")
    plan = folder / "plan"
    choujian("plan", folder / "scenario", "-o", plan, "--no-sheets", expect=(0, 4))
    subjects = register(plan, chance)
    with (folder / "subjects.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(subjects[0]))
        table.writeheader()
        table.writerows(subjects)
    choujian("draw", plan, "--commit", "--subjects", folder / "subjects.csv")
    seed = "".join(chance.choice("0123456789") for _ in range(chance.choice([20, 21, 64])))
    choujian("draw", plan, "--seed", seed)
    choujian("draw", plan, "--verify")
    return plan / "draw" / "round-1", seed


def monthly_rounds(folder, number):
    """A plan drawn month by month: what a round needs, and who was drawn before and so stands below the others."""
    chance = random.Random(number)
    choujian("generate", "--counties", 3, "--classes", 4, "--seed", number, "-o", folder / "scenario")
    plan = folder / "plan"
    choujian("plan", folder / "scenario", "-o", plan, "--no-sheets", expect=(0, 4))
    with (folder / "subjects.csv").open("w", encoding="utf-8", newline="") as file:
        subjects = register(plan, chance)
        table = csv.DictWriter(file, list(subjects[0]))
        table.writeheader()
        table.writerows(subjects)
    schedule, drawn, left = rows(plan / "schedule.csv"), set(), 0
    for month in sorted({int(r["month"]) for r in schedule})[:4]:
        choujian("draw", plan, "--commit", "--subjects", folder / "subjects.csv", "--round", month)
        seed = "".join(chance.choice("0123456789") for _ in range(20))
        choujian("draw", plan, "--seed", seed)
        sealed = plan / "draw" / f"round-{month}" / "抽样前保密"
        needed = sum(int(r["batches"]) for r in rows(sealed / "need.csv"))
        checks.that(needed == left + sum(int(r["batches"]) for r in schedule if int(r["month"]) == month), f"{folder}: need of {month}")
        checks.that({r["subject"] for r in rows(sealed / "list.csv") if r["drawn"] == "是"} == drawn, f"{folder}: drawn before {month}")
        first, place = rows(sealed / "抽样名单.csv"), {r["subject"]: r for r in rows(sealed / "list.csv")}
        fresh = {place[r["主体编号"]]["group"] for r in rows(sealed / "候补名单.csv") if r["主体编号"] not in drawn}
        again = [r for r in first if r["主体编号"] in drawn and place[r["主体编号"]]["follow_up"] != "是"]
        checks.that(not any(place[r["主体编号"]]["group"] in fresh for r in again), f"{folder}: drawn again in {month}")
        drawn |= {r["主体编号"] for r in first}
        left = needed - sum(int(r["批次"]) for r in first)
        compare(plan / "draw" / f"round-{month}", seed, month)
    choujian("draw", plan, "--verify")


def compare(folder, seed, number=1):
    sealed = folder / "抽样前保密"
    done = subprocess.run(
        [sys.executable, HERE / "draw_tickets.py", sealed, str(number), seed], capture_output=True, text=True, check=True)
    commitment, *lines = done.stdout.splitlines()
    checks.that(commitment == json.loads((folder / "draw.json").read_text())["commitment"], f"{folder}: commitment")
    page = re.search("<pre>(.*?)</pre>", (folder / "公示.html").read_text(encoding="utf-8"), re.S).group(1)
    lines_on_page = html.unescape(page.replace("<br/>", "\n"))
    checks.that(lines_on_page + "\n" == (HERE / "draw_tickets.py").read_text(encoding="utf-8"), f"{folder}: page")
    needed = {r["group"] for r in rows(sealed / "need.csv")}
    own = [line.split("\t") for line in lines]
    drawn = list(dict.fromkeys(r["主体编号"] for r in rows(sealed / "抽样名单.csv")))
    reserves = [r["主体编号"] for r in rows(sealed / "候补名单.csv")]
    checks.that(drawn == [s for g, s, _, how in own if g in needed and how == "抽中"], f"{folder}: drawn")
    checks.that(reserves == [s for g, s, _, how in own if g in needed and how == "候补"], f"{folder}: reserves")
    return len(drawn), len(reserves)


totals = collections.Counter()
for number in range(1, 13):
    with tempfile.TemporaryDirectory() as temporary:
        drawn, reserves = compare(*drawn_round(pathlib.Path(temporary), number))
        totals.update(drawn=drawn, reserves=reserves)
for number in range(21, 27):
    with tempfile.TemporaryDirectory() as temporary:
        monthly_rounds(pathlib.Path(temporary), number)
print(f"12 rounds: {totals['drawn']} subjects drawn, {totals['reserves']} reserves, as the ten lines say")
print(f"{checks.passed} passed, {checks.failed} failed")
sys.exit(checks.failed > 0)
