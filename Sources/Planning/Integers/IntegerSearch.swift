import LinearProgramming
import SamplingInspection

/// From the relaxation to whole batches: small programs are searched to the end, large ones by a dive near the relaxation.
struct IntegerSearch {
  let relaxed: Refinement.Result
  let places: PlanState.Places
  let gap: Double
  /// Whole batches that may be known to keep all rules; used where the search finds none at first.
  var known: [Int64]?

  /// Up to this many single batches the whole program is searched to the end.
  private static let smallEnough: Int64 = 600
  /// Most nodes of one search; a number, not a time, so that every machine finds the same.
  private static let nodes = 1000

  /// Single batches that may move near the relaxation: so many, and so many for each row with a price.
  private static let (moves, movesPerRow) = (3000, 6)

  /// A plan made from any that keeps the rules is let be at this distance from the best.
  private static let nearEnough = 1e-2

  /// What a search gave.
  enum Outcome {
    /// A plan that keeps every rule; the best of all plans if `isComplete`.
    case found(PlanState, isComplete: Bool)
    /// Every plan was tried and none keeps every rule.
    case none
    /// The search ended without a plan, and without knowing that there is none.
    case notFound
    case cancelled
  }

  /// Searches for the best plan in whole batches.
  func run(_ model: inout PlanModel, limits: () -> SolveLimits, isCancelled: () -> Bool) throws -> Outcome {
    var best = try nearRelaxation(&model, limits: limits, isCancelled: isCancelled)
    if isCancelled() { return .cancelled }
    if let best, best.value(&model) == relaxed.terms.bound { return .found(best, isComplete: true) }
    let prices = relaxed.prices.stratumPrices(model)
    let open =
      best.map { CoreProgram(&model, prices, betterThan: $0.value(&model), bound: relaxed.terms.bound) }
      ?? CoreProgram(whole: model)
    if open.openSteps > Self.smallEnough { return best.map { .found($0, isComplete: false) } ?? .notFound }
    var most = limits()
    most.nodes = Self.nodes
    let refined = open.program(&model)
    let outcome = try GLPK.solve(
      refined.program, incumbent: best.map { refined.columns(of: $0, model) }, limits: most, isCancelled: isCancelled)
    if outcome.status == .cancelled { return .cancelled }
    if let solution = outcome.solution {
      // The solver is not trusted: a plan that breaks a rule by its rounding is thrown away.
      let state = PlanState(model, places, batches: refined.batches(solution).map { Int64($0.rounded()) })
      if state.isValid, state.value(&model) > best?.value(&model) ?? .min { best = state }
    }
    guard let best else { return outcome.status == .infeasible ? .none : .notFound }
    return .found(best, isComplete: outcome.status == .optimal)
  }

  private func nearRelaxation(
    _ model: inout PlanModel, limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> PlanState? {
    let batches = relaxed.refined.batches(relaxed.solution)
    let prices = relaxed.prices.stratumPrices(model)
    let weights = Exchange.weights(model, prices: relaxed.prices)
    // Where many moves cost little, a few for each row are enough.
    let moves = Self.moves + Self.movesPerRow * relaxed.prices.rows.count { $0 != 0 }
    var loss = min(
      1e-6 * Double(max(relaxed.terms.bound.magnitude, 1_000_000)),
      CoreProgram.loss(ofMoves: moves, &model, prices, around: batches))
    var kept: PlanState?
    // More may move until a valid plan is found; looking on from there cost as much again and rarely found better.
    for width: Int64 in [1, 2, 4, 8] where !isCancelled() {
      let core = CoreProgram(&model, prices, around: batches, width: width, loss: loss)
      var refined = core.program(&model)
      for (number, row) in model.rows.enumerated() where row.penalty == nil {
        refined.relax(number, model, cost: weights[number])
      }
      let start = refined.start(from: relaxed, &model)
      guard let dived = try Dive.run(refined, start: start, isCancelled: isCancelled) else { break }
      var exchange = Exchange(model, weights: weights, prices: prices, batches: dived)
      // Exchanges cost little, so they go on while a pass brings a hundredth of what is asked for.
      exchange.improve(core.open, whileGaining: gap / 100 * max(bound.magnitude, 1e6), isCancelled: isCancelled)
      let polished = try Neighborhood(prices: prices, weights: weights).improve(
        PlanState(model, places, batches: exchange.batches), &model, until: goodEnough, limits: limits,
        isCancelled: isCancelled)
      if polished.isValid { return polished }
      if width == 1 {
        // Where rules leave hardly any room it is easier to keep them first and to gain value afterwards.
        kept = try fromAnyWholePlan(&model, weights, limits: limits, isCancelled: isCancelled)
        if let kept, bound - Double(kept.value(&model)) <= Self.nearEnough * max(bound.magnitude, 1e6) { return kept }
      }
      loss *= 16
    }
    return kept
  }

  /// A plan improved from whole batches that keep all rules whatever they are worth; nil if none are found.
  private func fromAnyWholePlan(
    _ model: inout PlanModel, _ weights: [Double], limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> PlanState? {
    guard let whole = try anyWholePlan(&model, isCancelled: isCancelled) else { return nil }
    let prices = relaxed.prices.stratumPrices(model)
    var exchange = Exchange(model, weights: weights, prices: prices, batches: whole)
    exchange.improve(
      Array(whole.indices), whileGaining: gap * max(bound.magnitude, 1e6), isCancelled: isCancelled)
    let improved = PlanState(model, places, batches: exchange.batches)
    return try Neighborhood(prices: prices, weights: weights).improve(
      improved.isValid ? improved : PlanState(model, places, batches: whole), &model, until: goodEnough,
      limits: limits, isCancelled: isCancelled)
  }

  private func anyWholePlan(_ model: inout PlanModel, isCancelled: () -> Bool) throws -> [Int64]? {
    if let known, PlanState(model, places, batches: known).isValid { return known }
    let least = try LeastBreach.find(&model, isCancelled: isCancelled)?.batches
    for batches in [least, relaxed.refined.batches(relaxed.solution)].compactMap(\.self) where !isCancelled() {
      if case .found(let whole) = try WholeBatches.near(batches, model, isCancelled: isCancelled) { return whole }
    }
    return nil
  }

  private var bound: Double { Double(relaxed.terms.bound) }

  /// Value in micro-points at which to stop.
  private var goodEnough: Double { bound - gap * max(bound.magnitude, 1e6) }
}
