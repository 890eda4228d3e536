/// Counties × 大类: what two plans are compared by where it is asked how much they differ.
public struct CountyClassCells: Sendable {
  /// One county and one 大类.
  public struct Cell: Sendable, Hashable {
    /// Adcode.
    public var county: String
    /// Name of the 大类.
    public var foodClass: String
  }

  /// The cells that have a stratum, in the order of the scenario's counties and of its classes.
  public let cells: [Cell]
  /// Number of the cell of each stratum.
  public let ofStratum: [Int]

  /// Finds the cells of a scenario.
  public init(_ scenario: Scenario) {
    let counties = Dictionary(
      scenario.counties.enumerated().map { ($1.adcode, $0) }, uniquingKeysWith: { first, _ in first })
    let order = Dictionary(scenario.categories.map { ($0.levels[0], $0.order) }, uniquingKeysWith: min)
    let all = scenario.strata.map { Cell(county: $0.county, foodClass: Category.foodClass(of: $0.category)) }
    cells = Set(all).sorted { one, other in
      let first = (counties[one.county] ?? 0, order[one.foodClass] ?? 0, one.foodClass)
      return first < (counties[other.county] ?? 0, order[other.foodClass] ?? 0, other.foodClass)
    }
    let number = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
    ofStratum = all.map { number[$0] ?? 0 }
  }

  /// Batches of each cell.
  public func batches(_ ofStrata: [Int64]) -> [Int64] {
    var sums = [Int64](repeating: 0, count: cells.count)
    for (cell, count) in zip(ofStratum, ofStrata) { sums[cell] += count }
    return sums
  }

  /// How many batches of one plan stand in another cell in the other one: the larger of what cells gain and of what they lose.
  ///
  /// Both are batches of cells.
  public static func moved(_ one: [Int64], _ other: [Int64]) -> Int64 {
    let (gained, lost) = zip(one, other).reduce((Int64(0), Int64(0))) { sums, pair in
      (sums.0 + max(0, pair.1 - pair.0), sums.1 + max(0, pair.0 - pair.1))
    }
    return max(gained, lost)
  }
}
