/// Tables of texts for a workbook.
enum TextTable {
  /// A table whose first column is words and whose others are figures in words.
  static func table(_ key: String, _ headings: [String], _ rows: [[String]]) -> Table {
    Table(
      key: key,
      columns: headings.enumerated().map { number, heading in
        .init(heading, number == 0 ? .words : .mark, number == 0 ? 16...26 : 10...18)
      }, groups: [.init(rows: rows.map { Table.Row(cells: $0.map(Table.Cell.text)) })])
  }
}
