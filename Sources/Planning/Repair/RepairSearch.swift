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
  private static let (enough, mostPrograms) = (3, 5)
  /// Enough for a choice: beyond it only one program is solved.
  private static let choice = 2

  var trials: Trials
  private(set) var found: [Found] = []
  private(set) var extent = RepairChoice.Extent.some
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
    let order = RepairOrder(knobs: trials.knobs)
    found = Array(order.smallest(found).sorted { order.rank($0) < order.rank($1) }.prefix(Self.most))
    if found.count < 2 { extent = !isComplete ? .noOtherFound : found.isEmpty ? .none : .onlyOne }
  }

  /// Takes the knobs of which one alone is enough; returns all of them, also where enough repairs are known already.
  ///
  /// Of several that are the same in substance, such as the funds of single counties, the one of least harm stands for all,
  /// unless there would be no choice otherwise.
  private mutating func singles(_ candidates: [Int]) throws -> [Int] {
    let order = RepairOrder(knobs: trials.knobs)
    var least: [(knob: Int, steps: [Int64])] = []
    let money = try trials.promising(candidates.filter { trials.knobs[$0].isMoney })
    for knob in candidates where money.contains(knob) || !trials.knobs[knob].isMoney {
      guard let step = try trials.least(of: knob, in: trials.none) else { continue }
      var steps = trials.none
      steps[knob] = step
      least.append((knob, steps))
    }
    least.sort { order.harm($0.steps) < order.harm($1.steps) }
    var singles: [Int] = []
    var spare: [(knob: Int, steps: [Int64])] = []
    for (knob, steps) in least {
      if found.count >= Self.most || found.contains(where: { order.isAlike($0.steps, steps) }) {
        singles.append(knob)
        spare.append((knob, steps))
      } else if let repair = try whole(steps, of: [knob]) {
        singles.append(knob)
        found.append(repair)
      }
    }
    for (knob, steps) in spare where found.count < 2 {
      if let repair = try whole(steps, of: [knob]) { found.append(repair) }
    }
    return singles
  }

  /// Takes repairs of several knobs: rules alone and money alone, then whatever is left once the main change of one already found
  /// is ruled out.
  ///
  /// - Returns: whether it is sure that there is no other.
  private mutating func combine(without singles: Set<Int>) throws -> Bool {
    let order = RepairOrder(knobs: trials.knobs)
    let all = trials.knobs.indices.filter { !singles.contains($0) }
    let rules = all.filter { !trials.knobs[$0].isMoney }
    // Where all funds may rise together by one figure, or one of them is enough, others by their own say nothing else.
    let hasMoney = singles.contains { trials.knobs[$0].isMoney }
    let money = hasMoney ? [] : all.filter { trials.knobs[$0].isMoney }
    var first = [rules, money]
    // What mixes money and rules, and what is left without a lesser change, is looked for where there would be no choice
    // otherwise; when nothing is left, there is no other repair.
    var later = [all]
    var spare: [(steps: [Int64], used: [Int])] = []
    var seen: Set<[Int]> = []
    var programs = 0
    var isComplete = true
    while !first.isEmpty || (found.count < Self.choice && !later.isEmpty) {
      let isFirst = !first.isEmpty
      let allowed = isFirst ? first.removeFirst() : later.removeFirst()
      if allowed.isEmpty || (!seen.insert(allowed).inserted && allowed != all) { continue }
      let isChoice = found.count >= Self.choice && programs > 0
      if found.count >= Self.enough || isChoice || programs >= Self.mostPrograms { return false }
      if try trials.isNeverEnough(allowed) { continue }
      programs += 1
      guard let tight = try together(allowed) else {
        isComplete = false
        continue
      }
      let used = tight.indices.filter { tight[$0] > 0 }
      if found.contains(where: { order.isAlike($0.steps, tight) }) {
        spare.append((tight, used))
      } else if !found.contains(where: { order.isWithin($0.steps, tight) }) {
        if let repair = try whole(tight, of: used) { found.append(repair) } else { isComplete = false }
      }
      if !isFirst {
        later += used.map { knob in allowed.filter { $0 != knob } }
      } else if allowed != money, let main = order.main(tight) {
        first.append(allowed.filter { $0 != main })
      }
    }
    for (steps, used) in spare where found.count < 2 && !found.contains(where: { order.isWithin($0.steps, steps) }) {
      if let repair = try whole(steps, of: used) { found.append(repair) }
    }
    return isComplete
  }

  /// Steps of several knobs that are enough for fractional batches, none of them larger than needed while the others are held.
  private mutating func together(_ allowed: [Int]) throws -> [Int64]? {
    let useful = allowed.filter { trials.isUseful($0) }
    var shared = SharedChange(useful, trials, batches: batches)
    guard let start = try shared.steps(&trials, isCancelled: isCancelled),
      let steps = try enough(start, of: useful)
    else { return nil }
    return try tightened(steps)
  }

  /// Goes on from a start that may not be quite enough, since ratios are only near in it.
  private mutating func enough(_ start: [Int64], of allowed: [Int]) throws -> [Int64]? {
    var steps = start
    while try trials.refutation(steps, isAnyEnough: true) != nil {
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
      steps[knob] = try trials.leastBelow(knob, in: steps)
    }
    return steps
  }
}
