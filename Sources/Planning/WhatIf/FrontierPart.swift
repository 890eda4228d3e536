import SamplingInspection

/// What one thread finds out by itself about a frontier.
struct FrontierPart: Sendable {
  /// What the relaxation shows, by values.
  var shown: [[ExactDecimal]: PointRelaxation] = [:]
  /// What planning gave, by values.
  var outcomes: [[ExactDecimal]: PlanningOutcome] = [:]
  /// Last values with a plan beside values without one.
  var edges: [Edge] = []

  /// The last values with a plan beside values without one.
  struct Edge: Sendable {
    var values: [ExactDecimal]
    /// Whether it lies above the values without a plan.
    var isAbove: Bool
    /// Whether prices prove that there is no plan one step on.
    var isProved: Bool
  }

  mutating func add(_ other: FrontierPart) {
    shown.merge(other.shown) { first, _ in first }
    outcomes.merge(other.outcomes) { first, _ in first }
    edges += other.edges
  }
}
