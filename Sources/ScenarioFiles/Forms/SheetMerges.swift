import SamplingInspection

/// Merged cells below the headings of a table: a name that stands for several rows is read in each of them, a figure is refused.
struct SheetMerges {
  /// Cells that stand for several rows, where nobody can tell what each row has.
  private(set) var faults: [Finding] = []

  /// By row and column of the table: the row whose cell is seen there.
  private var shown: [(rows: Range<Int>, column: Int)] = []

  init(
    _ merges: [Workbook.Merge], _ lines: [Workbook.Row], _ used: [Int], _ names: [String], _ definition: TableDefinition
  ) {
    // Merges may overlap as often as a file cares to say.
    var room = lines.count * max(1, used.count)
    let numbers = lines.map(\.number)
    for merge in merges where merge.rows.count > 1 && merge.rows.lowerBound > (numbers.first ?? 0) {
      guard let first = numbers.firstIndex(atLeast: merge.rows.lowerBound), numbers[first] == merge.rows.lowerBound
      else { continue }
      let end = numbers.firstIndex(atLeast: merge.rows.upperBound + 1) ?? numbers.count
      guard end > first + 1, let column = used.firstIndex(atLeast: merge.columns.lowerBound),
        merge.columns.contains(used[column])
      else { continue }
      room -= end - first
      if room < 0 { return }
      let kind = definition.meaning(of: names[column]).kind
      if merge.columns.count == 1, kind == .name || kind == .text {
        shown.append((first..<end, column))
      } else if faults.count < 100 {
        faults.append(
          Finding(
            at: .init(file: definition.file, line: merge.rows.lowerBound + 1, column: names[column]),
            Wording(
              zh: "合并的单元格占了几行，看不出每行是多少", en: "a merged cell stands for several rows, and nothing says what each has"),
            remedy: Wording(zh: "拆开合并的单元格，每行填上自己的值", en: "split the merged cells and fill in each row")))
      }
    }
  }

  /// The cells of a table with what is seen in merged ones.
  func cells(_ table: [[Workbook.Cell]]) -> [[Workbook.Cell]] {
    var table = table
    for merge in shown {
      let cell = table[merge.rows.lowerBound][merge.column]
      for row in merge.rows { table[row][merge.column] = cell }
    }
    return table
  }
}

extension [Int] {
  /// Index of the first number that is not below a bound, in ascending numbers.
  fileprivate func firstIndex(atLeast bound: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }
}
