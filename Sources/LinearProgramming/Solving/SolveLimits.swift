/// When a solve stops.
///
/// Only `seconds` depends on the machine; a run that it did not stop gives the same answer everywhere.
public struct SolveLimits: Sendable, Equatable {
  /// Wall-clock seconds; infinite by default.
  public var seconds: Double
  /// Integer search: stops when (bound − value) / |value| is at most this.
  public var relativeGap: Double
  /// Integer search: most nodes of the tree; nil for no limit.
  public var nodes: Int?
  /// Relaxation: stops as soon as no solution can be worth more than this.
  public var hopeless = -Double.infinity

  /// Makes limits.
  public init(seconds: Double = .infinity, relativeGap: Double = 0, nodes: Int? = nil) {
    self.seconds = seconds
    self.relativeGap = relativeGap
    self.nodes = nodes
  }
}
