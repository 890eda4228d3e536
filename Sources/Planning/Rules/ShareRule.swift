import SamplingInspection

/// Share: batches (or cost) of one scope against a ratio of another scope's, Σ_scope − ratio · Σ_of on one side of 0; or of a task,
/// Σ_scope on one side of a whole number.
enum ShareRule {
  /// Ratios have at most nine decimals.
  private static let scale: Int64 = 1_000_000_000

  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    let part = Set(strata.strata(in: rule.scope))
    let whole = Set(strata.strata(in: rule.of))
    let task = BatchesRule.Task(rule.base, strata)
    return strata.groups(part.union(whole).sorted(), by: rule.each).flatMap { group in
      let partOfGroup = group.strata.filter(part.contains)
      let wholeOfGroup = group.strata.filter(whole.contains)
      return rule.bounds.sides.map { side, bound in
        let ratio = bound.scaled(to: 9) ?? 0
        var row = ModelRow(rule: rule, side: side, group: group.name)
        if !rule.base.isEmpty {
          row.sums = [.init(strata: partOfGroup, coefficient: 1)]
          row.bound = WholeDivision.bound(
            Int128(ratio) * task.batches(group.values), Int128(scale), side)
          return row
        }
        row.denominator = Int128(scale)
        if rule.measure == .costShare {
          count(cost: strata.scenario.strata.map(\.cost.fen), partOfGroup, wholeOfGroup, ratio, &row)
        } else {
          row.sums = [.init(strata: partOfGroup, coefficient: scale), .init(strata: wholeOfGroup, coefficient: -ratio)]
          row.measured = .init(terms: partOfGroup.map { .init(stratum: $0, coefficient: 1) })
        }
        return row
      }
    }
  }

  private static func count(cost: [Int64], _ part: [Int], _ whole: [Int], _ ratio: Int64, _ row: inout ModelRow) {
    var coefficients: [Int: Int64] = [:]
    for stratum in part { coefficients[stratum, default: 0] += scale * cost[stratum] }
    for stratum in whole { coefficients[stratum, default: 0] -= ratio * cost[stratum] }
    row.terms = coefficients.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { .init(stratum: $0.key, coefficient: $0.value) }
    row.perStatedUnit = 100
    row.measured = .init(terms: part.map { .init(stratum: $0, coefficient: cost[$0]) }, scale: 100)
  }
}
