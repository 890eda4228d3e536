import Testing

@testable import Reports

@Suite("Text is written so that every spreadsheet gives it back")
struct CellTextTests {
  @Test(
    "Control characters, and what looks like one written out",
    arguments: [
      ("甲\u{0}乙", "甲_x0000_乙"), ("a\rb", "a_x000D_b"), ("a\tb\nc", "a\tb\nc"), ("_x0041_", "_x005F_x0041_"),
      ("_x00g1_ _x0041", "_x00g1_ _x0041"), ("\u{FFFE}", "_xFFFE_"), ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
    ])
  func written(_ text: String, _ expected: String) {
    #expect(CellText.written(text) == expected)
  }

  @Test("A text longer than a cell says that it was cut")
  func long() {
    #expect(CellText.written(String(repeating: "长", count: 32_767)).count == 32_767)
    let cut = CellText.written(String(repeating: "🐟", count: 20_000))
    #expect(cut.hasSuffix(CellText.cut))
    #expect((32_766...32_767).contains(cut.utf16.count))
  }

  @Test("Headers of pages take no control characters and not too much")
  func plain() {
    #expect(CellText.plain("甲\u{1}\n乙", longest: 10) == "甲乙")
    #expect(CellText.plain("🐟🐟🐟", longest: 5) == "🐟🐟")
  }
}
