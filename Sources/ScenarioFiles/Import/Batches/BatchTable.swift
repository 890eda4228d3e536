import SamplingInspection

/// The batches of one sheet: which cells hold how many, and what of.
///
/// Two shapes are understood: classes by units, with a column for each county, and one task a line, with a column 批次.
struct BatchTable {
  /// One cell with a number of batches.
  struct Figure {
    /// The cell.
    var place: Finding.Place
    /// What it holds batches of; all conditions must hold.
    var scope: Scope
    /// How many.
    var batches: Int64
  }

  /// Cells with a number, in the order of the sheet.
  private(set) var figures: [Figure] = []
  /// Headings that were passed over, with the column of each.
  private(set) var passedOver: [String] = []

  /// Most unknown headings that are named; a table of which more are unknown is not ours at all.
  private static let mostUnknown = 50
  private var unknownHeadings = 0

  private let grid: Grid
  private let words: TableWords
  /// Row of the headings, from 0; nil if there is none.
  let headingRow: Int?
  private var keys: [(column: Int, name: String)] = []
  private var counts: [(column: Int, scope: Scope)] = []

  /// Reads a sheet.
  ///
  /// - Parameter scope: what the whole sheet is about, such as its level.
  init(_ grid: Grid, _ words: TableWords, about scope: Scope, _ findings: inout [Finding]) {
    self.grid = grid
    self.words = words
    headingRow = Self.headingRow(grid, words)
    guard let headingRow else {
      findings.append(
        Finding(
          at: grid.place(0),
          Wording(zh: "找不到表头：前 30 行里没有一行既写了分类、县区等列，又写了批次或各县名称", en: "there are no headings in the first 30 rows"),
          remedy: Wording(
            zh: "表头写“大类、亚类……”和各县名称，或在对照表里说明",
            en: "use headings such as Class and the names of the counties, or give a mapping")))
      return
    }
    readHeadings(headingRow, &findings)
    for row in (headingRow + 1)..<max(headingRow + 1, grid.rows.count) { read(row, about: scope, &findings) }
  }

  /// The row with the most headings that are understood, if they tell classes or places as well as batches.
  private static func headingRow(_ grid: Grid, _ words: TableWords) -> Int? {
    var best: (row: Int, known: Int)?
    for (row, texts) in grid.rows.prefix(30).enumerated() {
      let known = texts.filter { !$0.isEmpty }.compactMap { words.heading($0) }
      let columns = known.count { if case .column = $0 { true } else { false } }
      let batches = known.count { if case .batches = $0 { true } else { false } }
      // The lower of two rows that merged cells make equal holds the names of the columns.
      if columns > 0, batches > 0, known.count >= best?.known ?? 0 { best = (row, known.count) }
    }
    return best?.row
  }

  private mutating func readHeadings(_ row: Int, _ findings: inout [Finding]) {
    var places: [String: Int] = [:]
    for (column, text) in grid.rows[row].enumerated() where !text.isEmpty {
      switch words.heading(text) {
      case .column(let name):
        if let first = places.updateValue(column, forKey: name) {
          findings.append(twice(grid.place(row, column), grid.place(row, first), text))
        }
        if words.columns.columns[name] == nil {
          findings.append(
            Finding(
              at: grid.place(row, column), value: text,
              Wording(zh: "对照表把它写成“\(name)”，本系统没有这一列", en: "the mapping calls it “\(name)”, which is no column here"),
              remedy: Wording(
                zh: "可用的列：" + words.columns.columns.keys.sorted().joined(separator: "、"),
                en: "columns are " + words.columns.columns.keys.sorted().joined(separator: ", "))))
        }
        keys.append((column, name))
      case .batches(let scope):
        if let first = places.updateValue(column, forKey: "=" + scope.text) {
          findings.append(twice(grid.place(row, column), grid.place(row, first), text))
        }
        counts.append((column, scope))
      case .ignored: break
      case nil: passOver(text, row, column, &findings)
      }
    }
    // A column of all batches beside one for each county would count everything twice.
    if counts.count > 1, let all = counts.first(where: { $0.scope.isEverything }) {
      findings.append(
        Finding(
          at: grid.place(row, all.column), value: grid[row, all.column],
          Wording(zh: "既有各县的列，又有全部批次的列，会重复计算", en: "beside columns of counties this one would count all batches twice"),
          remedy: Wording(
            zh: "在对照表里加一行“列,\(grid[row, all.column]),”（本系统留空），或删去这一列",
            en: "leave it out by a row of the mapping, or remove the column")))
    }
  }

  private func twice(_ place: Finding.Place, _ first: Finding.Place, _ text: String) -> Finding {
    Finding(
      at: place, value: text,
      Wording(zh: "与 \(first.text(.zh)) 是同一列", en: "this is the same column as \(first.text(.en))"),
      remedy: Wording(zh: "删去一列，或在对照表里说明", en: "remove one of them, or tell them apart in the mapping"))
  }

