import SamplingInspection

/// Whole batches after some steps, and how many steps whole batches take.
extension Trials {
  /// Looks for whole batches that keep all rules after some steps.
  mutating func attempt(_ steps: [Int64]) throws -> WholeBatches.Outcome {
    var model = model(steps)
    let tried = try tried(steps, &model, isAnyProofEnough: true)
    // Where fractional batches break a rule already, no whole ones are looked for.
    if tried.refutation != nil { return .none }
    guard let batches = tried.batches else { return .notFound(nearest: nil) }
    return try WholeBatches.near(batches, model, isCancelled: isCancelled)
  }

  /// Most steps of a knob for the sake of whole batches.
  private static let mostFurther: Int64 = 8

  /// As few steps more of some knobs as let whole batches keep all rules; nil if a few do not.
  func further(_ steps: [Int64], of used: [Int], keptBy batches: [Int64]) -> [Int64]? {
    let places = PlanState.Places(model(steps))
    var further = steps
    var left = Missing(model(steps), places, batches)
    for knob in used where !left.rules.isDisjoint(with: knobs[knob].touches) {
      func missing(_ step: Int64) -> Missing {
        var steps = further
        steps[knob] = step
        return Missing(model(steps), places, batches)
      }
      var (low, high) = (steps[knob], min(steps[knob] + Self.mostFurther, knobs[knob].limit))
      let least = missing(high)
      if left.amount <= least.amount { continue }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if missing(middle).amount > least.amount { low = middle } else { high = middle }
      }
      further[knob] = high
      left = least
    }
    return left.rules.isEmpty ? further : nil
  }

  /// What whole batches lack of keeping all rules, in batches, and which rules they break.
  private struct Missing {
    var amount = 0.0
    var rules: Set<String> = []

    init(_ model: PlanModel, _ places: PlanState.Places, _ batches: [Int64]) {
      let state = PlanState(model, places, batches: batches)
      for (number, row) in model.rows.enumerated() where row.penalty == nil && state.shortfall(number) > 0 {
        amount += Double(state.shortfall(number)) / row.meanCoefficient
        rules.insert(row.rule.id)
      }
    }
  }
}
