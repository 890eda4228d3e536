/// Puts a sheet's title, facts, table, notes and signatures in their places.
struct SheetLayout {
  let sheet: Sheet
  /// Legal name of the sheet.
  let name: String
  /// Where the table stands.
  let placement: TablePlacement
  let widths: [Double]

  init(_ sheet: Sheet, name: String) {
    self.sheet = sheet
    self.name = name
    // Title, subtitle, facts, and an empty line between facts and table.
    placement = TablePlacement(
      sheet.table, sheet: name, first: 2 + (sheet.facts.isEmpty ? 0 : sheet.facts.count + 1))
    widths = ColumnWidths.widths(of: sheet.table)
  }

  /// Most points that stay in view while the rest scrolls.
  private static let mostFrozen = 250.0

  private var table: Table { sheet.table }
  private var lastColumn: Int { widths.count - 1 }
  private var repeatedColumns: Int { table.columns.prefix { $0.isRepeated }.count }

  /// The sheet with everything in its place.
  func place(_ formulas: FormulaText) -> PlacedSheet {
    var heights = RowHeights(count: placement.end + sheet.notes.count + 1)
    // Whether a table is cut across does not depend on heights.
    let isCut = plan(heights.all).pagesAcross > 1
    let tableCells = TableCells(table, placement, widths, formulas)
    var cells = tableCells.cells(isCut: isCut, &heights)
    // Where it is, its title stands over the columns that every page repeats.
    let span = isCut ? repeatedColumns - 1 : lastColumn
    cells = head(span, &heights) + cells + foot(span, &heights)
    let pages = plan(heights.all)
    cells += tableCells.mergedCells(pagesBeginAt: pages.rowBreaks)
    let firstScrolling = placement.headings.upperBound + (table.isTotalFirst ? 2 : 1)
    // What does not scroll must leave room on the screen for what does.
    let scrolling: (row: Int, column: Int)? =
      heights.all.prefix(firstScrolling).reduce(0, +) < Self.mostFrozen ? (firstScrolling, repeatedColumns) : nil
    var placed = PlacedSheet(
      name: name, cells: cells, columnWidths: widths, rowHeights: heights.fixed, scrolling: scrolling,
      repeatedRows: placement.headings, repeatedColumns: isCut ? repeatedColumns : 0, pages: pages,
      headerLeft: sheet.headerLeft, headerRight: sheet.headerRight)
    if table.isFiltered, let body = placement.body {
      placed.filter = PlacedRange(
        row: placement.headings.upperBound, column: 0, lastRow: body.upperBound, lastColumn: lastColumn)
    }
    return placed
  }

  private func plan(_ heights: [Double]) -> PagePlan {
    PagePlan(
      isLandscape: sheet.page == .landscape, widths: widths, heights: heights, headings: placement.headings,
      repeated: repeatedColumns, blocks: blocks)
  }

  /// Rows that should not be parted: a heading and what follows it, a few rows that share a cell, a sum and what it sums, the last
  /// row and the signatures; in tables for all units whole classes.
  private var blocks: [ClosedRange<Int>] {
    var blocks: [ClosedRange<Int>] = []
    var before: TablePlacement.Line?
    for (row, line) in placement.lines {
      if let open = blocks.last, let before, isTied(line, to: before) {
        blocks[blocks.count - 1] = open.lowerBound...row
      } else {
        blocks.append(row...row)
      }
      before = line
    }
    let foot = placement.end + sheet.notes.count
    if let last = blocks.popLast() { blocks.append(last.lowerBound...foot) }
    return blocks
  }

  private func isTied(_ line: TablePlacement.Line, to before: TablePlacement.Line) -> Bool {
    switch (before, line) {
    case (.groupHeading, _), (_, .subtotal): true
    case (_, .total): !table.isTotalFirst
    case (.row(let group, let first), .row(let same, let second)) where group == same:
      repeatedColumns > 0 || (table.columns.contains(where: \.isMerged) && sharesCell(group, first, second))
    default: false
    }
  }

  /// Whether two rows are of one cell that goes over few rows, whose text needs them all.
  private func sharesCell(_ group: Int, _ first: Int, _ second: Int) -> Bool {
    let rows = table.groups[group].rows
    return table.columns.indices.contains { column in
      guard table.columns[column].isMerged, rows[first].cells[column] == rows[second].cells[column] else {
        return false
      }
      let same = rows.indices.filter { rows[$0].cells[column] == rows[first].cells[column] }
      return same.count <= 4
    }
  }

  private func width(_ columns: ClosedRange<Int>) -> Double { TextWidth.merged(widths[columns]) }

  private func head(_ span: Int, _ heights: inout RowHeights) -> [PlacedCell] {
    let subtitle = TextWidth.packed(sheet.subtitle, width: width(0...span), gap: 2...2)
    var cells = [
      PlacedCell(0, 0, to: (0, span), .text(sheet.title), CellStyle(role: .title)),
      PlacedCell(1, 0, to: (1, span), .text(subtitle), CellStyle(role: .subtitle)),
    ]
    heights.fix(
      0, TextWidth.height(lines: TextWidth.lines(sheet.title, width: width(0...span) / 1.6), size: 16) + 6)
    heights.fix(1, TextWidth.height(lines: TextWidth.lines(subtitle, width: width(0...span))))
    for (number, fact) in sheet.facts.enumerated() {
      let row = 2 + number
      cells.append(PlacedCell(row, 0, .text(fact.name), CellStyle(role: .factName)))
      cells.append(
        PlacedCell(row, 1, to: (row, lastColumn), .text(fact.text), CellStyle(role: .factText, alignment: .left)))
      heights.fix(
        row,
        TextWidth.height(
          lines: max(
            TextWidth.lines(fact.name, width: widths[0]),
            TextWidth.lines(fact.text, width: width(1...lastColumn)))) + 2)
    }
    if !sheet.facts.isEmpty { heights.fix(placement.headings.lowerBound - 1, 10) }
    return cells
  }

  private func foot(_ span: Int, _ heights: inout RowHeights) -> [PlacedCell] {
    var cells: [PlacedCell] = []
    var row = placement.end
    for note in sheet.notes {
      cells.append(PlacedCell(row, 0, to: (row, span), .text(note), CellStyle(role: .note, alignment: .left)))
      heights.fix(row, TextWidth.height(lines: TextWidth.lines(note, width: width(0...span))) + 2)
      row += 1
    }
    if sheet.signatures.isEmpty { return cells }
    let line = TextWidth.packed(sheet.signatures, width: width(0...span), gap: 2...14)
    cells.append(PlacedCell(row, 0, to: (row, span), .text(line), CellStyle(role: .note, alignment: .left)))
    heights.fix(row, max(34, TextWidth.height(lines: TextWidth.lines(line, width: width(0...span))) + 12))
    return cells
  }
}

/// Heights of rows: those that are fixed, and what the others are taken to be.
struct RowHeights {
  private(set) var fixed: [Int: Double] = [:]
  private(set) var all: [Double]

  init(count: Int) { all = Array(repeating: 18, count: count) }

  /// Fixes the height of a row.
  mutating func fix(_ row: Int, _ height: Double) {
    fixed[row] = min(TextWidth.tallest, height)
    all[row] = min(TextWidth.tallest, height)
  }
}
