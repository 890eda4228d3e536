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

/// Solves the relaxation from point to point along one figure, each from the basis of its neighbour.
///
/// In a fixed order and from a fixed start, so that the answer is the same on one thread and on many.
struct FrontierLine {
  private var models: FrontierModels
  /// Relative gap of the plans that a thousandth of is let go in the relaxation.
  private let gap: Double
  private let isCancelled: () -> Bool
  /// Prices that showed some point to have no plan.
  private var proofs: [Proof] = []

  init(_ models: FrontierModels, gap: Double, isCancelled: @escaping () -> Bool) {
    self.models = models
    self.gap = gap
    self.isCancelled = isCancelled
  }

  /// The relaxation at some values; nil where fractional batches cannot keep all rules.
  mutating func solve(
    at values: [ExactDecimal], from neighbour: Refinement.Result?
  ) throws -> Refinement.Result? {
    var model = models.model(at: values)
    let fits = neighbour?.refined.active.rows.count == model.rows.count
    let (status, result) = try Refinement.run(
      &model, gap: gap, from: fits ? neighbour : nil, limits: { SolveLimits() },
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

  /// Goes outward from a solved point; points with a plan lie together, so the first without one ends the solving.
  ///
  /// - Parameter points: values, nearest first.
  /// - Returns: what each shows, in the same order, and the farthest that was solved.
  mutating func outward(
    from start: Refinement.Result, _ points: [[ExactDecimal]]
  ) throws -> (shown: [PointRelaxation], farthest: Refinement.Result) {
    var shown: [PointRelaxation] = []
    var neighbour = start
    for values in points {
      if shown.allSatisfy(\.isRelaxed), let result = try solve(at: values, from: neighbour) {
        shown.append(.relaxed(try relaxed(result, at: values)))
        neighbour = result
      } else {
        shown.append(.refuted(isProved: try isRefuted(values)))
      }
    }
    return (shown, neighbour)
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
