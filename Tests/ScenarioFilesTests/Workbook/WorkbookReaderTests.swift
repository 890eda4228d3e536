import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A workbook is read as people see it")
struct WorkbookReaderTests {
  private func sheet(_ rows: String, after: String = "", state: String = "") throws -> Workbook.Sheet {
    let parts = SmallWorkbook.parts(rows: rows, after: after, state: state)
    return try #require(try WorkbookReader(ZippedParts.bytes(parts), file: "表.xlsx").read().sheets.first)
  }

  @Test("Texts: shared, in runs, without reading aids, inline, of formulas, with escaped characters")
  func texts() throws {
    let sheet = try sheet(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
      <c r="D1" t="inlineStr"><is><r><t>分</t></r><r><t>县</t></r></is></c><c r="E1" t="str"><f>A1&amp;"x"</f><v>大类x</v></c></row>
      """)
    #expect(sheet.rows.map(\.number) == [0])
    #expect(sheet.rows[0].cells.map(\.text) == ["大类", "酒类", "甲\r乙", "分县", "大类x"])
    #expect(sheet.rows[0].cells.allSatisfy { $0.kind == .text })
  }

  @Test("Numbers are decimal, as far as a spreadsheet shows them")
  func numbers() throws {
    let values = ["5.2000000000000002", "0.30000000000000004", "1E-3", "12", "-7.5", "1.2E+14", "123456789012345"]
    let cells = values.map { "<c><v>\($0)</v></c>" }.joined()
    let row = try sheet("<row>\(cells)</row>").rows[0].cells
    #expect(
      row.map(\.text) == ["5.2", "0.3", "0.001", "12", "-7.5", "120000000000000", "123456789012345"])
    #expect(row.allSatisfy { $0.kind == .number })
    let long = try sheet("<row><c><v>1234567890123456</v></c><c><v>-1.2E+20</v></c></row>").rows[0].cells
    #expect(long == [.init(text: "1234567890123456", kind: .imprecise), .init(text: "-1.2E+20", kind: .imprecise)])
  }

  @Test("Days by built-in and own formats, in both ways to count them; a unit in quotes makes no day")
  func days() throws {
    // 44469 is 2021-09-30 in every spreadsheet; 60 is the day that never was.
    let rows =
      "<row r=\"3\"><c s=\"1\"><v>44469</v></c><c s=\"2\"><v>1</v></c><c s=\"3\"><v>44469</v></c><c s=\"4\"><v>0.9</v></c></row>"
    let sheet = try sheet(rows)
    #expect(sheet.rows[0].number == 2)
    #expect(sheet.rows[0].cells.map(\.text) == ["2021-09-30", "1900-01-01", "44469", "0.9"])
    #expect(sheet.rows[0].cells.map(\.kind) == [.date, .date, .number, .number])
    var parts = SmallWorkbook.parts(rows: rows)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replacing(
      "<sheets>", with: "<workbookPr date1904=\"1\"/><sheets>")
    let other = try WorkbookReader(ZippedParts.bytes(parts), file: "表.xlsx").read()
    #expect(other.sheets[0].rows[0].cells[0].text == "2025-10-01")
  }

  @Test("Errors, truth values and formulas that nobody computed stay apart from numbers")
  func others() throws {
    let sheet = try sheet(
      "<row r=\"1\"><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"b\"><v>1</v></c><c><f>SUM(A2:A3)</f></c><c><f>1+1</f><v>2</v></c></row>"
    )
    #expect(sheet.rows[0].cells.map(\.kind) == [.error, .boolean, .uncomputed, .number])
    #expect(sheet.rows[0].cells.map(\.text) == ["#DIV/0!", "TRUE", "=SUM(A2:A3)", "2"])
  }

  @Test("Cells far apart cost nothing, rows may come without numbers, and what is merged and hidden is told")
  func places() throws {
    let sheet = try sheet(
      "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row><row><c><v>2</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>3</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"nonsense\"/></mergeCells>",
      state: "state=\"hidden\"")
    #expect(sheet.rows.map(\.number) == [1, 2, 1_048_575])
    #expect(sheet.rows[0].cells.map(\.text) == ["", "", "1"])
    #expect(sheet.rows[2].cells.count == 16_384)
    #expect(sheet.merges == [.init(rows: 0...1, columns: 0...1)])
    #expect(sheet.isHidden && sheet.name == "任务")
  }

  @Test("Elements may bear a prefix, as some programs write them")
  func prefixes() throws {
    var parts = SmallWorkbook.parts(rows: "<x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row>")
    parts["xl/worksheets/tasks.xml"] = parts["xl/worksheets/tasks.xml"]?
      .replacing("<worksheet xmlns=\"m\">", with: "<worksheet xmlns=\"m\" xmlns:x=\"m\">")
    #expect(try WorkbookReader(ZippedParts.bytes(parts), file: "表.xlsx").read().sheets[0].rows[0].cells[0].text == "7")
  }

  @Test("Addresses are read and written the same", arguments: ["A1", "Z9", "AA10", "XFD1048576"])
  func addresses(_ text: String) throws {
    #expect(try #require(CellAddress(text)).text == text)
    #expect(CellAddress("$" + text) == CellAddress(text))
  }

  @Test("What is no address is none", arguments: ["", "A", "1", "A0", "1A", "XFE1", "A1048577", "a1", "A1B"])
  func noAddress(_ text: String) { #expect(CellAddress(text) == nil) }
}
