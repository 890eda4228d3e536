import SamplingInspection

/// By how much the simulated years reach a target or miss it.
public struct TargetYears: Sendable, Equatable {
  /// The rule.
  public let rule: String
  /// Its group, as the plan states it.
  public let group: String
  /// Which side.
  public let side: Side
  /// What each year has more than it needs, in order: batches, failures or cells; negative where it misses.
  public let surpluses: [Double]

  /// Puts the years in order, at least one.
  init(rule: String, group: String, side: Side, surpluses: [Double]) {
    self.rule = rule
    self.group = group
    self.side = side
    self.surpluses = surpluses.sorted()
  }

  /// Share of the years that reach it.
  public var probability: Double { Double(surpluses.count { $0 >= 0 }) / Double(surpluses.count) }

  /// Monte-Carlo error of a share of so many years.
  public static func error(_ share: Double, years: Int) -> Double {
    (share * (1 - share) / Double(years)).squareRoot()
  }

  /// Monte-Carlo error of the probability.
  public var standardError: Double { Self.error(probability, years: surpluses.count) }

  /// What has to be added so that this share of the years reaches it.
  func missing(for share: Double) -> Double {
    // A little more than nothing, so that a tenth of ten years is one.
    let place = Int((1 - share) * Double(surpluses.count) + 1e-9)
    return max(0, -surpluses[min(surpluses.count - 1, place)])
  }
}
