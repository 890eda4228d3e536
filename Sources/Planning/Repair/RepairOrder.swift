import SamplingInspection

/// Which repairs come first, and which are the same in substance.
struct RepairOrder {
  let knobs: [Knob]

  /// How much harm steps of several knobs do together; only to put repairs in order.
  func harm(_ steps: [Int64]) -> Double {
    zip(knobs, steps).reduce(0) { $0 + $1.0.harm($1.1) }
  }

  /// Law is touched last, then the least harm comes first.
  func rank(_ found: RepairSearch.Found) -> (Int, Double, String) {
    let used = zip(knobs, found.steps).filter { $0.1 > 0 }
    // Of two that do much the same harm the one with fewer changes is easier to agree on.
    return (
      used.contains { $0.0.isLaw } ? 1 : 0, harm(found.steps) + 0.05 * Double(used.count),
      used.map { $0.0.adjustment($0.1).setting }.joined(separator: " ")
    )
  }

  /// The knob that does most of the harm; the first of several.
  func main(_ steps: [Int64]) -> Int? {
    steps.indices.filter { steps[$0] > 0 }.max {
      (knobs[$0].harm(steps[$0]), -$0) < (knobs[$1].harm(steps[$1]), -$1)
    }
  }

  /// Whether two repairs are the same in substance: what weighs most in them is the same figure, or is money of a fund in both.
  func isAlike(_ steps: [Int64], _ other: [Int64]) -> Bool {
    guard let first = main(steps), let second = main(other) else { return false }
    if case .fund = knobs[first].target, case .fund = knobs[second].target { return true }
    return first == second
  }

  /// Whether the second changes all that the first does.
  func isWithin(_ steps: [Int64], _ other: [Int64]) -> Bool {
    zip(steps, other).allSatisfy { $0 == 0 || $1 > 0 }
  }

  /// Those of which none holds all changes of another one.
  func smallest(_ found: [RepairSearch.Found]) -> [RepairSearch.Found] {
    found.indices.filter { number in
      !found.indices.contains { other in
        other != number && isWithin(found[other].steps, found[number].steps)
          && (!isWithin(found[number].steps, found[other].steps) || other < number)
      }
    }.map { found[$0] }
  }
}
