import SamplingInspection

/// One table of a scenario as it stands on a sheet: rows of texts with the headings first, and where on the sheet they stand.
struct SheetTable: Sendable {
  /// Rows with anything in a cell, the headings first; columns with nothing in them are left out.
  private(set) var rows: [TextRow] = []
  /// Cells and rows that nobody can read as they are.
  private(set) var faults: [Finding] = []
  /// Column of the sheet, from 0, by heading and by English name.
  private(set) var columns: [String: Int] = [:]

  /// Most cells that a table is made of.
  private static let mostCells = 8_000_000

  private let definition: TableDefinition

  /// Reads a sheet; all places in `faults` are those of the table's file.
  init(_ sheet: Workbook.Sheet, _ definition: TableDefinition) {
    self.definition = definition
    let headings = SheetHeadings(sheet, definition)
    if let fault = headings.fault {
      faults = [fault]
      return
    }
    guard let heading = headings.row else { return }
    var lines = Array(sheet.rows[heading...])
    lines[0] = headings.texts
    let width = lines.map(\.cells.count).max() ?? 0
    var isUsed = [Bool](repeating: false, count: width)
    for line in lines {
      for (column, cell) in line.cells.enumerated() where cell.kind != .blank { isUsed[column] = true }
    }
    let used = isUsed.indices.filter { isUsed[$0] }
    if used.count * lines.count > Self.mostCells {
      faults = [ZipFault.tooLarge.finding(definition.file)]
      return
    }
    let table = lines.map { line in used.map { $0 < line.cells.count ? line.cells[$0] : Workbook.Cell() } }
    let names = HeadingRow(definition, TextRow(line: 1, cells: table[0].map(\.text))).names
    for (number, column) in used.enumerated() {
      for name in [table[0][number].text, names[number]] where !name.isEmpty { columns[name] = column }
    }
    let spread = SheetMerges(sheet.merges, lines, used, names, definition)
    faults += spread.faults
    for (line, cells) in zip(lines, spread.cells(table)) {
      let row = TextRow(line: line.number + 1, cells: cells.map(\.text))
      // What a sum comes to is of no concern.
      if !definition.isSum(row.cells, under: names) { checkKinds(cells, row.line, names) }
      rows.append(row)
    }
  }

  /// Cells that show something else than what was meant.
  private mutating func checkKinds(_ cells: [Workbook.Cell], _ line: Int, _ names: [String]) {
    for (cell, name) in zip(cells, names) {
      guard let fault = cell.fault else { continue }
      faults.append(
        Finding(
          at: .init(file: definition.file, line: line, column: name.isEmpty ? nil : name), value: cell.text,
          fault.message, remedy: fault.remedy))
    }
  }
}

extension Workbook.Cell {
  /// Why a cell shows something else than what was meant, and what would help; nil if it does not.
  var fault: (message: Wording, remedy: Wording)? {
    switch kind {
    case .error:
      (
        Wording(zh: "公式的结果是错误", en: "the formula gives an error"), Wording(zh: "改正公式", en: "correct the formula")
      )
    case .uncomputed:
      (
        Wording(zh: "公式还没有算出结果", en: "the formula was never computed"),
        Wording(zh: "用 Excel 或 WPS 打开，保存一次", en: "open the workbook in a spreadsheet and save it")
      )
    case .imprecise:
      (
        Wording(zh: "数超过 15 位，表格软件会丢掉后面的位数", en: "spreadsheets keep no more than 15 digits of a number"),
        Wording(zh: "把单元格设为文本，重新录入", en: "make the cell text and type it again")
      )
    case .blank, .text, .number, .date, .boolean:
      text.firstControlCharacter.map { (TextFault.control($0).message, TextFault.control($0).remedy) }
    }
  }
}
