import SamplingInspection

extension Planner {
  /// Plans several scenarios, each as ``plan(_:limits:isCancelled:)`` does, on as many threads as there are processors.
  public static func plans(
    _ scenarios: [Scenario], limits: PlanningLimits = PlanningLimits(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> [PlanningOutcome] {
    try Threads.map(scenarios) { try plan($0, limits: limits, isCancelled: isCancelled) }
  }
}
