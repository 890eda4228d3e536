import SamplingInspection
import Testing

@Suite("Progress of a plan")
struct ProgressTests {
  /// Two counties with two classes; the plan takes 10 batches of each class in each county.
  private let scenario: Scenario
  private let statement: PlanStatement

  init() throws {
    let day = try #require(CalendarDate(strict: "2020-01-01"))
    func stratum(_ county: String, _ category: String) -> Stratum {
      Stratum(
        county: county, category: category, level: "市抽", fund: "F", subjects: 9, cost: Money(fen: 100),
        alpha: ExactDecimal(1), beta: ExactDecimal(9))
    }
    let food = try #require(Scope("class!=药品"))
    scenario = Scenario(
      heading: Heading(
        title: "中山", year: 2020, issuer: "局", planDate: day, population: .init(name: "口径", released: day, source: "")),
      counties: [
        County(adcode: "442001", name: "甲", population: 1), County(adcode: "442002", name: "乙", population: 1),
      ],
      categories: [Category(levels: ["酒类"]), Category(levels: ["药品"])],
      funds: [Fund(fund: "F", name: "F", owner: "局", level: "市抽", amount: Money(fen: 0))],
      rules: [
        Rule(id: "quota", measure: .batchesPer1000, scope: food, bounds: Bounds(atLeast: ExactDecimal(5))),
        Rule(id: "each", measure: .batches, scope: food, each: ["county"], bounds: Bounds(atLeast: ExactDecimal(10))),
      ],
      strata: [
        stratum("442001", "药品"), stratum("442001", "酒类"), stratum("442002", "药品"), stratum("442002", "酒类"),
      ])
    func row(_ id: String, _ group: String, _ required: String) -> PlanStatement.RuleRow {
      .init(
        id: id, title: "", source: "", group: group, strength: "policy", side: "at_least", unit: "批次",
        required: required,
        achieved: "0", slack: "0", price: "0")
    }
    statement = PlanStatement(
      title: "中山", scenarioSHA256: "", version: 1, state: "", status: "feasible", value: 0, bound: 0, gap: 0,
      batches: 40,
      costYuan: "0", expectedFailures: "0", batchesWithout: 40, expectedFailuresWithout: "0",
      rules: [row("each", "county=442001", "10"), row("each", "county=442002", "10"), row("quota", "", "16550")])
  }

  private func progress(_ actuals: [(String, Int64, Int64, Int64)]) throws -> Progress {
    Progress(
      scenario, statement, batches: [10, 10, 10, 10],
      actuals: try actuals.map {
        Actual(scope: try #require(Scope($0.0)), done: $0.1, passed: $0.2, failed: $0.3)
      })
  }

  @Test("What is known of a whole scope counts for rules over it, and is undecided for rules over a part")
  func scopes() throws {
    let progress = try progress([("class!=药品", 18_785, 18_000, 785), ("class=药品", 855, 849, 6)])
    let total = progress.total
    #expect([total.task, total.done, total.failed, total.unjudged] == [40, 19_640, 791, 0])
    let lines = Dictionary(grouping: progress.rules, by: \.row.id)
    #expect(lines["quota"]?.map(\.done) == [18_785] && lines["quota"]?.map(\.required) == [16_550])
    #expect(lines["each"]?.map(\.done) == [0, 0] && lines["each"]?.map(\.undecided) == [18_785, 18_785])
    let classes = try #require(progress.lines.first { $0.column == "class" }?.lines)
    #expect(classes.map(\.key) == ["药品", "酒类"] && classes.map(\.done) == [855, 18_785])
    let apart = try #require(progress.lines.first { $0.column == "county" }?.lines.last)
    #expect(apart.key == nil && apart.task == 0 && apart.done == 19_640 && apart.failed == 791)
  }

  @Test("1,497 batches with 1,208 that pass and 288 that fail leave one without a result")
  func unjudged() throws {
    let progress = try progress([("county=442001;class=酒类", 1_497, 1_208, 288)])
    #expect(progress.total.unjudged == 1 && progress.total.failed == 288)
    #expect(progress.rules.filter { $0.row.id == "each" }.map(\.done) == [1_497, 0])
  }

  @Test("Batches where the plan has no stratum are told apart, and still count for their county")
  func outside() throws {
    let progress = try progress([("county=442001;category=饮料", 7, 7, 0)])
    #expect(progress.outside == 7)
    #expect(progress.rules.allSatisfy { $0.done == 0 && $0.undecided == 0 })
    #expect(progress.lines.first { $0.column == "county" }?.lines.map(\.done) == [7, 0])
  }

  @Test("Batches assigned from above, where they count for a rule, are not asked of the plan's own")
  func assigned() throws {
    var scenario = scenario
    scenario.rules[1].countsAssigned = true
    scenario.strata[1].assigned = 4
    scenario.strata[0].assigned = 3
    let progress = Progress(scenario, statement, batches: [10, 10, 10, 10], actuals: [])
    #expect(progress.rules.filter { $0.row.id == "each" }.map(\.required) == [6, 10])
  }

  @Test("Points follow the part of the task that is done, and the next point is sought where a batch brings most")
  func scores() throws {
    let items = [
      ScoreItem(id: "a", block: "", title: "全市", points: 15, rule: "quota"),
      ScoreItem(id: "b", block: "", title: "各县", points: 20, rule: "each"),
      ScoreItem(id: "c", block: "", title: "宣传", points: 20, rule: ""),
    ]
    let done = try progress([("county=442001;class=酒类", 12, 12, 0), ("county=442002;class=酒类", 7, 7, 0)])
    let scores = Scores(items, done)
    #expect(scores.lines.map(\.hundredths) == [1, 2000, 1400] && scores.others.map(\.id) == ["c"])
    #expect(scores.cheapest?.group == "county=442002" && scores.cheapest?.short == 3)
    #expect(Scores(Array(items.suffix(1)), done).cheapest == nil)
  }
}
