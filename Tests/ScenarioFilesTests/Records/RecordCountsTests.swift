import Foundation
import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Counting sampling records")
struct RecordCountsTests {
  private static let records = """
    sample,date,county,category,result,source
    A1,2020-03-01,141102,酒类,合格,x
    A1,2020-03-01,141102,酒类,不合格,x
    A1,2020-03-01,141102,酒类,不合格,x
    A2,2020-05-09,141102,酒类,合格,"甲, ""乙"" 丙"
    A3,2021-01-04,141102,酒类,不合格,x
    A3,2021-01-04,141102,酒类,合格,x
    A4,2021-01-04,141121,糕点/月饼,,x

    A5,2021-02-04,141121,糕点/月饼,合格,x
    """

  private static let counted = [
    RecordedResults(year: 2020, county: "141102", category: "酒类", batches: 2, failures: 1),
    RecordedResults(year: 2021, county: "141102", category: "酒类", batches: 1, failures: 1),
    RecordedResults(year: 2021, county: "141121", category: "糕点/月饼", batches: 1, failures: 0),
  ]

  private func counts(_ text: String) throws -> RecordCounts {
    var counts = RecordCounts()
    try counts.add(Array(text.utf8), file: "records.csv")
    return counts
  }

  @Test("A sample counts once and fails if one of its rows does; without a verdict it does not count")
  func samples() throws {
    let counts = try counts(Self.records)
    #expect(counts.results == Self.counted)
    #expect(counts.rows == 8 && counts.repeated == 3 && counts.withoutVerdict == 1)
  }

  @Test("Quarters are told apart only where somebody asks")
  func quarters() throws {
    var counts = RecordCounts(byQuarter: true)
    try counts.add(Array(Self.records.utf8), file: "records.csv")
    #expect(counts.results.map(\.quarter) == [1, 2, 1, 1])
    #expect(counts.results.map(\.batches) == [1, 1, 1, 1] && counts.results.map(\.failures) == [1, 0, 1, 0])
  }

  @Test("Re-tests and samples that follow up a failure are left out; kinds of task and laboratories are told apart")
  func followUps() throws {
    let counts = try counts(
      """
      sample,date,county,category,task_kind,lab,result
      A1,2020-03-01,141102,酒类,监督抽检,甲,不合格
      A1F,2020-03-20,141102,酒类,复检,乙,合格
      A1G,2020-04-20,141102,酒类,跟踪抽检,甲,不合格
      A1H,2020-04-21,141102,酒类,跟踪抽检,甲,不合格
      A2,2020-03-02,141102,酒类,监督抽检,乙,合格
      A3,2020-03-02,141102,酒类,评价性抽检,甲,合格
      """)
    #expect(counts.rows == 6 && counts.followUps == 3)
    #expect(counts.results.map { [$0.taskKind, $0.lab] } == [["监督抽检", "乙"], ["监督抽检", "甲"], ["评价性抽检", "甲"]])
    #expect(counts.results.map(\.failures) == [0, 1, 0] && counts.results.allSatisfy { $0.batches == 1 })
  }

  @Test("Line ends of Windows, the mark at the beginning, and GB18030 make no difference")
  func forms() throws {
    #expect(try counts(Self.records.replacing("\n", with: "\r\n")).results == Self.counted)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let national = try #require(Self.records.data(using: String.Encoding(rawValue: 0x8000_0632)))
    for bytes in [Data([0xEF, 0xBB, 0xBF]) + Data(Self.records.utf8), national] {
      try bytes.write(to: file)
      var counts = RecordCounts()
      try counts.add(file: file)
      #expect(counts.results == Self.counted)
    }
  }

  @Test("Rows are the same wherever a piece of the file ends")
  func pieces() throws {
    let bytes = Array(Self.records.utf8)
    func rows(_ size: Int) -> [[UInt8]] {
      var stream = RowStream()
      var rows: [[UInt8]] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        bytes[start..<min(bytes.count, start + size)].withUnsafeBytes { piece in
          stream.feed(piece) { rows.append($0.bytes) }
        }
      }
      _ = stream.finish { rows.append($0.bytes) }
      return rows
    }
    for size in 1...40 { #expect(rows(size) == rows(bytes.count)) }
    #expect(rows(7).count == 9)
  }

  @Test("Counts by year are added up")
  func history() throws {
    let counts = try counts(
      """
      year,county,category,risk,level,task_kind,batches,failures,source
      2019,141102,酒类,高,市抽,监督抽检,100,3,x
      2019,141102,酒类,高,县抽,监督抽检,50,1,x
      """)
    #expect(
      counts.results == [
        RecordedResults(
          year: 2019, county: "141102", category: "酒类", risk: "高", taskKind: "监督抽检", batches: 150, failures: 4)
      ])
  }

  @Test(
    "What is wrong is named with line and column",
    arguments: [
      ("A5,2021-02-04", "A5,2021-02-30", "date"), ("糕点/月饼,合格", "糕点/月饼,好", "result"),
      ("糕点/月饼,合格", ",合格", "category"), ("A5,2021", "A5,9,2021", nil),
    ] as [(String, String, String?)])
  func faults(_ right: String, _ wrong: String, _ column: String?) throws {
    let error = try #require(throws: FindingsError.self) {
      _ = try counts(Self.records.replacing(right, with: wrong))
    }
    #expect(error.findings.map(\.place) == [.init(file: "records.csv", line: 10, column: column)])
  }

  @Test(
    "A file without the columns, an empty file and an open quote are refused",
    arguments: ["a,b\n1,2", "", "sample,date,county,category,result\nA1,\"2020"])
  func unusable(_ text: String) {
    #expect(throws: FindingsError.self) { try counts(text) }
  }
}
