import SamplingInspection

@testable import Planning

/// Scenarios so small that all plans can be tried, each spoiled in one way so that none exists.
struct ImpossibleScenario: Sendable, CustomStringConvertible {
  let name: String
  let scenario: Scenario

  var description: String { name }

  /// For each way the first few seeds for which it leaves no plan at all.
  static let all: [ImpossibleScenario] = ways.flatMap { name, spoil in
    var found: [ImpossibleScenario] = []
    var seed: UInt64 = 1
    while found.count < 3, seed <= 60 {
      var scenario = ScenarioGenerator.tiny(seed: seed)
      spoil(&scenario)
      scenario.rules.sort { $0.id < $1.id }
      if EveryPlan.best(scenario) == nil { found.append(.init(name: "\(name), seed \(seed)", scenario: scenario)) }
      seed += 1
    }
    return found
  }

  private static let ways: [(String, @Sendable (inout Scenario) -> Void)] = [
    (
      "the fund of one county",
      {
        guard let number = $0.funds.firstIndex(where: { !$0.county.isEmpty }) else { return }
        $0.ask("floor", .batches, sum($0, \.county, $0.funds[number].county), scope("county", $0.funds[number].county))
        $0.funds[number].amount = Money(fen: $0.funds[number].amount.fen / 3)
      }
    ),
    (
      "all funds",
      { scenario in
        scenario.ask("floor", .batches, scenario.strata.reduce(0) { $0 + $1.atMost } * 2 / 3)
        for number in scenario.funds.indices {
          scenario.funds[number].amount = Money(fen: scenario.funds[number].amount.fen / 3)
        }
      }
    ),
    (
      "a cut of all funds",
      { scenario in
        scenario.ask("floor", .batches, scenario.strata.reduce(0) { $0 + $1.atMost } / 2)
        scenario.heading.budgetScale = ExactDecimal(4, decimals: 1)
      }
    ),
    (
      "a quota by residents",
      { scenario in
        let residents = scenario.counties.reduce(0) { $0 + $1.population }
        let most = scenario.strata.reduce(0) { $0 + $1.atMost }
        scenario.rules.removeAll { $0.id == "quota" }
        scenario.add(
          "quota", .batchesPer1000, Bounds(atLeast: ExactDecimal(most * 12_000_000 / residents, decimals: 4)))
      }
    ),
    (
      "a ceiling below a floor",
      {
        let first = scope("category", $0.strata[0].category)
        $0.add("at_most_few", .batches, Bounds(atMost: ExactDecimal(2)), first)
        $0.add("at_least_more", .batches, Bounds(atLeast: ExactDecimal(4)), first)
      }
    ),
    (
      "shares that contradict each other",
      { scenario in
        scenario.ask("some", .batches, 3)
        for (number, category) in scenario.categories.enumerated() {
          let bounds = Bounds(atLeast: ExactDecimal(number == 0 ? 60 : 70, decimals: 2))
          scenario.add("share\(number)", .share, bounds, scope("category", category.path))
        }
      }
    ),
    (
      "coverage that money does not reach",
      { scenario in
        scenario.ask("cover", .coverage, Int64(scenario.strata.count))
        for number in scenario.funds.indices {
          scenario.funds[number].amount = Money(fen: scenario.funds[number].amount.fen / 4)
        }
      }
    ),
    (
      "a failure rate that nothing reaches",
      { scenario in
        let best = scenario.strata.map { ValueCurve.expectedRate(alpha: $0.alpha, beta: $0.beta) }.max() ?? 0
        scenario.ask("some", .batches, 2)
        scenario.add("high_rate", .failureRate, Bounds(atLeast: ExactDecimal(best / 1_000_000 * 3 / 2, decimals: 3)))
      }
    ),
    (
      "a pin that its fund cannot pay",
      { scenario in
        guard let number = scenario.funds.firstIndex(where: { !$0.county.isEmpty }) else { return }
        let fund = scenario.funds[number].fund
        scenario.funds[number].amount = Money(fen: scenario.funds[number].amount.fen / 3)
        scenario.pins = [
          Pin(
            pin: "P9", scope: scope("fund", fund), bounds: Bounds(atLeast: ExactDecimal(sum(scenario, \.fund, fund))),
            who: "某科", why: "投诉多")
        ]
      }
    ),
    (
      "a laboratory that is too small",
      { scenario in
        scenario.labs = [Laboratory(lab: "L9", annualBatches: 2, source: "test")]
        scenario.lots = [Lot(lot: "B9", lab: "L9", scope: scope("level", "县抽"), source: "test")]
        scenario.add("of_lab", .batches, Bounds(atLeast: ExactDecimal(4)), scope("level", "县抽"))
      }
    ),
    (
      "more subjects than there are",
      { scenario in
        let subjects = scenario.strata.reduce(0) { $0 + min($1.subjects, $1.atMost) }
        scenario.ask("many", .subjects, subjects * 3 / 2 + 1)
      }
    ),
  ]

  private static func scope(_ column: String, _ value: String) -> Scope {
    Scope(conditions: [.init(column: column, values: [value])])
  }

  private static func sum(_ scenario: Scenario, _ column: (Stratum) -> String, _ value: String) -> Int64 {
    scenario.strata.reduce(0) { column($1) == value ? $0 + $1.atMost : $0 }
  }
}

extension Scenario {
  fileprivate mutating func ask(
    _ id: String, _ measure: Measure, _ least: Int64, _ scope: Scope = Scope(conditions: [])
  ) {
    add(id, measure, Bounds(atLeast: ExactDecimal(least)), scope)
  }

  fileprivate mutating func add(
    _ id: String, _ measure: Measure, _ bounds: Bounds, _ scope: Scope = Scope(conditions: [])
  ) {
    rules.append(Rule(id: id, title: id, measure: measure, scope: scope, bounds: bounds, source: "test"))
  }
}
