import SamplingInspection

/// Cells of a table: headings, rows, sums, with formulas in place and equal neighbours made one.
struct TableCells {
  private let table: Table
  private let placement: TablePlacement
  private let widths: [Double]
  private let formulas: FormulaText

  /// Headings are printed on every page, and a name of a thousand characters must leave room for rows; forty fit.
  private static let tallestHeading = 200.0

  init(_ table: Table, _ placement: TablePlacement, _ widths: [Double], _ formulas: FormulaText) {
    self.table = table
    self.placement = placement
    self.widths = widths
    self.formulas = formulas
  }

  private var lastColumn: Int { table.columns.count - 1 }

  /// All cells but those that are one over several rows; heights of rows are fixed on the way, since not every program finds them by itself.
  ///
  /// - Parameter isCut: whether a page may end at any column, so that each must have all its headings.
  func cells(isCut: Bool, _ heights: inout RowHeights) -> [PlacedCell] {
    var cells = headings(isCut: isCut, &heights)
    for (row, line) in placement.lines {
      switch line {
      case .total:
        cells += sum(
          row, table.totalLabel ?? "", over: placement.body, groups: Array(table.groups.indices), span: table.totalSpan,
          .total)
      case .groupHeading(let group):
        let text = table.groups[group].heading ?? ""
        cells.append(
          PlacedCell(
            row, 0, to: (row, lastColumn), .text(text), CellStyle(role: .groupHeading, alignment: .left)))
        heights.fix(
          row, TextWidth.height(lines: TextWidth.lines(text, width: TextWidth.merged(widths[...]) / 1.05)) + 2)
      case .subtotal(let group):
        cells += sum(
          row, table.groups[group].subtotal ?? "", over: placement.rowsOfGroup[group], groups: [group],
          span: table.subtotalSpan, .subtotal)
      case .row(let group, let number):
        cells += self.row(row, table.groups[group].rows[number])
      }
    }
    fixHeights(&heights)
    return cells
  }

  /// The cells that are one over several rows; a page begins with them anew.
  func mergedCells(pagesBeginAt breaks: [Int]) -> [PlacedCell] {
    table.groups.indices.flatMap { merged($0, Set(breaks)) }
  }

  // MARK: Headings

  private func headings(isCut: Bool, _ heights: inout RowHeights) -> [PlacedCell] {
    let style = CellStyle(role: .heading)
    let (first, last) = (placement.headings.lowerBound, placement.headings.upperBound)
    var cells: [PlacedCell] = []
    var (linesAbove, lines) = (1, 1)
    var column = 0
    while column <= lastColumn {
      let above = table.columns[column].above
      var end = column
      while !isCut, above != nil, end < lastColumn, table.columns[end + 1].above == above { end += 1 }
      if let above {
        cells.append(PlacedCell(first, column, to: (first, end), .text(above), style))
        linesAbove = max(linesAbove, TextWidth.lines(above, width: TextWidth.merged(widths[column...end])))
      }
      for number in column...end {
        let heading = table.columns[number].heading
        cells.append(
          PlacedCell(above == nil ? first : last, number, to: (last, number), .text(heading), style))
        let rows = above == nil ? last - first + 1 : 1
        lines = max(lines, (TextWidth.lines(heading, width: widths[number]) + rows - 1) / rows)
      }
      column = end + 1
    }
    if last > first { heights.fix(first, TextWidth.height(lines: linesAbove) + 2) }
    heights.fix(last, min(Self.tallestHeading, TextWidth.height(lines: max(2, lines))))
    return cells
  }

  // MARK: Rows

  private func row(_ row: Int, _ content: Table.Row) -> [PlacedCell] {
    zip(content.cells, table.columns).enumerated().compactMap { number, pair in
      let (cell, column) = pair
      if column.isMerged { return nil }
      var style = CellStyle(role: .body, alignment: CellFormat.alignment(column.kind))
      if case .text = cell.value { style.alignment = column.kind == .words ? .left : .center }
      return PlacedCell(row, number, self.content(cell, column.kind, row, &style), style)
    }
  }

  private func content(_ cell: Table.Cell, _ kind: Table.Kind, _ row: Int, _ style: inout CellStyle)
    -> PlacedCell.Content
  {
    switch cell.value {
    case .blank: return .blank
    case .text(let text): return .text(text)
    case .figure(let figure):
      style.numberFormat = CellFormat.figure(figure)
      return .number(figure)
    case .amount(let amount):
      style.numberFormat = CellFormat.number(kind, isPinned: cell.isPinned)
      let number = CellFormat.shown(amount, kind)
      guard let formula = cell.formula, let text = formulas.text(formula, row: row, sheet: placement.sheet) else {
        return .number(number)
      }
      return .formula(text, result: number)
    }
  }

