import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Text that fuzzing found to be read otherwise than it was written")
struct TextTests {
  private func cells(_ text: String) throws -> [[String]] {
    try CommaSeparatedValues(Array(text.utf8), file: "table.csv").rows.map(\.cells)
  }

  @Test(
    "A quotation mark is doubled even where a mark combines with it",
    arguments: ["\"\u{301}", "a,\"\u{301}\"", "\r\n\"\u{20DD}x"])
  func quotes(_ text: String) throws {
    #expect(try cells("a," + commaSeparatedCell(text) + ",b") == [["a", text.trimmingSpaces(), "b"]])
  }

  @Test("Spaces are not part of a value, in quotes neither")
  func spaces() throws {
    #expect(try cells("\" 141102 \",\u{3000}超市\u{A0},\"\n7\n\"") == [["141102", "超市", "7"]])
  }

  @Test("What looks the same is the same: text is taken in normal form C")
  func composed() throws {
    let read = try cells("e\u{301},가,神\u{FE00},﨑")
    #expect(read[0].map { Array($0.unicodeScalars) } == ["é", "가", "神\u{FE00}", "﨑"].map { Array($0.unicodeScalars) })
  }

  @Test("A control character in a cell is named")
  func control() throws {
    let error = #expect(throws: FindingsError.self) { try cells("a,b\nc,\u{7}d") }
    #expect(error?.findings.map(\.place) == [.init(file: "table.csv", line: 2)])
    #expect(error?.findings.first?.text(.zh).contains("U+0007") == true)
  }

  @Test("Names that cannot be told apart or that scopes are written with are refused")
  func names() {
    #expect(NameFault.find(in: "超市") == nil)
    #expect(NameFault.find(in: "Ünïversity 1") == nil)
    #expect(NameFault.find(in: "") == .blank)
    #expect(NameFault.find(in: "a|b") == .reserved("|"))
    #expect(NameFault.find(in: "超\u{200B}市") == .invisible("\u{200B}"))
    #expect(NameFault.find(in: "\u{FEFF}超市") == .invisible("\u{FEFF}"))
    #expect(NameFault.find(in: "\u{301}a") == .beginsWithMark)
  }

  @Test("A title with any characters is read from the canonical copy as it was")
  func title() throws {
    let title = "甲&乙*丙 \"丁\" \\ 戊: {#}\u{2028}é"
    var scenario = try SmallScenario.read().scenario
    scenario.heading.title = title
    let canonical = CanonicalScenario(scenario)
    #expect(try ScenarioReader(files: canonical.files).read().scenario.heading.title == title)
    #expect(!String(decoding: canonical.files["scenario.yaml"] ?? [], as: UTF8.self).contains("&"))
  }

  @Test("An alias is found on its line, whatever ends the lines")
  func alias() {
    let findings = SmallScenario.findings {
      $0["scenario.yaml"] = $0["scenario.yaml"]?.replacing("小方案", with: "*小方案").replacing("\n", with: "\r\n")
    }
    #expect(findings.map(\.place) == [.init(file: "scenario.yaml", line: 2)])
  }
}
