import SamplingInspection

/// Which rows and cells of a model a program holds.
///
/// Of a thousand rows a plan keeps all but a few dozen without being told; a program that holds only those is several times
/// faster, and rows that its solution breaks are added.
struct ActiveRows: Sendable, Equatable {
  /// For each row of the model.
  private(set) var rows: [Bool]
  /// For each cell of each row; it matters only where all cells must be covered.
  private(set) var cells: [[Bool]]

  /// All rows.
  init(all model: PlanModel) {
    rows = model.rows.map { _ in true }
    cells = model.rows.map { $0.cells.map { _ in true } }
  }

  /// All rows that must be kept: what only costs a penalty proves nothing to be impossible.
  init(allButWishes model: PlanModel) {
    self.init(all: model)
    rows = model.rows.map { $0.penalty == nil }
  }

  /// Rows that some numbers of batches break, fractional or not.
  init(brokenBy batches: [Double], _ model: PlanModel) {
    rows = model.rows.map { _ in false }
    cells = model.rows.map { $0.cells.map { _ in false } }
    add(brokenBy: batches, model)
  }

  /// Adds the rows and cells of others for the same model.
  mutating func add(_ others: ActiveRows) {
    rows = zip(rows, others.rows).map { $0 || $1 }
    cells = zip(cells, others.cells).map { zip($0, $1).map { $0 || $1 } }
  }

  /// Adds rows and cells that have a price.
  mutating func add(priced near: NearPrices) {
    for number in rows.indices {
      if near.price(of: number) != 0 { rows[number] = true }
      for cell in cells[number].indices where near.price(of: number, cell: cell) != 0 { cells[number][cell] = true }
    }
  }

  /// Adds the rows that some numbers of batches break, and if there is one also those that they nearly break; false if they
  /// break none.
  @discardableResult
  mutating func add(brokenBy batches: [Double], _ model: PlanModel) -> Bool {
    let sums = model.sums.map { strata in strata.reduce(0) { $0 + batches[$1] } }
    func broken(includingNear: Bool) -> (rows: [Int], cells: [(row: Int, cell: Int)]) {
      var broken: (rows: [Int], cells: [(row: Int, cell: Int)]) = ([], [])
      for (number, row) in model.rows.enumerated() {
        if row.coversEverything {
          let enough = 1 - Self.tolerance
          for (cell, strata) in row.cells.enumerated()
          where !cells[number][cell] && strata.strata.reduce(0, { $0 + batches[$1] }) < enough {
            broken.cells.append((number, cell))
          }
        } else if !rows[number], isBroken(row, batches, sums, includingNear: includingNear) {
          broken.rows.append(number)
        }
      }
      return broken
    }
    let exactly = broken(includingNear: false)
    if exactly.rows.isEmpty, exactly.cells.isEmpty { return false }
    for number in broken(includingNear: true).rows { rows[number] = true }
    for (row, cell) in exactly.cells { cells[row][cell] = true }
    return true
  }

  private static let tolerance = 1e-7
  /// Rows this near to their bound, as a part of what they add up, are likely to matter in the next round.
  private static let nearness = 0.1

  private func isBroken(_ row: ModelRow, _ batches: [Double], _ sums: [Double], includingNear: Bool) -> Bool {
    // Cells count whole in a plan but not in a relaxation.
    if !row.cells.isEmpty { return true }
    var sum = 0.0
    var size = Double(row.bound.magnitude)
    for term in row.terms {
      let part = Double(term.coefficient) * min(batches[term.stratum], Double(term.upTo))
      sum += part
      size += part.magnitude
    }
    for term in row.sums {
      let part = Double(term.coefficient) * sums[term.number]
      sum += part
      size += part.magnitude
    }
    let excess = sum - Double(row.bound)
    let allowed = (includingNear ? -Self.nearness : Self.tolerance) * max(size, 1)
    switch row.side {
    case .atLeast: return excess < -allowed
    case .atMost: return excess > allowed
    case .exactly: return excess.magnitude > allowed
    }
  }

  /// Rows that some plan within the windows breaks; the others need no saying there.
  init(brokenWithin windows: [ClosedRange<Int64>], _ model: PlanModel) {
    let low = model.sums.map { strata in strata.reduce(Int128(0)) { $0 + Int128(windows[$1].lowerBound) } }
    let high = model.sums.map { strata in strata.reduce(Int128(0)) { $0 + Int128(windows[$1].upperBound) } }
    cells = model.rows.map { row in
      row.cells.map { cell in cell.strata.allSatisfy { windows[$0].lowerBound == 0 } }
    }
    rows = model.rows.map { row in
      var least = Int128(row.cells.count { cell in cell.strata.contains { windows[$0].lowerBound > 0 } })
      var most = Int128(row.cells.count { cell in cell.strata.contains { windows[$0].upperBound > 0 } })
      for term in row.terms {
        let ends = [windows[term.stratum].lowerBound, windows[term.stratum].upperBound]
          .map { Int128(term.coefficient) * Int128(min($0, term.upTo)) }
        least += min(ends[0], ends[1])
        most += max(ends[0], ends[1])
      }
      for term in row.sums {
        let ends = [Int128(term.coefficient) * low[term.number], Int128(term.coefficient) * high[term.number]]
        least += min(ends[0], ends[1])
        most += max(ends[0], ends[1])
      }
      // What a wish costs in any case decides nothing.
      if row.penalty != nil, least == most { return false }
      switch row.side {
      case .atLeast: return least < row.bound
      case .atMost: return most > row.bound
      case .exactly: return least != row.bound || most != row.bound
      }
    }
  }
}

extension ModelRow {
  /// Whether it asks for every cell there is.
  var coversEverything: Bool {
    (rule.measure == .coverage || rule.measure == .coverageShare) && penalty == nil && side == .atLeast
      && bound == Int128(terms.count + cells.count)
  }
}
