import SamplingInspection

/// At which points of a frontier plans are made in whole batches; each is the very plan that `plan` makes.
public enum FrontierPlans: String, Sendable, CaseIterable {
  /// Where everything is as today only, for an answer at once.
  case today
  /// Where everything is as today, and at both ends of what has a plan.
  case ends
  /// At every point.
  case all
}

/// A frontier with the plans that were made for it.
public struct FrontierResult: Sendable {
  /// The frontier.
  public var frontier: Frontier
  /// Plans by number of the point.
  public var plans: [Int: Plan]
}

extension Planner {
  /// What moving one or two figures does to the best plan.
  ///
  /// Bounds, prices and rules come from the relaxation at every point; plans are those of ``plan(_:limits:isCancelled:)``. The
  /// answer does not depend on the number of threads.
  ///
  /// - Throws: `CancellationError` if `isCancelled` said so.
  public static func frontier(
    _ scenario: Scenario, _ figures: [SweptFigure], plans: FrontierPlans = .ends,
    limits: PlanningLimits = PlanningLimits(), isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> FrontierResult {
    let search = try FrontierSearch(scenario, figures, plans, limits, isCancelled)
    let found = try search.run()
    return FrontierAssembly(search.models, found, search.points(found)).result
  }
}

/// Puts what was found out about a frontier in order.
struct FrontierAssembly {
  private let models: FrontierModels
  private let found: FrontierPart
  private let values: [[ExactDecimal]]

  init(_ models: FrontierModels, _ found: FrontierPart, _ values: [[ExactDecimal]]) {
    self.models = models
    self.found = found
    self.values = values
  }

  var result: FrontierResult {
    var points = values.map(point)
    var plans: [Int: Plan] = [:]
    var proofs: [Int: [(prices: RowPrices, terms: Proof.Terms)]] = [:]
    for (number, values) in values.enumerated() {
      if case .relaxed(let relaxed) = found.shown[values] { proofs[number] = [(relaxed.prices, relaxed.terms)] }
      guard case .planned(let plan, _) = found.outcomes[values] else { continue }
      plans[number] = plan
      proofs[number, default: []].append((RowPrices(models.model(at: values), plan.proof), plan.proof.terms))
    }
    let bounds = FrontierBounds(models)
    bounds.tighten(&points, proofs)
    bounds.carry(&points)
    for number in points.indices where points[number].status == .feasible && points[number].gap == 0 {
      points[number].status = .optimal
    }
    repair(&points)
    return FrontierResult(
      frontier: Frontier(
        figures: models.figures, points: points, today: values.firstIndex(of: models.figures.map(\.today)),
        edges: found.edges.compactMap { values.firstIndex(of: $0.values) }.sorted()),
      plans: plans)
  }

  private func point(_ values: [ExactDecimal]) -> FrontierPoint {
    var point = FrontierPoint(
      values: values, settings: models.adjustments(values).map(\.setting), money: models.money(at: values),
      status: .infeasible)
    let scenario = models.scenario(at: values)
    switch found.shown[values] {
    case .refuted(let isProved): point.isProved = isProved
    case nil: point.status = .unfinished
    case .relaxed(let relaxed):
      point.status = .bounded
      point.bound = relaxed.terms.bound
      point.price = relaxed.price
      point.binding = binding(relaxed.prices, models.model(at: values))
      point.totals = FrontierPoint.Totals(scenario, relaxed: relaxed.batches)
    }
    switch found.outcomes[values] {
    case .planned(let plan, _):
      point.status = .feasible
      point.value = plan.value
      point.bound = min(plan.bound, point.bound ?? .max)
      point.totals = FrontierPoint.Totals(scenario, plan: plan.batches)
    case .impossible(_, _, let isProved, _):
      point = FrontierPoint(
        values: values, settings: point.settings, money: point.money, status: .infeasible, isProved: isProved)
    case .unfinished: point.status = .unfinished
    case .cancelled, nil: break
    }
    return point
  }

  /// Rules with a price that anybody could act on, as the summary of a plan lists them.
  private func binding(_ prices: RowPrices, _ model: PlanModel) -> [String] {
    var rules: Set<String> = []
    for (number, row) in model.rows.enumerated() {
      let stated = Double(prices.rows[number].magnitude) * Double(row.unit) / 1e24
      if stated >= Self.leastPrice { rules.insert(row.rule.id) }
    }
    return rules.sorted()
  }

  private static let leastPrice = 5e-7

  /// Every point without a plan gets the change of the one figure with which there is one.
  private func repair(_ points: inout [FrontierPoint]) {
    guard models.figures.count == 1 else { return }
    let figure = models.figures[0]
    for number in points.indices where points[number].status == .infeasible {
      let value = points[number].values[0]
      let planned = points.filter { $0.value != nil && $0.valueOf == nil }.map(\.values[0])
      for edge in found.edges where edge.isAbove == (edge.values[0] > value) {
        let nearest = edge.isAbove ? planned.filter { $0 > value }.min() : planned.filter { $0 < value }.max()
        // Where nobody looked for a plan at the edge, nothing is known of what would be enough.
        guard let nearest, found.outcomes[edge.values] != nil else { continue }
        points[number].repair = Repair(
          adjustments: [change(figure, from: value, to: nearest)],
          leastness: nearest == edge.values[0] && edge.isProved ? .proved : .notFound)
      }
    }
  }

  private func change(_ figure: SweptFigure, from: ExactDecimal, to: ExactDecimal) -> Adjustment {
    var figure = figure
    figure.today = from
    return figure.adjustment(to: to)
  }
}