  /// A line of sums, with its name over some columns.
  private func sum(
    _ row: Int, _ name: String, over rows: ClosedRange<Int>?, groups: [Int], span: ClosedRange<Int>,
    _ role: CellStyle.Role
  ) -> [PlacedCell] {
    var cells = [
      PlacedCell(
        row, span.lowerBound, to: (row, span.upperBound), .text(name), CellStyle(role: role, alignment: .center))
    ]
    for (number, column) in table.columns.enumerated() where !span.contains(number) {
      // What is merged takes the line of its sum in.
      if role == .subtotal, column.isMerged, number < span.lowerBound { continue }
      guard column.isTotalled else {
        cells.append(PlacedCell(row, number, .blank, CellStyle(role: role)))
        continue
      }
      let amount = groups.reduce(Int64(0)) { sum, group in
        table.groups[group].rows.reduce(sum) { $0 + $1.cells[number].value.amount }
      }
      let style = CellStyle(role: role, alignment: .right, numberFormat: CellFormat.number(column.kind))
      let shown = CellFormat.shown(amount, column.kind)
      guard let rows else {
        cells.append(PlacedCell(row, number, .number(shown), style))
        continue
      }
      // SUBTOTAL leaves out other SUBTOTALs, so that the total may take in the sums of groups.
      let range = PlacedRange(row: rows.lowerBound, column: number, lastRow: rows.upperBound, lastColumn: number)
      cells.append(
        PlacedCell(row, number, .formula("=SUBTOTAL(9,\(CellName.range(range)))", result: shown), style))
    }
    return cells
  }

  // MARK: Merged cells

  /// Equal neighbours of a group, one below the other, as one cell; a column only within what is equal to its left.
  private func merged(_ group: Int, _ breaks: Set<Int>) -> [PlacedCell] {
    guard let rows = placement.rowsOfGroup[group] else { return [] }
    let content = table.groups[group].rows
    var cells: [PlacedCell] = []
    var borders = Set(breaks.filter(rows.contains).map { $0 - rows.lowerBound }).union([0])
    for (number, column) in table.columns.enumerated() where column.isMerged {
      for row in content.indices.dropFirst() where content[row].cells[number] != content[row - 1].cells[number] {
        borders.insert(row)
      }
      let starts = borders.sorted()
      for (place, start) in starts.enumerated() {
        var end = place + 1 < starts.count ? starts[place + 1] - 1 : content.count - 1
        let takesSum =
          end == content.count - 1 && table.groups[group].subtotal != nil
          && number < table.subtotalSpan.lowerBound
        if takesSum { end += 1 }
        let cell = content[start].cells[number]
        var style = CellStyle(role: .body, alignment: column.kind == .words ? .left : .center)
        let first = rows.lowerBound + start
        if case .blank = cell.value {
          // Nothing is not one thing.
          for row in first...rows.lowerBound + end { cells.append(PlacedCell(row, number, .blank, style)) }
          continue
        }
        let content = self.content(cell, column.kind, first, &style)
        cells.append(PlacedCell(first, number, to: (rows.lowerBound + end, number), content, style))
      }
    }
    return cells
  }

  /// Makes rows high enough for their own texts, and for merged ones over several of them.
  private func fixHeights(_ heights: inout RowHeights) {
    for (row, line) in placement.lines {
      switch line {
      case .row(let group, let number):
        let cells = table.groups[group].rows[number].cells
        let lines = cells.enumerated().filter { !table.columns[$0.offset].isMerged }.map { self.lines($1, $0) }.max()
        heights.fix(row, TextWidth.height(lines: lines ?? 1))
      case .total, .subtotal: heights.fix(row, 20)
      case .groupHeading: continue
      }
    }
    for group in table.groups.indices {
      for cell in merged(group, []) {
        guard case .text(let text) = cell.content else { continue }
        let needed = TextWidth.height(lines: TextWidth.lines(text, width: widths[cell.range.column]))
        let rows = cell.range.row...cell.range.lastRow
        let missing = needed - rows.reduce(0) { $0 + heights.all[$1] }
        if missing > 0 { heights.fix(cell.range.lastRow, heights.all[cell.range.lastRow] + missing) }
      }
    }
  }

  private func lines(_ cell: Table.Cell, _ column: Int) -> Int {
    if case .text(let text) = cell.value { return TextWidth.lines(text, width: widths[column]) }
    return 1
  }
}
