import LinearProgramming
import SamplingInspection

/// What the relaxation shows at one point of a frontier.
enum PointRelaxation: Sendable {
  /// Fractional batches keep all rules.
  case relaxed(Relaxed)
  /// None do; prices prove it, unless `isProved` is false: then only the solver says so.
  case refuted(isProved: Bool)

  /// Whether fractional batches keep all rules.
  var isRelaxed: Bool { if case .relaxed = self { true } else { false } }

  /// The optimum of the relaxation.
  struct Relaxed: Sendable {
    var batches: [Double]
    var prices: RowPrices
    var terms: Proof.Terms
    var price: FrontierPoint.Price
  }
}

/// Solves the relaxation along one figure: from a solved point to the farthest, then between the two, and between those again.
///
/// What lies between two solved points takes a fraction of the time. Every point is solved from the same neighbours in any case, so
/// that the answer is the same on one thread and on many.
struct FrontierLine: Sendable {
  private var models: FrontierModels
  /// Relative gap of the plans that a thousandth of is let go in the relaxation.
  private let gap: Double
  private let isCancelled: @Sendable () -> Bool
  /// Prices that showed some point to have no plan.
  private var proofs: [Proof] = []

  init(_ models: FrontierModels, gap: Double, isCancelled: @escaping @Sendable () -> Bool) {
    self.models = models
    self.gap = gap
    self.isCancelled = isCancelled
  }

  /// The relaxation at some values; nil where fractional batches cannot keep all rules.
  ///
  /// - Parameters:
  ///   - neighbour: that at other values.
  ///   - other: that at values on the other side.
  mutating func solve(
    at values: [ExactDecimal], from neighbour: Refinement.Result?, and other: Refinement.Result? = nil
  ) throws -> Refinement.Result? {
    var model = models.model(at: values)
    let fits = neighbour?.refined.active.rows.count == model.rows.count
    let (status, result) = try Refinement.run(
      &model, gap: gap, from: fits ? neighbour : nil, and: fits ? other : nil, limits: { SolveLimits() },
      isCancelled: isCancelled)
    if status == .cancelled || isCancelled() { throw CancellationError() }
    // What the worth of batches was computed for need not be computed again.
    models.base.curves = model.curves
    return status == .infeasible ? nil : result
  }

  /// What a solved point shows.
  func relaxed(_ result: Refinement.Result, at values: [ExactDecimal]) throws -> PointRelaxation.Relaxed {
    var model = models.model(at: values)
    return PointRelaxation.Relaxed(
      batches: result.refined.batches(result.solution), prices: result.prices, terms: result.terms,
      price: try MoneyPrice.find(
        result, &model, parts: models.parts(model.scenario), money: models.money(at: values), isCancelled: isCancelled))
  }

  /// A point of a line that is solved; the one from which it is solved stands before the first.
  private struct Solved: Sendable {
    var place: Int
    var result: Refinement.Result
  }

  /// Solves the points on one side of a solved one; those with a plan lie together.
  ///
  /// - Parameter points: values, nearest first.
  /// - Returns: what each shows, in the same order, and the farthest that was solved.
  mutating func outward(
    from start: Refinement.Result, _ points: [[ExactDecimal]]
  ) throws -> (shown: [PointRelaxation], farthest: Refinement.Result) {
    var solved = [Solved(place: -1, result: start)]
    var farthest = solved[0]
    // The last first; where it has no plan, in growing steps from the start.
    var (none, step) = (points.count, points.count)
    while none - farthest.place > 1 {
      let place = min(farthest.place + step, none - 1)
      if let result = try solve(at: points[place], from: farthest.result) {
        farthest = Solved(place: place, result: result)
        solved.append(farthest)
        step *= 2
      } else {
        (none, step) = (place, 1)
      }
    }
    solved += try between(solved, points)
    let line = self
    let relaxed = try Threads.map(solved.filter { $0.place >= 0 }) {
      (place: $0.place, shown: try line.relaxed($0.result, at: points[$0.place]))
    }
    let shown = Dictionary(relaxed.map { ($0.place, $0.shown) }, uniquingKeysWith: { first, _ in first })
    return (
      try points.indices.map { place in
        if let relaxed = shown[place] { return .relaxed(relaxed) }
        return .refuted(isProved: try isRefuted(points[place]))
      }, farthest.result
    )
  }

  /// Solves what lies between solved points, the middle of each gap first.
  private func between(_ solved: [Solved], _ points: [[ExactDecimal]]) throws -> [Solved] {
    var found: [Solved] = []
    var gaps = Array(zip(solved, solved.dropFirst()))
    while true {
      gaps = gaps.filter { $1.place - $0.place > 1 }
      if gaps.isEmpty { return found }
      let middles = try Threads.map(gaps) { near, far -> Solved? in
        let place = (near.place + far.place) / 2
        var line = self
        return try line.solve(at: points[place], from: near.result, and: far.result)
          .map { Solved(place: place, result: $0) }
      }
      gaps = zip(gaps, middles).flatMap { gap, middle in middle.map { [(gap.0, $0), ($0, gap.1)] } ?? [] }
      found += middles.compactMap(\.self)
    }
  }

  /// Whether prices prove that there is no plan at some values.
  mutating func isRefuted(_ values: [ExactDecimal]) throws -> Bool {
    var model = models.model(at: values)
    for proof in proofs where RowPrices(model, proof).terms(&model, withoutValue: true).bound < 0 { return true }
    let breach = try LeastBreach.find(&model, isAnyProofEnough: true, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    guard let breach, breach.terms.bound < 0 else { return false }
    proofs.append(breach.prices.proof(model, terms: breach.terms))
    return true
  }

  /// The last value of the figure, in its steps from one with a plan to one without, at which fractional batches keep all rules.
  ///
  /// - Returns: nil if that is the one with a plan itself.
  mutating func edge(
    from feasible: ExactDecimal, to infeasible: ExactDecimal, _ figure: SweptFigure, _ start: Refinement.Result
  ) throws -> (value: ExactDecimal, result: Refinement.Result)? {
    let decimals = max(infeasible.decimals, feasible.decimals, figure.step.decimals)
    guard let from = feasible.scaled(to: decimals), let to = infeasible.scaled(to: decimals),
      let step = figure.step.scaled(to: decimals), step > 0
    else { return nil }
    // Whole steps, so that the figure is one that people would write.
    var (some, none) = from > to ? ((from + step - 1) / step, to / step) : (from / step, (to + step - 1) / step)
    var found: (ExactDecimal, Refinement.Result)?
    while abs(some - none) > 1 {
      let middle = (none + some) / 2
      let value = ExactDecimal(middle * step, decimals: decimals)
      if let result = try solve(at: [value], from: found?.1 ?? start) {
        found = (value, result)
        some = middle
      } else {
        none = middle
      }
    }
    return found
  }
}
