import SamplingInspection

/// How many steps of one figure are enough.
extension Trials {
  /// The least steps of one knob, the others held, with which fractional batches keep all rules; nil if its limit is not enough.
  ///
  /// Prices prove that one step less is not enough.
  mutating func least(of knob: Int, in start: [Int64]) throws -> Int64? {
    var steps = start
    steps[knob] = knobs[knob].limit
    // Most knobs are of no use, which known prices or their limits show at once; a task that falls may also take room from others
    // on its way.
    if knobs[knob].touches.count == 1, try refutation(steps, isAnyEnough: true) != nil { return nil }
    steps[knob] = 0
    var rounds = 0
    while let proof = try refutation(steps) {
      guard let next = firstStep(of: knob, in: steps, notRefutedBy: proof) else { return nil }
      steps[knob] = next
      rounds += 1
      if rounds == Self.mostCuts { return try bisected(knob, steps) }
    }
    return steps[knob]
  }

  /// Proofs that are each good for a step or two only take longer than halving.
  private static let mostCuts = 4

  /// The least steps of one knob, near some that are enough, the others held; of as many as need be, prices prove all less not enough.
  mutating func leastBelow(_ knob: Int, in start: [Int64]) throws -> Int64 {
    var steps = start
    var (low, high) = (Int64(-1), start[knob])
    var stride: Int64 = 1
    while high - low > 1 {
      // Downwards in growing leaps until it is not enough; from there upwards to what the prices leave open.
      steps[knob] = low < 0 ? max(0, high - stride) : low + (high - low) / 2
      stride *= 4
      guard let proof = try refutation(steps) else {
        high = steps[knob]
        continue
      }
      low = steps[knob]
      if high - low == 1 { return high }
      guard let next = firstStep(of: knob, in: steps, notRefutedBy: proof, upTo: high), next < high else { return high }
      low = next - 1
      steps[knob] = next
      if try refutation(steps) == nil { high = next } else { low = next }
    }
    return high
  }

  /// The same from steps that may not be enough, upwards in growing leaps and then by halving.
  private mutating func bisected(_ knob: Int, _ start: [Int64]) throws -> Int64? {
    var steps = start
    var (low, high) = (Int64(-1), steps[knob])
    var stride: Int64 = 1
    while try refutation(steps) != nil {
      if high == knobs[knob].limit { return nil }
      (low, high) = (high, min(high + stride, knobs[knob].limit))
      stride *= 4
      steps[knob] = high
    }
    if low < 0 { return high }
    while high - low > 1 {
      steps[knob] = low + (high - low) / 2
      if try refutation(steps) == nil { high = steps[knob] } else { low = steps[knob] }
    }
    return high
  }

  /// The first step more of a knob at which prices prove nothing any more; nil if they do at its limit.
  ///
  /// What prices leave is a convex function of the steps, so that the chord errs on the low side.
  private func firstStep(
    of knob: Int, in start: [Int64], notRefutedBy proof: Proof, upTo limit: Int64? = nil
  ) -> Int64? {
    // Where no row that the knob moves has a price, it moves nothing.
    if !proof.rows.contains(where: { knobs[knob].moves($0) }) { return nil }
    var steps = start
    func room(_ step: Int64) -> Double {
      steps[knob] = step
      var model = model(steps)
      let terms = RowPrices(model, proof).terms(&model, withoutValue: true)
      return Double(terms.rows + terms.cells + terms.strata)
    }
    var (low, high) = (start[knob], limit ?? knobs[knob].limit)
    guard low < high else { return nil }
    var (below, above) = (room(low), room(high))
    if above < 0 { return nil }
    var rounds = 0
    while high - low > 1 {
      rounds += 1
      let part = rounds % 3 == 0 ? 0.5 : below / (below - above)
      let middle = min(max(low + Int64((Double(high - low) * part).rounded(.up)), low + 1), high - 1)
      let room = room(middle)
      if room < 0 { (low, below) = (middle, room) } else { (high, above) = (middle, room) }
    }
    return high
  }
}
