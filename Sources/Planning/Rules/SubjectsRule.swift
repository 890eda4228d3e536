import SamplingInspection

/// Subjects: distinct subjects visited, at most all of a stratum.
///
/// Σ min(n, subjects) ≥ a number or a share of all.
enum SubjectsRule {
  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    strata.groups(strata.strata(in: rule.scope), by: rule.each).flatMap { group in
      let all = group.strata.reduce(Int128(0)) { $0 + Int128(strata.scenario.strata[$1].subjects) }
      return rule.bounds.sides.map { side, bound in
        var row = ModelRow(
          rule: rule, side: side, group: group.name,
          terms: group.strata.map { .init(stratum: $0, coefficient: 1, upTo: strata.scenario.strata[$0].subjects) })
        row.bound = WholeDivision.bound(
          Int128(bound.mantissa) * (rule.measure == .subjectsShare ? all : 1),
          Int128(ExactDecimal.powers[bound.decimals]), side)
        return row
      }
    }
  }
}
