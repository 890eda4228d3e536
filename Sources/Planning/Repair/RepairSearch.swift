import SamplingInspection

/// Finds what may be changed so that a plan exists: single figures first, then as few as needed together.
///
/// Every repair is the least of its kind: with any one of its changes a step smaller no plan exists, or none is found.
struct RepairSearch {
  /// A repair with whole batches that keep all rules under it.
  struct Found {
    var steps: [Int64]
    var batches: [Int64]
    var leastness: Repair.Leastness
  }

  /// Most repairs that are given.
  static let most = 4
  /// With so many none of several changes is looked for any more, and after so many programs neither: people wait.
  private static let (enough, mostPrograms) = (3, 6)
  /// How often whole batches are tried for a repair, and how often without knowing that there are none.
  private static let (mostTries, mostFailures) = (24, 3)

  private(set) var trials: Trials
  private(set) var found: [Found] = []
  private(set) var extent = RepairChoice.Extent.some
  /// How often no whole batches were found, nor known not to be there; such tries take longest.
  private var failed = 0
  private let batches: [Double]
  private let isCancelled: () -> Bool

  /// Starts from the numbers of batches that break the rules least.
  init(_ trials: Trials, batches: [Double], isCancelled: @escaping () -> Bool) {
    self.trials = trials
    self.batches = batches
    self.isCancelled = isCancelled
  }

  /// Runs the search.
  mutating func run() throws {
    let singles = try singles(Array(trials.knobs.indices))
    let isComplete = try combine(without: Set(singles))
    if found.count < 2 {
      let known = trials.knobs.count
      trials.add(Exemptions.knobs(trials.scenario, trials.model(trials.none)))
      for number in found.indices { found[number].steps += Array(repeating: 0, count: trials.knobs.count - known) }
      _ = try self.singles(Array(trials.knobs.indices.dropFirst(known)))
    }
    keepSmallest()
    found = Array(found.sorted { order($0) < order($1) }.prefix(Self.most))
    if found.count < 2 { extent = !isComplete ? .noOtherFound : found.isEmpty ? .none : .onlyOne }
  }

  /// Takes the knobs of which one alone is enough; returns all of them, also where enough repairs are known already.
  private mutating func singles(_ candidates: [Int]) throws -> [Int] {
    var least: [(knob: Int, steps: [Int64])] = []
    for knob in candidates {
      guard let step = try trials.least(of: knob, in: trials.none) else { continue }
      var steps = trials.none
      steps[knob] = step
      least.append((knob, steps))
    }
    least.sort { harm($0.steps) < harm($1.steps) }
    var singles: [Int] = []
    for (knob, steps) in least {
      if found.count >= Self.most {
        singles.append(knob)
      } else if let repair = try whole(steps, of: [knob]) {
        singles.append(knob)
        found.append(repair)
      }
    }
    return singles
  }

  /// Takes repairs of several knobs.
  ///
  /// First money alone and rules alone, then whatever is left once a change of one already found is ruled out. Returns whether it
  /// is sure that there is no other.
  private mutating func combine(without singles: Set<Int>) throws -> Bool {
    let all = trials.knobs.indices.filter { !singles.contains($0) }
    let shared = SharedChange(batches: batches)
    let money = all.filter { trials.knobs[$0].isMoney }
    let rules = all.filter { !trials.knobs[$0].isMoney }
    var queue = [money, rules, all]
    var seen: Set<[Int]> = []
    var programs = 0
    var isComplete = true
    while !queue.isEmpty {
      let isTiring = found.count > 1 && failed >= Self.mostFailures
      if found.count >= Self.enough || programs >= Self.mostPrograms || isTiring { return false }
      let allowed = queue.removeFirst()
      if !seen.insert(allowed).inserted { continue }
      if try trials.isNeverEnough(allowed) { continue }
      programs += 1
      let useful = allowed.filter { trials.isUseful($0) }
      guard let start = try shared.steps(of: useful, &trials, isCancelled: isCancelled),
        let steps = try enough(start, of: useful)
      else {
        isComplete = false
        continue
      }
      let tight = try tightened(steps)
      let used = tight.indices.filter { tight[$0] > 0 }
      if !found.contains(where: { isSubset($0.steps, of: tight) }) {
        if let repair = try whole(tight, of: used) { found.append(repair) } else { isComplete = false }
      }
      // Money alone and rules alone are only first tries; every other repair is found from all.
      if allowed == all || allowed != money && allowed != rules {
        for knob in used { queue.append(allowed.filter { $0 != knob }) }
      }
    }
    return isComplete
  }

