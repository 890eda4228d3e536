import SamplingInspection

/// Two counties, two classes, four strata and a plan of eight batches, with every figure worked out by hand.
struct TinyPlan {
  var scenario: Scenario
  var statement: PlanStatement
  var allocation: [AllocationRow]
  var proof: ProofStatement
  let digest = "d1"

  /// Batches 5, 2, 1, 0; class A fails in 1 of 4, class B in 1 of 2 and counts twice.
  init() {
    scenario = Self.makeScenario()
    let proof = Proof(
      rows: [
        .init(rule: "lots", side: .atMost, group: "lot=L", price: Self.microPoints(250)),
        .init(rule: "r_cells", side: .atLeast, group: "", price: Self.microPoints(-3000)),
        .init(rule: "r_covered", side: .atLeast, group: "", price: Self.microPoints(-1)),
        .init(rule: "r_kept", side: .atLeast, group: "", price: Self.microPoints(-20)),
        .init(rule: "r_per_1000", side: .atLeast, group: "county=110002", price: Self.microPoints(-100_000)),
        .init(rule: "r_subjects", side: .atLeast, group: "", price: Self.microPoints(-10)),
      ],
      cells: [.init(rule: "r_cells", group: "", cell: "county=110001", price: Self.microPoints(1000))],
      // Rows: 250 · 5000 − 3000 · 2 − 1 · 3 − 100000 · 3 − 10 · 7 − 20 · 6. Cells: (3000 − 1000) + 3000.
      // Strata: lots take 500000 off a batch of B; subjects, coverage, cell, wish and former batches add
      // 90 + 4 + 8000 + 200000 + 160.
      terms: .init(
        rows: Self.microPoints(943_807), cells: Self.microPoints(5000), strata: Self.microPoints(2_483_254)))
    self.proof = ProofStatement(value: 2_491_667, bound: 3_432_061, proof: proof)
    statement = PlanStatement(
      title: "tiny", scenarioSHA256: "d1", version: 1, state: "草案", status: "feasible", value: 2_491_667,
      bound: 3_432_061, gap: 940_394.0 / 2_491_667, batches: 8, costYuan: "100.00", expectedFailures: "2.5",
      batchesWithout: 6, expectedFailuresWithout: "1.5", rules: Self.rows)
    allocation = [
      Self.line(2, "110001", "甲县", "A", "高", "店", batches: 5, cost: "50.00", failures: "1.25"),
      Self.line(3, "110001", "甲县", "B", "", "店", batches: 2, cost: "40.00", failures: "1"),
      Self.line(4, "110002", "乙县", "A", "高", "店", batches: 1, cost: "10.00", failures: "0.25"),
    ]
  }

  static func microPoints(_ whole: Int128) -> Int128 { whole * 1_000_000_000_000_000_000 }

  private static func line(
    _ line: Int, _ adcode: String, _ county: String, _ category: String, _ risk: String, _ venue: String,
    batches: Int64, cost: String, failures: String
  ) -> AllocationRow {
    AllocationRow(
      line: line, adcode: adcode, county: county, level: "县抽", taskKind: "监督抽检", category: category, risk: risk,
      venue: venue, stage: "", fund: "F", batches: batches, costYuan: cost, expectedFailures: failures)
  }

  // MARK: Rows, by hand

