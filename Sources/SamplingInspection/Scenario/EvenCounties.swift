/// A scenario that is to be planned with nearly as many batches per 1,000 residents in one county as in another.
extension Scenario {
  /// Id of the rule that keeps counties near the average.
  public static let evenRule = "even_within"

  /// What counts when counties are compared: what the quota counts, else everything, in counties that have any of it and residents.
  public var evenScope: Scope {
    let counted = rules.first { $0.id == "quota" && $0.measure == .batchesPer1000 }?.scope ?? Scope(conditions: [])
    let columns = StratumColumns(self)
    let present = Set(columns.strata(in: counted, count: strata.count).map { strata[$0].county })
    let left = counties.filter { !present.contains($0.adcode) || $0.population <= 0 }.map(\.adcode)
    return left.isEmpty
      ? counted : Scope(conditions: counted.conditions + [.init(column: "county", isExcluded: true, values: left)])
  }

  /// The same scenario with a rule that keeps every county's batches per 1,000 residents near the average.
  ///
  /// - Parameter part: how far a county may be from the average of all, as a part of it, with four decimals at most.
  public func even(within part: ExactDecimal) -> Scenario {
    var scenario = self
    scenario.rules.removeAll { $0.id == Self.evenRule }
    let one = ExactDecimal(1)
    let least = part.added(to: one, subtracting: true).flatMap { $0 > ExactDecimal(0) ? $0 : nil }
    scenario.rules.append(
      Rule(
        id: Self.evenRule, title: "各县（市、区）每千人批次与平均相差不超过\(part.percentText)", group: "均衡",
        measure: .evenness, scope: evenScope, each: ["county"],
        bounds: Bounds(atLeast: least, atMost: part.added(to: one)), source: "--even \(part.percentText)"))
    scenario.rules.sort { $0.id < $1.id }
    return scenario
  }

  /// How evenly some batches serve the counties.
  public struct Evenness: Sendable, Equatable {
    /// How far the county that is farthest from the average is from it, as a part of it, rounded up to nine decimals.
    public var farthest: ExactDecimal
    /// Batches per 1,000 residents of the county that has fewest, in 10⁻³, cut.
    public var least: Int64
    /// The same of the county that has most.
    public var most: Int64
  }

  /// How evenly some batches serve the counties, measured as a rule `evenness` does; nil without a batch.
  public func evenness(of batches: [Int64]) -> Evenness? {
    var counted: [String: Int128] = [:]
    for stratum in StratumColumns(self).strata(in: evenScope, count: strata.count) {
      counted[strata[stratum].county, default: 0] += Int128(batches[stratum])
    }
    let served = counties.compactMap { county in counted[county.adcode].map { ($0, Int128(county.population)) } }
    let (all, residents) = served.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    guard all > 0, residents > 0 else { return nil }
    var (farthest, least, most) = (Int128(0), Int128.max, Int128(0))
    for (own, population) in served {
      // |own / population − all / residents| as a part of all / residents.
      let apart = Int128((own * residents - population * all).magnitude)
      farthest = max(farthest, (apart * 1_000_000_000 + population * all - 1) / (population * all))
      least = min(least, own * 1_000_000 / population)
      most = max(most, own * 1_000_000 / population)
    }
    return Evenness(
      farthest: ExactDecimal(Int64(clamping: farthest), decimals: 9), least: Int64(clamping: least),
      most: Int64(clamping: most))
  }
}
