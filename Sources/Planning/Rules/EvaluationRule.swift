import SamplingInspection

/// Batches that an estimate of a failure rate needs (评价性抽检), from its half-width and confidence.
///
/// Σ n ≥ ⌈N · K / (N − 1 + K)⌉ with K = z² p (1 − p) / h², of very many units ⌈K⌉.
enum EvaluationRule {
  static func rows(_ evaluation: Evaluation, _ strata: RuleStrata) -> [ModelRow] {
    let rule = Rule(
      id: id, title: evaluation.title, measure: .batches, scope: evaluation.scope,
      bounds: Bounds(atLeast: ExactDecimal(batches(evaluation))), strength: .physical, source: evaluation.source)
    return BatchesRule.rows(rule, strata).map { row in
      var row = row
      row.group = "evaluation=" + evaluation.evaluation
      return row
    }
  }

  static let id = "evaluations"

  /// The fewest batches, in whole numbers: rates in ten-thousandths, z in millionths.
  static func batches(_ evaluation: Evaluation) -> Int64 {
    let z: Int128 =
      switch evaluation.confidence {
      case .ninety: 1_644_854
      case .ninetyFive: 1_959_964
      case .ninetyNine: 2_575_829
      }
    let rate = Int128(evaluation.expectedRate.scaled(to: 4) ?? 0)
    let width = Int128(evaluation.halfWidth.scaled(to: 4) ?? 1)
    let spread = z * z * rate * (10_000 - rate)
    let precision = width * width * 1_000_000_000_000
    guard let units = evaluation.units else { return Int64(WholeDivision.up(spread, precision)) }
    return Int64(WholeDivision.up(Int128(units) * spread, Int128(units - 1) * precision + spread))
  }
}
