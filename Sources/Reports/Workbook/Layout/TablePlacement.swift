/// Where the lines of a table stand on its sheet; formulas of other sheets look here.
struct TablePlacement: Sendable {
  /// What stands in a row of the sheet.
  enum Line: Sendable {
    case total
    case groupHeading(group: Int)
    case row(group: Int, row: Int)
    case subtotal(group: Int)
  }

  /// Name of the sheet.
  let sheet: String
  /// Rows of the headings.
  let headings: ClosedRange<Int>
  /// Every row below the headings, from above.
  let lines: [(row: Int, line: Line)]
  /// Rows by the keys that other tables know.
  let rowOf: [String: Int]
  /// Rows of groups, with their headings and sums; nil if the table is empty.
  let body: ClosedRange<Int>?
  /// Rows of each group without heading and sum.
  let rowsOfGroup: [ClosedRange<Int>?]
  /// First row below the table.
  let end: Int

  /// - Parameter first: row of the first heading.
  init(_ table: Table, sheet: String, first: Int) {
    self.sheet = sheet
    headings = first...first + (table.columns.contains { $0.above != nil } ? 1 : 0)
    var next = headings.upperBound + 1
    var lines: [(row: Int, line: Line)] = []
    var rowOf: [String: Int] = [:]
    var rowsOfGroup: [ClosedRange<Int>?] = []
    func add(_ line: Line) {
      lines.append((next, line))
      next += 1
    }
    func addTotal() {
      if table.totalLabel == nil { return }
      rowOf[Table.total] = next
      add(.total)
    }
    if table.isTotalFirst { addTotal() }
    let bodyStart = next
    for (number, group) in table.groups.enumerated() {
      if group.heading != nil { add(.groupHeading(group: number)) }
      rowsOfGroup.append(group.rows.isEmpty ? nil : next...next + group.rows.count - 1)
      for (place, row) in group.rows.enumerated() {
        if !row.key.isEmpty { rowOf[row.key] = next }
        add(.row(group: number, row: place))
      }
      if group.subtotal != nil { add(.subtotal(group: number)) }
    }
    body = next > bodyStart ? bodyStart...next - 1 : nil
    if !table.isTotalFirst { addTotal() }
    self.lines = lines
    self.rowOf = rowOf
    self.rowsOfGroup = rowsOfGroup
    end = next
  }
}
