import SamplingInspection

extension FrontierPoint.Totals {
  /// Totals of a plan in whole batches.
  init(_ scenario: Scenario, plan batches: [Int64]) {
    self.init(scenario, batches.map(Double.init), areOfPlan: true)
    let expected = Statement.expectedFailures(scenario, batches)
    self.batches = batches.reduce(0, +)
    cost = Money(fen: zip(scenario.strata, batches).reduce(0) { $0 + $1.0.cost.fen * $1.1 })
    let shown = Self.shown(scenario)
    failures = expected.reduce(0, +)
    failuresWithout = zip(expected, shown).reduce(0) { $1.1 ? $0 : $0 + $1.0 }
  }

  /// Totals of fractional batches, rounded; near what a plan would have.
  init(_ scenario: Scenario, relaxed batches: [Double]) {
    self.init(scenario, batches, areOfPlan: false)
  }

  private init(_ scenario: Scenario, _ batches: [Double], areOfPlan: Bool) {
    var (fen, failures, without) = (0.0, 0.0, 0.0)
    var byCounty: [String: Double] = [:]
    for ((stratum, count), isShown) in zip(zip(scenario.strata, batches), Self.shown(scenario)) {
      fen += count * Double(stratum.cost.fen)
      let found = count * Double(ValueCurve.expectedRate(alpha: stratum.alpha, beta: stratum.beta))
      failures += found
      if !isShown { without += found }
      byCounty[stratum.county, default: 0] += count
    }
    self.init(
      areOfPlan: areOfPlan, batches: Int64(batches.reduce(0, +).rounded()), cost: Money(fen: Int64(fen.rounded())),
      failures: Int128(failures.rounded()), failuresWithout: Int128(without.rounded()),
      byCounty: scenario.counties.map { Int64((byCounty[$0.adcode] ?? 0).rounded()) })
  }

  /// Whether each stratum is one that results are also stated without.
  private static func shown(_ scenario: Scenario) -> [Bool] {
    var shown = [Bool](repeating: false, count: scenario.strata.count)
    if scenario.heading.showWithout.isEverything { return shown }
    for stratum in StratumColumns(scenario).strata(in: scenario.heading.showWithout, count: shown.count) {
      shown[stratum] = true
    }
    return shown
  }
}
