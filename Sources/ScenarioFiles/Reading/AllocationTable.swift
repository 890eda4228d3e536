import SamplingInspection

extension PlanFolderReader {
  /// Headings of `allocation.csv` before and after the further columns.
  static let allocationHeadings = (
    before: ["adcode", "county", "level", "task_kind", "category", "risk", "venue", "stage"],
    after: ["fund", "batches", "cost_yuan", "expected_failures"]
  )

  /// Reads `allocation.csv`; whether its figures are right is for the judge.
  func readAllocation(_ bytes: [UInt8], attributes: [String]) throws(FindingsError) -> [AllocationRow] {
    let headings = Self.allocationHeadings.before + attributes + Self.allocationHeadings.after
    return try readLines(bytes, file: "allocation.csv", headings: headings) { row, findings in
      let batches = number("batches", decimals: 0, row, &findings)
      _ = number("cost_yuan", decimals: 2, row, &findings)
      _ = number("expected_failures", decimals: 9, row, &findings)
      return AllocationRow(
        line: row.line, adcode: row.text("adcode"), county: row.text("county"), level: row.text("level"),
        taskKind: row.text("task_kind"), category: row.text("category"), risk: row.text("risk"),
        venue: row.text("venue"), stage: row.text("stage"), attributes: attributes.map { row.text($0) },
        fund: row.text("fund"), batches: batches.mantissa, costYuan: row.text("cost_yuan"),
        expectedFailures: row.text("expected_failures"))
    }
  }

  /// Reads `schedule.csv`; whether its figures are right is for the judge.
  func readSchedule(_ bytes: [UInt8], attributes: [String]) throws(FindingsError) -> [ScheduleRow] {
    let headings = ScheduleTable.headings.before + attributes + ScheduleTable.headings.after
    return try readLines(bytes, file: PlanFolder.schedule, headings: headings) { row, findings in
      let batches = number("batches", decimals: 0, row, &findings)
      let month = row.integer("month", in: 1...12, &findings)
      let key = ["adcode", "category", "level", "task_kind", "venue", "stage"] + attributes
      return ScheduleRow(
        line: row.line, key: key.map(row.text), county: row.text("county"), risk: row.text("risk"),
        fund: row.text("fund"), month: Int(month), lab: row.text("lab"), lot: row.text("lot"),
        batches: batches.mantissa)
    }
  }

  /// Reads `inspections.csv`; whether its figures are right is for the judge.
  func readVisits(_ bytes: [UInt8]) throws(FindingsError) -> [VisitRow] {
    try readLines(bytes, file: PlanFolder.inspections, headings: VisitRowTable.headings) { row, findings in
      let visits = number("visits", decimals: 0, row, &findings)
      let joined = number("joined", decimals: 0, row, &findings)
      return VisitRow(
        line: row.line, visit: row.text("visit"), adcode: row.text("adcode"), county: row.text("county"),
        venue: row.text("venue"), crew: row.text("crew"), month: Int(row.integer("month", in: 1...12, &findings)),
        visits: visits.mantissa, joined: joined.mantissa)
    }
  }

  /// Reads a table of a plan folder line by line; its headings must be these, in this order.
  private func readLines<Line>(
    _ bytes: [UInt8], file: String, headings: [String], _ read: (Table.Row, inout [Finding]) -> Line
  ) throws(FindingsError) -> [Line] {
    let content = try CommaSeparatedValues(bytes, file: file)
    guard let header = content.rows.first, header.cells == headings else {
      throw FindingsError([
        Finding(
          at: .init(file: file, line: content.rows.first?.line),
          value: content.rows.first?.cells.joined(separator: ","),
          Wording(zh: "表头不对", en: "the headings are not those of this table"),
          remedy: Wording(zh: headings.joined(separator: ","), en: headings.joined(separator: ",")))
      ])
    }
    var findings: [Finding] = []
    var lines: [Line] = []
    for line in content.rows.dropFirst() {
      guard line.cells.count == headings.count else {
        findings.append(
          Finding(
            at: .init(file: file, line: line.line),
            Wording(
              zh: "有 \(line.cells.count) 个单元格，表头有 \(headings.count) 个",
              en: "\(line.cells.count) cells, but \(headings.count) headings"),
            remedy: Wording(zh: "补齐或删去单元格；含逗号的文字放进引号", en: "add or remove cells; quote a text that holds a comma")))
        continue
      }
      let row = Table.Row(
        file: file, line: line.line,
        cells: Dictionary(zip(headings, line.cells), uniquingKeysWith: { first, _ in first }))
      lines.append(read(row, &findings))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return lines
  }

  /// A decimal number; nothing is said yet about its size.
  private func number(_ column: String, decimals: Int, _ row: Table.Row, _ findings: inout [Finding]) -> ExactDecimal {
    let text = row.text(column)
    if let number = ExactDecimal(strict: text), number.decimals <= decimals { return number }
    row.refuse(
      column, text, Wording(zh: "不是数，或小数位太多", en: "this is not a number, or has too many decimals"),
      remedy: decimals == 0
        ? Wording(zh: "整数", en: "a whole number")
        : Wording(zh: "最多 \(decimals) 位小数", en: "a number with at most \(decimals) decimals"), &findings)
    return ExactDecimal(0)
  }
}
