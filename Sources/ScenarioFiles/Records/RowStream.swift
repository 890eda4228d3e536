import Foundation

/// Rows of a CSV file one after another, whatever its size: RFC 4180 in UTF-8, with or without BOM.
struct RowStream {
  /// One row as bytes.
  struct Row {
    /// Line on which it begins.
    var line: Int
    /// The bytes of all cells, without quotes.
    var bytes: [UInt8] = []
    /// Where each cell ends.
    var ends: [Int] = []

    /// The bytes of a cell.
    func cell(_ number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }
  }

  private var row = Row(line: 1)
  private var line = 1
  private var isQuoted = false
  private var wasQuote = false

  /// Takes the next bytes of the file; `take` gets every row that ends in them.
  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ take: (Row) throws -> Void) rethrows {
    for byte in bytes {
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          isQuoted = false
          wasQuote = true
        } else {
          if byte == 10 { line += 1 }
          row.bytes.append(byte)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        // Twice within quotes it is a sign of the text.
        if wasQuote { row.bytes.append(byte) }
        isQuoted = true
      case UInt8(ascii: ","): row.ends.append(row.bytes.count)
      case 13: break
      case 10:
        try end(take)
        line += 1
        row.line = line
      default: row.bytes.append(byte)
      }
      wasQuote = false
    }
  }

  /// Takes the last row, if no line break ends it; false if a quote is left open.
  mutating func finish(_ take: (Row) throws -> Void) rethrows -> Bool {
    if !row.bytes.isEmpty || !row.ends.isEmpty { try end(take) }
    return !isQuoted
  }

  private mutating func end(_ take: (Row) throws -> Void) rethrows {
    row.ends.append(row.bytes.count)
    if row.bytes.contains(where: { $0 != 32 }) { try take(row) }
    row.bytes.removeAll(keepingCapacity: true)
    row.ends.removeAll(keepingCapacity: true)
  }
}
