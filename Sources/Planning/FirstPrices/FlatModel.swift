import SamplingInspection

/// A model in flat arrays of doubles, for the search of first prices: what it finds is a start and never a proof.
///
/// Columns are the strata, then counters: batches that count only up to a number, and cells that count once. Rows count
/// sets of columns and single columns; a row of everything costs as much as its set, however many rows share it.
struct FlatModel {
  /// Fewest and most of each column.
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []
  /// A usual number of each column, more than 0.
  private(set) var usual: [Double] = []
  /// Columns of each set.
  private(set) var members = FlatEntries()
  /// Sets that each row counts.
  private(set) var setsOfRow = FlatEntries()
  /// Single columns that each row counts.
  private(set) var columnsOfRow = FlatEntries()
  /// Between what each row's sum must be, and what a unit outside costs; infinite where it must not be.
  private(set) var least: [Double] = []
  private(set) var most: [Double] = []
  private(set) var penalty: [Double] = []
  /// First row of each row of the model; one that asks for every cell has a row for each.
  private(set) var rowOfModel: [Int] = []
  /// Strata: the first columns.
  let strata: Int

  /// The usual number of a column, as far as it may be had: where a search begins.
  func start(_ column: Int) -> Double { min(max(usual[column], lower[column]), upper[column]) }

  init(_ model: PlanModel) {
    let (low, high) = (model.usefulLower, model.usefulUpper)
    strata = low.count
    let start = model.proportionalStart
    for stratum in low.indices {
      addColumn(Double(low[stratum]), Double(max(low[stratum], high[stratum])), Double(max(1, start[stratum])))
    }
    for set in model.sums {
      for stratum in set { members.append(stratum, 1) }
      members.close()
    }
    for row in model.rows {
      rowOfModel.append(least.count)
      add(row, high)
    }
    for link in links { add(link) }
    links = []
  }

  /// A counter that is at most the sum of a set, or a stratum.
  private struct Link {
    var column: Int
    var set: Int?
    var stratum: Int?
  }

  private var links: [Link] = []

  private mutating func addColumn(_ low: Double, _ high: Double, _ usual: Double) {
    lower.append(low)
    upper.append(high)
    self.usual.append(usual)
  }

  private mutating func addSet(_ strata: [Int]) -> Int {
    for stratum in strata { members.append(stratum, 1) }
    members.close()
    return members.first.count - 2
  }

  private mutating func add(_ row: ModelRow, _ high: [Int64]) {
    if row.coversEverything {
      // Strata that must have a batch have it as their lower limit already.
      for cell in row.cells {
        setsOfRow.append(addSet(cell.strata), 1)
        closeRow(least: 1, most: .infinity, penalty: .infinity)
      }
      return
    }
    let denominator = Double(row.denominator)
    for term in row.sums { setsOfRow.append(term.number, Double(term.coefficient) / denominator) }
    for term in row.terms {
      var column = term.stratum
      if term.upTo < high[term.stratum] {
        column = lower.count
        addColumn(0, Double(term.upTo), Double(max(1, term.upTo)))
        links.append(Link(column: column, stratum: term.stratum))
      }
      columnsOfRow.append(column, Double(term.coefficient) / denominator)
    }
    for cell in row.cells {
      columnsOfRow.append(lower.count, 1)
      links.append(Link(column: lower.count, set: addSet(cell.strata)))
      addColumn(0, 1, 1)
    }
    let bound = Double(row.bound) / denominator
    closeRow(
      least: row.side == .atMost ? -.infinity : bound, most: row.side == .atLeast ? .infinity : bound,
      penalty: row.penalty.map { Double($0) / Double(row.perStatedUnit) } ?? .infinity)
  }

  private mutating func add(_ link: Link) {
    columnsOfRow.append(link.column, 1)
    if let stratum = link.stratum { columnsOfRow.append(stratum, -1) }
    if let set = link.set { setsOfRow.append(set, -1) }
    closeRow(least: -.infinity, most: 0, penalty: .infinity)
  }

  private mutating func closeRow(least: Double, most: Double, penalty: Double) {
    self.least.append(least)
    self.most.append(most)
    self.penalty.append(penalty)
    setsOfRow.close()
    columnsOfRow.close()
  }
}
