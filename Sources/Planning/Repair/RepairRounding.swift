import SamplingInspection

/// From steps that are enough for fractional batches to steps that are enough for whole ones.
extension RepairSearch {
  /// How often whole batches are tried for a repair, and how often without knowing that there are none.
  private static let (mostTries, mostFailures) = (24, 3)

  /// The same steps, or as few more as whole batches need; nil if none are found.
  ///
  /// As long as it is sure that there is no plan it goes step by step; once it is not, in leaps, since a repair somewhat too large is
  /// better than none.
  mutating func whole(_ start: [Int64], of used: [Int]) throws -> Found? {
    var steps = start
    if !steps.contains(where: { $0 > 0 }) { steps[used[0]] = 1 }
    var leastness = Repair.Leastness.proved
    var (tries, failures) = (0, 0)
    while tries < Self.mostTries, failures < Self.mostFailures {
      tries += 1
      switch try trials.attempt(steps) {
      case .found(let batches):
        let repair = Found(steps: steps, batches: batches, leastness: leastness)
        if failures == 0 { return tries > 1 && used.count > 1 ? try takenBack(repair) : repair }
        // Batches found with more steps often keep all rules with fewer.
        let further = trials.further(start, of: used, keptBy: batches) ?? steps
        return Found(steps: further, batches: batches, leastness: further == start ? .proved : leastness)
      case .none:
        // Further steps that allow less than the last ones did lead nowhere.
        if failures > 0 { return nil }
        leastness = max(leastness, .searched)
      case .notFound(let nearest):
        leastness = .notFound
        failures += 1
        // What little is missing says how much further the figures would have to go.
        if let nearest, let further = trials.further(start, of: used, keptBy: nearest) {
          return Found(steps: further, batches: nearest, leastness: leastness)
        }
      }
      let open = used.filter { steps[$0] < trials.knobs[$0].limit }
      if open.isEmpty { return nil }
      let leap: Int64 = failures < 2 ? 1 : 4
      for knob in open { steps[knob] = min(steps[knob] + leap, trials.knobs[knob].limit) }
    }
    return nil
  }

  /// The repair without steps that are not needed, by trying: where all knobs went a step further, one may go back more than that.
  private mutating func takenBack(_ repair: Found) throws -> Found {
    var repair = repair
    for knob in repair.steps.indices {
      while repair.steps[knob] > 0 {
        var less = repair.steps
        less[knob] -= 1
        guard case .found(let batches) = try trials.attempt(less) else { break }
        (repair.steps, repair.batches) = (less, batches)
      }
    }
    return repair
  }

  /// The whole batches of a repair, and prices that refute every change a step smaller; none unless they refute all.
  mutating func evidence(of found: Found) throws -> RepairEvidence {
    var refusals: [RepairEvidence.Refusal] = []
    for knob in found.steps.indices where found.steps[knob] > 0 && found.leastness == .proved {
      var less = found.steps
      less[knob] -= 1
      guard let proof = try trials.refutation(less, isAnyEnough: true) else {
        return RepairEvidence(batches: found.batches, refusals: [])
      }
      refusals.append(
        .init(settings: trials.adjustments(less).map(\.setting), proof: proof, bound: proof.terms.bound))
    }
    return RepairEvidence(batches: found.batches, refusals: refusals)
  }
}
