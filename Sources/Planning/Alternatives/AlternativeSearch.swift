import LinearProgramming
import SamplingInspection

/// Looks for a plan that differs from former ones as much as is found and is worth nearly as much as can be.
struct AlternativeSearch: Sendable {
  private let scenario: Scenario
  private let model: PlanModel
  private let cells: CountyClassCells
  private let best: Plan
  private let within: ExactDecimal
  private let limits: PlanningLimits
  private let isCancelled: @Sendable () -> Bool

  /// How often the direction is turned to where the plan went.
  private static let turns = 3
  /// How often whole batches are planned, each time leaning less.
  private static let tries = 6

  init(
    _ scenario: Scenario, _ best: Plan, within: ExactDecimal, _ limits: PlanningLimits,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.scenario = scenario
    model = PlanModel(scenario)
    cells = CountyClassCells(scenario)
    self.best = best
    self.within = within
    self.limits = limits
    self.isCancelled = isCancelled
  }

  /// The plan farthest from the nearest of the former ones, of those that several starts lead to; nil if none differs from them all.
  func next(after former: [Plan]) throws -> Plan? {
    let ofCells = former.map { cells.batches($0.batches) }
    let found = try Threads.map(starts(ofCells)) { try plan(leaning: $0, awayFrom: ofCells) }
    var next: (plan: Plan, moved: Int64)?
    for plan in found.compactMap(\.self) {
      let own = cells.batches(plan.batches)
      let moved = ofCells.map { CountyClassCells.moved($0, own) }.min() ?? 0
      if moved > next?.moved ?? 0 { next = (plan, moved) }
    }
    return next?.plan
  }

  /// Directions to start in: for each cell 1 where batches are rewarded, −1 where they are charged.
  private func starts(_ former: [[Int64]]) -> [[Int64]] {
    let usual = cells.batches(scenario.proportional(best.batches.reduce(0, +)))
    // What the former plans use beyond its usual part is charged, and what they leave of it is rewarded; and the other way round.
    let away = usual.indices.map { cell -> Int64 in
      former.reduce(0) { $0 + $1[cell] } < usual[cell] * Int64(former.count) ? 1 : -1
    }
    var starts = [away, away.map { -$0 }]
    if let last = former.dropFirst().last {
      // And to the other side of the best from where the last one went.
      starts.append(away.indices.map { last[$0] == former[0][$0] ? away[$0] : (former[0][$0] - last[$0]).signum() })
    }
    return starts
  }

  /// A plan in whole batches that goes from a direction on as far as the share allows; nil if it cannot leave the best one.
  private func plan(leaning start: [Int64], awayFrom former: [[Int64]]) throws -> Plan? {
    var direction = start
    var strength = Leaning.first
    var neighbour: Refinement.Result?
    var farthest: Leaning?
    for _ in 0..<Self.turns {
      guard let leaning = try strongest(direction, from: strength, &neighbour) else { break }
      farthest = leaning
      strength = leaning.strength
      let turned = turned(leaning, awayFrom: former)
      if turned == direction { break }
      direction = turned
    }
    guard let farthest else { return nil }
    strength = farthest.strength
    for _ in 0..<Self.tries where strength > 0 {
      if let plan = try wholePlan(farthest.direction, strength) { return plan }
      strength = strength * 3 / 4
    }
    return nil
  }

  /// The batches that a reward and a charge of some strength lead to.
  private struct Leaning {
    var direction: [Int64]
    /// Micro-points for a batch.
    var strength: Int64
    /// Batches of cells, fractional.
    var cells: [Double]

    static let first: Int64 = 1000
    /// Ten expected failures for a batch: nothing that a batch finds counts beside it.
    static let most: Int64 = 10_000_000
  }

  /// A hundredth of it is let go in the relaxation, which only says how strong a leaning may be.
  private static let gap = 1e-2
  /// How often the relaxation is solved for one direction.
  private static let mostSolved = 14

