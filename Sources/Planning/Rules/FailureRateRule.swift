import SamplingInspection

/// Failure rate: the expected rate of the batches in scope against a bound.
///
/// Σ (μ − bound) · n on one side of 0.
enum FailureRateRule {
  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    strata.groups(strata.strata(in: rule.scope), by: rule.each).flatMap { group in
      rule.bounds.sides.map { side, bound in
        let rate = bound.scaled(to: 9) ?? 0
        let mean = group.strata.map { stratum in
          ValueCurve.expectedRate(
            alpha: strata.scenario.strata[stratum].alpha, beta: strata.scenario.strata[stratum].beta)
        }
        var row = ModelRow(rule: rule, side: side, group: group.name)
        row.terms = zip(group.strata, mean).compactMap { stratum, mean in
          mean == rate ? nil : .init(stratum: stratum, coefficient: mean - rate)
        }
        row.denominator = Int128(ValueCurve.rateScale)
        row.measured = .init(
          terms: zip(group.strata, mean).map { .init(stratum: $0, coefficient: $1) },
          scale: Int128(ValueCurve.rateScale))
        return row
      }
    }
  }
}
