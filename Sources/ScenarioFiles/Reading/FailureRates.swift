import SamplingInspection

/// Failure rates of strata: the rate of the category, moved by factors, with the category's mean kept where its source puts it.
struct FailureRates {
  /// How much more often one value of a column fails.
  struct Factor {
    var column: String
    var value: String
    var factor: Double
    /// How much of the proportional plan falls on the value.
    var weight: Double
    var row: Table.Row
  }

  private let scenario: Scenario
  private let factors: [Factor]

  /// Products beyond it mean nothing, and would soon be no numbers any more.
  private static let usable = 1e-12...1e12

  init(_ scenario: Scenario, _ factors: [Factor]) {
    self.scenario = scenario
    self.factors = factors
  }

  /// Sets α and β of the strata.
  func apply(to strata: inout [Stratum], _ findings: inout [Finding]) {
    let columns = StratumColumns(
      strata: strata, counties: scenario.counties, categories: scenario.categories, lots: [],
      countyAttributes: scenario.countyAttributes, stratumAttributes: scenario.stratumAttributes)
    var factor = [Double](repeating: 1, count: strata.count)
    var weight = [Double](repeating: 1, count: strata.count)
    for entry in factors {
      let scope = Scope(conditions: [.init(column: entry.column, values: [entry.value])])
      let touched = columns.strata(in: scope, count: strata.count)
      if touched.isEmpty {
        entry.row.refuse(
          "value", entry.value, Wording(zh: "没有任何抽样单元是这个值", en: "no stratum has this value"),
          remedy: Wording(zh: "改正列名或数值，或删去这一行", en: "correct column or value, or remove the row"), &findings)
      }
      for stratum in touched {
        factor[stratum] *= entry.factor
        weight[stratum] *= entry.weight
      }
      if touched.contains(where: { !Self.usable.contains(factor[$0]) || weight[$0] > Self.usable.upperBound }) {
        entry.row.refuse(
          "factor", entry.row.text("factor"),
          Wording(
            zh: "与其他系数或权重相乘后太大或太小", en: "multiplied by the other factors or weights it is too large or too small"),
          remedy: Wording(zh: "减少同时起作用的系数，或改得温和些", en: "let fewer factors act together, or make them milder"), &findings
        )
        return
      }
    }
    strata = ProportionalPlan(scenario).apply(to: strata, weights: weight)
    let categories = Dictionary(uniqueKeysWithValues: scenario.categories.map { ($0.path, $0) })
    for (path, members) in Dictionary(grouping: strata.indices, by: { strata[$0].category }) {
      guard let category = categories[path] else { continue }
      // A category without a reference has no part in the proportional plan; its strata then count alike.
      let parts = members.map { strata[$0].reference.double }
      let total = parts.reduce(0, +)
      let mean =
        total > 0
        ? zip(members, parts).reduce(0) { $0 + factor[$1.0] * $1.1 } / total
        : members.reduce(0) { $0 + factor[$1] } / Double(members.count)
      for stratum in members {
        let rate = min(category.failureRate.double * factor[stratum] / mean, 0.999999)
        let millionths = Int64((rate * 1_000_000).rounded(.toNearestOrAwayFromZero))
        // rate has six decimals and the strength three, so their product has nine: α and β are exact.
        let strength = category.strength.scaled(to: 3) ?? 0
        strata[stratum].alpha = ExactDecimal(millionths * strength, decimals: 9)
        strata[stratum].beta = ExactDecimal((1_000_000 - millionths) * strength, decimals: 9)
      }
    }
  }
}
