import LinearProgramming
import SamplingInspection

/// Whole batches that keep all rules, looked for next to fractional ones that do; what they are worth plays no part.
struct WholeBatches {
  /// What was found.
  enum Outcome {
    case found([Int64])
    /// All were tried.
    case none
    case notFound
  }

  /// Up to this many single batches all whole plans are tried.
  private static let smallEnough: Int64 = 600
  /// Most nodes of one search; a number, not a time, so that every machine finds the same.
  private static let nodes = 1000
  /// How often it is rounded, each time with more to spare.
  private static let rounds = 3
  /// What breaking a row costs for each batch that is missing, in micro-points; moving a batch away costs one point.
  private static let breach = 20_000_000.0

  private let isCancelled: () -> Bool

  init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

  /// Looks for them.
  func near(_ batches: [Double], _ start: PlanModel) throws -> Outcome {
    var model = start.with(rows: start.rows.filter { $0.penalty == nil })
    let whole = CoreProgram(whole: model)
    if whole.openSteps <= Self.smallEnough { return try everywhere(whole, &model) }
    model.curves = zip(model.curves, batches).map { ValueCurve.closeness(to: Int64($1.rounded()), like: $0) }
    let weights = model.rows.map { Self.breach / $0.meanCoefficient * Double($0.denominator) }
    return try around(batches, whole, weights, &model).map { .found($0) } ?? .notFound
  }

  /// Rounds in the neighbourhood of the fractional batches, and mends what that breaks; where it cannot be mended the same again
  /// with more to spare in the rows concerned.
  private func around(
    _ batches: [Double], _ whole: CoreProgram, _ weights: [Double], _ model: inout PlanModel
  ) throws -> [Int64]? {
    let windows = zip(batches, whole.windows).map { batches, range in
      let low = max(range.lowerBound, Int64((batches + 1e-6).rounded(.down)) - 1)
      let high = min(range.upperBound, Int64((batches - 1e-6).rounded(.up)) + 1)
      return min(low, range.upperBound)...max(high, range.lowerBound)
    }
    let places = PlanState.Places(model)
    var spare = model.rows.map(\.roundingError)
    for _ in 0..<Self.rounds {
      var narrow = model.with(rows: zip(model.rows, spare).map { $0.narrowed(by: $1) })
      var refined = CoreProgram(windows: windows).program(&narrow)
      for number in model.rows.indices { refined.relax(number, narrow, cost: weights[number]) }
      let relaxed = try GLPK.solveRelaxation(refined.program, isCancelled: isCancelled)
      let dived = try Dive.run(refined, start: relaxed.basis, isCancelled: isCancelled)
      if isCancelled() { throw CancellationError() }
      guard let dived, let prices = relaxed.prices, let solution = relaxed.solution else { return nil }
      let state = PlanState(model, places, batches: dived)
      if state.isValid { return state.batches }
      // Prices say which batches can be exchanged at no loss.
      let perStratum = refined.prices(prices, solution, narrow).stratumPrices(model)
      let mended = try Neighborhood(prices: perStratum, weights: weights, isBrief: true).improve(
        state, &model, until: -.infinity, limits: { SolveLimits() }, isCancelled: isCancelled)
      if isCancelled() { throw CancellationError() }
      if mended.isValid { return mended.batches }
      for row in model.rows.indices {
        let missing = max(state.shortfall(row), mended.shortfall(row))
        if missing > 0 { spare[row] += missing + model.rows[row].roundingError }
      }
    }
    return nil
  }

  /// Tries all whole plans.
  private func everywhere(_ whole: CoreProgram, _ model: inout PlanModel) throws -> Outcome {
    let refined = whole.program(&model)
    var limits = SolveLimits()
    limits.nodes = Self.nodes
    let outcome = try GLPK.solve(refined.program, limits: limits, isCancelled: isCancelled)
    if outcome.status == .cancelled { throw CancellationError() }
    if let solution = outcome.solution {
      // The solver is not trusted: its batches are counted again.
      let found = refined.batches(solution).map { Int64($0.rounded()) }
      if PlanState(model, PlanState.Places(model), batches: found).isValid { return .found(found) }
    }
    return outcome.status == .infeasible ? .none : .notFound
  }
}

extension ModelRow {
  /// What one batch may add to the row, where batches count differently; rows that only count batches are met exactly.
  fileprivate var roundingError: Int128 {
    let most = max(terms.map(\.coefficient.magnitude).max() ?? 0, sums.map(\.coefficient.magnitude).max() ?? 0)
    return most <= 1 ? 0 : Int128(most)
  }

  /// The row with so much to spare.
  fileprivate func narrowed(by spare: Int128) -> ModelRow {
    var row = self
    switch side {
    case .atLeast: row.bound += spare
    case .atMost: row.bound -= spare
    case .exactly: break
    }
    return row
  }
}
