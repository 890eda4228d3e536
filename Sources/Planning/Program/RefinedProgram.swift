import LinearProgramming
import SamplingInspection

/// The linear program of a model, with the worth of each stratum drawn as straight segments between breakpoints.
///
/// Between breakpoints the line lies below the true curve, so a program with few breakpoints undervalues some plans and
/// overvalues none. The columns are the segments of the strata, stratum by stratum, then everything else; the rows do not
/// depend on the breakpoints.
struct RefinedProgram {
  /// The objective is in thousandths of a point, which keeps a batch's worth near 10, far from the solver's tolerances.
  static let microPointsPerUnit = 1000.0

  /// Numbers of batches between which the worth is a straight line, ascending; for each stratum.
  let breakpoints: [[Int64]]
  /// The program.
  private(set) var program = LinearProgram()
  /// First column of each stratum; its segments follow.
  private(set) var firstColumn: [Int] = []
  /// Worth of the first breakpoints, which no column carries, in micro-points.
  private(set) var constant: Int64 = 0
  /// Which rows and cells of the model are in it.
  let active: ActiveRows
  /// Row of the program for each row of the model; nil where it is left out, or where all cells must be covered.
  private(set) var rowNumber: [Int?] = []
  /// Rows of the program for the cells of each row of the model; nil where it is left out.
  private(set) var cellRows: [[Int?]] = []
  /// Columns that count those cells, where not every cell must be covered; nil for a cell that counts in any case, or never.
  private(set) var cellColumns: [[Int?]] = []
  /// Column of each set of strata that rows of several parts count.
  private(set) var sumColumn: [Int?]
  /// Row that says what each of those columns is.
  private(set) var sumRow: [Int?]
  /// What may be missing from a row of the program, or be too much, at a cost.
  private(set) var breaches: [Breach] = []

  /// A column by which a row of the program may be broken.
  struct Breach {
    /// The row of the model.
    var row: Int
    /// Its cell, where the row of the program is that of a cell.
    var cell: Int?
    /// Whether it stands for what is missing, not for what is too much.
    var isMissing: Bool
    /// Its column of the program.
    var column: Int
  }

  init(_ model: inout PlanModel, breakpoints: [[Int64]], active: ActiveRows) {
    self.breakpoints = breakpoints
    self.active = active
    sumColumn = .init(repeating: nil, count: model.sums.count)
    sumRow = sumColumn
    for (stratum, points) in breakpoints.enumerated() {
      firstColumn.append(program.columns.count)
      constant += model.curves[stratum].value(points[0])
      for (from, to) in zip(points, points.dropFirst()) {
        let worth = Double(model.curves[stratum].value(to) - model.curves[stratum].value(from)) / Double(to - from)
        program.add(
          .init(
            "n\(stratum)_\(to)", lower: 0, upper: Double(to - from), objective: worth / Self.microPointsPerUnit,
            isInteger: true))
      }
    }
    // Rows of two parts or more share columns for their sums, so that a row over everything is written once.
    for (number, row) in model.rows.enumerated() where active.rows[number] && row.sums.count > 1 {
      for term in row.sums { addSum(term) }
    }
    for number in model.rows.indices { add(number, model) }
  }

  /// A column for Σ n over a set of strata.
  private mutating func addSum(_ term: ModelRow.SumTerm) {
    if sumColumn[term.number] != nil { return }
    let column = program.add(.init("sum\(term.number)", lower: 0, upper: .infinity, objective: 0))
    sumColumn[term.number] = column
    let row = program.add(LinearProgram.Row("sum\(term.number)"))
    sumRow[term.number] = row
    program.set(row: row, column: column, to: -1)
    let fixed = addBatches(term.strata, times: 1, to: row)
    program.setBounds(row: row, lower: -fixed, upper: -fixed)
  }

  /// Adds factor · Σ n to a row and returns the part that the first breakpoints make up.
  private mutating func addBatches(_ strata: [Int], times factor: Double, to row: Int) -> Double {
    var fixed = 0.0
    for stratum in strata {
      fixed += factor * Double(breakpoints[stratum][0])
      for segment in 0..<(breakpoints[stratum].count - 1) {
        program.set(row: row, column: firstColumn[stratum] + segment, to: factor)
      }
    }
    return fixed
  }

  private mutating func add(_ number: Int, _ model: PlanModel) {
    let row = model.rows[number]
    cellRows.append(row.cells.map { _ in nil })
    cellColumns.append([])
    if row.coversEverything || !active.rows[number] {
      rowNumber.append(nil)
      if row.coversEverything { coverEverything(row, number) }
      return
    }
    let denominator = Double(row.denominator)
    let index = program.add(LinearProgram.Row("r\(number)"))
    rowNumber.append(index)
    var fixed = 0.0
    for term in row.terms {
      let coefficient = Double(term.coefficient) / denominator
      let points = breakpoints[term.stratum]
      fixed += coefficient * Double(min(points[0], term.upTo))
      for (segment, to) in points.dropFirst().enumerated() where to <= term.upTo {
        program.set(row: index, column: firstColumn[term.stratum] + segment, to: coefficient)
      }
    }
    for term in row.sums {
      let coefficient = Double(term.coefficient) / denominator
      if let column = sumColumn[term.number] {
        program.set(row: index, column: column, to: coefficient)
      } else {
        fixed += addBatches(term.strata, times: coefficient, to: index)
      }
    }
    fixed += addCells(row, number, index)
    addShortfall(row, number, index)
    let side = Double(row.bound) / denominator - fixed
    program.setBounds(
      row: index, lower: row.side == .atMost ? -.infinity : side, upper: row.side == .atLeast ? .infinity : side)
  }

