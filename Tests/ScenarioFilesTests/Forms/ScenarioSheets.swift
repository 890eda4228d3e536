import SamplingInspection

@testable import ScenarioFiles

/// A scenario as the sheets of a workbook, for tests to spoil: texts in rows, numbers as numbers.
struct ScenarioSheets {
  /// One sheet.
  struct Sheet {
    var name: String
    var rows: [[String]]
    /// Ranges such as `A1:B1`.
    var merges: [String] = []
    var isHidden = false
  }

  var sheets: [Sheet]

  /// The files of a folder as sheets, with English or Chinese names and headings.
  init(_ files: [String: [UInt8]], inChinese: Bool = true) {
    sheets = []
    for definition in TableDefinition.all + TableDefinition.kept {
      guard let bytes = files[definition.file], let content = try? CommaSeparatedValues(bytes, file: "") else {
        continue
      }
      var rows = content.rows.map(\.cells)
      if inChinese, !rows.isEmpty {
        rows[0] = rows[0].map { heading in definition.columns.first { $0.name == heading }?.chinese ?? heading }
      }
      sheets.append(Sheet(name: inChinese ? definition.chinese : definition.name, rows: rows))
    }
    var ignored: [Finding] = []
    let heading = YamlCells(files["scenario.yaml"], &ignored).cells.row.cells
    let rows = HeadingCells.keys.compactMap { english, chinese in
      heading[english].map { [inChinese ? chinese : english, $0] }
    }
    sheets.append(
      Sheet(name: inChinese ? "方案" : "scenario", rows: [inChinese ? ["键", "值"] : ["key", "value"]] + rows))
  }

  /// The sheet of a name.
  subscript(name: String) -> Sheet {
    get { sheets.first { $0.name == name } ?? Sheet(name: name, rows: []) }
    set {
      sheets.removeAll { $0.name == name }
      sheets.append(newValue)
    }
  }

  /// The workbook.
  var bytes: [UInt8] { ZippedParts.bytes(parts) }

  /// Its parts by path.
  var parts: [String: String] {
    var parts = SmallWorkbook.parts(rows: "")
    let whole = parts["xl/worksheets/tasks.xml"] ?? ""
    let link = parts["xl/_rels/workbook.xml.rels"] ?? ""
    var entries = ""
    var links = ""
    for (number, sheet) in sheets.enumerated() {
      entries +=
        "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(number + 1)\" \(sheet.isHidden ? "state=\"hidden\"" : "") r:id=\"rId\(number)\"/>"
      links +=
        "<Relationship Id=\"rId\(number)\" Type=\"t/worksheet\" Target=\"worksheets/part\(number).xml\"/>"
      let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      parts["xl/worksheets/part\(number).xml"] = whole.replacing(
        "<sheetData></sheetData>",
        with: "<sheetData>\(Self.rows(sheet.rows))</sheetData><mergeCells>\(merges)</mergeCells>")
    }
    parts["xl/worksheets/tasks.xml"] = nil
    parts["xl/_rels/workbook.xml.rels"] = link.replacing(/<Relationship .*\/>/, with: links)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replacing(/<sheet .*\/>/, with: entries)
    return parts
  }

  private static func rows(_ rows: [[String]]) -> String {
    rows.enumerated().map { row, cells in
      let cells = cells.enumerated().map { column, text in
        if text.isEmpty { return "" }
        let address = CellAddress(row: row, column: column).text
        if text.hasPrefix("<") { return text.replacing("<c", with: "<c r=\"\(address)\"", maxReplacements: 1) }
        let isNumber = Double(text).map { "\($0)" == text || "\(Int($0))" == text } ?? false
        return isNumber
          ? "<c r=\"\(address)\"><v>\(text)</v></c>"
          : "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
      }
      return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
