import SamplingInspection

/// Mix and evenness: batches of each group against a multiple of its proportional part of the scope's batches.
///
/// With weights w (reference batches of a class, residents of a county) and W their sum, n_g − bound · (w_g / W) · Σ n is on one
/// side of 0.
enum ProportionRule {
  /// Multiples have at most four decimals.
  private static let scale: Int64 = 10_000

  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    let scope = strata.strata(in: rule.scope)
    let groups = strata.groups(scope, by: rule.each)
    let weights = groups.map { weight(rule, $0, strata) }
    let sum = weights.reduce(0, +)
    guard sum > 0, let whole = Int64(exactly: sum) else { return [] }
    let task = BatchesRule.Task(rule.base, strata).batches([:])
    return zip(groups, weights).flatMap { group, weight in
      rule.bounds.sides.map { side, bound in
        let multiple = bound.scaled(to: 4) ?? 0
        var row = ModelRow(rule: rule, side: side, group: group.name)
        if !rule.base.isEmpty {
          row.sums = [.init(strata: group.strata, coefficient: 1)]
          row.bound = WholeDivision.bound(
            Int128(multiple) * weight * task, Int128(scale) * sum, side)
          return row
        }
        row.sums = [
          .init(strata: group.strata, coefficient: scale * whole),
          .init(strata: scope, coefficient: -multiple * Int64(weight)),
        ]
        row.denominator = Int128(scale) * sum
        row.measured = .init(terms: group.strata.map { .init(stratum: $0, coefficient: 1) })
        return row
      }
    }
  }

  private static func weight(_ rule: Rule, _ group: RuleStrata.Group, _ strata: RuleStrata) -> Int128 {
    if rule.measure == .evenness { return strata.population(rule.scope, group.values) }
    let paths = Set(group.strata.map { strata.scenario.strata[$0].category })
    return strata.scenario.categories.reduce(0) { sum, category in
      paths.contains(category.path) ? sum + Int128(category.reference.scaled(to: 6) ?? 0) : sum
    }
  }
}
