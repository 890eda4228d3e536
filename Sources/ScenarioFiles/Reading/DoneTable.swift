import SamplingInspection

/// `done.csv`: what was done before a plan was adjusted, by stratum, month and laboratory; the sums are the strata's `at_least`.
public enum DoneTable {
  /// Name of the file in a scenario.
  public static let file = TableDefinition.done.file

  /// What the files that a scenario keeps say; nil without the table.
  ///
  /// - Throws: ``FindingsError`` with all that is wrong.
  public static func read(_ keptFiles: [String: [UInt8]], _ scenario: Scenario) throws(FindingsError) -> DoneBatches? {
    guard let bytes = keptFiles[file] else { return nil }
    var findings: [Finding] = []
    let table = Table(.done, &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: file).rows
    }
    let number = Dictionary(
      scenario.strata.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var lines: [DoneBatches.Line] = []
    for row in table.rows {
      let columns = ["county", "category", "level", "task_kind", "venue", "stage"] + scenario.stratumAttributes
      let key = columns.map(row.text)
      guard let stratum = number[key] else {
        row.refuse(
          "county", key.joined(separator: " "), Wording(zh: "没有这个抽样单元", en: "there is no such stratum"),
          remedy: Wording(zh: "写 strata.csv 里有的一行", en: "name a row of strata.csv"), &findings)
        continue
      }
      lines.append(
        .init(
          stratum: stratum, month: Int(row.integer("month", in: 1...12, default: 0, &findings)), lab: row.text("lab"),
          lot: row.text("lot"), batches: row.integer("batches", in: 1...1_000_000, &findings)))
      _ = row.source(&findings)
    }
    let done = DoneBatches(lines: lines)
    for (stratum, sum) in done.ofStrata(scenario.strata.count).enumerated()
    where sum > scenario.strata[stratum].atLeast {
      findings.append(
        Finding(
          at: .init(file: file), value: scenario.strata[stratum].key.joined(separator: " "),
          Wording(
            zh: "已完成 \(sum) 批次，比 strata.csv 的下限多", en: "\(sum) batches are done, more than at_least in strata.csv"),
          remedy: Wording(zh: "使两者一致", en: "make them agree")))
    }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return done
  }

  /// The file of what was done.
  public static func bytes(_ done: DoneBatches, _ scenario: Scenario, source: String) -> [UInt8] {
    var headings = TableDefinition.done.columns.map(\.name)
    headings.insert(contentsOf: scenario.stratumAttributes, at: TableDefinition.done.columnsBeforeFurther)
    var text = headings.joined(separator: ",") + "\n"
    for line in done.lines {
      let stratum = scenario.strata[line.stratum]
      let cells =
        stratum.key + [line.month == 0 ? "" : String(line.month), line.lab, line.lot, String(line.batches), source]
      text += cells.map(commaSeparatedCell).joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }
}
