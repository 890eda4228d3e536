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
  /// What breaking a row costs for each batch that is missing, in micro-points; moving a batch away costs one point.
  private static let breach = 20_000_000.0

  private let isCancelled: () -> Bool

  init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

  /// Looks for them; thoroughly, also where each stratum may move farther.
  func near(_ batches: [Double], _ start: PlanModel, thoroughly: Bool) throws -> Outcome {
    var model = start.with(rows: start.rows.filter { $0.penalty == nil })
    let whole = CoreProgram(whole: model)
    if whole.openSteps <= Self.smallEnough { return try everywhere(whole, &model) }
    model.curves = zip(model.curves, batches).map { ValueCurve.closeness(to: Int64($1.rounded()), like: $0) }
    let weights = model.rows.map { Self.breach / $0.meanCoefficient * Double($0.denominator) }
    for width: Int64 in thoroughly ? [1, 3] : [1] {
      if let found = try around(batches, width, whole, weights, &model) { return .found(found) }
    }
    return .notFound
  }

  /// Rounds in the neighbourhood of the fractional batches, and mends what that breaks.
  private func around(
    _ batches: [Double], _ width: Int64, _ whole: CoreProgram, _ weights: [Double], _ model: inout PlanModel
  ) throws -> [Int64]? {
    let windows = zip(batches, whole.windows).map { batches, range in
      let low = max(range.lowerBound, Int64((batches + 1e-6).rounded(.down)) - width)
      let high = min(range.upperBound, Int64((batches - 1e-6).rounded(.up)) + width)
      return min(low, range.upperBound)...max(high, range.lowerBound)
    }
    var narrow = model.with(rows: model.rows.map(\.narrowed))
    var refined = CoreProgram(windows: windows).program(&narrow)
    for number in model.rows.indices { refined.relax(number, narrow, cost: weights[number]) }
    let dived = try Dive.run(refined, start: nil, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    guard let dived else { return nil }
    var state = PlanState(model, PlanState.Places(model), batches: dived)
    // What is broken is mended by a small program, and what that leaves by exchanges of single batches wherever they are.
    if !state.isValid { state = try mended(state, weights, &model) }
    if !state.isValid { state = try mended(exchanged(state, weights, model), weights, &model) }
    return state.isValid ? state.batches : nil
  }

  private func mended(_ state: PlanState, _ weights: [Double], _ model: inout PlanModel) throws -> PlanState {
    let search = Neighborhood(prices: RowPrices(model).stratumPrices(model), weights: weights, isBrief: true)
    let mended = try search.improve(
      state, &model, until: -.infinity, limits: { SolveLimits() }, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    return mended
  }

  private func exchanged(_ state: PlanState, _ weights: [Double], _ model: PlanModel) throws -> PlanState {
    var flat = model
    flat.curves = model.curves.map { ValueCurve.flat(like: $0) }
    var exchange = Exchange(flat, weights: weights, batches: state.batches)
    exchange.repair(Array(flat.lower.indices), isCancelled)
    if isCancelled() { throw CancellationError() }
    return state.moved(to: exchange.batches)
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
  /// The row with a batch to spare where batches count differently, so that rounding breaks it less often.
  fileprivate var narrowed: ModelRow {
    var row = self
    let most = max(terms.map(\.coefficient.magnitude).max() ?? 0, sums.map(\.coefficient.magnitude).max() ?? 0)
    if most <= 1 { return row }
    switch side {
    case .atLeast: row.bound += Int128(most)
    case .atMost: row.bound -= Int128(most)
    case .exactly: break
    }
    return row
  }
}
