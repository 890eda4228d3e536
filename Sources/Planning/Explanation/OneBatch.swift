import SamplingInspection

/// What one batch more or fewer somewhere does to the whole plan, by planning again with that number held.
public struct OneBatch: Sendable, Equatable {
  /// Number of batches of the scope in the plan.
  public let batches: Int64
  /// Worth of the plan made again less that of the plan, in micro-points; nil if no plan has that number.
  public let change: Int64?
  /// Where the change lies if both plans were the very best, by their bounds, in micro-points.
  public let possible: ClosedRange<Int64>?

  /// Plans again with the batches of a scope held at one more (`step` 1) or one fewer (−1).
  ///
  /// - Returns: nil if it was cancelled.
  public static func resolve(
    _ scenario: Scenario, _ plan: Plan, scope: Scope, step: Int64, limits: PlanningLimits = PlanningLimits(),
    isCancelled: () -> Bool = { false }
  ) throws -> OneBatch? {
    let strata = StratumColumns(scenario).strata(in: scope, count: scenario.strata.count)
    let now = strata.reduce(0) { $0 + plan.batches[$1] }
    guard now + step >= 0 else { return OneBatch(batches: now, change: nil, possible: nil) }
    var held = scenario
    held.pins.append(
      Pin(
        pin: unusedName(scenario), scope: scope, bounds: Bounds(exactly: ExactDecimal(now + step)), who: "explain",
        why: "one batch"))
    switch try Planner.plan(held, limits: limits, isCancelled: isCancelled) {
    case .planned(let other, _):
      let least = other.value - plan.bound
      return OneBatch(
        batches: now, change: other.value - plan.value, possible: least...max(least, other.bound - plan.value))
    case .impossible, .unfinished: return OneBatch(batches: now, change: nil, possible: nil)
    case .cancelled: return nil
    }
  }

  private static func unusedName(_ scenario: Scenario) -> String {
    let names = Set(scenario.pins.map(\.pin))
    return (0...).lazy.map { "one-batch-\($0)" }.first { !names.contains($0) } ?? "one-batch"
  }
}
