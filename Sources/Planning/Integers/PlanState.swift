import SamplingInspection

/// A whole-number plan with the sum of every row kept up to date: what local moves work on, in exact integers.
struct PlanState {
  /// Batches of each stratum.
  private(set) var batches: [Int64]
  private let model: PlanModel
  /// What single strata add to each row.
  private var own: [Int128]
  /// Batches of each set of strata that rows share.
  private var sums: [Int64]
  /// Number of batches in each cell, and how many cells of each row have one.
  private var inCells: [[Int64]]
  private var cellsReached: [Int]
  private let places: Places

  /// Which rows a stratum stands in; the same for all plans of a model.
  struct Places: Sendable {
    struct Place: Sendable {
      var row: Int
      var coefficient: Int64
      var upTo: Int64
    }

    /// Rows that count a stratum by itself.
    var terms: [[Place]]
    /// Cells that a stratum is in.
    var cells: [[(row: Int, cell: Int)]]
    /// Sets that a stratum is in.
    var sums: [[Int]]
    /// Rows that count a set.
    var rowsOfSum: [[Int]]

    init(_ model: PlanModel) {
      terms = .init(repeating: [], count: model.lower.count)
      cells = .init(repeating: [], count: model.lower.count)
      sums = .init(repeating: [], count: model.lower.count)
      rowsOfSum = .init(repeating: [], count: model.sums.count)
      for (number, row) in model.rows.enumerated() {
        for term in row.terms {
          terms[term.stratum].append(Place(row: number, coefficient: term.coefficient, upTo: term.upTo))
        }
        for (cellNumber, cell) in row.cells.enumerated() {
          for stratum in cell.strata { cells[stratum].append((number, cellNumber)) }
        }
        for term in row.sums { rowsOfSum[term.number].append(number) }
      }
      for (number, strata) in model.sums.enumerated() {
        for stratum in strata { sums[stratum].append(number) }
      }
    }
  }

  init(_ model: PlanModel, _ places: Places, batches: [Int64]) {
    self.model = model
    self.places = places
    self.batches = .init(repeating: 0, count: batches.count)
    own = .init(repeating: 0, count: model.rows.count)
    sums = .init(repeating: 0, count: model.sums.count)
    inCells = model.rows.map { .init(repeating: 0, count: $0.cells.count) }
    cellsReached = .init(repeating: 0, count: model.rows.count)
    for (stratum, count) in batches.enumerated() { add(count, to: stratum) }
  }

  /// The plan with other numbers of batches.
  func moved(to other: [Int64]) -> PlanState {
    var state = self
    for (stratum, count) in other.enumerated() where count != batches[stratum] {
      state.add(count - batches[stratum], to: stratum)
    }
    return state
  }

  /// Changes the batches of a stratum.
  mutating func add(_ count: Int64, to stratum: Int) {
    let before = batches[stratum]
    let after = before + count
    for place in places.terms[stratum] {
      own[place.row] += Int128(place.coefficient) * Int128(min(after, place.upTo) - min(before, place.upTo))
    }
    for sum in places.sums[stratum] { sums[sum] += count }
    for (row, cell) in places.cells[stratum] {
      let was = inCells[row][cell]
      inCells[row][cell] = was + count
      cellsReached[row] += (was + count > 0 ? 1 : 0) - (was > 0 ? 1 : 0)
    }
    batches[stratum] = after
  }

  /// Sum of a row, in integer units.
  func sum(_ row: Int) -> Int128 {
    var sum = own[row] + Int128(cellsReached[row])
    for term in model.rows[row].sums { sum += Int128(term.coefficient) * Int128(sums[term.number]) }
    return sum
  }

  /// How far a row is broken, in integer units; 0 if it is kept.
  func shortfall(_ row: Int) -> Int128 {
    let excess = sum(row) - model.rows[row].bound
    switch model.rows[row].side {
    case .atLeast: return max(0, -excess)
    case .atMost: return max(0, excess)
    case .exactly: return excess.magnitude < Int128.max ? Int128(excess.magnitude) : .max
    }
  }

  /// Whether every row that is no wish is kept.
  var isValid: Bool {
    model.rows.indices.allSatisfy { model.rows[$0].penalty != nil || shortfall($0) == 0 }
  }

  /// Rows whose sum a batch moves that goes from one stratum to another; a set that both are in keeps its sum.
  func rows(from giver: Int, to taker: Int) -> [Int] {
    var rows = (places.terms[giver] + places.terms[taker]).map(\.row)
    for (row, _) in places.cells[giver] + places.cells[taker] { rows.append(row) }
    for sum in Set(places.sums[giver]).symmetricDifference(places.sums[taker]) { rows += places.rowsOfSum[sum] }
    return rows
  }

  /// Value of the plan in micro-points, penalties of wishes taken off.
  func value(_ model: inout PlanModel) -> Int64 {
    var value: Int64 = 0
    for (stratum, count) in batches.enumerated() { value += model.curves[stratum].value(count) }
    for (number, row) in model.rows.enumerated() {
      if let penalty = row.penalty {
        value -= penalty * Int64(clamping: WholeDivision.up(shortfall(number), row.unit))
      }
    }
    return value
  }
}
