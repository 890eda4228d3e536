/// Where a cell stands on its sheet, such as `B7`.
struct CellAddress: Sendable, Hashable {
  /// Row, from 0.
  var row: Int
  /// Column, from 0.
  var column: Int

  /// Rows and columns that a sheet can have.
  static let limits = (rows: 1_048_576, columns: 16_384)

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B7` or `$B$7`; nil for anything else and for what lies outside a sheet.
  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var digits = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !digits: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = true
        row = row * 10 + Int(byte - 48)
      default: return nil
      }
      if column > Self.limits.columns || row > Self.limits.rows { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// Letters of a column, from 0: A, B … Z, AA.
  static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The form that ``init(_:)`` reads.
  var text: String { Self.letters(column) + String(row + 1) }
}
