import CZip
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A workbook read by other means than it was written: sheets by name, cells by name.
final class WorkbookReader: NSObject, XMLParserDelegate {
  enum Value: Equatable {
    case text(String)
    case number(Double)
    case formula(String, Double)
  }

  private(set) var names: [String] = []
  private(set) var sheets: [[String: Value]] = []
  private var parts: [String: Data] = [:]
  private var texts: [String] = []
  private var text = ""
  private var cell = (name: "", isText: false, formula: String?.none)
  private var cells: [String: Value] = [:]

  /// Nil if it is no workbook.
  init?(_ file: URL) {
    super.init()
    guard let archive = zip_open(file.path, ZIP_RDONLY, nil) else { return nil }
    defer { zip_discard(archive) }
    for entry in 0..<zip_get_num_entries(archive, 0) {
      guard let name = zip_get_name(archive, zip_uint64_t(entry), 0),
        let part = zip_fopen_index(archive, zip_uint64_t(entry), 0)
      else { return nil }
      var content = Data()
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = zip_fread(part, &buffer, zip_uint64_t(buffer.count))
        if count <= 0 { break }
        content.append(contentsOf: buffer[..<Int(count)])
      }
      zip_fclose(part)
      parts[String(cString: name)] = content
    }
    parse("xl/sharedStrings.xml")
    parse("xl/workbook.xml")
    for number in names.indices {
      cells = [:]
      parse("xl/worksheets/sheet\(number + 1).xml")
      sheets.append(cells)
    }
  }

  /// Cells of a sheet.
  subscript(sheet: String) -> [String: Value] { names.firstIndex(of: sheet).map { sheets[$0] } ?? [:] }

  /// The text of a part.
  func part(_ name: String) -> String { String(decoding: parts[name] ?? Data(), as: UTF8.self) }

  /// All texts of a sheet.
  func texts(_ sheet: String) -> [String] {
    self[sheet].values.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private func parse(_ part: String) {
    guard let content = parts[part] else { return }
    let parser = XMLParser(data: content)
    parser.delegate = self
    _ = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "sheet": names.append(attributes["name"] ?? "")
    case "c": cell = (attributes["r"] ?? "", attributes["t"] == "s", nil)
    default: break
    }
    if ["si", "f", "v"].contains(name) { text = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "si": texts.append(Self.unescaped(text))
    case "f": cell.formula = text
    case "v":
      if cell.isText, let number = Int(text) {
        cells[cell.name] = .text(texts[number])
      } else if let formula = cell.formula {
        cells[cell.name] = .formula(formula, Double(text) ?? .nan)
      } else {
        cells[cell.name] = .number(Double(text) ?? .nan)
      }
    default: break
    }
  }

  /// Turns `_x0001_` back, as spreadsheets do.
  private static func unescaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let sign = scalars[place...].prefix(7).map { String($0) }
      if sign.count == 7, sign[0] == "_", sign[1] == "x", sign[6] == "_",
        let value = UInt32(sign[2...5].joined(), radix: 16), let scalar = Unicode.Scalar(value)
      {
        result.append(scalar)
        place += 7
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }
}

/// A folder of its own for one test, removed with it.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("choujian-sheets-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Paths of all files in it.
  var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".xlsx") }.sorted()
    }
  }
}
