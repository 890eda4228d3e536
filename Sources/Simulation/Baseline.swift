import SamplingInspection

/// A habit that the plan is compared with: as many batches in all, shared out without regard to the rules.
public enum Baseline: String, Sendable, CaseIterable {
  /// By residents, class structure and subjects.
  case proportional
  /// The same for every stratum.
  case uniform
  /// As the former plan was.
  case lastYear = "last-year"
  /// Where failures are most likely, one batch a subject.
  case topRisk = "top-risk"
  /// Anywhere.
  case random

  /// The batches of each stratum, those that had been done among them; nil where the scenario does not say what it needs.
  func batches(_ scenario: Scenario, total: Int64, done: [Int64], seed: UInt64) -> [Int64]? {
    let strata = scenario.strata
    switch self {
    case .proportional: return Self.shared(total, strata, done, weights: strata.map { Self.weight($0.reference) })
    case .uniform: return Self.shared(total, strata, done, weights: strata.map { _ in 1 })
    case .lastYear: return Self.shared(total, strata, done, weights: strata.map(\.former))
    case .topRisk:
      func rate(_ stratum: Stratum) -> Double { stratum.alpha.double / (stratum.alpha.double + stratum.beta.double) }
      var left = total - done.reduce(0, +)
      var batches = done
      let order = strata.indices.sorted { (-rate(strata[$0]), $0) < (-rate(strata[$1]), $1) }
      // A second round where one batch a subject does not use up the total.
      for room in [{ min($0.atMost, $0.subjects) }, { $0.atMost }] as [(Stratum) -> Int64] {
        for number in order where left > 0 {
          let more = max(0, min(left, room(strata[number]) - batches[number]))
          batches[number] += more
          left -= more
        }
      }
      return left == 0 ? batches : nil
    case .random:
      var stream = RandomStream(Philox(seed: seed), .baseline, run: 0)
      var counts = strata.map { _ in Int64(0) }
      for _ in 0..<max(0, total - done.reduce(0, +)) { counts[stream.whole(below: strata.count)] += 1 }
      return Self.shared(total, strata, done, weights: counts)
    }
  }

  /// References have at most six decimals.
  private static func weight(_ reference: ExactDecimal) -> Int64 { reference.scaled(to: 6) ?? 0 }

  /// Largest remainder within what each stratum can take; what does not fit goes to the others in proportion.
  static func shared(_ total: Int64, _ strata: [Stratum], _ done: [Int64], weights: [Int64]) -> [Int64]? {
    var batches = done
    var left = total - done.reduce(0, +)
    while left > 0 {
      let open = strata.indices.map { batches[$0] < strata[$0].atMost ? weights[$0] : 0 }
      guard open.contains(where: { $0 > 0 }) else { return nil }
      let parts = Apportionment.largestRemainder(left, weights: open)
      for number in strata.indices {
        let more = min(parts[number], strata[number].atMost - batches[number])
        batches[number] += more
        left -= more
      }
    }
    return batches
  }
}
