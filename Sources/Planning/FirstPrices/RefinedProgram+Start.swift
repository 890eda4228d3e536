import LinearProgramming
import SamplingInspection

extension RefinedProgram {
  /// A first basis from batches and prices that are nearly right.
  func start(near: NearPrices, _ model: PlanModel) -> Basis {
    var columns = [Basis.Status](repeating: .atLower, count: program.columns.count)
    var between: [(column: Int, off: Double)] = []
    for (stratum, points) in breakpoints.enumerated() {
      let batches = near.batches[stratum]
      for (segment, (from, to)) in zip(points, points.dropFirst()).enumerated() where batches > Double(from) {
        let column = firstColumn[stratum] + segment
        let part = (batches - Double(from)) / Double(to - from)
        if part > 0.5 { columns[column] = .atUpper }
        if part > 1e-6, part < 1 - 1e-6 { between.append((column, (part - 0.5).magnitude)) }
      }
    }
    var first: [Int] = []
    var tight = [Basis.Status?](repeating: nil, count: program.rows.count)
    for number in model.rows.indices {
      for (cell, link) in cellRows[number].enumerated() {
        guard let link, near.price(of: number, cell: cell) != 0 else { continue }
        if rowNumber[number] == nil {
          tight[link] = .atLower
        } else if model.rows[number].cells[cell].strata.reduce(0, { $0 + near.batches[$1] }) < 0.999 {
          // A cell that is not counted whole counts what there is of it.
          tight[link] = .atUpper
          if let column = cellColumns[number][cell] { first.append(column) }
        }
      }
      let price = near.price(of: number)
      guard let row = rowNumber[number], price != 0 else { continue }
      tight[row] = program.rows[row].lower == program.rows[row].upper ? .fixed : price > 0 ? .atUpper : .atLower
    }
    // Sums are what their strata make them, and a wish whose price is its penalty falls short.
    for (number, column) in sumColumn.enumerated() {
      guard let column, let row = sumRow[number] else { continue }
      first.append(column)
      tight[row] = .fixed
    }
    for breach in breaches {
      let row = model.rows[breach.row]
      let price = near.price(of: breach.row) * (breach.isMissing ? -1 : 1)
      if let penalty = row.penalty, price >= 0.999 * Double(penalty) / Double(row.perStatedUnit) {
        first.append(breach.column)
      }
    }
    return Basis(
      crash: program, between: first + between.sorted { ($0.off, $0.column) < ($1.off, $1.column) }.map(\.column),
      columns: columns, tight: tight)
  }

  /// The basis of a solved program for this one, which holds other rows and breakpoints.
  func start(from solved: Refinement.Result, _ model: inout PlanModel) -> Basis? {
    Refinement.carry(solved, to: self, &model).map { Basis(mending: $0, of: program) }
  }
}
