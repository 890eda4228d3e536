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

    /// Where a cell stands.
    func place(_ column: String? = nil) -> Finding.Place { .init(file: file, line: line, column: column) }
  }

  /// What the columns mean.
  let definition: TableDefinition
  /// Its rows.
  var rows: [Row] = []
  /// Names of further columns, in order of name.
  private(set) var furtherColumns: [String] = []

  /// A table that is not there.
  init(_ definition: TableDefinition) { self.definition = definition }

  /// Recognises the headings of a file; everything wrong goes to `findings`.
  init(_ definition: TableDefinition, bytes: [UInt8], _ findings: inout [Finding]) {
    self.definition = definition
    do {
      read(try CommaSeparatedValues(bytes, file: definition.file), &findings)
    } catch {
      findings += error.findings
    }
  }

  private mutating func read(_ content: CommaSeparatedValues, _ findings: inout [Finding]) {
    guard let header = content.rows.first else {
      findings.append(
        Finding(
          at: .init(file: definition.file), Wording(zh: "文件是空的", en: "the file is empty"),
          remedy: Wording(
            zh: "第一行写表头：" + definition.columns.map(\.name).joined(separator: ","),
            en: "begin with the headings " + definition.columns.map(\.name).joined(separator: ","))))
      return
    }
    let names = recognise(header, &findings)
    for row in content.rows.dropFirst() {
      guard row.cells.count == header.cells.count else {
        findings.append(
          Finding(
            at: .init(file: definition.file, line: row.line),
            Wording(
              zh: "有 \(row.cells.count) 个单元格，表头有 \(header.cells.count) 个",
              en: "\(row.cells.count) cells, but \(header.cells.count) headings"),
            remedy: Wording(zh: "补齐或删去单元格；含逗号的文字放进引号", en: "add or remove cells; quote a text that holds a comma")))
        continue
      }
      var cells: [String: String] = [:]
      for (name, cell) in zip(names, row.cells) where !name.isEmpty { cells[name] = cell }
      rows.append(Row(file: definition.file, line: row.line, cells: cells))
    }
  }

  /// The English name of each heading; empty for one that is not understood.
  private mutating func recognise(_ header: CommaSeparatedValues.Row, _ findings: inout [Finding]) -> [String] {
    var names: [String] = []
    for heading in header.cells {
      let place = Finding.Place(file: definition.file, line: header.line, column: heading)
      var name = definition.columns.first { $0.name == heading || $0.chinese == heading }?.name ?? ""
      if name.isEmpty, definition.allowsFurtherColumns, Self.isUsableName(heading) {
        name = heading
        furtherColumns.append(heading)
        if StratumColumns.standard.contains(heading) {
          findings.append(
            Finding(
              at: place, Wording(zh: "这个列名已有别的含义", en: "this column name is taken"),
              remedy: Wording(zh: "换一个列名", en: "choose another name")))
        }
      }
      if name.isEmpty {
        findings.append(
          Finding(
            at: place, value: heading, Wording(zh: "不认识的表头", en: "unknown heading"),
            remedy: Wording(
              zh: "可用的表头：" + definition.columns.map { "\($0.name)（\($0.chinese)）" }.joined(separator: "、"),
              en: "use one of " + definition.columns.map(\.name).joined(separator: ", "))))
      } else if names.contains(name) {
        findings.append(
          Finding(
            at: place, Wording(zh: "表头重复", en: "the heading occurs twice"),
            remedy: Wording(zh: "删去一列", en: "remove one of the columns")))
      }
      names.append(name)
    }
    for column in definition.columns where column.isRequired && !names.contains(column.name) {
      findings.append(
        Finding(
          at: .init(file: definition.file, line: header.line, column: column.name),
          Wording(zh: "缺少这一列（\(column.chinese)）", en: "the column is missing"),
          remedy: Wording(
            zh: "加上表头“\(column.name)”或“\(column.chinese)”及其数值", en: "add the heading “\(column.name)” and its values")))
    }
    furtherColumns.sort()
    return names
  }

  /// Whether a text can be a column's name or a value that rules refer to.
  static func isUsableName(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { !"/|;=!+".unicodeScalars.contains($0) && $0.value >= 32 }
  }
}
