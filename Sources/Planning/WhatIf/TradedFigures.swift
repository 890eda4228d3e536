import SamplingInspection

/// What plans are worth by several measures of κ; curves are computed once for each.
struct TradedFigures {
  private let scenario: Scenario
  private var curves: [ExactDecimal: [ValueCurve]] = [:]

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// Worth of some batches with some κ, penalties of wishes not taken off.
  mutating func worth(_ batches: [Int64], discoveryWeight: ExactDecimal) -> Int64 {
    var known = curves[discoveryWeight] ?? ValueCurve.curves(scenario, discoveryWeight: discoveryWeight)
    // Taken out while it is extended, so that it is not copied.
    curves[discoveryWeight] = nil
    var worth: Int64 = 0
    for (stratum, count) in batches.enumerated() { worth += known[stratum].value(count) }
    curves[discoveryWeight] = known
    return worth
  }

  mutating func reached(
    _ plan: Plan, discoveryWeight: ExactDecimal, evenness: Scenario.Evenness?, kept: ExactDecimal?
  ) -> TradeOffPoint.Reached {
    TradeOffPoint.Reached(
      yield: worth(plan.batches, discoveryWeight: ExactDecimal(0)),
      discovery: worth(plan.batches, discoveryWeight: ExactDecimal(1)),
      penalty: worth(plan.batches, discoveryWeight: discoveryWeight) - plan.value, evenness: evenness, kept: kept)
  }
}
