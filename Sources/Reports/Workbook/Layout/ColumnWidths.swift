import SamplingInspection

/// Widths of columns that fit what stands in them, between the bounds of each.
enum ColumnWidths {
  static func widths(of table: Table) -> [Double] {
    var widest = table.columns.map { $0.width.lowerBound }
    var sums = [Int64](repeating: 0, count: table.columns.count)
    for group in table.groups {
      for row in group.rows {
        for (column, cell) in row.cells.enumerated() {
          sums[column] += cell.value.amount
          widest[column] = max(widest[column], width(cell, table.columns[column].kind))
        }
      }
    }
    return table.columns.enumerated().map { number, column in
      var width = widest[number]
      if column.isTotalled {
        width = max(width, self.width(Table.Cell(value: .amount(sums[number])), column.kind) + 0.5)
      }
      // A figure must never be cut; words are wrapped.
      let isFigure = ![.words, .mark].contains(column.kind)
      return isFigure ? max(column.width.lowerBound, width) : min(column.width.upperBound, width)
    }
  }

  private static func width(_ cell: Table.Cell, _ kind: Table.Kind) -> Double {
    switch cell.value {
    case .blank: return 0
    case .text(let text):
      return (text.split(separator: "\n").map { TextWidth.of($0) }.max() ?? 0) + 0.9
    case .amount(let amount):
      let text =
        switch kind {
        case .yuan: Figures.yuan(Money(fen: amount))
        case .tenThousandYuan: Figures.tenThousandYuan(Money(fen: amount))
        default: Figures.grouped(amount)
        }
      return Double(text.count) * 1.05 + (cell.isPinned ? 2 : 0) + 1.4
    case .figure(let figure):
      let digits = figure.magnitude < 1e15 ? Figures.grouped(Int64(figure.magnitude)).count : 24
      return Double(digits) + (figure == figure.rounded() ? 2 : 6)
    }
  }
}
