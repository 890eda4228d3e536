import LinearProgramming
import SamplingInspection

/// Finds out what there is to know of a frontier: the relaxation along its lines, and plans at some points.
struct FrontierSearch: Sendable {
  private(set) var models: FrontierModels
  private let asked: FrontierPlans
  private let limits: PlanningLimits
  private let isCancelled: @Sendable () -> Bool
  /// Values of the points of each line; the second figure is the same along a line.
  private let lines: [[[ExactDecimal]]]
  /// Values as they are in the scenario.
  private let todayValues: [ExactDecimal]
  /// The relaxation of the scenario as it is; nil if fractional batches cannot keep all rules.
  private var today: Refinement.Result?

  init(
    _ scenario: Scenario, _ figures: [SweptFigure], _ asked: FrontierPlans, _ limits: PlanningLimits,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    models = FrontierModels(scenario, figures)
    self.asked = asked
    self.limits = limits
    self.isCancelled = isCancelled
    todayValues = figures.map(\.today)
    lines =
      figures.count == 2
      ? figures[1].values.map { second in figures[0].values.map { [$0, second] } } : [figures[0].values.map { [$0] }]
    // From here on every model knows the worth of its batches as far as this solution did.
    let (status, result) = try Refinement.run(
      &models.base, gap: limits.gap, limits: { SolveLimits() }, isCancelled: isCancelled)
    if status == .cancelled || isCancelled() { throw CancellationError() }
    today = status == .infeasible ? nil : result
  }

  /// Everything that was found out.
  func run() throws -> FrontierPart {
    var (jobs, found) = try begin()
    for part in try Threads.map(jobs, { try run($0) }) { found.add(part) }
    // A point where fractional batches keep all rules may have no plan in whole ones; then the next one is tried.
    for _ in 0..<Self.mostTries {
      let wanted = wanted(found).filter { found.outcomes[$0] == nil }
      if wanted.isEmpty { break }
      let outcomes = try Threads.map(wanted) { try plan(at: $0) }
      for (values, outcome) in zip(wanted, outcomes) { found.outcomes[values] = outcome }
    }
    return found
  }

  /// Values of all points, line by line, with the last ones that have a plan in their places.
  func points(_ found: FrontierPart) -> [[ExactDecimal]] { allLines(found).flatMap(\.self) }

  private func allLines(_ found: FrontierPart) -> [[[ExactDecimal]]] {
    lines.map { line in
      let further = found.edges.map(\.values).filter { $0.count == 1 && !line.contains($0) }
      return (line + Set(further)).sorted { $0[0] < $1[0] }
    }
  }

  /// Values at which a plan is wanted: where all is as today, at both ends of the first and the last line, or everywhere.
  private func wanted(_ found: FrontierPart) -> [[ExactDecimal]] {
    let possible = allLines(found).map { line in
      line.filter { values in
        guard found.shown[values]?.isRelaxed == true else { return false }
        guard let outcome = found.outcomes[values] else { return true }
        if case .planned = outcome { return true }
        return false
      }
    }
    if asked == .all { return possible.flatMap(\.self) }
    let some = possible.filter { !$0.isEmpty }
    let ends = [some.first, some.last].compactMap(\.self).flatMap { [$0.first, $0.last].compactMap(\.self) }
    var wanted = possible.flatMap(\.self).filter { $0 == todayValues }
    if asked == .today { return wanted }
    for end in ends where !wanted.contains(end) { wanted.append(end) }
    return wanted
  }

  private static let mostTries = 4
  /// A thousandth of it is let go in the relaxation: a bound need not be nearer than 10⁻⁵ to what it bounds, for plans at other
  /// points are a thousand times farther away.
  private static let leastGap = 1e-2

  /// A part of the work that one thread does by itself.
  private enum Job: Sendable {
    /// Points of a line on one side of a solved one, nearest first.
    case outward(Start, [[ExactDecimal]])
    /// A whole line.
    case line([[ExactDecimal]])
    /// The plan at a point.
    case plan([ExactDecimal])
  }

  /// A solved point from which to go on.
  private struct Start: Sendable {
    var place: Int
    var values: [ExactDecimal]
    var result: Refinement.Result
  }

