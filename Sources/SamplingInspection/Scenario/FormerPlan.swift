/// A scenario that is to be planned with little change from another plan.
extension Scenario {
  /// Id of the rule that keeps a plan close to another one.
  public static let closeRule = "close_to"

  /// The same scenario with the batches of a former plan in its strata, and a rule that keeps a share of them where they are.
  ///
  /// - Parameters:
  ///   - share: of the batches that stand in strata which are still there.
  ///   - former: batches by ``Stratum/key``.
  ///   - source: which plan it is.
  public func keeping(_ share: ExactDecimal, of former: [[String]: Int64], source: String) -> Scenario {
    var scenario = self
    for stratum in scenario.strata.indices { scenario.strata[stratum].former = former[strata[stratum].key] ?? 0 }
    scenario.rules.removeAll { $0.id == Self.closeRule }
    scenario.rules.append(
      Rule(
        id: Self.closeRule, title: "与原方案相同的批次不少于原方案的\(share.percentText)", group: "调整", measure: .keptShare,
        bounds: Bounds(atLeast: share), source: source))
    scenario.rules.sort { $0.id < $1.id }
    return scenario
  }
}