  private static let rows: [PlanStatement.RuleRow] = [
    // 1000 yuan × 0.1234567 = 123.4567, down to the fen.
    row("budget", "fund=F", .atMost, "元", "123.45", "100", "23.45", "physical", title: "县经费", source: "S"),
    row("crews", "crew=C", .atMost, "批次", "8", "8", "0", "physical", title: "队", source: "S"),  // ⌊3.5 × 2.5⌋
    row("labs", "lab=X", .atMost, "批次", "2", "2", "0", "physical", title: "所", source: "S"),
    row("lot_batches", "lot=L", .atMost, "批次", "3", "2", "1", "physical", title: "标", source: "S"),
    row("lots", "lot=L", .atMost, "元", "50", "40", "10", "physical", title: "标", source: "S", price: "0.025"),
    row("pin:P", "", .exactly, "批次", "5", "5", "0", title: "理由", source: "局长"),
    // Of two counties, 60% is 1.2, so both.
    row("r_cells", "", .atLeast, "个", "2", "2", "0", price: "0.003"),
    row("r_cost", "", .exactly, "元", "100", "100", "0"),
    row("r_cost_share", "", .atMost, "元", "40.5", "40", "0.5"),  // 40.5% of 100
    row("r_covered", "", .atLeast, "个", "3", "3", "0", price: "0.000001"),
    row("r_even", "county=110001", .atLeast, "批次", "1.333333333", "7", "5.666666667"),  // 0.25 · 10000/15000 · 8
    row("r_even", "county=110002", .atLeast, "批次", "0.666666667", "1", "0.333333333"),
    row("r_kept", "", .atLeast, "批次", "6", "6", "0", price: "0.00002"),  // 0.7 · 8; 4 + 2 + 0 + 0
    row("r_mix", "category=A", .atMost, "批次", "6.6", "6", "0.6"),  // 1.1 · 3/4 · 8
    row("r_mix", "category=B", .atMost, "批次", "2.2", "2", "0.2"),
    row("r_per_1000", "county=110001", .atLeast, "批次", "5", "7", "2", "wish"),  // 0.45 · 10 = 4.5
    row("r_per_1000", "county=110002", .atLeast, "批次", "3", "1", "-2", "wish", price: "0.1"),  // 0.45 · 5 = 2.25
    row("r_per_subject", "county=110001;venue=店", .atMost, "批次", "7", "7", "0"),  // 1.2 · 6 = 7.2
    row("r_per_subject", "county=110002;venue=店", .atMost, "批次", "2", "1", "1"),  // 1.2 · 2 = 2.4
    row("r_per_subject", "county=110002;venue=摊", .atMost, "批次", "7", "0", "7"),
    row("r_rate", "", .atMost, "批次(预计不合格)", "3.2", "2.5", "0.7"),  // 0.4 · 8
    row("r_share", "", .atLeast, "批次", "1.6", "2", "0.4"),  // 0.2 · 8
    row("r_subjects", "", .atLeast, "家", "7", "7", "0", price: "0.00001"),  // 4 + 2 + 1
    row("r_subjects_share", "", .atLeast, "家", "6", "7", "1"),  // 0.4 · 15
    row("r_task", "", .atLeast, "批次", "6", "10", "4"),  // 8, and 2 of the levels above
    row("r_task_share", "", .atMost, "批次", "2", "2", "0"),  // 0.4 · 6 = 2.4
  ]

  private static func row(
    _ id: String, _ group: String, _ side: Side, _ unit: String, _ required: String, _ achieved: String,
    _ slack: String, _ strength: String = "policy", title: String? = nil, source: String? = nil, price: String = "0"
  ) -> PlanStatement.RuleRow {
    .init(
      id: id, title: title ?? "title of " + id, source: source ?? "source of " + id, group: group, strength: strength,
      side: side.rawValue, unit: unit, required: required, achieved: achieved, slack: slack, price: price)
  }

  // MARK: The scenario

  private static func makeScenario() -> Scenario {
    guard let date = CalendarDate(strict: "2021-01-01") else { preconditionFailure("2021-01-01 is a day") }
    return Scenario(
      heading: Heading(
        title: "tiny", year: 2021, issuer: "test", planDate: date,
        population: PopulationBase(name: "census", released: date, source: "test"), budgetScale: number("0.1234567"),
        showWithout: scope("category=B")),
      counties: [
        County(adcode: "110001", name: "甲县", population: 10_000, source: "S"),
        County(adcode: "110002", name: "乙县", population: 5_000, source: "S"),
      ],
      categories: [
        Category(levels: ["A"], risk: "高", reference: number("3"), source: "S"),
        Category(levels: ["B"], severity: number("2"), reference: number("1"), source: "S"),
      ],
      funds: [Fund(fund: "F", name: "县经费", owner: "县局", level: "县抽", amount: Money(fen: 100_000), source: "S")],
      venues: [
        Venue(county: "110001", venue: "店", subjects: 6, source: "S"),
        Venue(county: "110002", venue: "店", subjects: 2, source: "S"),
        Venue(county: "110002", venue: "摊", subjects: 6, source: "S"),
      ],
      lots: [
        Lot(
          lot: "L", name: "标", lab: "X", scope: scope("category=B"), contract: Money(fen: 5000), maxBatches: 3,
          source: "S")
      ],
      labs: [Laboratory(lab: "X", name: "所", annualBatches: 2, source: "S")],
      crews: [
        Crew(
          crew: "C", name: "队", scope: scope("level=县抽"), crewDays: number("3.5"), batchesPerDay: number("2.5"),
          source: "S")
      ],
      pins: [
        Pin(
          pin: "P", scope: scope("county=110001;category=A"), bounds: Bounds(exactly: number("5")), who: "局长", why: "理由"
        )
      ],
      rules: rules, strata: strata)
  }