  /// The parts of the work, and what is known before.
  private func begin() throws -> ([Job], FrontierPart) {
    if lines.count > 1 { return (lines.map { .line($0) }, FrontierPart()) }
    let line = lines[0]
    guard let start = try start(of: line) else { return ([.line(line)], FrontierPart()) }
    let walk = FrontierLine(models, gap: max(limits.gap, Self.leastGap), isCancelled: isCancelled)
    let known = FrontierPart(shown: [start.values: .relaxed(try walk.relaxed(start.result, at: start.values))])
    let jobs: [Job] =
      [.outward(start, line[..<start.place].reversed()), .outward(start, Array(line[(start.place + 1)...]))]
      // These are wanted in any case, so that they need not wait for the others.
      + Set([start.place] + (asked == .today ? [] : [line.count - 1])).sorted().map { .plan(line[$0]) }
    return (jobs, known)
  }

  private func run(_ job: Job) throws -> FrontierPart {
    switch job {
    case .plan(let values): return FrontierPart(outcomes: [values: try plan(at: values)])
    case .outward(let start, let points): return try outward(from: start, points, tracing: true)
    case .line(let points):
      var walk = FrontierLine(models, gap: max(limits.gap, Self.leastGap), isCancelled: isCancelled)
      guard let start = try start(of: points) else {
        var part = FrontierPart()
        for values in points { part.shown[values] = .refuted(isProved: try walk.isRefuted(values)) }
        return part
      }
      var part = FrontierPart(shown: [start.values: .relaxed(try walk.relaxed(start.result, at: start.values))])
      part.add(try outward(from: start, points[..<start.place].reversed(), tracing: false))
      part.add(try outward(from: start, Array(points[(start.place + 1)...]), tracing: false))
      return part
    }
  }

  /// The first point of a line to solve: where all is as today or nearest to it, else the last, else the first.
  private func start(of line: [[ExactDecimal]]) throws -> Start? {
    var walk = FrontierLine(models, gap: max(limits.gap, Self.leastGap), isCancelled: isCancelled)
    let nearest = line.firstIndex { $0[0] >= todayValues[0] } ?? line.count - 1
    var tried: Set<Int> = []
    for place in [nearest, line.count - 1, 0] where tried.insert(place).inserted {
      if line[place] == todayValues {
        if let today { return Start(place: place, values: line[place], result: today) }
      } else if let result = try walk.solve(at: line[place], from: today) {
        return Start(place: place, values: line[place], result: result)
      }
    }
    return nil
  }

  /// Points on one side of a solved one, nearest first; with `tracing` also the last value with a plan, and the plan there.
  private func outward(from start: Start, _ points: [[ExactDecimal]], tracing: Bool) throws -> FrontierPart {
    var part = FrontierPart()
    if points.isEmpty { return part }
    var walk = FrontierLine(models, gap: max(limits.gap, Self.leastGap), isCancelled: isCancelled)
    let (shown, farthest) = try walk.outward(from: start.result, points)
    for (values, shown) in zip(points, shown) { part.shown[values] = shown }
    let firstRefuted = shown.firstIndex { !$0.isRelaxed }
    guard tracing, let firstRefuted else { return part }
    let figure = models.figures[0]
    var values = firstRefuted == 0 ? start.values : points[firstRefuted - 1]
    let beyond = points[firstRefuted]
    if let edge = try walk.edge(from: values[0], to: beyond[0], figure, farthest) {
      values = [edge.value]
      part.shown[values] = .relaxed(try walk.relaxed(edge.result, at: values))
    }
    let isAbove = values[0] > beyond[0]
    let next = figure.step.added(to: values[0], subtracting: isAbove)
    part.edges = [.init(values: values, isAbove: isAbove, isProved: try next.map { try walk.isRefuted([$0]) } ?? false)]
    if asked != .today { part.outcomes[values] = try plan(at: values) }
    return part
  }

  /// The very plan that `plan` makes.
  private func plan(at values: [ExactDecimal]) throws -> PlanningOutcome {
    let outcome = try Planner.plan(
      PlanModel(models.scenario(at: values)), limits: limits, relaxed: values == todayValues ? today : nil,
      isCancelled: isCancelled)
    if case .cancelled = outcome { throw CancellationError() }
    return outcome
  }
}
