import SamplingInspection

/// The cells of a CSV file with the line each row starts on; RFC 4180, in UTF-8 with or without BOM, or in GB18030.
struct CommaSeparatedValues: Sendable, Equatable {
  /// Rows with anything in a cell; the first holds the headings.
  var rows: [TextRow] = []

  /// Splits the bytes of a file, or says where it is not CSV.
  init(_ bytes: [UInt8], file: String) throws(FindingsError) {
    var line = 1
    var rowLine = 1
    var cells: [String] = []
    var cell: [UInt8] = []
    var wasQuoted = false

    func refusal(_ fault: TextFault) -> FindingsError {
      FindingsError([Finding(at: .init(file: file, line: fault.line(in: line)), fault.message, remedy: fault.remedy)])
    }
    func endCell() throws(FindingsError) {
      let text = String(decoding: cell, as: UTF8.self)
      if let control = text.firstControlCharacter { throw refusal(.control(control)) }
      cells.append(text.trimmingSpaces().composed)
      cell.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func endRow() throws(FindingsError) {
      try endCell()
      if cells.contains(where: { !$0.isEmpty }) { rows.append(TextRow(line: rowLine, cells: cells)) }
      cells.removeAll(keepingCapacity: true)
    }

    if let fault = TextFault.beginning(of: bytes) { throw refusal(fault) }
    let content: ArraySlice<UInt8>
    do throws(TextEncoding.Unreadable) {
      content = try TextEncoding.utf8(bytes)
    } catch {
      line = error.line
      throw refusal(.unreadable)
    }
    var index = content.startIndex
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
            throw refusal(.openQuote)
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
          throw refusal(.textAfterQuote)
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

/// Text as one CSV cell.
func commaSeparatedCell(_ text: String) -> String {
  let needsQuotes = text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
  guard needsQuotes else { return text }
  var cell = "\"".unicodeScalars
  // Scalar by scalar: with a mark that combines with it, a quotation mark is another character.
  for scalar in text.unicodeScalars {
    if scalar == "\"" { cell.append(scalar) }
    cell.append(scalar)
  }
  cell.append("\"")
  return String(cell)
}
