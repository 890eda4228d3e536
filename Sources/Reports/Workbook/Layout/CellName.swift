/// Names of cells and ranges as formulas write them.
enum CellName {
  /// `A`, `Z`, `AA` … for columns from 0.
  static func column(_ number: Int) -> String {
    var name = ""
    var rest = number + 1
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }

  /// `C7` for row 6, column 2.
  static func cell(_ row: Int, _ column: Int) -> String { self.column(column) + String(row + 1) }

  /// `C7`, or `C7:F7`.
  static func range(_ range: PlacedRange) -> String {
    let first = cell(range.row, range.column)
    let last = cell(range.lastRow, range.lastColumn)
    return first == last ? first : first + ":" + last
  }

  /// `$C$7:$C$90`.
  static func fixed(column: Int, rows: ClosedRange<Int>) -> String {
    let name = "$" + self.column(column) + "$"
    return name + String(rows.lowerBound + 1) + ":" + name + String(rows.upperBound + 1)
  }

  /// A sheet before its cells: `'市抽'!`.
  static func sheet(_ name: String) -> String { "'" + name.replacing("'", with: "''") + "'!" }
}
