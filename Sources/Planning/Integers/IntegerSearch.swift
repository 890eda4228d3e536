import LinearProgramming
import SamplingInspection

/// From the relaxation to whole batches: small programs are searched to the end, large ones by a dive near the relaxation.
struct IntegerSearch {
  let relaxed: Refinement.Result
  let places: PlanState.Places
  let gap: Double

  /// Up to this many single batches the whole program is searched to the end.
  private static let smallEnough: Int64 = 600
  /// Most nodes of one search; a number, not a time, so that every machine finds the same.
  private static let nodes = 20_000

  /// Searches; `batches` is nil if no plan was found, and then `status` says whether none exists.
  func run(
    _ model: inout PlanModel, limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> (status: SolveStatus, batches: [Int64]?) {
    let whole = CoreProgram(whole: model)
    if whole.openSteps <= Self.smallEnough {
      var most = limits()
      most.nodes = Self.nodes
      return try branch(whole, &model, limits: most, isCancelled: isCancelled)
    }
    let batches = relaxed.refined.batches(relaxed.solution)
    let prices = relaxed.prices.stratumPrices(model)
    let weights = Exchange.weights(model, prices: relaxed.prices)
    var loss = 1e-6 * Double(max(relaxed.terms.bound.magnitude, 1_000_000))
    for width: Int64 in [1, 2, 4, 8] {
      let core = CoreProgram(&model, prices, around: batches, width: width, loss: loss)
      var refined = core.program(&model)
      for (number, row) in model.rows.enumerated() where row.penalty == nil {
        refined.relax(number, model, cost: weights[number])
      }
      guard let dived = try Dive.run(refined, limits: limits, isCancelled: isCancelled) else { break }
      let exchanged = exchange(dived, core, weights, &model, isCancelled)
      if exchanged.isValid { return (.optimal, exchanged.batches) }
      if let finished = try finish(exchanged, &model, limits: limits, isCancelled: isCancelled) {
        let polished = exchange(finished, core, weights, &model, isCancelled)
        return (.optimal, polished.isValid ? polished.batches : finished)
      }
      loss *= 16
    }
    if isCancelled() { return (.cancelled, nil) }
    return (.limitReached, nil)
  }

  /// Improves a plan by moves and exchanges until it is good enough.
  private func exchange(
    _ batches: [Int64], _ core: CoreProgram, _ weights: [Double], _ model: inout PlanModel, _ isCancelled: () -> Bool
  ) -> PlanState {
    let bound = Double(relaxed.terms.bound)
    var exchange = Exchange(model, weights: weights, batches: batches)
    exchange.improve(core.open, until: bound - gap * max(bound.magnitude, 1e6), isCancelled: isCancelled)
    return PlanState(model, places, batches: exchange.batches)
  }

  /// Mends the last broken rows, often a yuan or two, by an integer search over the strata of those rows alone.
  private func finish(
    _ state: PlanState, _ model: inout PlanModel, limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> [Int64]? {
    let whole = CoreProgram(whole: model).windows
    var concerned: Set<Int> = []
    for (number, row) in model.rows.enumerated() where row.penalty == nil && state.shortfall(number) > 0 {
      concerned.formUnion(row.terms.map(\.stratum) + row.sums.flatMap(\.strata) + row.cells.flatMap(\.strata))
    }
    for width: Int64 in [1, 2] {
      let windows = state.batches.enumerated().map { stratum, count in
        let width = concerned.contains(stratum) ? width : 0
        return max(whole[stratum].lowerBound, count - width)...min(whole[stratum].upperBound, count + width)
      }
      var few = limits()
      few.nodes = Self.finishingNodes
      let result = try branch(CoreProgram(windows: windows), &model, limits: few, isCancelled: isCancelled)
      if let batches = result.batches { return batches }
    }
    return nil
  }

  private static let finishingNodes = 2000

  private func branch(
    _ core: CoreProgram, _ model: inout PlanModel, limits: SolveLimits, isCancelled: () -> Bool
  ) throws -> (status: SolveStatus, batches: [Int64]?) {
    let refined = core.program(&model)
    let outcome = try GLPK.solve(refined.program, limits: limits, isCancelled: isCancelled)
    if outcome.status == .cancelled { return (.cancelled, nil) }
    guard let solution = outcome.solution else { return (outcome.status, nil) }
    // The solver is not trusted: a plan that breaks a rule by its rounding is thrown away.
    let state = PlanState(model, places, batches: refined.batches(solution).map { Int64($0.rounded()) })
    return state.isValid ? (outcome.status, state.batches) : (.limitReached, nil)
  }
}
