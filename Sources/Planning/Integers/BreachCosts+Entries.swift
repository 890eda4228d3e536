import SamplingInspection

/// Which rows, cells and sets each stratum moves.
extension BreachCosts {
  /// Sets that many rows weigh something smaller against.
  static func wideSets(_ model: PlanModel) -> [Int] {
    var rows = [Int](repeating: 0, count: model.sums.count)
    for row in model.rows { if let largest = largest(of: row) { rows[largest.number] += 1 } }
    return rows.indices.filter { rows[$0] >= manyRows }
  }

  static func largest(of row: ModelRow) -> ModelRow.SumTerm? {
    row.sums.count < 2 ? nil : row.sums.max { $0.strata.count < $1.strata.count }
  }

  mutating func fillEntries(_ model: PlanModel) {
    // Counted first, so that a province needs no lists of lists.
    func each(_ body: (_ stratum: Int, _ row: Int, _ coefficient: Double, _ upTo: Int64) -> Void) {
      for (number, row) in model.rows.enumerated() {
        let denominator = Double(row.denominator)
        for term in row.terms { body(term.stratum, number, Double(term.coefficient) / denominator, term.upTo) }
        let largest = rows[number].wide >= 0 ? Self.largest(of: row)?.number : nil
        for term in row.sums where term.number != largest {
          for stratum in term.strata { body(stratum, number, Double(term.coefficient) / denominator, .max) }
        }
      }
    }
    var count = [Int](repeating: 0, count: model.lower.count + 1)
    each { stratum, _, _, _ in count[stratum + 1] += 1 }
    for stratum in model.lower.indices { count[stratum + 1] += count[stratum] }
    var all = [Entry](repeating: Entry(row: 0, coefficient: 0, wide: 0, upTo: 0), count: count[model.lower.count])
    var end = Array(count.dropLast())
    each { stratum, row, coefficient, upTo in
      let last = end[stratum] - 1
      if upTo == .max, last >= count[stratum], all[last].row == Int32(row), all[last].upTo == .max {
        all[last].coefficient += coefficient
      } else {
        all[end[stratum]] = Entry(row: Int32(row), coefficient: coefficient, wide: 0, upTo: upTo)
        end[stratum] += 1
      }
    }
    first = [0]
    for stratum in model.lower.indices {
      for place in count[stratum]..<end[stratum] {
        var entry = all[place]
        let row = Int(entry.row)
        if entry.upTo == .max, rows[row].wide >= 0 {
          wideOfStratum.each(stratum) { set, _ in
            if set == Int(rows[row].wide) { entry.wide = wideCoefficient(row, set) }
          }
          entry.coefficient += entry.wide
        }
        entries.append(entry)
      }
      first.append(entries.count)
    }
  }

  private func wideCoefficient(_ row: Int, _ set: Int) -> Double {
    // Rows of a set stand in order.
    var (low, high) = (0, rowsOfWide[set].count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(rowsOfWide[set][middle].row) <= row { low = middle } else { high = middle }
    }
    return rowsOfWide[set][low].coefficient
  }

  mutating func fillCells(_ model: PlanModel) {
    var members = FlatEntries()
    for (number, row) in model.rows.enumerated() {
      for cell in row.cells {
        for stratum in cell.strata { members.append(stratum, 1) }
        members.close()
        rowOfCell.append(Int32(number))
      }
    }
    inCell = .init(repeating: 0, count: rowOfCell.count)
    cells = members.transposed(model.lower.count)
  }
}
