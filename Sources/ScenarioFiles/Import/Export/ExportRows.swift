import SamplingInspection

/// The rows of another system's export in our columns: headings and values in the words of a mapping, counties by code,
/// categories by the node of our tree, days in one form.
struct ExportRows {
  /// One row.
  struct Row {
    /// Values by our columns; none where nothing stands.
    var cells: [String: String]
    /// Where it stands.
    var place: Finding.Place

    /// The value of a column; empty if there is none.
    subscript(column: String) -> String { cells[column] ?? "" }
  }

  /// Rows in the order of the files.
  private(set) var rows: [Row] = []
  /// Rows that the mapping says to leave out.
  private(set) var leftOut = 0
  /// Headings that mean nothing here.
  private(set) var passedOver: [String] = []

  private let kind: ExportKind
  private let mapping: TableMapping
  private let words: TableWords
  private let categories: CategoryFinder

  init(_ grids: [Grid], _ kind: ExportKind, _ mapping: TableMapping, _ scenario: Scenario, _ findings: inout [Finding])
  {
    self.kind = kind
    self.mapping = mapping
    words = TableWords(scenario, mapping)
    categories = CategoryFinder(scenario)
    var unknown = UnknownWords()
    for grid in grids where !grid.rows.isEmpty { read(grid, &unknown, &findings) }
    findings += unknown.findings
  }

  private mutating func read(_ grid: Grid, _ unknown: inout UnknownWords, _ findings: inout [Finding]) {
    guard let heading = headingRow(grid) else {
      findings.append(
        Finding(
          at: grid.place(0), Wording(zh: "找不到表头：没有一行写着对照表里的列名", en: "no row holds headings of the mapping"),
          remedy: Wording(
            zh: "检查对照表；要有的列：" + kind.required.joined(separator: "、"),
            en: "check the mapping; needed are " + kind.required.joined(separator: ", "))))
      return
    }
    var columns: [(column: Int, name: String)] = []
    for (column, text) in grid.rows[heading].enumerated() where !text.isEmpty {
      guard let name = name(text) else {
        if mapping.headings[TableMapping.word(text)] == nil { passedOver.append(text) }
        continue
      }
      if let first = columns.first(where: { $0.name == name }) {
        findings.append(
          Finding(
            at: grid.place(heading, column), value: text,
            Wording(
              zh: "和“\(grid[heading, first.column])”都对应 \(name)",
              en: "like “\(grid[heading, first.column])” it stands for \(name)"),
            remedy: Wording(zh: "在对照表里把其中一列的最后一格留空", en: "leave one of them blank in the mapping")))
      }
      columns.append((column, name))
    }
    for name in kind.required where !columns.contains(where: { $0.name == name }) && !isFixed(name) {
      findings.append(
        Finding(
          at: grid.place(heading), value: name, Wording(zh: "没有一列对应 \(name)", en: "no column stands for \(name)"),
          remedy: Wording(zh: "在对照表里加“列,表头,\(name)”", en: "add column,HEADING,\(name) to the mapping")))
    }
    if !findings.isEmpty { return }
    let fixed = mapping.sheets[grid.sheet]?.conditions ?? []
    for row in (heading + 1)..<max(heading + 1, grid.rows.count) {
      var texts = fixed.reduce(into: [String: String]()) { $0[$1.column] = $1.values.first }
      for (column, name) in columns where !TableWords.isBlank(grid[row, column]) { texts[name] = grid[row, column] }
      if texts.count == fixed.count || grid.rows[row].contains(where: TableWords.isSum) { continue }
      read(texts, grid, row, columns, &unknown)
    }
  }

  /// Whether a sheet's scope gives the column.
  private func isFixed(_ column: String) -> Bool {
    mapping.sheets.values.contains { $0.conditions.contains { $0.column == column } }
      || mapping.values.values.contains { $0.conditions.contains { $0.column == column } }
  }

  private func name(_ heading: String) -> String? {
    let word = TableMapping.word(heading)
    if let mapped = mapping.headings[word] {
      if case .column(let name) = mapped, kind.columns.contains(name) { return name }
      return nil
    }
    // The headings of our own table need no mapping.
    return kind.definition.columns.first { $0.name == word || $0.chinese == word }?.name
  }

  private func headingRow(_ grid: Grid) -> Int? {
    var best: (row: Int, known: Int)?
    for (row, texts) in grid.rows.prefix(30).enumerated() {
      let known = texts.count { !$0.isEmpty && name($0) != nil }
      if known > best?.known ?? 0 { best = (row, known) }
    }
    return best?.row
  }

  private mutating func read(
    _ texts: [String: String], _ grid: Grid, _ row: Int, _ columns: [(column: Int, name: String)],
    _ unknown: inout UnknownWords
  ) {
    func place(_ name: String) -> Finding.Place { grid.place(row, columns.first { $0.name == name }?.column ?? 0) }
    var cells = texts
    for (name, text) in texts {
      let word = TableMapping.word(text)
      if mapping.leavesOut(word) {
        leftOut += 1
        return
      }
      for condition in mapping.value(word)?.conditions ?? [] {
        if condition.column != name, texts[name] == cells[name] { cells[name] = nil }
        cells[condition.column] = condition.values.first
      }
    }
    if let county = cells["county"] {
      let known = words.county(county, in: cells["prefecture"] ?? "")
      if known == nil {
        unknown.add(county, in: "county", at: place("county")) { words.suggestions(for: county, in: "county") }
      }
      cells["county"] = known
    }
    cells["prefecture"] = nil
    findCategory(&cells, place, &unknown)
    for name in kind.days {
      guard let text = cells[name] else { continue }
      if let day = CalendarDate(loose: text) {
        cells[name] = day.text
      } else {
        unknown.add(text, in: name, at: place(name)) { "2021-09-30" }
      }
    }
    if cells["result"] == ExportKind.noResult { cells["result"] = nil }
    for name in kind.required where cells[name] == nil && texts[name] == nil && !kind.mayBeBlank.contains(name) {
      unknown.add("", in: name, at: place(name)) { "" }
    }
    rows.append(Row(cells: cells, place: grid.place(row)))
  }

  private func findCategory(
    _ cells: inout [String: String], _ place: (String) -> Finding.Place, _ unknown: inout UnknownWords
  ) {
    let levels = StratumColumns.categoryLevels.map { cells[$0] ?? "" }
    for name in StratumColumns.categoryLevels { cells[name] = nil }
    if let path = cells["category"] {
      if !categories.isNode(path) { unknown.add(path, in: "category", at: place("category")) { categories.near(path) } }
    } else if let path = categories.node(levels) {
      cells["category"] = path
    } else if levels.contains(where: { !$0.isEmpty }) {
      let given = levels.filter { !$0.isEmpty }.joined(separator: "/")
      unknown.add(
        levels[0].isEmpty ? given : levels[0], in: levels[0].isEmpty ? "category" : "class", at: place("class")
      ) {
        categories.near(levels[0])
      }
    } else if [.records, .complaints].contains(kind) {
      unknown.add("", in: "category", at: place("class")) { "" }
    }
  }
}
