import LinearProgramming
import SamplingInspection

/// Plans the points of a trade-off.
struct TradeOffSearch: Sendable {
  private let scenario: Scenario
  private let goal: TradedGoal
  private let limits: PlanningLimits
  private let isCancelled: @Sendable () -> Bool

  /// Decimals with which the tightest is looked for: people keep whole percents of a plan, and counties apart by tenths.
  private var decimals: Int { goal == .evenness ? 3 : 2 }

  init(
    _ scenario: Scenario, _ goal: TradedGoal, _ limits: PlanningLimits, _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.scenario = scenario
    self.goal = goal
    self.limits = limits
    self.isCancelled = isCancelled
  }

  /// A point and what planning gave for it.
  private typealias Planned = (asked: ExactDecimal?, outcome: PlanningOutcome)

  /// κ from 0 to 1.
  func alongWeight(_ steps: Int) throws -> TradeOff {
    let today = scenario.heading.discoveryWeight
    let values = Set((0..<steps).map { Self.between(0, 10_000, $0, of: steps - 1, decimals: 4) } + [today]).sorted()
    return tradeOff(try plans(values), today: values.firstIndex(of: today) ?? 0)
  }

  /// From what the plan has anyway to the tightest for which there is a plan.
  func narrowing(_ steps: Int) throws -> TradeOff {
    let free: Planned = (nil, try plan(scenario))
    guard case .planned(let plan, _) = free.outcome, let start = start(plan.batches) else {
      return tradeOff([free], today: 0)
    }
    let end: Int64 = goal == .evenness ? 0 : ExactDecimal.powers[decimals]
    let edge = try tightest(from: start, to: end)
    let found = edge.found
    var values = Set(
      (1..<max(steps, 2)).map { step in
        Self.between(start, edge.value, step, of: steps - 1, decimals: decimals)
      })
    values.remove(value(start))
    for known in found { values.remove(known.asked) }
    let inner = try plans(values.sorted())
    let points = (inner + found.map { (Optional($0.asked), $0.outcome) }).sorted { one, other in
      guard let one = one.asked, let other = other.asked else { return one.asked == nil }
      return goal == .evenness ? one > other : one < other
    }
    return tradeOff([free] + points, today: 0)
  }

  /// What a plan has of the goal, rounded to where asking for it changes nothing; nil where it cannot be measured.
  private func start(_ batches: [Int64]) -> Int64? {
    let reached = goal == .evenness ? scenario.evenness(of: batches)?.farthest : kept(batches)
    guard let nano = reached?.scaled(to: 9) else { return nil }
    let part = ExactDecimal.powers[9 - decimals]
    return goal == .evenness ? (nano + part - 1) / part : nano / part
  }

  private func value(_ units: Int64) -> ExactDecimal { ExactDecimal(units, decimals: decimals) }

  /// The tightest value for which a plan in whole batches is found, and what was found there and where fractional batches keep no more.
  ///
  /// Numbers grow towards the tight end.
  private func tightest(
    from start: Int64, to end: Int64
  ) throws -> (value: Int64, found: [(asked: ExactDecimal, outcome: PlanningOutcome)]) {
    if start == end { return (start, []) }
    let way: Int64 = end > start ? 1 : -1
    var walk = Walk(model: PlanModel(goal.scenario(scenario, at: value(start))))
    let (first, last) = (way * start, way * end)
    var (some, none) = (first, last + 1)
    // What fractional batches cannot keep whole ones cannot.
    while none - some > 1 {
      let next = none > last ? last : some + (none - some) / 2
      if try relaxed(way * next, &walk) != nil { some = next } else { none = next }
    }
    let beyond = none
    some = first
    var outcome: PlanningOutcome?
    var stride: Int64 = 1
    while none - some > 1 {
      // Back in growing leaps until there is a plan, then by halving.
      let next = some > first ? some + (none - some) / 2 : max(some + 1, none - stride)
      stride *= 2
      if let planned = try wholePlan(way * next, &walk) { (some, outcome) = (next, planned) } else { none = next }
    }
    var found = outcome.map { [(value(way * some), $0)] } ?? []
    if beyond <= last {
      let asked = value(way * beyond)
      found.append((asked, try plan(goal.scenario(scenario, at: asked))))
    }
    return (way * some, found)
  }

  /// What is known on the way to the tight end.
  private struct Walk {
    var model: PlanModel
    var neighbour: Refinement.Result?
  }

  /// Fractional batches that keep all rules at a value, and the model there; nil if none do.
  private func relaxed(_ units: Int64, _ walk: inout Walk) throws -> (batches: [Double], model: PlanModel)? {
    let rule = goal == .evenness ? Scenario.evenRule : Scenario.closeRule
    var model = PlanModel(goal.scenario(scenario, at: value(units)), like: walk.model, but: [rule])
    let fits = walk.neighbour?.refined.active.rows.count == model.rows.count
    let (status, result) = try Refinement.run(
      &model, gap: Self.gap, from: fits ? walk.neighbour : nil, limits: { SolveLimits() }, isCancelled: isCancelled)
    if status == .cancelled || isCancelled() { throw CancellationError() }
    walk.model.curves = model.curves
    guard let result, status != .infeasible else { return nil }
    walk.neighbour = result
    return (result.refined.batches(result.solution), model)
  }