  /// A heading that is not known matters if batches may stand below it.
  private mutating func passOver(_ text: String, _ row: Int, _ column: Int, _ findings: inout [Finding]) {
    let hasNumbers = (row + 1..<max(row + 1, grid.rows.count)).contains {
      ExactDecimal(typed: grid[$0, column]) != nil
    }
    guard hasNumbers else {
      passedOver.append(text)
      return
    }
    unknownHeadings += 1
    guard unknownHeadings <= Self.mostUnknown else { return }
    findings.append(
      Finding(
        at: grid.place(row, column), value: text,
        Wording(zh: "不认识的表头，下面有数", en: "the heading is not known, and there are figures below it"),
        remedy: Wording(
          zh: "在对照表里加一行：县名写“列,\(text),county=区划代码”，不用的列最后一格留空；相近的县名：\(words.suggestions(for: text, in: "county"))",
          en: "add a row to the mapping: column,\(text),county=ADCODE, or with nothing at the end to leave it out")))
  }

  private mutating func read(_ row: Int, about scope: Scope, _ findings: inout [Finding]) {
    let texts = keys.map { grid[row, $0.column] }
    // The word may stand anywhere, in the column of numbers too.
    if grid.rows[row].contains(where: TableWords.isSum) { return }
    if texts.contains(where: { words.mapping.leavesOut(TableMapping.word($0)) }) { return }
    let counted = counts.filter { !TableWords.isBlank(grid[row, $0.column]) }
    if counted.isEmpty { return }
    guard texts.contains(where: { !TableWords.isBlank($0) }) else {
      // A line of numbers under the headings (1, 2, 3 …) or beside a note is no task.
      findings.append(
        Finding(
          at: grid.place(row, counted[0].column), value: grid[row, counted[0].column],
          Wording(zh: "这一行有数，却没有写是哪一类", en: "there are figures in this row, but nothing says of what"),
          remedy: Wording(zh: "填上大类等列；合计行写“合计”", en: "fill in the class; call a row of sums Total")))
      return
    }
    guard let conditions = conditions(row, texts, &findings) else { return }
    for (column, own) in counted {
      let text = grid[row, column]
      guard let number = ExactDecimal(typed: text), number.decimals == 0, (0...1_000_000).contains(number.mantissa)
      else {
        findings.append(
          Finding(
            at: grid.place(row, column), value: text, Wording(zh: "不是批次数", en: "this is no number of batches"),
            remedy: Wording(zh: "写 0 到 1000000 的整数；没有就留空", en: "write a whole number from 0 to 1000000, or nothing")))
        continue
      }
      figures.append(
        Figure(
          place: grid.place(row, column),
          scope: Scope(conditions: scope.conditions + own.conditions + conditions), batches: number.mantissa))
    }
  }

  /// What the keys of a row say; nil if one of them is not understood.
  private func conditions(_ row: Int, _ texts: [String], _ findings: inout [Finding]) -> [Scope.Condition]? {
    var conditions: [Scope.Condition] = []
    var isClear = true
    for (key, text) in zip(keys, texts) where !TableWords.isBlank(text) {
      if let known = words.conditions(text, in: key.name) {
        conditions += known
        continue
      }
      isClear = false
      findings.append(
        Finding(
          at: grid.place(row, key.column), value: text,
          Wording(zh: "“\(grid[headingRow ?? 0, key.column])”里没有这个值", en: "\(key.name) has no such value"),
          remedy: Wording(
            zh: "改正，或在对照表里加一行“值,\(text),\(key.name)=…”；相近的有：\(words.suggestions(for: text, in: key.name))",
            en:
              "correct it, or add value,\(text),\(key.name)=… to the mapping; near it are \(words.suggestions(for: text, in: key.name))"
          )))
    }
    return isClear ? conditions + exactLevels(conditions) : nil
  }

  /// Where a class is itself a category and has others below it, a row that names only the class means just that category.
  private func exactLevels(_ conditions: [Scope.Condition]) -> [Scope.Condition] {
    let named = StratumColumns.categoryLevels.map { level in
      conditions.first { $0.column == level && $0.values.count == 1 }?.values.first
    }
    let filled = named.prefix { $0 != nil }.compactMap(\.self)
    guard !filled.isEmpty, named.dropFirst(filled.count).allSatisfy({ $0 == nil }) else { return [] }
    let path = filled.joined(separator: "/")
    let categories = words.scenario.categories.map(\.path)
    guard categories.contains(path), categories.contains(where: { $0.hasPrefix(path + "/") }) else { return [] }
    return StratumColumns.categoryLevels.dropFirst(filled.count).map { .init(column: $0, values: [""]) }
  }
}
