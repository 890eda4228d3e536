import SamplingInspection

/// The cells of a CSV file with the line each row starts on; RFC 4180, UTF-8 with or without BOM.
struct CommaSeparatedValues: Sendable, Equatable {
  /// One row.
  struct Row: Sendable, Equatable {
    /// Line on which it starts, from 1.
    var line: Int
    /// Its cells, without spaces around them.
    var cells: [String]
  }

  /// Rows that are not empty; the first holds the headings.
  var rows: [Row] = []

  /// Splits the bytes of a file, or says where it is not CSV.
  init(_ bytes: [UInt8], file: String) throws(FindingsError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var line = 1
    var rowLine = 1
    var cells: [String] = []
    var cell: [UInt8] = []
    var wasQuoted = false
    var index = content.startIndex

    func finding(_ message: Wording, _ remedy: Wording) -> FindingsError {
      FindingsError([Finding(at: .init(file: file, line: line), message, remedy: remedy)])
    }
    func endCell() throws(FindingsError) {
      guard let text = String(validating: cell, as: UTF8.self) else {
        throw finding(
          Wording(zh: "不是有效的 UTF-8 文本", en: "the text is not valid UTF-8"),
          Wording(zh: "另存为“CSV UTF-8”", en: "save it as “CSV UTF-8”"))
      }
      cells.append(wasQuoted ? text : text.trimmingSpaces())
      cell.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func endRow() throws(FindingsError) {
      try endCell()
      if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: rowLine, cells: cells)) }
      cells.removeAll(keepingCapacity: true)
    }

    while index < content.endIndex {
      let byte = content[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\"") where cell.allSatisfy({ $0 == 32 }) && !wasQuoted:
        cell.removeAll(keepingCapacity: true)
        wasQuoted = true
        let opened = line
        while true {
          guard index < content.endIndex else {
            line = opened
            throw finding(
              Wording(zh: "引号没有成对", en: "a quotation mark is never closed"),
              Wording(zh: "在单元格末尾补上引号；单元格内的引号写两个", en: "close it at the end of the cell; write two inside a cell"))
          }
          let inner = content[index]
          index += 1
          if inner == UInt8(ascii: "\"") {
            guard index < content.endIndex, content[index] == UInt8(ascii: "\"") else { break }
            index += 1
          }
          if inner == UInt8(ascii: "\n") { line += 1 }
          cell.append(inner)
        }
        while index < content.endIndex, content[index] == 32 { index += 1 }
        if index < content.endIndex, ![UInt8(ascii: ","), 10, 13].contains(content[index]) {
          throw finding(
            Wording(zh: "引号后面还有文字", en: "text follows a closing quotation mark"),
            Wording(zh: "整个单元格放进引号，单元格内的引号写两个", en: "quote the whole cell and write two marks for one inside it"))
        }
      case UInt8(ascii: ","): try endCell()
      case 13 where index < content.endIndex && content[index] == 10: continue
      case 10, 13:
        try endRow()
        line += 1
        rowLine = line
      default: cell.append(byte)
      }
    }
    if !cell.isEmpty || !cells.isEmpty || wasQuoted { try endRow() }
  }
}

/// All findings of a reading that cannot go on.
public struct FindingsError: Error, Sendable, Equatable {
  /// The findings, in order of file and line.
  public let findings: [Finding]

  /// Makes an error of findings.
  public init(_ findings: [Finding]) { self.findings = findings }
}

/// Text as one CSV cell.
func commaSeparatedCell(_ text: String) -> String {
  let needsQuotes =
    text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    || text != text.trimmingSpaces()
  return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
}
