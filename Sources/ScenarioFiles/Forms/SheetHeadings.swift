import SamplingInspection

/// The headings of a table on a sheet: which row they are, below titles and notes, and in two rows where merged cells make it plain.
struct SheetHeadings {
  /// Index of the row among the rows of the sheet; nil if the sheet is empty.
  private(set) var row: Int?
  /// The headings, those of two rows put together.
  private(set) var texts = Workbook.Row(number: 0, cells: [])
  /// Why they cannot be told.
  private(set) var fault: Finding?

  private let definition: TableDefinition
  /// The first rows with what is seen in merged cells.
  private var seen: [Workbook.Row]

  /// Rows among which the headings are looked for.
  private static let mostRowsAbove = 30

  init(_ sheet: Workbook.Sheet, _ definition: TableDefinition) {
    self.definition = definition
    seen = Array(sheet.rows.prefix(Self.mostRowsAbove))
    guard !seen.isEmpty else { return }
    let merged = spread(sheet.merges)
    let known = seen.map { row in Set(row.cells.compactMap { definition.column($0.text)?.name }) }
    let most = known.map(\.count).max() ?? 0
    // Where hardly a heading is known, the first row is taken for them, and each is named that is not.
    guard most > 1 else {
      take(0)
      return
    }
    let best = known.indices.filter { known[$0].count == most }
    guard let last = best.last else { return }
    // The lower of two rows that merged cells make equal has the names of the columns.
    if let other = best.first(where: { $0 != last && !isAbove($0, last, merged) }) {
      fault = finding(
        last,
        Wording(
          zh: "表头出现了两次，另一次在第 \(seen[other].number + 1) 行",
          en: "the headings stand here and in row \(seen[other].number + 1)"))
      return
    }
    if let above = seen[..<last].indices.first(where: { !isTitle($0) && !isAbove($0, last, merged) }) {
      fault = finding(
        above, Wording(zh: "表头上方的这一行看不出是标题还是数据", en: "this row above the headings may be a title or may be data"))
      return
    }
    take(last)
    if last > 0, isAbove(last - 1, last, merged) { join(seen[last - 1], merged) }
  }

  private func finding(_ row: Int, _ message: Wording) -> Finding {
    Finding(
      at: .init(file: definition.file, line: seen[row].number + 1), message,
      remedy: Wording(
        zh: "表头只留一行，上方只留标题；上下两行的表头要用合并单元格连起来",
        en: "keep one row of headings with nothing but a title above; merge the cells of headings in two rows"))
  }

  private mutating func take(_ row: Int) {
    self.row = row
    texts = seen[row]
  }

  /// A title or a note: hardly more than one text.
  private func isTitle(_ row: Int) -> Bool { Set(seen[row].cells.map(\.text)).subtracting([""]).count <= 2 }

  /// Whether a row is the upper half of headings: it is the row above, and each of its texts is merged with its neighbours or with the cell below.
  private func isAbove(_ upper: Int, _ lower: Int, _ merged: [Set<Int>]) -> Bool {
    upper == lower - 1 && seen[upper].number == seen[lower].number - 1
      && seen[upper].cells.indices.allSatisfy { seen[upper].cells[$0].kind == .blank || merged[upper].contains($0) }
  }

  /// Puts a heading that is known only together with the one above it in the place of its lower half, such as 金额 over (元).
  private mutating func join(_ above: Workbook.Row, _ merged: [Set<Int>]) {
    for (column, cell) in texts.cells.enumerated() where definition.column(cell.text) == nil {
      guard column < above.cells.count, above.cells[column].kind != .blank, above.cells[column] != cell else {
        continue
      }
      let upper = above.cells[column].text
      let whole = [upper + cell.text, "\(upper)(\(cell.text))"].first { definition.column($0) != nil }
      if let whole { texts.cells[column].text = whole }
    }
  }

  /// Shows the text of merged cells in each of them, and says which columns of each row are merged.
  private mutating func spread(_ merges: [Workbook.Merge]) -> [Set<Int>] {
    var merged = seen.map { _ in Set<Int>() }
    let width = seen.map(\.cells.count).max() ?? 0
    // Merges may overlap as often as a file cares to say; the rows have no more cells than this.
    var room = 100_000
    for merge in merges where room > 0 {
      guard let first = seen.first(where: { $0.number == merge.rows.lowerBound }),
        merge.columns.lowerBound < first.cells.count
      else { continue }
      let cell = first.cells[merge.columns.lowerBound]
      for (number, row) in seen.enumerated() where merge.rows.contains(row.number) {
        for column in merge.columns where column < width {
          room -= 1
          while seen[number].cells.count <= column { seen[number].cells.append(Workbook.Cell()) }
          seen[number].cells[column] = cell
          merged[number].insert(column)
        }
      }
    }
    return merged
  }
}
