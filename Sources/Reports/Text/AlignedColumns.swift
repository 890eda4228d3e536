/// Lines of texts in columns, for a terminal: the first column to the left, figures to the right.
enum AlignedColumns {
  /// Lines of equal numbers of cells, two spaces apart; a Chinese character is as wide as two Latin ones.
  static func text(_ lines: [[String]]) -> String {
    let count = lines.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in lines.map { $0.count > column ? width($0[column]) : 0 }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let room = String(repeating: " ", count: widths[column] - width(cell))
        return column == 0 ? cell + room : room + cell
      }
      return cells.joined(separator: "  ").trimmedAtEnd
    }.joined(separator: "\n") + "\n"
  }

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (TextWidth.isWide($1) ? 2 : TextWidth.isNothing($1) ? 0 : 1) }
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