  /// A cell counts at most once, and at most as often as its strata have batches; returns how many count in any case.
  private mutating func addCells(_ row: ModelRow, _ number: Int, _ index: Int) -> Double {
    var counted = 0.0
    for (cellNumber, cell) in row.cells.enumerated() {
      let isCounted = cell.strata.contains { breakpoints[$0][0] > 0 }
      if isCounted || cell.strata.allSatisfy({ breakpoints[$0].count == 1 }) {
        cellColumns[number].append(nil)
        counted += isCounted ? 1 : 0
        continue
      }
      let column = program.add(.init("z\(number)_\(cellNumber)", lower: 0, upper: 1, objective: 0))
      cellColumns[number].append(column)
      let link = program.add(LinearProgram.Row("z\(number)_\(cellNumber)"))
      program.set(row: index, column: column, to: 1)
      program.set(row: link, column: column, to: 1)
      _ = addBatches(cell.strata, times: -1, to: link)
      program.setBounds(row: link, lower: -.infinity, upper: 0)
      cellRows[number][cellNumber] = link
    }
    return counted
  }

  /// Where every cell must be covered each has its own row, and a stratum that is a cell keeps its first batch.
  private mutating func coverEverything(_ row: ModelRow, _ number: Int) {
    for (cellNumber, cell) in row.cells.enumerated() where active.cells[number][cellNumber] {
      let link = program.add(LinearProgram.Row("z\(number)_\(cellNumber)"))
      let fixed = addBatches(cell.strata, times: 1, to: link)
      program.setBounds(row: link, lower: 1 - fixed, upper: .infinity)
      cellRows[number][cellNumber] = link
    }
    for term in row.terms where breakpoints[term.stratum][0] == 0 {
      guard breakpoints[term.stratum].count > 1 else {
        // No batch is allowed where one is asked for: a row that nothing can fulfil.
        program.add(LinearProgram.Row("none\(number)_\(term.stratum)", lower: 1))
        continue
      }
      let column = firstColumn[term.stratum]
      program.setBounds(column: column, lower: 1, upper: program.columns[column].upper)
    }
  }

  /// A wish may fall short, at a penalty for each stated unit.
  private mutating func addShortfall(_ row: ModelRow, _ number: Int, _ index: Int) {
    guard let penalty = row.penalty else { return }
    let unit = Double(row.perStatedUnit)
    if row.side != .atMost {
      add(.init(row: number, isMissing: true, column: 0), "short", index, Double(penalty), unit)
    }
    if row.side != .atLeast {
      add(.init(row: number, isMissing: false, column: 0), "over", index, Double(penalty), unit)
    }
  }

  /// Lets a row of the model be broken, at a cost in micro-points for each whole unit.
  mutating func relax(_ number: Int, _ model: PlanModel, cost: Double) {
    for (cell, link) in cellRows[number].enumerated() where rowNumber[number] == nil {
      if let link { add(.init(row: number, cell: cell, isMissing: true, column: 0), "lack", link, cost) }
    }
    guard let index = rowNumber[number] else { return }
    let side = model.rows[number].side
    if side != .atMost { add(.init(row: number, isMissing: true, column: 0), "lack", index, cost) }
    if side != .atLeast { add(.init(row: number, isMissing: false, column: 0), "excess", index, cost) }
  }

  /// Adds a column from 0 to a part of 1 that gives room to rows of the model, at a cost in micro-points.
  mutating func addRoom(
    _ name: String, upTo most: Double = 1, cost: Double, _ rooms: [(row: Int, room: Double)]
  ) -> Int {
    let column = program.add(.init(name, lower: 0, upper: most, objective: -cost / Self.microPointsPerUnit))
    for (row, room) in rooms {
      guard let index = rowNumber[row] else { continue }
      program.set(row: index, column: column, to: room)
    }
    return column
  }

  /// Name of the column and of the row of ``addMoney(_:)``.
  static let money = "money"

  /// Adds a column of further money that gives room to rows of the model, and a row that holds it at nothing; returns the row.
  mutating func addMoney(_ rooms: [(row: Int, room: Double)]) -> Int {
    let column = program.add(.init(Self.money, lower: -.infinity, upper: .infinity, objective: 0))
    for (row, room) in rooms {
      if let index = rowNumber[row] { program.set(row: index, column: column, to: -room) }
    }
    let held = program.add(LinearProgram.Row(Self.money, lower: 0, upper: 0))
    program.set(row: held, column: column, to: 1)
    return held
  }

  /// Takes room from a row of the model.
  mutating func take(_ room: Double, from row: Int) {
    guard let index = rowNumber[row] else { return }
    let bounds = program.rows[index]
    program.setBounds(row: index, lower: bounds.lower + room, upper: bounds.upper + room)
  }

  /// Adds a column by which a row may be broken; with `unit` in whole multiples of that many units.
  private mutating func add(_ breach: Breach, _ name: String, _ index: Int, _ cost: Double, _ unit: Double? = nil) {
    let suffix = breach.cell.map { "_\($0)" } ?? ""
    let column = program.add(
      .init(
        "\(name)\(breach.row)\(suffix)", lower: 0, upper: .infinity, objective: -cost / Self.microPointsPerUnit,
        isInteger: unit != nil))
    program.set(row: index, column: column, to: (breach.isMissing ? 1 : -1) * (unit ?? 1))
    var breach = breach
    breach.column = column
    breaches.append(breach)
  }

  /// Number of columns that are segments.
  var segmentCount: Int { breakpoints.reduce(0) { $0 + $1.count - 1 } }
}
