import SamplingInspection

/// Shares the figures of a table that people made among the strata that each speaks of, as kindly as the rules allow.
///
/// A table says how many batches of a class a county gets, not at which venues. A rule that it is said to break must be broken
/// whatever the venues, as near as can be found, so the strata are chosen to break rules as little as possible, and then for
/// what they are worth.
public enum KindShares {
  /// A figure of the table.
  public struct Figure: Sendable {
    /// Strata that it speaks of; no stratum stands in two figures.
    public var strata: [Int]
    /// Batches of them together.
    public var batches: Int64

    /// Makes a figure.
    public init(strata: [Int], batches: Int64) {
      self.strata = strata
      self.batches = batches
    }
  }

  /// What one batch too many or too few costs, in micro-points: far more than any batch is worth.
  private static let breach = 1e7

  /// Shares the figures.
  ///
  /// - Parameter start: batches of each stratum that add up to the figures; figures in which `isHeld` says so keep them.
  /// - Returns: `start` where nothing better is found.
  public static func share(
    _ figures: [Figure], _ scenario: Scenario, start: [Int64], isHeld: (Figure) -> Bool = { _ in false },
    isCancelled: () -> Bool
  ) throws -> [Int64] {
    var windows = start.map { $0...$0 }
    var open: [Figure] = []
    for figure in figures where figure.strata.count > 1 && figure.batches > 0 && !isHeld(figure) {
      open.append(figure)
      for stratum in figure.strata {
        let bounds = scenario.strata[stratum]
        windows[stratum] = min(bounds.atLeast, start[stratum])...max(bounds.atMost, start[stratum])
      }
    }
    if open.isEmpty { return start }
    let model = PlanModel(scenario) { rows in
      for row in rows.indices { rows[row].makeWish(atBreach: breach) }
      for (number, figure) in open.enumerated() { rows.append(ModelRow(figure, number)) }
    }.restricted(to: windows)
    let limits = PlanningLimits(seconds: 30, gap: 1e-6)
    guard case .planned(let plan, _) = try Planner.plan(model, limits: limits, isCancelled: isCancelled) else {
      return start
    }
    return plan.batches
  }
}

extension ModelRow {
  /// The figure as a row.
  fileprivate init(_ figure: KindShares.Figure, _ number: Int) {
    self.init(
      rule: Rule(id: "\u{10FFFF}table", measure: .batches, bounds: Bounds(exactly: ExactDecimal(figure.batches))),
      side: .exactly, group: String(number))
    sums = [.init(strata: figure.strata, coefficient: 1)]
    bound = Int128(figure.batches)
  }

  /// Lets the row be broken at a price that is alike for all rows when counted in batches.
  fileprivate mutating func makeWish(atBreach breach: Double) {
    let statedUnits = max(meanCoefficient / Double(unit), 1e-4)
    rule.strength = .wish
    rule.penalty = ExactDecimal(Int64(min(breach / statedUnits, 1e12)), decimals: 6)
  }
}
