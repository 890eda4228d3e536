import LinearProgramming
import SamplingInspection

/// Whole batches that keep all rules, looked for next to fractional ones that do; what they are worth plays no part.
enum WholeBatches {
  /// What was found.
  enum Outcome {
    case found([Int64])
    /// All were tried.
    case none
    /// Not all were tried; what was found last breaks some rule.
    case notFound(nearest: [Int64]?)
  }

  /// Up to this many single batches all whole plans are tried.
  private static let smallEnough: Int64 = 600
  /// Most nodes of one search; a number, not a time, so that every machine finds the same.
  private static let nodes = 1000
  /// How far each stratum may move from the whole numbers next to its fractional one.
  private static let width: Int64 = 1
  /// What breaking a row costs for each batch that is missing, in micro-points; moving a batch away costs one point.
  private static let breach = 20_000_000.0

  /// Looks for them.
  static func near(_ batches: [Double], _ start: PlanModel, isCancelled: () -> Bool) throws -> Outcome {
    var model = start.with(rows: start.rows.filter { $0.penalty == nil })
    let whole = CoreProgram(whole: model)
    if whole.openSteps <= smallEnough { return try everywhere(whole, &model, isCancelled) }
    return try around(batches, whole, model, isCancelled)
  }

  /// Rounds in the neighbourhood of the fractional batches, and mends what that breaks by exchanges of single batches.
  private static func around(
    _ batches: [Double], _ whole: CoreProgram, _ model: PlanModel, _ isCancelled: () -> Bool
  ) throws -> Outcome {
    let windows = zip(batches, whole.windows).map { batches, range in
      let low = max(range.lowerBound, Int64((batches + 1e-6).rounded(.down)) - width)
      let high = min(range.upperBound, Int64((batches - 1e-6).rounded(.up)) + width)
      return min(low, range.upperBound)...max(high, range.lowerBound)
    }
    var narrow = model.with(rows: model.rows.map(\.narrowed))
    narrow.curves = zip(model.curves, batches).map { ValueCurve.closeness(to: Int64($1.rounded()), like: $0) }
    var refined = CoreProgram(windows: windows).program(&narrow)
    for (number, row) in model.rows.enumerated() {
      refined.relax(number, narrow, cost: breach / row.meanCoefficient * Double(row.denominator))
    }
    let dived = try Dive.run(refined, start: nil, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    guard let dived else { return .notFound(nearest: nil) }
    var flat = model
    flat.curves = model.curves.map { ValueCurve.flat(like: $0) }
    var exchange = Exchange(flat, weights: Exchange.weights(flat, prices: nil), batches: dived)
    exchange.mend(isCancelled)
    if isCancelled() { throw CancellationError() }
    let isValid = PlanState(model, PlanState.Places(model), batches: exchange.batches).isValid
    return isValid ? .found(exchange.batches) : .notFound(nearest: exchange.batches)
  }

  /// Tries all whole plans.
  private static func everywhere(
    _ whole: CoreProgram, _ model: inout PlanModel, _ isCancelled: () -> Bool
  ) throws -> Outcome {
    let refined = whole.program(&model)
    var limits = SolveLimits()
    limits.nodes = nodes
    let outcome = try GLPK.solve(refined.program, limits: limits, isCancelled: isCancelled)
    if outcome.status == .cancelled { throw CancellationError() }
    if let solution = outcome.solution {
      // The solver is not trusted: its batches are counted again.
      let found = refined.batches(solution).map { Int64($0.rounded()) }
      if PlanState(model, PlanState.Places(model), batches: found).isValid { return .found(found) }
    }
    return outcome.status == .infeasible ? .none : .notFound(nearest: nil)
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
