import Foundation
import SamplingInspection

/// Where the columns of a file of records stand.
struct RecordColumns {
  /// What a row is.
  enum Kind {
    /// A sample.
    case records(sample: Int, date: Int, result: Int)
    /// Counts of a year.
    case counts(year: Int, batches: Int, failures: Int, risk: Int?)
  }

  let kind: Kind
  let county: Int
  let category: Int
  /// Where the kind of task stands, if it does.
  let taskKind: Int?
  /// Where the laboratory stands, if it does.
  let lab: Int?
  /// How many columns there are.
  let count: Int
  private let names: [String]
  private let file: String

  static let passing = Array("合格".utf8)
  static let failing = Array("不合格".utf8)

  /// Whether samples of a kind of task go back to where something had failed, so that they say nothing of the rest: 复检, 跟踪抽检, 回头看 ….
  static func isFollowUp(_ taskKind: String) -> Bool {
    ["复检", "复查", "复验", "复核", "跟踪", "回头看"].contains { taskKind.contains($0) }
  }

  private static let chinese = [
    "抽样编号": "sample", "抽样日期": "date", "区划代码": "county", "分类": "category", "结论": "result", "年份": "year", "批次": "batches",
    "不合格批次": "failures", "风险等级": "risk", "任务类别": "task_kind", "承检机构": "lab",
  ]

  /// Recognises the headings.
  init(_ row: RowStream.Row, _ file: String) throws(FindingsError) {
    var names: [String] = []
    for number in row.ends.indices {
      let text = (String(validating: row.cell(number), as: UTF8.self) ?? "").trimmingSpaces()
      names.append(Self.chinese[text] ?? text)
    }
    func place(_ name: String) throws(FindingsError) -> Int {
      if let place = names.firstIndex(of: name) { return place }
      throw FindingsError([
        Finding(
          at: .init(file: file, line: row.line), Wording(zh: "没有“\(name)”列", en: "there is no column \(name)"),
          remedy: Wording(
            zh: "抽检记录要有 sample、date、county、category、result；历年结果要有 year、county、category、batches、failures",
            en:
              "records have sample, date, county, category, result; counts have year, county, category, batches, failures"
          ))
      ])
    }
    county = try place("county")
    category = try place("category")
    taskKind = names.firstIndex(of: "task_kind")
    lab = names.firstIndex(of: "lab")
    kind =
      names.contains("sample")
      ? .records(sample: try place("sample"), date: try place("date"), result: try place("result"))
      : .counts(
        year: try place("year"), batches: try place("batches"), failures: try place("failures"),
        risk: names.firstIndex(of: "risk"))
    count = names.count
    self.names = names
    self.file = file
  }

  /// The text of a cell.
  func text(_ row: RowStream.Row, _ column: Int) throws(FindingsError) -> String {
    guard let text = String(validating: row.cell(column), as: UTF8.self) else {
      throw refusal(row, column, Wording(zh: "不是 UTF-8 文字", en: "this is not text in UTF-8"))
    }
    return text.trimmingSpaces().precomposedStringWithCanonicalMapping
  }

  /// A count.
  func number(_ row: RowStream.Row, _ column: Int) throws(FindingsError) -> Int64 {
    let text = try text(row, column)
    guard let number = ExactDecimal(strict: text)?.scaled(to: 0), (0...100_000_000).contains(number) else {
      throw refusal(row, column, Wording(zh: "不是批次数", en: "this is no number of batches"))
    }
    return number
  }

  func refusal(_ row: RowStream.Row, _ column: Int?, _ message: Wording) -> FindingsError {
    FindingsError([
      Finding(
        at: .init(file: file, line: row.line, column: column.map { names[$0] }),
        value: column.map { String(decoding: row.cell($0), as: UTF8.self) }, message,
        remedy: Wording(zh: "改正这一格，格式见 Scenarios/README.md", en: "correct it; Scenarios/README.md gives the format"))
    ])
  }

  /// FNV-1a of 64 bits.
  static func hash(_ bytes: ArraySlice<UInt8>, _ start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = (start ^ 0xFF) &* 0x100_0000_01B3
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
