import SamplingInspection

/// Cost: Σ fen · n on one side of an amount.
enum CostRule {
  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    strata.groups(strata.strata(in: rule.scope), by: rule.each).flatMap { group in
      rule.bounds.sides.map { side, bound in
        var row = ModelRow(
          rule: rule, side: side, group: group.name,
          terms: group.strata.map { .init(stratum: $0, coefficient: strata.scenario.strata[$0].cost.fen) })
        row.bound = Int128(bound.scaled(to: 2) ?? 0)
        row.perStatedUnit = 100
        return row
      }
    }
  }
}
