import SamplingInspection

/// The rows of a table of ours, made of the rows of an export.
struct ExportedRows {
  private let export: [ExportRows.Row]
  /// Rows of the table, by our columns.
  private(set) var rows: [[String: String]] = []
  private(set) var warnings: [Finding] = []

  init(_ export: [ExportRows.Row]) { self.export = export }

  /// One row for each sample: exports have one for each item tested, and a sample fails if one of its items does.
  mutating func makeRecords(_ findings: inout [Finding]) {
    make(by: "sample", &findings, differing: ["result"]) { kept, row in
      if row["result"] == "不合格" { kept["result"] = "不合格" }
    }
    for row in export where !["合格", "不合格"].contains(row["result"]) {
      refuse(
        row, "result", Wording(zh: "不是检验结论", en: "this is no result"),
        Wording(zh: "在对照表里写成“result=合格”或“result=不合格”", en: "map it to result=合格 or result=不合格"), &findings)
      return
    }
    for number in rows.indices where rows[number]["task_kind"] == nil { rows[number]["task_kind"] = "监督抽检" }
  }

  /// One row for each failing sample.
  mutating func makeCases(_ findings: inout [Finding]) { make(by: "sample", &findings) }

  /// One row for each subject.
  mutating func makeSubjects(_ findings: inout [Finding]) { make(by: "subject", &findings) }

  /// How many subjects there are of each kind of venue in each county.
  mutating func makeVenues(_ findings: inout [Finding]) {
    makeSubjects(&findings)
    var counts: [[String]: Int] = [:]
    for row in rows { counts[[row["county"] ?? "", row["venue"] ?? "", row["stage"] ?? ""], default: 0] += 1 }
    rows = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, count in
      ["county": key[0], "venue": key[1], "stage": key[2], "subjects": String(count)]
    }
  }

  /// Complaints of each category; a row without a number is one complaint.
  mutating func makeComplaints(_ findings: inout [Finding]) {
    var counts: [String: Int64] = [:]
    for row in export {
      let text = row["complaints"]
      guard let number = text.isEmpty ? ExactDecimal(1) : ExactDecimal(strict: text), number.decimals == 0,
        (0...100_000_000).contains(number.mantissa)
      else {
        refuse(
          row, "complaints", Wording(zh: "不是件数", en: "this is no number of complaints"),
          Wording(zh: "写整数", en: "write a whole number"), &findings)
        return
      }
      counts[row["category"], default: 0] += number.mantissa
    }
    rows = counts.sorted { $0.key < $1.key }.map { ["category": $0.key, "complaints": String($0.value)] }
  }

  /// One row for each laboratory.
  mutating func makeLaboratories(_ findings: inout [Finding]) {
    make(by: "lab", &findings)
    for row in export where ExactDecimal(strict: row["annual_batches"])?.decimals != 0 {
      refuse(
        row, "annual_batches", Wording(zh: "不是批次数", en: "this is no number of batches"),
        Wording(zh: "写整数", en: "write a whole number"), &findings)
      return
    }
  }

  /// Puts the rows of one key together; rows that contradict each other are a finding.
  private mutating func make(
    by key: String, _ findings: inout [Finding], differing: Set<String> = [],
    merge: (inout [String: String], ExportRows.Row) -> Void = { _, _ in }
  ) {
    var number: [String: Int] = [:]
    var repeated = 0
    for row in export {
      guard let first = number[row[key]] else {
        number[row[key]] = rows.count
        rows.append(row.cells)
        continue
      }
      repeated += 1
      for (column, value) in row.cells where !differing.contains(column) {
        if let other = rows[first][column], other != value {
          refuse(
            row, column,
            Wording(
              zh: "同一个 \(key)“\(row[key])”前面写的是“\(other)”", en: "the same \(key) “\(row[key])” had “\(other)” before"),
            Wording(zh: "改成一致，或在对照表里不读这一列", en: "make them alike, or leave the column out in the mapping"), &findings)
          return
        }
        rows[first][column] = value
      }
      merge(&rows[first], row)
    }
    rows.sort { ($0[key] ?? "") < ($1[key] ?? "") }
    if repeated > 0, let first = export.first {
      warnings.append(
        Finding(
          .warning, at: .init(file: first.place.file), value: String(repeated),
          Wording(zh: "按 \(key) 合并的重复行", en: "repeated rows, put together by \(key)"),
          remedy: Wording(zh: "一个样品有多个检验项目时属正常", en: "as it should be where a sample has several items")))
    }
  }

  private func refuse(
    _ row: ExportRows.Row, _ column: String, _ message: Wording, _ remedy: Wording, _ findings: inout [Finding]
  ) {
    findings.append(Finding(at: row.place, value: row[column], message, remedy: remedy))
  }
}
