import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A file that is no workbook, or no honest one, is refused in one sentence")
struct HostileWorkbookTests {
  /// The only finding of a file, in Chinese.
  private func refusal(_ bytes: [UInt8]) -> String {
    do throws(FindingsError) {
      let workbook = try WorkbookReader(bytes, file: "表.xlsx").read()
      return "read: \(workbook.sheets.count) sheets"
    } catch {
      #expect(error.findings.count == 1)
      return error.findings.first?.text(.zh) ?? ""
    }
  }

  private func refusal(_ parts: [String: String]) -> String { refusal(ZippedParts.bytes(parts)) }

  @Test(
    "Other formats are named",
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "旧的 xls"), (Array("<html><table>".utf8), "网页"),
      (Array("区划代码,名称\n".utf8), "不是 xlsx"), ([], "不是 xlsx"), (Array("PK\u{3}\u{4}abc".utf8), "损坏"),
    ] as [([UInt8], String)])
  func formats(_ bytes: [UInt8], _ word: String) {
    #expect(refusal(bytes).contains(word))
    #expect(
      refusal(["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"]).contains("ods"))
  }

  @Test(
    "A workbook cut off anywhere, or with a byte turned over, is damaged or read as before, but never breaks the reader"
  )
  func damaged() {
    let whole = ZippedParts.bytes(SmallWorkbook.parts(rows: SmallWorkbook.rows([["大类", "1"]])))
    for length in stride(from: 2, to: whole.count, by: 7) {
      #expect(refusal(Array(whole.prefix(length))).contains("损坏"))
    }
    for place in stride(from: 2, to: whole.count, by: 3) {
      var bytes = whole
      bytes[place] ^= 0x55
      _ = refusal(bytes)
    }
  }

  @Test("Parts that are missing or are no XML are damaged")
  func parts() {
    let whole = SmallWorkbook.parts(rows: "")
    for name in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/tasks.xml"] {
      var parts = whole
      parts[name] = nil
      #expect(refusal(parts).contains("损坏"), "\(name)")
      parts[name] = "<a><b></a>"
      #expect(refusal(parts).contains("损坏"), "\(name)")
    }
  }

  @Test("Entities are refused before they can grow, in any encoding")
  func entities() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
    var parts = SmallWorkbook.parts(rows: "")
    parts["xl/worksheets/tasks.xml"] =
      bomb + "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    #expect(refusal(parts).contains("损坏"))
    var bytes = parts.mapValues { Array($0.utf8) }
    bytes["xl/worksheets/tasks.xml"] = [0xFF, 0xFE] + bomb.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(refusal(ZippedParts.bytes(bytes)).contains("损坏"))
  }

  @Test("A sheet of many megabytes is read, and an element with attributes without end is refused")
  func large() throws {
    let text = String(repeating: "长", count: 100)
    let rows = (1...60_000).map {
      "<row r=\"\($0)\"><c t=\"inlineStr\"><is><t>\(text)</t></is></c><c><v>\($0)</v></c></row>"
    }
    let sheet = try WorkbookReader(ZippedParts.bytes(SmallWorkbook.parts(rows: rows.joined())), file: "表.xlsx").read()
      .sheets[0]
    #expect(sheet.rows.count == 60_000 && sheet.rows.last?.cells.map(\.text) == [text, "60000"])
    let attributes = (1...100_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
    #expect(refusal(SmallWorkbook.parts(rows: "<row \(attributes)/>")).contains("大得不像工作簿"))
  }

  @Test("Bytes that are no UTF-8 are damage, also in the name of an attribute")
  func encoding() {
    var parts = SmallWorkbook.parts(rows: "").mapValues { Array($0.utf8) }
    parts["_rels/.rels"] = Array("<a><b I".utf8) + [0xC5] + Array("=\"r1\"/></a>".utf8)
    #expect(refusal(ZippedParts.bytes(parts)).contains("损坏"))
  }

  @Test("A part that unpacks to far more than any sheet is refused without unpacking it all")
  func zipBomb() {
    var parts = SmallWorkbook.parts(rows: "").mapValues { Array($0.utf8) }
    parts["xl/worksheets/tasks.xml"] = [UInt8](repeating: 32, count: 60 << 20)
    #expect(refusal(ZippedParts.bytes(parts)).contains("大得不像工作簿"))
  }

  @Test("Rows that all reach the last column, a million elements deep or cells without end, are refused")
  func tooMuch() {
    let far = (1...400).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>\($0)</v></c></row>" }.joined()
    #expect(refusal(SmallWorkbook.parts(rows: far)).contains("大得不像工作簿"))
    // No sheet is too large here, but all of them are.
    let sheets = (1...200).map { "<sheet name=\"\($0)\" r:id=\"rId7\"/>" }.joined()
    var parts = SmallWorkbook.parts(
      rows: (1...2).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>\($0)</v></c></row>" }.joined())
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replacing("</sheets>", with: sheets + "</sheets>")
    #expect(refusal(parts).contains("大得不像工作簿"))
    let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
    #expect(refusal(SmallWorkbook.parts(rows: deep)).contains("大得不像工作簿"))
    #expect(
      refusal(SmallWorkbook.parts(rows: "<row r=\"1\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>"))
        .contains("损坏"))
  }
}
