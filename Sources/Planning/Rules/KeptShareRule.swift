import SamplingInspection

/// Batches that stay where the former plan has them.
///
/// Σ min(n, former) ≥ share · Σ former.
enum KeptShareRule {
  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    strata.groups(strata.strata(in: rule.scope), by: rule.each).flatMap { group in
      let former = group.strata.map { strata.scenario.strata[$0].former }
      return rule.bounds.sides.map { side, bound in
        var row = ModelRow(
          rule: rule, side: side, group: group.name,
          terms: zip(group.strata, former).filter { $0.1 > 0 }.map { .init(stratum: $0, coefficient: 1, upTo: $1) })
        row.bound = WholeDivision.bound(
          Int128(bound.mantissa) * former.reduce(Int128(0)) { $0 + Int128($1) },
          Int128(ExactDecimal.powers[bound.decimals]), side)
        return row
      }
    }
  }
}
