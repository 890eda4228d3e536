import SamplingInspection

/// A plan of three units and four categories whose every sum is worked out by hand.
enum PaperPlan {
  /// Two units of one name in two prefectures, and one more.
  static let counties = [
    County(adcode: "140202", name: "城区", prefecture: "大同市", population: 1_000),
    County(adcode: "140302", name: "城区", prefecture: "阳泉市", population: 2_000),
    County(adcode: "140321", name: "平定县", prefecture: "阳泉市", population: 3_000),
  ]

  /// In the order of their paths, which is not that of paper.
  static let categories = [
    Category(levels: ["机动"], order: 90),
    Category(levels: ["粮食加工品", "大米"], order: 10, risk: "较高", items: "镉、铅"),
    Category(levels: ["粮食加工品", "挂面"], order: 11),
    Category(levels: ["饮料"], order: 20),
  ].sorted { $0.path < $1.path }

  /// Batches by unit, category and level.
  static let plan: [(county: String, category: String, level: String, kind: String, batches: Int64, yuan: Int64)] = [
    ("140202", "粮食加工品/大米", "县抽", "监督抽检", 5, 100),
    ("140202", "粮食加工品/大米", "市抽", "监督抽检", 2, 110),
    ("140202", "粮食加工品/挂面", "县抽", "监督抽检", 3, 90),
    ("140202", "机动", "县抽", "机动", 1, 80),
    ("140302", "饮料", "市抽", "监督抽检", 7, 200),
    ("140302", "饮料", "县抽", "你点我检", 4, 200),
    ("140321", "粮食加工品/大米", "县抽", "监督抽检", 0, 100),
    ("140321", "饮料", "县抽", "监督抽检", 6, 210),
  ]

  /// A scenario with one fund of the city, one of each unit, a lot, and a batch fixed by hand.
  static func scenario(_ change: (inout Scenario) -> Void = { _ in }) throws -> Scenario {
    func day(_ text: String) throws -> CalendarDate {
      guard let day = CalendarDate(strict: text) else { throw NoSuchDay() }
      return day
    }
    let strata = plan.map { line in
      Stratum(
        county: line.county, category: line.category, level: line.level, taskKind: line.kind, venue: "超市", stage: "流通",
        fund: line.level == "市抽" ? "S" : "X" + line.county, subjects: 100, cost: Money(fen: line.yuan * 100),
        alpha: ExactDecimal(1), beta: ExactDecimal(9))
    }
    var scenario = Scenario(
      heading: Heading(
        title: "抽检计划", year: 2021, issuer: "市局", planDate: try day("2021-04-19"), document: "某发〔2021〕1号 要点",
        population: PopulationBase(name: "普查", released: try day("2021-01-01"), source: "公报")),
      counties: counties, categories: categories,
      funds: [Fund(fund: "S", name: "市级经费", owner: "市局", level: "市抽", amount: Money(fen: 200_000))]
        + counties.map {
          Fund(
            fund: "X" + $0.adcode, name: "\($0.adcode)经费", owner: "县局", level: "县抽", county: $0.adcode,
            amount: Money(fen: 300_000))
        },
      lots: [
        Lot(lot: "L", name: "标段", lab: "J", scope: Scope(conditions: []), ends: try day("2021-09-30"))
      ],
      labs: [Laboratory(lab: "J", name: "检验院", annualBatches: 100)],
      pins: [
        Pin(
          pin: "P", scope: Scope(conditions: [.init(column: "category", values: ["粮食加工品/挂面"])]),
          bounds: Bounds(atLeast: ExactDecimal(3)), who: "分管局长", why: "上年不合格")
      ],
      rules: [], strata: strata)
    change(&scenario)
    return scenario
  }

  static var batches: [Int64] { plan.map(\.batches) }

  /// What plan.json would say, as far as paper repeats it.
  static let statement = PlanStatement(
    title: "抽检计划", scenarioSHA256: "", version: 1, state: "征求意见", status: "feasible", value: 1_000_000,
    bound: 1_000_100, gap: 0.0001, batches: 28, costYuan: "4530.00", expectedFailures: "2.8", batchesWithout: 28,
    expectedFailuresWithout: "2.8",
    rules: [
      .init(
        id: "budget", title: "市级经费", source: "假设", group: "fund=S", strength: "physical", side: "at_most", unit: "元",
        required: "2000", achieved: "1620", slack: "380", price: "0.00005"),
      .init(
        id: "pin:P", title: "上年不合格", source: "分管局长", group: "", strength: "policy", side: "at_least", unit: "批次",
        required: "3", achieved: "3", slack: "0", price: "0.01"),
    ])

  struct NoSuchDay: Error {}
}
