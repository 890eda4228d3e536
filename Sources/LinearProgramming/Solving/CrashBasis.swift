extension Basis {
  /// A basis that was made for another program: its columns as far as they do not depend on one another.
  public init(mending carried: Basis, of program: LinearProgram) {
    self.init(
      crash: program, between: carried.columns.indices.filter { carried.columns[$0] == .basic },
      columns: carried.columns.map { $0 == .basic ? .atLower : $0 },
      tight: carried.rows.map { $0 == .basic ? nil : $0 })
  }

  /// A first basis for a program whose solution is nearly known: columns that are expected to lie between their bounds, as far as they
  /// do not depend on one another, each in place of a row that is expected to be at its bound.
  ///
  /// Columns are taken in the order given and eliminated against those before them, so that the basis is never singular; where
  /// none is left, rows keep their own slack.
  ///
  /// - Parameters:
  ///   - between: columns that may be basic, the likeliest first.
  ///   - columns: where every column stands otherwise.
  ///   - tight: where every row stands if a column takes its place; nil for rows that are expected to have room.
  public init(crash program: LinearProgram, between: [Int], columns: [Status], tight: [Status?]) {
    var rows = [Status](repeating: .basic, count: program.rows.count)
    var columns = columns
    let matrix = CrashColumns(program, between)
    var largest = [Double](repeating: 0, count: rows.count)
    for entry in program.entries { largest[Int(entry.row)] = max(largest[Int(entry.row)], entry.value.magnitude) }
    var work = [Double](repeating: 0, count: rows.count)
    var isTouched = [Bool](repeating: false, count: rows.count)
    var isTaken = tight.map { $0 == nil }
    var pivots: [(row: Int, multipliers: [(row: Int, factor: Double)])] = []
    for (place, column) in between.enumerated() {
      var touched: [Int] = []
      func touch(_ row: Int) {
        if !isTouched[row] {
          isTouched[row] = true
          touched.append(row)
        }
      }
      for (row, value) in matrix[place] {
        work[row] += value
        touch(row)
      }
      for pivot in pivots {
        let value = work[pivot.row]
        if value == 0 { continue }
        for (row, factor) in pivot.multipliers {
          work[row] -= value * factor
          touch(row)
        }
      }
      var best: (row: Int, size: Double)?
      for row in touched where !isTaken[row] {
        let size = work[row].magnitude / largest[row]
        if size > best?.size ?? Self.leastPivot { best = (row, size) }
      }
      if let best, let status = tight[best.row] {
        let pivot = work[best.row]
        pivots.append(
          (
            best.row,
            touched.compactMap { row in
              row != best.row && !isTaken[row] && work[row] != 0 ? (row, work[row] / pivot) : nil
            }
          ))
        isTaken[best.row] = true
        rows[best.row] = status
        columns[column] = .basic
      }
      for row in touched {
        work[row] = 0
        isTouched[row] = false
      }
    }
    self.init(rows: rows, columns: columns)
  }

  /// Pivots below this part of the largest coefficient of their row are noise.
  private static let leastPivot = 1e-5
}

/// Some columns of a program, entry by entry.
private struct CrashColumns {
  private var entries: [[(row: Int, value: Double)]]

  init(_ program: LinearProgram, _ columns: [Int]) {
    entries = .init(repeating: [], count: columns.count)
    var place = [Int32](repeating: -1, count: program.columns.count)
    for (number, column) in columns.enumerated() { place[column] = Int32(number) }
    for entry in program.entries where place[Int(entry.column)] >= 0 {
      entries[Int(place[Int(entry.column)])].append((Int(entry.row), entry.value))
    }
  }

  subscript(_ place: Int) -> [(row: Int, value: Double)] { entries[place] }
}
