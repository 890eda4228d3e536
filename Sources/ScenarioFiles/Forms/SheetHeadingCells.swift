import SamplingInspection

/// The heading of a scenario as it stands on a sheet: a key in one column, its value in the next.
struct SheetHeadingCells {
  /// Keys and values.
  private(set) var cells = HeadingCells()
  /// Values that show something else than what was meant, and keys that stand twice.
  private(set) var faults: [Finding] = []
  /// Column of the values, from 0.
  private(set) var valueColumn = 1

  private static let keyWords: Set<String> = ["键", "项目", "key"]
  private static let valueWords: Set<String> = ["值", "内容", "value"]

  init(_ sheet: Workbook.Sheet) {
    var keyColumn = 0
    var rows = sheet.rows[...]
    // Above the headings of the two columns there may be a title.
    if let heading = rows.prefix(30).firstIndex(where: { row in
      row.cells.contains { Self.keyWords.contains($0.text) } && row.cells.contains { Self.valueWords.contains($0.text) }
    }) {
      keyColumn = rows[heading].cells.firstIndex { Self.keyWords.contains($0.text) } ?? 0
      valueColumn = rows[heading].cells.firstIndex { Self.valueWords.contains($0.text) } ?? 1
      rows = rows[(heading + 1)...]
    }
    for row in rows { read(row, keyColumn) }
    cells.isRead = true
  }

  private mutating func read(_ row: Workbook.Row, _ keyColumn: Int) {
    let key = row.cells.indices.contains(keyColumn) ? row.cells[keyColumn].text : ""
    let value = row.cells.indices.contains(valueColumn) ? row.cells[valueColumn] : Workbook.Cell()
    if key.isEmpty, value.kind == .blank { return }
    let name = HeadingCells.keys.first { $0.0 == key || $0.1 == key }?.0 ?? key
    let place = Finding.Place(file: HeadingCells.file, line: row.number + 1, column: name.isEmpty ? nil : name)
    if let words = value.fault {
      faults.append(Finding(at: place, value: value.text, words.message, remedy: words.remedy))
    } else if cells.row.cells[name] != nil {
      faults.append(
        Finding(
          at: place, Wording(zh: "这个键写了两次", en: "the key occurs twice"),
          remedy: Wording(zh: "删去一个", en: "remove one of them")))
    }
    cells.row.cells[name] = value.text
    cells.row.places[name] = place
  }
}
