import SamplingInspection

/// The first row of a table: which column each heading means.
struct HeadingRow {
  /// Most columns of a table; no table of the format has a tenth of them.
  static let mostColumns = 1_000

  /// The English name of each heading; empty for one that is not understood.
  let names: [String]
  /// Names of further columns, in order of name.
  let furtherColumns: [String]

  private let definition: TableDefinition
  private let row: TextRow

  init(_ definition: TableDefinition, _ row: TextRow) {
    self.definition = definition
    self.row = row
    names = row.cells.map { heading in
      if let column = definition.column(heading) { return column.name }
      let isFree = definition.allowsFurtherColumns && NameFault.find(in: heading) == nil
      return isFree ? heading : ""
    }
    furtherColumns = Set(names).subtracting(definition.columns.map(\.name) + [""]).sorted()
  }

  /// Says so if these are no headings at all: other separators than commas, or a title above the headings.
  func misplacement(before rows: ArraySlice<TextRow>) -> Finding? {
    func known(_ row: TextRow) -> Int {
      row.cells.count { definition.column($0) != nil }
    }
    if row.cells.count == 1, known(row) == 0,
      let separator = row.cells[0].first(where: { "\t;；，、|".contains($0) })
    {
      let shown =
        separator == "\t" ? Wording(zh: "制表符", en: "a tab") : Wording(zh: "“\(separator)”", en: "“\(separator)”")
      return Finding(
        at: .init(file: definition.file, line: row.line),
        Wording(zh: "列与列之间是\(shown.zh)，不是逗号", en: "\(shown.en) stands between the columns, not a comma"),
        remedy: Wording(zh: "在 Excel 里另存为“CSV UTF-8（逗号分隔）”", en: "save it as “CSV UTF-8 (Comma delimited)”"))
    }
    if let first = rows.first, isHeading(first) {
      return Finding(
        at: .init(file: definition.file, line: row.line),
        Wording(zh: "表头占了两行，有合并的单元格", en: "the headings take two lines, with merged cells"),
        remedy: Wording(
          zh: "拆开合并的单元格，每列一个表头，只占第一行", en: "split the merged cells: one heading for each column, in the first line"))
    }
    guard let better = rows.prefix(10).first(where: { known($0) >= 2 && known($0) > 2 * known(row) }) else {
      return nil
    }
    return Finding(
      at: .init(file: definition.file, line: better.line),
      Wording(zh: "表头在这一行，上面还有别的行", en: "the headings stand here, with other lines above them"),
      remedy: Wording(
        zh: "删去表头上方的标题和说明，让表头成为第一行", en: "remove what is above them, so that the headings are the first line"))
  }

  /// Whether the row below is the lower half of headings, under some that are blank or not understood: nothing stands in it
  /// where every row must have something.
  private func isHeading(_ below: TextRow) -> Bool {
    let required = names.indices.filter { number in
      definition.columns.contains { $0.isRequired && $0.name == names[number] }
    }
    return names.contains("") && required.count > 1 && below.cells.count == row.cells.count
      && required.allSatisfy { below.cells[$0].isEmpty }
  }

  /// Adds a finding for every heading that is not understood, taken or there twice, and for every column that is missing.
  func check(over rows: ArraySlice<TextRow>, _ findings: inout [Finding]) {
    checkBlanks(over: rows, &findings)
    let taken = Set(furtherColumns).intersection(TableDefinition.namesTaken)
    for (number, heading) in row.cells.enumerated() where !heading.isEmpty {
      let place = Finding.Place(file: definition.file, line: row.line, column: heading)
      let name = names[number]
      if name.isEmpty {
        refuseUnknown(heading, place, &findings)
      } else if names[..<number].contains(name) {
        findings.append(
          Finding(
            at: place, Wording(zh: "表头重复", en: "the heading occurs twice"),
            remedy: Wording(zh: "删去一列", en: "remove one of the columns")))
      } else if taken.contains(name) {
        findings.append(
          Finding(
            at: place, Wording(zh: "这个列名已有别的含义", en: "this column name is taken"),
            remedy: Wording(zh: "换一个列名", en: "choose another name")))
      } else if furtherColumns.contains(name), let meant = nearest(name), !names.contains(meant.name) {
        findings.append(
          Finding(
            at: place,
            Wording(
              zh: "不在格式里，却与“\(meant.name)”（\(meant.chinese)）很像，可能写错了",
              en: "this is no column of the format, but looks like “\(meant.name)”"),
            remedy: Wording(
              zh: "改为“\(meant.name)”；如果确实是另外的列，换一个不易混淆的列名",
              en: "write “\(meant.name)”, or choose a name that is less like it")))
      }
    }
    for column in definition.columns where column.isRequired && !names.contains(column.name) {
      findings.append(
        Finding(
          at: .init(file: definition.file, line: row.line, column: column.name),
          Wording(zh: "缺少这一列（\(column.chinese)）", en: "the column is missing"),
          remedy: Wording(
            zh: "加上表头“\(column.name)”或“\(column.chinese)”及其数值", en: "add the heading “\(column.name)” and its values")))
    }
  }

  /// Excel likes to leave columns with nothing in them, which do no harm.
  private func checkBlanks(over rows: ArraySlice<TextRow>, _ findings: inout [Finding]) {
    let blanks = row.cells.indices.filter { number in
      row.cells[number].isEmpty && rows.contains { number < $0.cells.count && !$0.cells[number].isEmpty }
    }.map { String($0 + 1) }
    if blanks.isEmpty { return }
    findings.append(
      Finding(
        at: .init(file: definition.file, line: row.line),
        Wording(
          zh: "第 \(blanks.joined(separator: "、")) 列没有表头",
          en: "there is no heading above column \(blanks.joined(separator: ", "))"),
        remedy: Wording(
          zh: "写上表头，或删去这些列；合并的表头要拆开，每列一个，只占一行",
          en: "give it a heading, or remove it; split merged headings, one for each column in one line")))
  }

  private func refuseUnknown(_ heading: String, _ place: Finding.Place, _ findings: inout [Finding]) {
    let fault = definition.allowsFurtherColumns ? NameFault.find(in: heading) : nil
    let meant = nearest(heading).map {
      Wording(zh: "是不是“\($0.name)”（\($0.chinese)）？", en: "is “\($0.name)” meant? ")
    }
    findings.append(
      Finding(
        at: place, value: heading, fault?.message ?? Wording(zh: "不认识的表头", en: "unknown heading"),
        remedy: Wording(
          zh: (meant?.zh ?? "") + "可用的表头："
            + definition.columns.map { "\($0.name)（\($0.chinese)）" }.joined(separator: "、"),
          en: (meant?.en ?? "") + "use one of " + definition.columns.map(\.name).joined(separator: ", "))))
  }

  /// The column whose name is written almost so.
  private func nearest(_ heading: String) -> TableDefinition.Column? {
    func isNear(_ name: String) -> Bool {
      let allowed = name.count < 4 ? 0 : name.count < 8 ? 1 : 2
      return Spelling.distance(heading.lowercased(), name) <= allowed
    }
    return definition.columns.first { isNear($0.name) || isNear($0.chinese) }
  }
}

/// How far two spellings are apart.
enum Spelling {
  /// Characters to change, add, leave out or swap with their neighbour until one is the other.
  static func distance(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(one), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
