import LinearProgramming
import SamplingInspection

/// How far to go, and when to stop.
public struct PlanningLimits: Sendable {
  /// Wall-clock seconds; only a run that this stops may differ between machines.
  public var seconds: Double
  /// Relative gap at which the integer search ends; small scenarios are always searched to the end.
  public var gap: Double

  /// Makes limits.
  public init(seconds: Double = .infinity, gap: Double = 1e-4) {
    self.seconds = seconds
    self.gap = gap
  }
}

/// What planning gave.
public enum PlanningOutcome: Sendable {
  /// A plan that keeps every rule.
  case planned(Plan, stoppedAtLimit: Bool)
  /// No plan keeps all rules; prices prove it, unless `isProved` is false: then only the solver says so.
  ///
  /// `breach` is where ``Planner/repairs(_:breach:isCancelled:)`` goes on.
  case impossible(Proof, bound: Int64, isProved: Bool, breach: LeastBreach?)
  /// The time ran out before a plan was found.
  case unfinished
  /// `isCancelled` said so.
  case cancelled
}

/// Makes the plan of a scenario: relaxation → prices → integers → proof, as a pure function of the scenario and the limits.
public enum Planner {
  /// Plans a scenario.
  ///
  /// - Parameter known: whole batches that are known to keep all rules, as a repair has them; where rules leave hardly any room the
  ///   search may find no others.
  /// - Throws: ``SolverFault`` or ``InvalidProgram`` if the solver breaks down, which is never "no plan".
  public static func plan(
    _ scenario: Scenario, limits: PlanningLimits = PlanningLimits(), known: [Int64]? = nil,
    isCancelled: () -> Bool = { false }
  ) throws -> PlanningOutcome {
    try plan(PlanModel(scenario), limits: limits, known: known, isCancelled: isCancelled)
  }

  /// The plan that stays as close as the rules allow to the proportional plan with so many batches: the habit to compare with.
  public static func planProportional(
    _ scenario: Scenario, batches: Int64, limits: PlanningLimits = PlanningLimits(), isCancelled: () -> Bool = { false }
  ) throws -> PlanningOutcome {
    var model = PlanModel(scenario)
    let wanted = scenario.proportional(batches)
    model.curves = zip(model.curves, wanted).map { ValueCurve.closeness(to: $1, like: $0) }
    return try plan(model, limits: limits, isCancelled: isCancelled)
  }

  /// The program that the solver gets in the last round of refining, for another solver to read.
  public static func refinedProgram(_ scenario: Scenario) throws -> (program: LinearProgram, constant: Int64)? {
    var model = PlanModel(scenario)
    let isLarge = model.lower.count >= CoreRelaxation.manyStrata
    let relaxation = try Refinement.run(
      &model, inCore: isLarge, limits: { SolveLimits() }, isCancelled: { false })
    guard let result = relaxation.result else { return nil }
    var breakpoints = result.refined.breakpoints
    if isLarge {
      // Another solver gets every number of batches within reach, not only those near the prices.
      let upper = model.usefulUpper
      let batches = result.refined.batches(result.solution)
      let points = Refinement.refine(batches, result.prices.stratumPrices(model), upper, &model).breakpoints
      breakpoints = Refinement.reachingAll(points, upper)
    }
    let refined = RefinedProgram(&model, breakpoints: breakpoints, active: ActiveRows(all: model))
    return (refined.program, refined.constant)
  }

  /// Plans a model.
  ///
  /// - Parameter relaxed: the relaxation of this very model, made without a neighbour, where it is there already.
  static func plan(
    _ start: PlanModel, limits: PlanningLimits, relaxed: Refinement.Result? = nil, known: [Int64]? = nil,
    isCancelled: () -> Bool
  ) throws -> PlanningOutcome {
    var model = start
    let clock = ContinuousClock()
    let began = clock.now
    func remaining() -> SolveLimits {
      SolveLimits(seconds: max(0, limits.seconds - (clock.now - began) / .seconds(1)))
    }
    let relaxation =
      try relaxed.map { (status: SolveStatus.optimal, result: $0) }
      ?? Refinement.run(
        &model, gap: limits.gap, inCore: model.lower.count >= CoreRelaxation.manyStrata, limits: remaining,
        isCancelled: isCancelled)
    if relaxation.status == .cancelled { return .cancelled }
    if relaxation.status == .infeasible { return try .impossible(&model, isCancelled: isCancelled) }
    let places = PlanState.Places(model)
    guard let relaxed = relaxation.result else { return .unfinished }
    let search = IntegerSearch(relaxed: relaxed, places: places, gap: limits.gap, known: known)
    switch try search.run(&model, limits: remaining, isCancelled: isCancelled) {
    case .cancelled: return .cancelled
    case .notFound: return .unfinished
    // The whole program was searched to the end: no plan in whole batches, though the prices cannot show it.
    case .none: return .impossible(Proof(), bound: 0, isProved: false, breach: nil)
    case .found(let found, let isComplete):
      let plan = finished(Ties.settle(found, &model), relaxed.prices, relaxed.terms, &model)
      let isEnough = isComplete || plan.gap <= limits.gap
      return .planned(plan, stoppedAtLimit: !isEnough && remaining().seconds == 0)
    }
  }

  private static func finished(
    _ state: PlanState, _ prices: RowPrices, _ terms: Proof.Terms, _ model: inout PlanModel
  ) -> Plan {
    Plan(
      batches: state.batches, proof: prices.proof(model, terms: terms), value: state.value(&model), bound: terms.bound)
  }
}