  /// Goes on from a start that may not be quite enough, since ratios are only near in it.
  private mutating func enough(_ start: [Int64], of allowed: [Int]) throws -> [Int64]? {
    var steps = start
    while try trials.refutation(steps) != nil {
      let used = allowed.filter { steps[$0] > 0 && steps[$0] < trials.knobs[$0].limit }
      if used.isEmpty { return nil }
      for knob in used { steps[knob] = min(steps[knob] + max(1, steps[knob] / 16), trials.knobs[knob].limit) }
    }
    return steps
  }

  /// Takes back what is not needed, the most harmful change first; what remains of each is the least while the others are held.
  private mutating func tightened(_ start: [Int64]) throws -> [Int64] {
    var steps = start
    let used = steps.indices.filter { steps[$0] > 0 }
    for knob in used.sorted(by: { trials.knobs[$0].harm(steps[$0]) > trials.knobs[$1].harm(steps[$1]) }) {
      var less = steps
      less[knob] -= 1
      if try trials.refutation(less) != nil { continue }
      if let least = try trials.least(of: knob, in: steps) { steps[knob] = least }
    }
    return steps
  }

  /// The same steps, or as few more as whole batches need; nil if none are found.
  ///
  /// As long as it is sure that there is no plan it goes step by step; once it is not, in leaps, since a repair somewhat too large is
  /// better than none.
  private mutating func whole(_ start: [Int64], of used: [Int]) throws -> Found? {
    var steps = start
    if !steps.contains(where: { $0 > 0 }) { steps[used[0]] = 1 }
    var leastness = Repair.Leastness.proved
    var (tries, failures) = (0, 0)
    while tries < Self.mostTries, failures < Self.mostFailures {
      tries += 1
      switch try trials.attempt(steps) {
      case .found(let batches):
        let repair = Found(steps: steps, batches: batches, leastness: leastness)
        return failures == 0 && tries > 1 && used.count > 1 ? try takenBack(repair) : repair
      case .none:
        // Further steps that allow less than the last ones did lead nowhere.
        if failures > 0 { return nil }
        leastness = max(leastness, .searched)
      case .notFound:
        leastness = .notFound
        failures += 1
        failed += 1
      }
      let open = used.filter { steps[$0] < trials.knobs[$0].limit }
      if open.isEmpty { return nil }
      let leap: Int64 = failures < 2 ? 1 : 8
      for knob in open { steps[knob] = min(steps[knob] + leap, trials.knobs[knob].limit) }
    }
    return nil
  }

  /// The repair without steps that are not needed, by trying: where all knobs went a step further, one may go back more than that.
  private mutating func takenBack(_ repair: Found) throws -> Found {
    var repair = repair
    for knob in repair.steps.indices where repair.steps[knob] > 0 {
      var (low, high) = (Int64(-1), repair.steps[knob])
      var next = high - 1
      while high - low > 1 {
        var less = repair.steps
        less[knob] = next
        if case .found(let batches) = try trials.attempt(less) {
          high = next
          (repair.steps, repair.batches) = (less, batches)
        } else {
          low = next
        }
        next = low + (high - low) / 2
      }
    }
    return repair
  }

  /// No repair holds all changes of another one.
  private mutating func keepSmallest() {
    let all = found
    found = all.indices.filter { number in
      !all.indices.contains { other in
        other != number && isSubset(all[other].steps, of: all[number].steps)
          && (!isSubset(all[number].steps, of: all[other].steps) || other < number)
      }
    }.map { all[$0] }
  }

  private func isSubset(_ steps: [Int64], of other: [Int64]) -> Bool {
    zip(steps, other).allSatisfy { $0 == 0 || $1 > 0 }
  }

  private func harm(_ steps: [Int64]) -> Double {
    zip(trials.knobs, steps).reduce(0) { $0 + $1.0.harm($1.1) }
  }

  /// Law is touched last, then the least harm comes first.
  private func order(_ found: Found) -> (Int, Double, String) {
    let used = zip(trials.knobs, found.steps).filter { $0.1 > 0 }
    // Of two that do much the same harm the one with fewer changes is easier to agree on.
    return (
      used.contains { $0.0.isLaw } ? 1 : 0, harm(found.steps) + 0.05 * Double(used.count),
      used.map { $0.0.adjustment($0.1).setting }.joined(separator: " ")
    )
  }
}
