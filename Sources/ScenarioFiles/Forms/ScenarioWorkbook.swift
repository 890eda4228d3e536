import Foundation
import SamplingInspection

/// A scenario as one workbook: each table a sheet, named in English or in Chinese as on the format page.
struct ScenarioWorkbook: ScenarioForm {
  private let file: String
  private let tables: [String: (sheet: String, table: SheetTable)]
  private let heading: (sheet: String, content: SheetHeadingCells)?
  let strangers: [Finding]

  /// Names of the sheet with keys and values, and of sheets that explain the others.
  static let headingNames = ["scenario", "方案"]
  private static let explaining: Set<String> = ["说明", "填表说明", "instructions"]

  /// Reads a workbook on disk.
  init(_ place: URL) throws(FindingsError) {
    guard let data = try? Data(contentsOf: place) else {
      throw FindingsError([
        Finding(
          at: .init(file: place.path), Wording(zh: "无法读取文件", en: "the file cannot be read"),
          remedy: Wording(zh: "检查权限", en: "check its permissions"))
      ])
    }
    try self.init([UInt8](data), file: place.lastPathComponent)
  }

  /// Reads a workbook from memory.
  init(_ bytes: [UInt8], file: String) throws(FindingsError) {
    self.file = file
    var tables: [String: (sheet: String, table: SheetTable)] = [:]
    var heading: (sheet: String, content: SheetHeadingCells)?
    var strangers: [Finding] = []
    var taken: [String: String] = [:]
    for sheet in try WorkbookReader(bytes, file: file).read().sheets where !sheet.rows.isEmpty {
      let name = sheet.name.trimmingSpaces().lowercased()
      let definition = (TableDefinition.all + TableDefinition.kept).first { $0.name == name || $0.chinese == name }
      guard definition != nil || Self.headingNames.contains(name) else {
        if !Self.explaining.contains(name) { strangers.append(Self.stranger(file, sheet.name)) }
        continue
      }
      if let other = taken.updateValue(sheet.name, forKey: definition?.name ?? "scenario") {
        throw FindingsError([Self.twice(file, sheet.name, other)])
      }
      if let definition {
        tables[definition.name] = (sheet.name, SheetTable(sheet, definition))
      } else {
        heading = (sheet.name, SheetHeadingCells(sheet))
      }
    }
    self.tables = tables
    self.heading = heading
    self.strangers = strangers
  }

  func holds(_ table: String) -> Bool { table == "scenario" ? heading != nil : tables[table] != nil }

  func rows(of definition: TableDefinition) throws(FindingsError) -> [TextRow] {
    guard let table = tables[definition.name]?.table else { return [] }
    if !table.faults.isEmpty { throw FindingsError(table.faults) }
    return table.rows
  }

  func headingCells(_ findings: inout [Finding]) -> HeadingCells {
    guard let heading else { return HeadingCells() }
    findings += heading.content.faults
    return heading.content.cells
  }

  func missing(_ table: String) -> Finding {
    let chinese = TableDefinition.all.first { $0.name == table }?.chinese ?? Self.headingNames[1]
    return Finding(
      at: .init(file: table == "scenario" ? HeadingCells.file : table + ".csv"),
      Wording(zh: "缺少工作表“\(chinese)”", en: "there is no sheet \(table) (\(chinese))"),
      remedy: Wording(
        zh: "加上这个工作表，格式见 Scenarios/README.md", en: "add the sheet; Scenarios/README.md gives its format"))
  }

  private static func stranger(_ file: String, _ sheet: String) -> Finding {
    Finding(
      .warning, at: .init(file: file, sheet: sheet),
      Wording(zh: "格式里没有这个工作表，没有读", en: "the format knows no such sheet, so it was not read"),
      remedy: Wording(zh: "改成 Scenarios/README.md 里的表名，或删去", en: "give it a name of Scenarios/README.md, or remove it"))
  }

  private static func twice(_ file: String, _ sheet: String, _ other: String) -> Finding {
    Finding(
      at: .init(file: file, sheet: sheet),
      Wording(zh: "与工作表“\(other)”是同一个表", en: "this is the same table as the sheet \(other)"),
      remedy: Wording(zh: "删去一个，或换一个表名", en: "remove one of them, or give it another name"))
  }

  // MARK: Places

  func shown(_ finding: Finding) -> Finding {
    Finding(
      finding.severity, at: place(finding.place), value: finding.value, words(finding.message),
      remedy: words(finding.remedy))
  }

  /// The sheet and cell of a place in a folder.
  private func place(_ place: Finding.Place) -> Finding.Place {
    guard ScenarioFolder.known.contains(place.file) else { return place }
    if place.file == HeadingCells.file, let heading {
      guard let key = place.column, heading.content.cells.row.places[key] != nil else {
        return .init(file: file, sheet: heading.sheet, column: place.column)
      }
      return Self.place(place, file, heading.sheet, heading.content.valueColumn)
    }
    guard let (sheet, table) = tables[String(place.file.dropLast(4))] else { return .init(file: file) }
    var place = place
    if place.column != nil, place.line == nil { place.line = table.rows.first?.line }
    return Self.place(place, file, sheet, place.column.flatMap { table.columns[$0] })
  }

  private static func place(_ place: Finding.Place, _ file: String, _ sheet: String, _ column: Int?) -> Finding.Place {
    var shown = Finding.Place(file: file, sheet: sheet, line: place.line, column: place.column)
    if let line = place.line, let column { shown.cell = CellAddress(row: line - 1, column: column).text }
    return shown
  }

  /// Words of which the names of files are those of sheets.
  private func words(_ wording: Wording) -> Wording {
    var (zh, en) = (wording.zh, wording.en)
    for definition in TableDefinition.all {
      let sheet = tables[definition.name]?.sheet
      for spaced in [" \(definition.file) ", " " + definition.file, definition.file + " ", definition.file] {
        zh = zh.replacing(spaced, with: "“\(sheet ?? definition.chinese)”表")
      }
      en = en.replacing(definition.file, with: "sheet \(sheet ?? definition.name)")
    }
    return Wording(zh: zh, en: en)
  }
}
