import SamplingInspection

extension Planner {
  /// Further plans to choose from beside the best: each keeps every rule, is within a share of what can be proved to be the most, and differs
  /// from the best and from the others as much as is found, in batches that stand in another county or class.
  ///
  /// To model what was made and look next to it is due to Brill, Chang and Hopkins (1982): what the former plans use is charged and what they
  /// leave is rewarded, as much as the share allows. It is a search: a plan that differs more may exist.
  ///
  /// - Parameters:
  ///   - best: a plan of this very scenario; value and bound of the further ones are stated by its measure and by its prices.
  ///   - number: how many to look for.
  ///   - within: (bound − value) / max(|value|, one point) that none exceeds.
  /// - Returns: as many as were found, the one that is farthest from the best usually first.
  /// - Throws: `CancellationError` if `isCancelled` said so.
  public static func alternatives(
    to best: Plan, of scenario: Scenario, number: Int, within: ExactDecimal,
    limits: PlanningLimits = PlanningLimits(), isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Plan] {
    let search = AlternativeSearch(scenario, best, within: within, limits, isCancelled)
    var plans = [best]
    for _ in 0..<number {
      guard let next = try search.next(after: plans) else { break }
      plans.append(next)
    }
    return Array(plans.dropFirst())
  }
}
