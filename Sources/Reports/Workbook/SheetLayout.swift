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

  private var table: Table { sheet.table }
  private var lastColumn: Int { widths.count - 1 }
  private var repeatedColumns: Int { table.columns.prefix { $0.isRepeated }.count }

  /// The sheet with everything in its place.
  func place(_ formulas: FormulaText) -> PlacedSheet {
    var heights = RowHeights(count: placement.end + sheet.notes.count + 1)
    var cells = TableCells(table, placement, widths, formulas).cells(&heights)
    // Where a table is cut across, its title stands over the columns that every page repeats.
    let isCut = repeatedColumns > 0 && plan(heights.all).columnBreaks.isEmpty == false
    let span = isCut ? repeatedColumns - 1 : lastColumn
    cells = head(span, &heights) + cells + foot(span, &heights)
    let scrolling: (row: Int, column: Int)? =
      sheet.facts.isEmpty
      ? (placement.headings.upperBound + (table.isTotalFirst ? 2 : 1), repeatedColumns) : nil
    var placed = PlacedSheet(
      name: name, cells: cells, columnWidths: widths, rowHeights: heights.fixed, scrolling: scrolling,
      repeatedRows: placement.headings, repeatedColumns: isCut ? repeatedColumns : 0, pages: plan(heights.all),
      headerLeft: sheet.headerLeft, headerRight: sheet.headerRight)
    if table.isFiltered, let body = placement.body {
      placed.filter = PlacedRange(
        row: placement.headings.upperBound, column: 0, lastRow: body.upperBound, lastColumn: lastColumn)
    }
    return placed
  }

  /// Only tables with columns to repeat are cut by plan; all others fit the width and end where they end.
  private func plan(_ heights: [Double]) -> PagePlan {
    let isLandscape = sheet.page == .landscape
    guard repeatedColumns > 0 else { return .fitted(isLandscape: isLandscape) }
    return PagePlan(
      isLandscape: isLandscape, widths: widths, heights: heights, headings: placement.headings,
      repeated: repeatedColumns, groups: groups)
  }

  /// Rows that should not be parted: each group with its heading and sum.
  private var groups: [ClosedRange<Int>] {
    var groups: [ClosedRange<Int>] = []
    var last = -1
    for (row, line) in placement.lines {
      let group: Int
      switch line {
      case .total: continue
      case .groupHeading(let number), .row(let number, _), .subtotal(let number): group = number
      }
      if group == last, let open = groups.last {
        groups[groups.count - 1] = open.lowerBound...row
      } else {
        groups.append(row...row)
      }
      last = group
    }
    return groups
  }

  private func width(_ columns: ClosedRange<Int>) -> Double { widths[columns].reduce(0, +) }

  private func head(_ span: Int, _ heights: inout RowHeights) -> [PlacedCell] {
    var cells = [
      PlacedCell(0, 0, to: (0, span), .text(sheet.title), CellStyle(role: .title)),
      PlacedCell(1, 0, to: (1, span), .text(sheet.subtitle), CellStyle(role: .subtitle)),
    ]
    heights.fix(
      0, TextWidth.height(lines: TextWidth.lines(sheet.title, width: width(0...span) / 1.6), size: 16) + 6)
    heights.fix(1, TextWidth.height(lines: TextWidth.lines(sheet.subtitle, width: width(0...span))))
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
    // Room to sign is what the labels leave of the line, in wide spaces.
    let labels = sheet.signatures.reduce(0) { $0 + TextWidth.of($1) }
    let room = (width(0...span) - labels - 4) / 2 / Double(max(1, sheet.signatures.count - 1))
    let gap = String(repeating: "　", count: max(5, min(16, Int(room))))
    let line = sheet.signatures.joined(separator: gap)
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
