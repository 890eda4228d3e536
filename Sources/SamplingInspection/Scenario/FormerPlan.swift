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

  /// The same scenario with a rule that keeps a share of what a plan had still to take where it is; what was done stays anyway.
  ///
  /// - Parameters:
  ///   - batches: the plan's, of each stratum.
  ///   - done: of these and others, what was done.
  func keeping(_ share: ExactDecimal, ofRestOf batches: [Int64], done: [Int64], source: String) -> Scenario {
    let all = batches.reduce(Int128(0)) { $0 + Int128($1) }
    if all == 0 { return self }
    let settled = zip(batches, done).reduce(Int128(0)) { $0 + Int128(min($1.0, $1.1)) }
    let kept =
      settled * Int128(ExactDecimal.powers[share.decimals]) + (all - settled) * Int128(share.mantissa)
    // Rounded down to the nine decimals that a bound may have, which the whole batches of the row make up for.
    let ratio = kept * 1_000_000_000 / (all * Int128(ExactDecimal.powers[share.decimals]))
    let former = Dictionary(zip(strata.map(\.key), batches), uniquingKeysWith: { first, _ in first })
    var scenario = keeping(ExactDecimal(Int64(ratio), decimals: 9), of: former, source: source)
    for rule in scenario.rules.indices where scenario.rules[rule].id == Self.closeRule {
      scenario.rules[rule].title = "原方案还没有完成的批次至少\(share.percentText)不动，已完成的都算在内"
    }
    return scenario
  }
}
