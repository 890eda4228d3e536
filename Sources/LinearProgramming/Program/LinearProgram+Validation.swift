/// Why a program cannot be handed to a solver, with the name of the offending part.
public struct InvalidProgram: Error, Equatable, CustomStringConvertible {
  /// One sentence.
  public let description: String
}

extension LinearProgram {
  /// Throws for everything that GLPK would answer with a wrong result or with the end of the process.
  ///
  /// GLPK reports "optimal" and drops the term when a coefficient is NaN, and aborts on a bad index and a place set twice.
  public func validate() throws(InvalidProgram) {
    for column in columns {
      try check(column.lower, column.upper, of: column.name)
      guard column.objective.isFinite else { throw invalid("objective of \(column.name) is \(column.objective)") }
      if column.isInteger, fractional(column.lower) || fractional(column.upper) {
        throw invalid("bounds of integer column \(column.name) are not whole: \(column.lower), \(column.upper)")
      }
    }
    for row in rows { try check(row.lower, row.upper, of: row.name) }
    try checkEntries()
  }

  /// Throws for an incumbent that breaks a bound or a row: GLPK would take it at its word.
  func validate(incumbent: [Double]) throws(InvalidProgram) {
    guard incumbent.count == columns.count else { throw invalid("the incumbent has another number of columns") }
    var sums = [Double](repeating: 0, count: rows.count)
    var sizes = [Double](repeating: 1, count: rows.count)
    for entry in entries {
      let part = entry.value * incumbent[Int(entry.column)]
      sums[Int(entry.row)] += part
      sizes[Int(entry.row)] += part.magnitude
    }
    for (column, value) in zip(columns, incumbent) {
      // Written so that NaN fails.
      guard value >= column.lower, value <= column.upper, !column.isInteger || value == value.rounded() else {
        throw invalid(
          "the incumbent's \(column.name) is \(value), outside \(column.lower) to \(column.upper) or not whole")
      }
    }
    for (row, (sum, size)) in zip(rows, zip(sums, sizes)) {
      guard sum >= row.lower - 1e-9 * size, sum <= row.upper + 1e-9 * size else {
        throw invalid("the incumbent breaks \(row.name): \(sum) is outside \(row.lower) to \(row.upper)")
      }
    }
  }

  private func fractional(_ bound: Double) -> Bool { bound.isFinite && bound != bound.rounded() }

  private func invalid(_ text: String) -> InvalidProgram { InvalidProgram(description: text) }

  private func check(_ lower: Double, _ upper: Double, of name: String) throws(InvalidProgram) {
    // Written so that NaN fails: every comparison with NaN is false.
    guard lower <= upper, lower < .infinity, upper > -.infinity else {
      throw invalid("bounds of \(name) are not in order: \(lower), \(upper)")
    }
  }

  private func checkEntries() throws(InvalidProgram) {
    // Places are grouped by row with a counting sort, then stamped by column: linear in the number of entries.
    var start = [Int](repeating: 0, count: rows.count + 1)
    for entry in entries {
      guard rows.indices.contains(Int(entry.row)), columns.indices.contains(Int(entry.column)) else {
        throw invalid("entry outside the matrix: row \(entry.row), column \(entry.column)")
      }
      guard entry.value.isFinite else {
        throw invalid(
          "coefficient of \(columns[Int(entry.column)].name) in \(rows[Int(entry.row)].name) is \(entry.value)")
      }
      start[Int(entry.row) + 1] += 1
    }
    for row in rows.indices { start[row + 1] += start[row] }
    var next = start
    var byRow = [Int32](repeating: 0, count: entries.count)
    for entry in entries {
      byRow[next[Int(entry.row)]] = entry.column
      next[Int(entry.row)] += 1
    }
    var seenInRow = [Int](repeating: -1, count: columns.count)
    for row in rows.indices {
      for place in start[row]..<start[row + 1] {
        let column = Int(byRow[place])
        if seenInRow[column] == row {
          throw invalid("coefficient of \(columns[column].name) in \(rows[row].name) is set twice")
        }
        seenInRow[column] = row
      }
    }
  }

  /// Throws for a name that GLPK would not write, or would abort on; only files have names.
  func validateNames() throws(InvalidProgram) {
    for names in [columns.map(\.name), rows.map(\.name)] {
      for name in names {
        let fits = (1...255).contains(name.utf8.count) && name.utf8.allSatisfy { (33...126).contains($0) }
        guard fits else { throw invalid("name cannot be exported: \(name.prefix(40))") }
      }
      guard Set(names).count == names.count else { throw invalid("two rows or two columns share a name") }
    }
  }
}
