import Foundation
import SamplingInspection

/// One sheet of a table that people made: texts in rows and columns, as its readers see them.
struct Grid: Sendable {
  /// File, for messages.
  let name: String
  /// Name of the sheet; empty for a file that has none.
  let sheet: String
  /// Texts by row and column; merged cells all hold the text that is seen in them, rows end with their last text.
  let rows: [[String]]
  /// Line of each row in a text file; nil for a workbook, whose cells have addresses.
  private let lines: [Int]?

  /// The text of a cell; empty where nothing stands.
  subscript(row: Int, column: Int) -> String {
    rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : ""
  }

  /// Where a cell stands.
  func place(_ row: Int, _ column: Int? = nil) -> Finding.Place {
    if let lines {
      let heading = column.map { CellAddress.letters($0) }
      return .init(file: name, line: lines.indices.contains(row) ? lines[row] : nil, column: heading)
    }
    return .init(
      file: name, sheet: sheet, line: row + 1, cell: column.map { CellAddress(row: row, column: $0).text })
  }

  /// A sheet of a workbook; merged cells all hold what is seen in them.
  init(_ sheet: Workbook.Sheet, file: String) {
    name = file
    self.sheet = sheet.name
    lines = nil
    var rows: [[String]] = []
    for row in sheet.rows {
      while rows.count < row.number { rows.append([]) }
      rows.append(row.cells.map(\.text))
    }
    // Merges that overlap could be told over and over; a sheet has no more cells than this.
    var room = 8_000_000
    for merge in sheet.merges where room > 0 {
      room -= merge.rows.clamped(to: 0...max(0, rows.count - 1)).count * min(merge.columns.count, 1000)
      guard rows.indices.contains(merge.rows.lowerBound),
        rows[merge.rows.lowerBound].indices.contains(merge.columns.lowerBound)
      else { continue }
      let text = rows[merge.rows.lowerBound][merge.columns.lowerBound]
      // Beyond the last row or column with a text nobody looks.
      for row in merge.rows.clamped(to: 0...(rows.count - 1)) {
        for column in merge.columns where column < max(rows[row].count, rows[merge.rows.lowerBound].count) {
          while rows[row].count <= column { rows[row].append("") }
          rows[row][column] = text
        }
      }
    }
    self.rows = rows
  }

  /// The only sheet of a CSV file.
  init(_ content: CommaSeparatedValues, file: String) {
    name = file
    sheet = ""
    rows = content.rows.map(\.cells)
    lines = content.rows.map(\.line)
  }
}

extension Grid {
  /// All sheets of a file on disk.
  static func all(of file: URL) throws(FindingsError) -> [Grid] {
    guard let data = try? Data(contentsOf: file) else {
      throw FindingsError([
        Finding(
          at: .init(file: file.path), Wording(zh: "无法读取文件", en: "the file cannot be read"),
          remedy: Wording(zh: "检查路径和权限", en: "check its path and permissions"))
      ])
    }
    return try all([UInt8](data), file: file.lastPathComponent)
  }

  /// All sheets of a workbook, or the one of a CSV file.
  static func all(_ bytes: [UInt8], file: String) throws(FindingsError) -> [Grid] {
    let grids = try unlimited(bytes, file: file)
    for grid in grids {
      guard let row = grid.rows.firstIndex(where: { $0.count > mostColumns }) else { continue }
      throw FindingsError([
        Finding(
          at: grid.place(row), value: String(grid.rows[row].count),
          Wording(zh: "这一行超过 \(mostColumns) 列", en: "the row has more than \(mostColumns) columns"),
          remedy: Wording(zh: "只留需要的列", en: "keep the columns that matter"))
      ])
    }
    return grids
  }

  /// Most columns of a table that people made: a province's counties fit in, each with a column.
  private static let mostColumns = 4_000

  private static func unlimited(_ bytes: [UInt8], file: String) throws(FindingsError) -> [Grid] {
    if file.lowercased().hasSuffix(".csv") { return [Grid(try CommaSeparatedValues(bytes, file: file), file: file)] }
    return try WorkbookReader(bytes, file: file).read().sheets.map { Grid($0, file: file) }
  }
}
