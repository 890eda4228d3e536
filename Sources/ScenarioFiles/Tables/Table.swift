import SamplingInspection

/// One table of a scenario as read: headings recognised, cells still text.
struct Table: Sendable {
  /// One row of it.
  struct Row: Sendable {
    /// File and line, for messages.
    var file: String
    /// Line in the file, from 1.
    var line: Int
    /// Cells by English heading.
    var cells: [String: String]
    /// Places of cells that stand elsewhere than on that line.
    var places: [String: Finding.Place] = [:]

    /// Where a cell stands.
    func place(_ column: String? = nil) -> Finding.Place {
      column.flatMap { places[$0] } ?? .init(file: file, line: line, column: column)
    }
  }

  /// What the columns mean.
  let definition: TableDefinition
  /// Its rows.
  var rows: [Row] = []
  /// Names of further columns, in order of name.
  private(set) var furtherColumns: [String] = []
  /// Whether all rows could be taken; if not, it may well hold what another table names.
  private(set) var isWhole: Bool

  /// A table that is not there.
  init(_ definition: TableDefinition, isMissed: Bool = false) {
    self.definition = definition
    isWhole = !isMissed
  }

  /// Recognises the headings of rows; everything wrong goes to `findings`.
  init(_ definition: TableDefinition, _ findings: inout [Finding], rows: () throws(FindingsError) -> [TextRow]) {
    self.definition = definition
    isWhole = true
    var found: [Finding] = []
    do throws(FindingsError) {
      read(try rows(), &found)
    } catch {
      found += error.findings
    }
    isWhole = !found.contains { $0.severity == .error }
    findings += found
  }

  private mutating func read(_ texts: [TextRow], _ findings: inout [Finding]) {
    guard let header = texts.first else {
      findings.append(
        Finding(
          at: .init(file: definition.file), Wording(zh: "文件是空的", en: "the file is empty"),
          remedy: Wording(
            zh: "第一行写表头：" + definition.columns.map(\.name).joined(separator: ","),
            en: "begin with the headings " + definition.columns.map(\.name).joined(separator: ","))))
      return
    }
    guard header.cells.count <= HeadingRow.mostColumns else {
      findings.append(
        Finding(
          at: .init(file: definition.file, line: header.line), value: String(header.cells.count),
          Wording(zh: "表头超过 \(HeadingRow.mostColumns) 列", en: "there are more than \(HeadingRow.mostColumns) headings"),
          remedy: Wording(zh: "只留需要的列；检查行末是不是有成串的逗号", en: "keep the columns that matter; look for commas at the end")))
      return
    }
    let headings = HeadingRow(definition, header)
    if let fault = headings.misplacement(before: texts.dropFirst()) {
      findings.append(fault)
      return
    }
    headings.check(over: texts.dropFirst(), &findings)
    furtherColumns = headings.furtherColumns
    for row in texts.dropFirst() {
      guard row.cells.count == header.cells.count else {
        findings.append(Self.refusal(of: row, headings: header.cells.count, definition.file))
        continue
      }
      if definition.isSum(row.cells, under: headings.names) {
        findings.append(Self.omission(of: row, definition.file))
        continue
      }
      var cells: [String: String] = [:]
      for (name, cell) in zip(headings.names, row.cells) where !name.isEmpty { cells[name] = cell }
      rows.append(Row(file: definition.file, line: row.line, cells: cells))
    }
  }

  /// What to say of a row that adds up others.
  private static func omission(of row: TextRow, _ file: String) -> Finding {
    Finding(
      .warning, at: .init(file: file, line: row.line), value: row.cells.first { !$0.isEmpty },
      Wording(zh: "这是合计行，没有读", en: "this row adds up others, so it was left out"),
      remedy: Wording(zh: "如果不是合计，改一个名称", en: "give it another name if it does not"))
  }

  /// What to say of a row with too many cells or too few.
  private static func refusal(of row: TextRow, headings: Int, _ file: String) -> Finding {
    let commas = row.cells.count - headings
    if commas > 0, row.cells.suffix(commas).allSatisfy(\.isEmpty) {
      return Finding(
        at: .init(file: file, line: row.line),
        Wording(zh: "行末比表头多 \(commas) 个逗号", en: "there are more commas at the end than in the headings: \(commas)"),
        remedy: Wording(zh: "删去行末多余的逗号", en: "remove them"))
    }
    return Finding(
      at: .init(file: file, line: row.line),
      Wording(
        zh: "有 \(row.cells.count) 个单元格，表头有 \(headings) 个", en: "\(row.cells.count) cells, but \(headings) headings"),
      remedy: Wording(zh: "补齐或删去单元格；含逗号的文字放进引号", en: "add or remove cells; quote a text that holds a comma"))
  }
}
