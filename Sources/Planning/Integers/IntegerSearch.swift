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
      return try branch(whole, &model, gap: 0, limits: limits(), isCancelled: isCancelled)
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
      var exchange = Exchange(model, weights: weights, batches: dived)
      let bound = Double(relaxed.terms.bound)
      exchange.improve(core.open, until: bound - gap * max(bound.magnitude, 1e6), isCancelled: isCancelled)
      let state = PlanState(model, places, batches: exchange.batches)
      if state.isValid { return (.optimal, state.batches) }
      loss *= 16
    }
    if isCancelled() { return (.cancelled, nil) }
    return try branch(whole, &model, gap: gap, limits: limits(), isCancelled: isCancelled)
  }

  private func branch(
    _ core: CoreProgram, _ model: inout PlanModel, gap: Double, limits: SolveLimits, isCancelled: () -> Bool
  ) throws -> (status: SolveStatus, batches: [Int64]?) {
    let refined = core.program(&model)
    // The solver measures its gap on what the core can still move; ours is on the whole value.
    let relaxation = Double(relaxed.terms.bound) - Double(refined.constant)
    var limits = limits
    limits.relativeGap = gap * max(Double(relaxed.terms.bound.magnitude), 1e6) / max(relaxation.magnitude, 1)
    limits.nodes = Self.nodes
    let outcome = try GLPK.solve(refined.program, limits: limits, isCancelled: isCancelled)
    if outcome.status == .cancelled { return (.cancelled, nil) }
    guard let solution = outcome.solution else { return (outcome.status, nil) }
    // The solver is not trusted: a plan that breaks a rule by its rounding is thrown away.
    let state = PlanState(model, places, batches: refined.batches(solution).map { Int64($0.rounded()) })
    return state.isValid ? (outcome.status, state.batches) : (.limitReached, nil)
  }
}