  private static let strata = [
    stratum("110001", "A", "店", subjects: 4, atMost: 5, assigned: 2, former: 4, fen: 1000, beta: "3"),
    stratum("110001", "B", "店", subjects: 3, atMost: 3, former: 3, fen: 2000, beta: "1"),
    stratum("110002", "A", "店", subjects: 2, atMost: 1, fen: 1000, beta: "3"),
    stratum("110002", "B", "摊", subjects: 6, atMost: 1, former: 1, fen: 2000, beta: "1"),
  ]

  private static let rules = [
    rule("r_cells", .coverageShare, Bounds(atLeast: number("0.6")), cells: ["county"]),
    rule("r_cost", .cost, Bounds(exactly: number("100"))),
    rule("r_cost_share", .costShare, Bounds(atMost: number("0.405")), "category=B"),
    rule("r_covered", .coverage, Bounds(atLeast: number("3"))),
    rule("r_even", .evenness, Bounds(atLeast: number("0.25")), each: ["county"]),
    rule("r_kept", .keptShare, Bounds(atLeast: number("0.7"))),
    rule("r_mix", .mix, Bounds(atMost: number("1.1")), each: ["category"]),
    rule("r_per_1000", .batchesPer1000, Bounds(atLeast: number("0.45")), each: ["county"], penalty: "0.1"),
    rule("r_per_subject", .batchesPerSubject, Bounds(atMost: number("1.2")), each: ["county", "venue"]),
    rule("r_rate", .failureRate, Bounds(atMost: number("0.4"))),
    rule("r_share", .share, Bounds(atLeast: number("0.2")), "category=B"),
    rule("r_subjects", .subjects, Bounds(atLeast: number("7"))),
    rule("r_subjects_share", .subjectsShare, Bounds(atLeast: number("0.4"))),
    rule("r_task", .batches, Bounds(atLeast: number("6")), countsAssigned: true),
    rule("r_task_share", .share, Bounds(atMost: number("0.4")), "category=B", base: "r_task"),
  ]

  static func rule(
    _ id: String, _ measure: Measure, _ bounds: Bounds, _ scope: String = "", each: [String] = [], cells: [String] = [],
    base: String = "", countsAssigned: Bool = false, penalty: String? = nil
  ) -> Rule {
    Rule(
      id: id, title: "title of " + id, measure: measure, scope: self.scope(scope), base: base, each: each, cells: cells,
      bounds: bounds, countsAssigned: countsAssigned, strength: penalty == nil ? .policy : .wish,
      penalty: penalty.map(number), source: "source of " + id)
  }

  static func stratum(
    _ county: String, _ category: String, _ venue: String, subjects: Int64, atMost: Int64, assigned: Int64 = 0,
    former: Int64 = 0, fen: Int64, alpha: String = "1", beta: String
  ) -> Stratum {
    Stratum(
      county: county, category: category, level: "县抽", venue: venue, fund: "F", subjects: subjects, atMost: atMost,
      assigned: assigned, former: former, cost: Money(fen: fen), alpha: number(alpha), beta: number(beta))
  }

  static func number(_ text: String) -> ExactDecimal { ExactDecimal(strict: text) ?? ExactDecimal(0) }

  static func scope(_ text: String) -> Scope { Scope(text) ?? Scope(conditions: []) }
}
