import SamplingInspection

@testable import Reports

/// Two counties, two classes and a plan of eight batches, of which every figure on the page is worked out by hand.
struct TinyPlan {
  var scenario: Scenario
  var statement: PlanStatement
  var allocation: [AllocationRow]

  /// Batches 4, 2, 1 and 1; money 40, 30.5, 10.25 and 9.25 yuan; expected failures 0.5, 0.75, 0.125 and none.
  init() {
    scenario = Self.makeScenario()
    statement = PlanStatement(
      title: "title", scenarioSHA256: "0123456789abcdef0123", version: 3, state: "印发", status: "feasible",
      value: 2_000_000, bound: 2_000_003, gap: 0.0000015, batches: 8, costYuan: "90.00", expectedFailures: "1.375",
      batchesWithout: 6, expectedFailuresWithout: "0.625", rules: Self.rows)
    allocation = [
      Self.line("110001", "县抽", "监督抽检", "Grain", "流通", "F1", 4, "40.00", "0.5"),
      Self.line("110001", "市抽", "监督抽检", "Meals/Tableware", "餐饮", "F0", 2, "30.50", "0.75"),
      Self.line("110002", "县抽", "监督抽检", "Grain", "流通", "F2", 1, "10.25", "0.125"),
      Self.line("110002", "县抽", "机动", "Grain", "", "F2", 1, "9.25", "0"),
    ]
  }

  /// The page.
  func html(_ language: Language = .zh) -> String { ReportPage(scenario, statement, allocation, language).html }

  /// The page, read.
  func page(_ language: Language = .zh) throws -> ParsedPage { try ParsedPage(html(language)) }

  static func line(
    _ county: String, _ level: String, _ kind: String, _ category: String, _ stage: String, _ fund: String,
    _ batches: Int64, _ cost: String, _ failures: String
  ) -> AllocationRow {
    AllocationRow(
      line: 0, adcode: county, county: "", level: level, taskKind: kind, category: category, risk: "", venue: "",
      stage: stage, fund: fund, batches: batches, costYuan: cost, expectedFailures: failures)
  }

  static func row(
    _ id: String, _ group: String, _ side: Side, _ unit: String, _ required: String, _ achieved: String,
    _ slack: String, strength: Strength = .policy, price: String = "0"
  ) -> PlanStatement.RuleRow {
    .init(
      id: id, title: "title of " + id, source: "source of " + id, group: group, strength: strength.rawValue,
      side: side.rawValue, unit: unit, required: required, achieved: achieved, slack: slack, price: price)
  }

  // The budget is all there is times 0.5. The quota is 0.4 per 1,000 of 15,000 residents; 7 of 8 batches count.
  private static let rows: [PlanStatement.RuleRow] = [
    row("budget", "fund=F0", .atMost, "元", "30.5", "30.5", "0", strength: .physical, price: "0.00125"),
    row("budget", "fund=F1", .atMost, "元", "2000", "40", "1960", strength: .physical),
    row("budget", "fund=F2", .atMost, "元", "500.5", "19.5", "481", strength: .physical),
    row("even", "county=110001", .atLeast, "批次", "5.333333333", "6", "0.666666667", strength: .wish),
    row("even", "county=110002", .atLeast, "批次", "2.666666667", "1", "-1.666666667", strength: .wish, price: "0.1"),
    row("floor", "county=110001", .atLeast, "批次", "2", "6", "4"),
    row("floor", "county=110002", .atLeast, "批次", "1", "1", "0", price: "0.25"),
    row("labs", "lab=L", .atMost, "批次", "5000", "8", "4992", strength: .physical),
    row("pin:P", "", .exactly, "批次", "2", "2", "0", price: "0.004"),
    row("quota", "", .atLeast, "批次", "6", "7", "1"),
    row("spread", "", .atMost, "批次", "1234", "1234", "0", price: "0.0175"),
  ]

  private static func makeScenario() -> Scenario {
    Scenario(
      heading: Heading(
        title: "A small plan", year: 2021, issuer: "Some bureau", planDate: day("2021-04-19"), document: "No. 110",
        population: PopulationBase(name: "census", released: day("2021-01-01"), source: "yearbook"),
        discoveryWeight: number("0.25"), budgetScale: number("0.5"), showWithout: scope("subclass=Tableware")),
      counties: [
        County(adcode: "110001", name: "Ashby", prefecture: "P", population: 10_000),
        County(adcode: "110002", name: "Bray", prefecture: "P", population: 5_000),
      ],
      categories: [Category(levels: ["Grain"], order: 2), Category(levels: ["Meals", "Tableware"], order: 1)],
      funds: [fund("F0", "市抽", "", 61_00), fund("F1", "县抽", "110001", 4000_00), fund("F2", "县抽", "110002", 1001_00)]
        + [fund("F9", "县抽", "110002", 1)],
      labs: [Laboratory(lab: "L", name: "Laboratory", annualBatches: 5000)],
      pins: [
        Pin(
          pin: "P", scope: scope("county=110001;class=Meals"), bounds: Bounds(exactly: number("2")), who: "the mayor",
          why: "a feast", date: day("2021-03-03"))
      ],
      rules: [
        rule("even", .evenness, "0.5", each: ["county"], strength: .wish),
        rule("floor", .batchesPer1000, "0.2", each: ["county"]), rule("quota", .batchesPer1000, "0.4"),
        rule("spread", .mix, "2", group: "Classes"),
      ],
      strata: [
        stratum("110001", "Grain", "县抽", "监督抽检", "流通", "F1"),
        stratum("110001", "Meals/Tableware", "市抽", "监督抽检", "餐饮", "F0"),
        stratum("110002", "Grain", "县抽", "机动", "", "F2"),
        stratum("110002", "Grain", "县抽", "监督抽检", "流通", "F2"),
      ])
  }

  private static func fund(_ code: String, _ level: String, _ county: String, _ fen: Int64) -> Fund {
    Fund(
      fund: code, name: "Fund " + code, owner: "Owner of " + code, level: level, county: county, amount: Money(fen: fen)
    )
  }

  private static func rule(
    _ id: String, _ measure: Measure, _ bound: String, each: [String] = [], strength: Strength = .policy,
    group: String = "Totals"
  ) -> Rule {
    Rule(
      id: id, title: "title of " + id, group: group, measure: measure, scope: scope("task_kind!=机动"), each: each,
      bounds: Bounds(atLeast: number(bound)), strength: strength, source: "source of " + id)
  }

  private static func stratum(
    _ county: String, _ category: String, _ level: String, _ kind: String, _ stage: String, _ fund: String
  ) -> Stratum {
    Stratum(
      county: county, category: category, level: level, taskKind: kind, stage: stage, fund: fund, subjects: 9,
      assigned: 5, cost: Money(fen: 1), alpha: number("1"), beta: number("9"))
  }

  static func number(_ text: String) -> ExactDecimal { ExactDecimal(strict: text) ?? ExactDecimal(0) }

  static func scope(_ text: String) -> Scope { Scope(text) ?? Scope(conditions: []) }

  static func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(strict: text) else { preconditionFailure("\(text) is a day") }
    return day
  }
}
