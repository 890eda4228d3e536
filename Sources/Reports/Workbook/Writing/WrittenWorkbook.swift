internal import CZip
import Foundation
import ScenarioFiles

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// What was written into a workbook and must be found in it again.
struct WrittenCounts: Equatable {
  /// Cells of each sheet, in order.
  var cells: [Int] = []
  /// Every text, once.
  var texts: Set<String> = []
}

/// Reads a workbook that was just written, since libxlsxwriter does not notice when its parts find no room on the disk.
enum WrittenWorkbook {
  /// Compares the file with what was written.
  ///
  /// - Throws: ``WritingError`` if a part cannot be read, is not XML, or has lost a cell or a text.
  static func check(_ file: URL, holds written: WrittenCounts) throws(WritingError) {
    let broken = WritingError(
      path: file.path, reason: "no space left: parts of the workbook are missing (空间不足，工作簿不完整)")
    var code: Int32 = 0
    guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else { throw broken }
    defer { zip_discard(archive) }
    var found = WrittenCounts(cells: Array(repeating: 0, count: written.cells.count))
    for entry in 0..<zip_get_num_entries(archive, 0) {
      guard let name = zip_get_name(archive, zip_uint64_t(entry), 0), let content = content(archive, entry) else {
        throw broken
      }
      let part = Part(String(cString: name), content)
      guard part.isWhole else { throw broken }
      if let sheet = part.sheet, found.cells.indices.contains(sheet - 1) { found.cells[sheet - 1] = part.cells }
      found.texts.formUnion(part.texts)
    }
    if found != written { throw broken }
  }

  /// The bytes of a part; libzip compares them with their checksum.
  private static func content(_ archive: OpaquePointer, _ entry: zip_int64_t) -> Data? {
    guard let part = zip_fopen_index(archive, zip_uint64_t(entry), 0) else { return nil }
    defer { zip_fclose(part) }
    var content = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(part, &buffer, zip_uint64_t(buffer.count))
      if count < 0 { return nil }
      if count == 0 { return content }
      content.append(contentsOf: buffer[..<Int(count)])
    }
  }

  /// One part, parsed.
  private final class Part: NSObject, XMLParserDelegate {
    /// Number of the sheet, from 1; nil if it is no sheet.
    let sheet: Int?
    private(set) var isWhole = false
    private(set) var cells = 0
    private(set) var texts: Set<String> = []
    private let isTexts: Bool
    private var text = ""

    init(_ name: String, _ content: Data) {
      let before = "xl/worksheets/sheet"
      sheet = name.hasPrefix(before) ? Int(name.dropFirst(before.count).prefix { $0.isNumber }) : nil
      isTexts = name == "xl/sharedStrings.xml"
      super.init()
      let parser = XMLParser(data: content)
      parser.delegate = self
      isWhole = parser.parse()
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if sheet != nil, name == "c" { cells += 1 }
      if isTexts, name == "si" { text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { if isTexts { text += characters } }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if isTexts, name == "si" { texts.insert(text) }
    }
  }
}
