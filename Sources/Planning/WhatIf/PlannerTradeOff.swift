import SamplingInspection

extension Planner {
  /// Full plans between having most of one thing and most of another.
  ///
  /// Every plan is that of ``plan(_:limits:isCancelled:)`` for the scenario of its point. κ goes from 0 to 1; the other goals go from what the
  /// plan has without them to the tightest for which a plan is found, looked for in steps of a tenth of a
  /// percent (evenness) or a percent (change), and to where prices leave none.
  /// The answer does not depend on the number of threads.
  ///
  /// - Parameter steps: how many plans, evenly spaced; today's κ, and the first value without a plan, are added.
  /// - Throws: `CancellationError` if `isCancelled` said so.
  public static func tradeOff(
    _ scenario: Scenario, _ goal: TradedGoal, steps: Int, limits: PlanningLimits = PlanningLimits(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> TradeOff {
    let search = TradeOffSearch(scenario, goal, limits, isCancelled)
    return try goal == .discovery ? search.alongWeight(steps) : search.narrowing(steps)
  }
}
