/// The best plan and further ones that are worth nearly as much, for people to choose from.
public struct PlanChoice: Sendable {
  /// One of the plans.
  public struct Option: Sendable {
    /// What its folder is called.
    public var folder: String
    /// What it states.
    public var statement: PlanStatement
    /// Batches of each cell.
    public var batches: [Int64]

    /// Makes one.
    public init(folder: String, statement: PlanStatement, batches: [Int64]) {
      self.folder = folder
      self.statement = statement
      self.batches = batches
    }
  }

  /// The share of the value that none gives up more of.
  public var within: ExactDecimal
  /// Counties × 大类.
  public var cells: CountyClassCells
  /// The plans, the best first.
  public var options: [Option]

  /// Makes a choice.
  public init(within: ExactDecimal, cells: CountyClassCells, options: [Option]) {
    self.within = within
    self.cells = cells
    self.options = options
  }

  /// Batches that stand in another county or class in the one plan than in the other.
  public func moved(_ one: Int, _ other: Int) -> Int64 {
    CountyClassCells.moved(options[one].batches, options[other].batches)
  }

  /// Batches of a plan by county or by class.
  public func batches(_ option: Int, by key: (CountyClassCells.Cell) -> String) -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for (cell, count) in zip(cells.cells, options[option].batches) { sums[key(cell), default: 0] += count }
    return sums
  }
}
