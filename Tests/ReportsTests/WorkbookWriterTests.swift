import Foundation
import SamplingInspection
import ScenarioFiles
import Testing

@testable import Reports

@Suite("A workbook holds what was to be written, or is refused")
struct WorkbookWriterTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var file: URL { folder.url.appendingPathComponent("a.xlsx") }

  /// A sheet with one column of texts.
  private func content(_ texts: [String], name: String = "甲", title: String = "题") throws -> WorkbookContent {
    let day = try #require(CalendarDate(strict: "1970-01-01"))
    let table = Table(
      key: "t", columns: [.init("列", .words, 5...20), .init("数", .count, 5...20, totalled: true)],
      groups: [Table.Group(rows: texts.map { Table.Row(cells: [.text($0), .amount(1)]) })], totalLabel: "合计")
    return WorkbookContent(
      path: ["a"], title: title, author: title, day: day,
      sheets: [Sheet(name: name, title: title, subtitle: [], table: table, headerLeft: title)])
  }

  @Test(
    "Texts that look like formulas, paths, markup or codes are texts, to the character",
    arguments: [
      "=cmd|'/c calc'!A1", "@SUM(1)", "+1", "-1", "=1+1", "\t=1", "'", "<b>&amp;\"]]>", "🐟👨‍👩‍👧‍👦𠮷", "_x0041_",
      "\u{1}\u{1F}\u{0}",
      " 前后 ", "一\n二\r三\t四", "\u{FFFE}\u{FFFF}", "&P&N", "http://example.org", "1e400", "NaN", "#REF!",
      String(repeating: "长", count: 2_000),
    ])
  func hostileTexts(_ text: String) throws {
    try WorkbookWriter.write(try content([text], title: text), to: file)
    let reader = try #require(WorkbookReader(file))
    #expect(reader["甲"]["A4"] == .text(text))
    #expect(reader["甲"]["A1"] == .text(text))
    #expect(reader["甲"]["B5"] == .formula("SUBTOTAL(9,B4)", 1))
  }

  @Test("Texts of any characters come back as they were, 200 times")
  func randomTexts() throws {
    var random = SeededGenerator(seed: 5)
    let ranges: [ClosedRange<UInt32>] = [
      0...127, 0x80...0x2FF, 0x2000...0x206F, 0x4E00...0x9FFF, 0xFFF0...0xFFFF, 0x1F300...0x1FAFF,
    ]
    let texts = (0..<200).map { number in
      var scalars = String.UnicodeScalarView()
      // Each has a number, so that no two are equal.
      scalars.append(contentsOf: "\(number) ".unicodeScalars)
      for _ in 0..<random.whole(0...60) {
        let range = ranges[Int(random.whole(0...Int64(ranges.count - 1)))]
        let value = UInt32(random.whole(Int64(range.lowerBound)...Int64(range.upperBound)))
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
      return String(scalars)
    }
    try WorkbookWriter.write(try content(texts), to: file)
    let cells = try #require(WorkbookReader(file))["甲"]
    for (number, text) in texts.enumerated() { #expect(cells["A\(number + 4)"] == .text(text)) }
  }

  @Test("The same content gives the same bytes, whatever the day")
  func sameBytes() throws {
    let other = folder.url.appendingPathComponent("b.xlsx")
    try WorkbookWriter.write(try content(["甲"]), to: file)
    // A workbook without a date of its own would bear the second in which it was written.
    Thread.sleep(forTimeInterval: 1.1)
    try WorkbookWriter.write(try content(["甲"]), to: other)
    #expect(try Data(contentsOf: file) == Data(contentsOf: other))
  }

  @Test("A place that cannot be written is a writing error")
  func noPlace() throws {
    let nowhere = folder.url.appendingPathComponent("no/such/folder/a.xlsx")
    #expect(throws: WritingError.self) { try WorkbookWriter.write(try content(["甲"]), to: nowhere) }
  }

  @Test("A workbook that lost its end, a cell or a text is not taken for whole")
  func broken() throws {
    try WorkbookWriter.write(try content(["甲", "乙"]), to: file)
    var written = WrittenCounts(cells: [12], texts: ["甲", "乙", "题", "列", "数", "合计"])
    let cells = try #require(WorkbookReader(file))["甲"]
    #expect(throws: Never.self) { try WrittenWorkbook.check(file, holds: written) }
    #expect(cells.count == 9)
    written.cells = [13]
    #expect(throws: WritingError.self) { try WrittenWorkbook.check(file, holds: written) }
    written.cells = [12]
    written.texts.insert("丙")
    #expect(throws: WritingError.self) { try WrittenWorkbook.check(file, holds: written) }
    written.texts.remove("丙")
    let bytes = try Data(contentsOf: file)
    for length in [0, 100, bytes.count / 2, bytes.count - 1] {
      try bytes.prefix(length).write(to: file)
      #expect(throws: WritingError.self, "\(length) bytes") { try WrittenWorkbook.check(file, holds: written) }
    }
  }

  @Test("A total of more cells than one function takes adds up in several")
  func manyTerms() throws {
    let columns = (0..<600).map { Table.Column("列\($0)", .count, 5...6) }
    let sum = Table.Column("合计", .count, 5...6)
    let cells = (0..<600).map { Table.Cell.amount(Int64($0)) }
    let total = Table.Cell.amount(179_700, .sumOfColumns((0..<600).map { $0...$0 }))
    let table = Table(
      key: "t", columns: columns + [sum], groups: [Table.Group(rows: [Table.Row(cells: cells + [total])])])
    var workbook = try content([])
    workbook.sheets[0].table = table
    try WorkbookWriter.write(workbook, to: file)
    guard case .formula(let formula, let result)? = try #require(WorkbookReader(file))["甲"]["WC4"] else {
      Issue.record("no formula")
      return
    }
    #expect(formula.components(separatedBy: "SUM(").count == 4)
    #expect(formula.components(separatedBy: ",").count == 598)
    #expect(result == 179_700)
  }
}