  /// The strongest leaning in a direction that fractional batches of enough value follow; nil if there is none.
  private func strongest(
    _ direction: [Int64], from start: Int64, _ neighbour: inout Refinement.Result?
  ) throws -> Leaning? {
    var found: Leaning?
    var (low, high) = (Int64(0), Int64.max)
    var strength = start
    for _ in 0..<Self.mostSolved where strength > low && strength < high && strength <= Leaning.most {
      let (leaning, isEnough) = try relaxed(direction, strength, &neighbour)
      if isEnough { (low, found) = (strength, leaning) } else { high = strength }
      if high == .max {
        strength = 4 * low
      } else {
        strength = low == 0 ? high / 4 : Int64((Double(low) * Double(high)).squareRoot())
        // A twentieth more moves little.
        if low > 0, high - low <= low / 20 { break }
      }
    }
    return found
  }

  /// What a leaning leads to in fractional batches, and whether they are worth enough.
  private func relaxed(
    _ direction: [Int64], _ strength: Int64, _ neighbour: inout Refinement.Result?
  ) throws -> (Leaning, isEnough: Bool) {
    var leaning = model.leaning(cells.ofStratum.map { direction[$0] * strength })
    let isLarge = leaning.lower.count >= CoreRelaxation.manyStrata
    let (status, result) = try Refinement.run(
      &leaning, gap: Self.gap, from: isLarge ? nil : neighbour, inCore: isLarge, limits: { SolveLimits() },
      isCancelled: isCancelled)
    if status == .cancelled || isCancelled() { throw CancellationError() }
    guard let result else { return (Leaning(direction: direction, strength: strength, cells: []), false) }
    if !isLarge { neighbour = result }
    var ofCells = [Double](repeating: 0, count: direction.count)
    for (cell, count) in zip(cells.ofStratum, result.refined.batches(result.solution)) { ofCells[cell] += count }
    let leaned = zip(direction, ofCells).reduce(0.0) { $0 + Double($1.0 * strength) * $1.1 }
    let reached = Double(result.refined.constant) + result.solution.objective * RefinedProgram.microPointsPerUnit
    // Whole batches lose about as much against fractional ones as those of the best plan do.
    let value = Int64((reached - leaned).rounded(.down)) - (best.bound - best.value)
    return (Leaning(direction: direction, strength: strength, cells: ofCells), isWithin(value))
  }

  /// For each cell the side of the former plans on which the batches are; where that is none, the direction that led there.
  private func turned(_ leaning: Leaning, awayFrom former: [[Int64]]) -> [Int64] {
    leaning.cells.enumerated().map { cell, count in
      let sides = former.reduce(Int64(0)) { sum, plan in
        let apart = count - Double(plan[cell])
        return sum + (apart.magnitude < 0.5 ? 0 : apart > 0 ? 1 : -1)
      }
      return sides == 0 ? leaning.direction[cell] : sides.signum()
    }
  }

  /// The plan in whole batches that a leaning leads to, stated by the true measure and by the best plan's prices; nil if it is not worth enough.
  private func wholePlan(_ direction: [Int64], _ strength: Int64) throws -> Plan? {
    let leaning = model.leaning(cells.ofStratum.map { direction[$0] * strength })
    let outcome = try Planner.plan(leaning, limits: limits, isCancelled: isCancelled)
    if case .cancelled = outcome { throw CancellationError() }
    guard case .planned(let planned, _) = outcome else { return nil }
    var model = model
    let state = PlanState(model, PlanState.Places(model), batches: planned.batches)
    let value = state.value(&model)
    guard state.isValid, isWithin(value) else { return nil }
    return Plan(batches: planned.batches, proof: best.proof, value: value, bound: best.bound)
  }

  /// Whether a value is within the share of what can be proved to be the most.
  private func isWithin(_ value: Int64) -> Bool {
    let basis = Int128(max(value.magnitude, 1_000_000))
    return Int128(best.bound - value) * Int128(ExactDecimal.powers[within.decimals]) <= Int128(within.mantissa) * basis
  }
}

extension PlanModel {
  /// The same model in which every batch of a stratum is worth so many micro-points more, or less.
  fileprivate func leaning(_ extra: [Int64]) -> PlanModel {
    var model = self
    model.curves = zip(curves, extra).map { $0.leaning(by: $1) }
    return model
  }
}
