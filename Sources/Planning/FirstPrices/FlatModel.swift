import SamplingInspection

/// A model in flat arrays of doubles, for the search of first prices: what it finds is a start and never a proof.
///
/// Columns are stretches of the batches of each stratum, from one number up to which a row counts them to the next, then cells that count
/// once. Rows count sets of columns and single columns; a row of everything costs as much as its set, however many rows share it.
struct FlatModel {
  /// Fewest and most of each column.
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []
  /// A usual number of each column, more than 0, and where a search begins.
  private(set) var usual: [Double] = []
  private(set) var start: [Double] = []
  /// First column of each stratum, and the end of the last one's.
  private(set) var firstColumn: [Int] = [0]
  /// Batches of its stratum below each column's.
  private(set) var below: [Int64] = []
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
  /// First row of the cells of each row of the model; -1 where it has none.
  private(set) var rowOfCells: [Int] = []

  /// Number of strata.
  var strata: Int { firstColumn.count - 1 }
  /// Columns of a stratum.
  func columns(of stratum: Int) -> Range<Int> { firstColumn[stratum]..<firstColumn[stratum + 1] }

  init(_ model: PlanModel) {
    let (low, high) = (model.usefulLower, model.usefulUpper)
    let (start, counted) = (model.proportionalStart, model.countedUpTo)
    for stratum in low.indices {
      let highest = max(low[stratum], high[stratum])
      var from: Int64 = 0
      for to in Set(counted[stratum]).filter({ $0 > low[stratum] && $0 < highest }).sorted() + [highest] {
        addColumn(
          from == 0 ? Double(low[stratum]) : 0, Double(to - from),
          Double(min(max(1, start[stratum] - from), to - from)),
          start: Double(start[stratum] - from), below: from)
        from = to
      }
      firstColumn.append(lower.count)
    }
    for set in model.sums { _ = addSet(set) }
    for row in model.rows {
      rowOfModel.append(least.count)
      rowOfCells.append(-1)
      add(row, low, high)
    }
    for link in links { add(link) }
    links = []
  }

  /// A counter that is at most the sum of a set.
  private struct Link {
    var row: Int
    var column: Int
    var set: Int
  }

  private var links: [Link] = []

  private mutating func addColumn(_ low: Double, _ high: Double, _ usual: Double, start: Double, below: Int64) {
    lower.append(low)
    upper.append(high)
    self.usual.append(max(1, usual))
    self.start.append(min(max(start, low), high))
    self.below.append(below)
  }

  private mutating func addSet(_ strata: [Int]) -> Int {
    for stratum in strata { for column in columns(of: stratum) { members.append(column, 1) } }
    members.close()
    return members.count - 1
  }

  private mutating func add(_ row: ModelRow, _ low: [Int64], _ high: [Int64]) {
    if row.coversEverything {
      // Strata that must have a batch have it as their lower limit already.
      rowOfCells[rowOfCells.count - 1] = least.count
      for cell in row.cells {
        setsOfRow.append(addSet(cell.strata), 1)
        closeRow(least: 1, most: .infinity, penalty: .infinity)
      }
      return
    }
    let denominator = Double(row.denominator)
    for term in row.sums { setsOfRow.append(term.number, Double(term.coefficient) / denominator) }
    var counted = 0.0
    for term in row.terms {
      let coefficient = Double(term.coefficient) / denominator
      let isEverythingCounted = term.upTo >= max(low[term.stratum], high[term.stratum])
      if !isEverythingCounted, term.upTo <= low[term.stratum] {
        counted += coefficient * Double(term.upTo)
        continue
      }
      for column in columns(of: term.stratum)
      where isEverythingCounted || below[column] + Int64(upper[column]) <= term.upTo {
        columnsOfRow.append(column, coefficient)
      }
    }
    for cell in row.cells {
      columnsOfRow.append(lower.count, 1)
      links.append(Link(row: rowOfCells.count - 1, column: lower.count, set: addSet(cell.strata)))
      addColumn(0, 1, 1, start: 1, below: 0)
    }
    let bound = Double(row.bound) / denominator - counted
    closeRow(
      least: row.side == .atMost ? -.infinity : bound, most: row.side == .atLeast ? .infinity : bound,
      penalty: row.penalty.map { Double($0) / Double(row.perStatedUnit) } ?? .infinity)
  }

  private mutating func add(_ link: Link) {
    if rowOfCells[link.row] < 0 { rowOfCells[link.row] = least.count }
    columnsOfRow.append(link.column, 1)
    setsOfRow.append(link.set, -1)
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
