import LinearProgramming
import SamplingInspection

/// What a solution of the program says about the plan, and the other way round.
extension RefinedProgram {
  /// Batches of each stratum in a solution, fractional.
  func batches(_ solution: SolveOutcome.Solution) -> [Double] {
    breakpoints.indices.map { stratum in
      let first = firstColumn[stratum]
      return (first..<(first + breakpoints[stratum].count - 1)).reduce(Double(breakpoints[stratum][0])) {
        $0 + max(0, solution.columns[$1])
      }
    }
  }

  /// The solver's prices as exact prices of the model's rows.
  func prices(_ prices: SolveOutcome.Prices, _ model: PlanModel) -> RowPrices {
    var rows: [Double] = []
    var cells: [[Double]] = []
    for number in model.rows.indices {
      let links = cellRows[number].map { $0.map { prices.rows[$0] * Self.microPointsPerUnit } ?? 0 }
      if let index = rowNumber[number] {
        let price = prices.rows[index] * Self.microPointsPerUnit
        rows.append(price)
        // A cell whose strata were left out has the price at which nothing is gained by leaving it out, if any.
        cells.append(
          links.indices.map { cell in
            let isLeftOut = cellRows[number][cell] == nil && !isCounted(model.rows[number].cells[cell])
            return isLeftOut ? max(0, -price) : links[cell]
          })
      } else if !model.rows[number].coversEverything {
        rows.append(0)
        cells.append(links)
      } else {
        // Any price as large as the largest need proves the same bound: what it takes on every cell it gives back on the side.
        let firstBatches = model.rows[number].terms.compactMap { term -> Double? in
          let column = firstColumn[term.stratum]
          guard breakpoints[term.stratum][0] == 0, column < prices.columns.count else { return nil }
          return max(0, -prices.columns[column]) * Self.microPointsPerUnit
        }
        cells.append(links.map { max(0, -$0) })
        rows.append(-((cells[number] + firstBatches).max() ?? 0))
      }
    }
    return RowPrices(model, rows: rows, cells: cells)
  }

  /// Whether a cell has a batch in any case.
  private func isCounted(_ cell: ModelRow.Cell) -> Bool { cell.strata.contains { breakpoints[$0][0] > 0 } }

  /// The columns of a whole plan, for the integer search to begin with.
  func columns(of state: PlanState, _ model: PlanModel) -> [Double] {
    var values = [Double](repeating: 0, count: program.columns.count)
    for (stratum, points) in breakpoints.enumerated() {
      for (segment, (from, to)) in zip(points, points.dropFirst()).enumerated() {
        values[firstColumn[stratum] + segment] = Double(min(max(state.batches[stratum], from), to) - from)
      }
    }
    for (number, column) in sumColumn.enumerated() {
      if let column { values[column] = Double(model.sums[number].reduce(0) { $0 + state.batches[$1] }) }
    }
    for (number, columns) in cellColumns.enumerated() {
      for (cell, column) in zip(model.rows[number].cells, columns) {
        guard let column else { continue }
        values[column] = cell.strata.contains { state.batches[$0] > 0 } ? 1 : 0
      }
    }
    for breach in breaches {
      let row = model.rows[breach.row]
      if let cell = breach.cell {
        values[breach.column] = row.cells[cell].strata.contains { state.batches[$0] > 0 } ? 0 : 1
      } else if (state.sum(breach.row) < row.bound) == breach.isMissing {
        let missing = state.shortfall(breach.row)
        values[breach.column] =
          row.penalty == nil
          ? Double(missing) / Double(row.denominator) : Double(WholeDivision.up(missing, row.unit))
      }
    }
    return values
  }
}