  /// The plan at a value where whole batches that keep all rules are found at a first look: where none are, planning looks for long.
  private func wholePlan(_ units: Int64, _ walk: inout Walk) throws -> PlanningOutcome? {
    guard let relaxed = try relaxed(units, &walk),
      case .found = try WholeBatches.near(relaxed.batches, relaxed.model, isCancelled: isCancelled)
    else { return nil }
    let outcome = try plan(goal.scenario(scenario, at: value(units)))
    if case .planned = outcome { return outcome }
    return nil
  }

  /// Only whether there is a solution counts.
  private static let gap = 1.0

  /// Share of the other plan's batches that stay, cut to nine decimals; nil without another plan.
  private func kept(_ batches: [Int64]) -> ExactDecimal? {
    guard case .change(let former, _) = goal else { return nil }
    let there = scenario.strata.map { former[$0.key] ?? 0 }
    let all = there.reduce(0, +)
    if all == 0 { return nil }
    let stays = zip(there, batches).reduce(Int128(0)) { $0 + Int128(min($1.0, $1.1)) }
    return ExactDecimal(Int64(stays * 1_000_000_000 / Int128(all)), decimals: 9)
  }

  private static func between(_ from: Int64, _ to: Int64, _ step: Int, of steps: Int, decimals: Int) -> ExactDecimal {
    ExactDecimal(from + (to - from) * Int64(step) / Int64(max(steps, 1)), decimals: decimals)
  }

  private func plans(_ values: [ExactDecimal]) throws -> [Planned] {
    let outcomes = try Threads.map(values) { try plan(goal.scenario(scenario, at: $0)) }
    return zip(values, outcomes).map { ($0, $1) }
  }

  private func plan(_ scenario: Scenario) throws -> PlanningOutcome {
    let outcome = try Planner.plan(scenario, limits: limits, isCancelled: isCancelled)
    if case .cancelled = outcome { throw CancellationError() }
    return outcome
  }

  private func tradeOff(_ planned: [Planned], today: Int) -> TradeOff {
    var figures = TradedFigures(scenario)
    var points: [TradeOffPoint] = []
    for (asked, outcome) in planned {
      var point = TradeOffPoint(asked: asked, status: .unfinished)
      switch outcome {
      case .planned(let plan, _):
        point.status = plan.value == plan.bound ? .optimal : .feasible
        (point.value, point.bound) = (plan.value, plan.bound)
        point.totals = FrontierPoint.Totals(scenario, plan: plan.batches)
        point.reached = figures.reached(
          plan, discoveryWeight: weight(asked), evenness: scenario.evenness(of: plan.batches), kept: kept(plan.batches))
      case .impossible(_, _, let isProved, _):
        (point.status, point.isProved) = (.infeasible, isProved)
      case .unfinished, .cancelled: break
      }
      points.append(point)
    }
    let plans = planned.map { planned -> Plan? in
      if case .planned(let plan, _) = planned.outcome { plan } else { nil }
    }
    for number in points.indices where points[number].isPlanned {
      points[number].better = better(than: number, points, plans, &figures)
    }
    return TradeOff(goal: goal, points: points, today: today)
  }

  private func weight(_ asked: ExactDecimal?) -> ExactDecimal {
    goal == .discovery ? asked ?? scenario.heading.discoveryWeight : scenario.heading.discoveryWeight
  }

  /// The best of the other points' plans that keep what this one asks, by this one's measure, where it is better than its own.
  private func better(
    than number: Int, _ points: [TradeOffPoint], _ plans: [Plan?], _ figures: inout TradedFigures
  ) -> TradeOffPoint.Better? {
    guard let value = points[number].value else { return nil }
    var best: TradeOffPoint.Better?
    for (other, plan) in plans.enumerated() {
      guard other != number, let plan, let reached = points[other].reached, keeps(reached, points[number].asked),
        isFreeAlike || (points[number].asked != nil && points[other].asked != nil)
      else { continue }
      let worth = figures.worth(plan.batches, discoveryWeight: weight(points[number].asked)) - reached.penalty
      if worth - value > best?.by ?? 0 { best = .init(point: other, by: worth - value) }
    }
    return best
  }

  /// Whether the plan as it is has the rules of the points but theirs: one of the same kind that it has already gives way to theirs.
  private var isFreeAlike: Bool {
    switch goal {
    case .discovery: true
    case .evenness: !scenario.rules.contains { $0.id == Scenario.evenRule }
    case .change: !scenario.rules.contains { $0.measure == .keptShare }
    }
  }

  private func keeps(_ reached: TradeOffPoint.Reached, _ asked: ExactDecimal?) -> Bool {
    guard let asked else { return true }
    switch goal {
    case .discovery: return true
    case .evenness: return reached.evenness.map { $0.farthest <= asked } ?? false
    case .change: return reached.kept.map { $0 >= asked } ?? false
    }
  }
}
