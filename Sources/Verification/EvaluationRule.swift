import SamplingInspection

/// Batches that an estimate of a failure rate needs: the worst that n drawn of N batches may be off is the half-width.
extension RowBook {
  mutating func addEvaluations() throws(ArithmeticFault) {
    for evaluation in strata.scenario.evaluations {
      let heading = JudgedRow.Heading(
        id: "evaluations", title: evaluation.title, source: evaluation.source, strength: .physical, unit: "批次")
      let counted = JudgedRow.Part(set: set(strata.strata(in: evaluation.scope)), quantity: .batches)
      try add(
        JudgedRow(
          heading: heading, group: "evaluation=" + evaluation.evaluation, side: .atLeast, counted: [counted],
          bound: try leastBatches(evaluation)))
    }
  }

  /// The smallest n with z² p (1 − p) (N − n) ≤ h² n (N − 1), of very many units z² p (1 − p) ≤ h² n.
  private func leastBatches(_ evaluation: Evaluation) throws(ArithmeticFault) -> Int128 {
    let z: Int128 =
      switch evaluation.confidence {
      case .ninety: 1_644_854
      case .ninetyFive: 1_959_964
      case .ninetyNine: 2_575_829
      }
    // All in units of 10^-20: z has six decimals, p and h four.
    let failing = try evaluation.expectedRate.units(4)
    let h = try evaluation.halfWidth.units(4)
    let variance = try z.times(z).times(failing).times(10_000 - failing)
    let perBatch = try h.times(h).times(1_000_000_000_000)
    guard let units = evaluation.units else { return variance.dividedUp(by: perBatch) }
    let perBatchOfUnits = try perBatch.times(Int128(units).minus(1)).plus(variance)
    return try variance.times(Int128(units)).dividedUp(by: perBatchOfUnits)
  }
}
