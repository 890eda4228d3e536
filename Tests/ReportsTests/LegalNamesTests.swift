import Foundation
import Testing

@testable import Reports

@Suite("Names of files and sheets are legal, near to those wished for, and distinct")
struct LegalNamesTests {
  @Test(
    "A file is named so on every system",
    arguments: [
      ("141102-离石区", "141102-离石区"), ("a/b\\c:d*e?f\"g<h>i|j", "a／b＼c：d＊e？f＂g＜h＞i｜j"), (" .甲. ", "甲"), ("", "_"),
      ("...", "_"), ("con", "con_"), ("NUL.县", "NUL.县_"), ("甲\u{1}\n乙", "甲  乙"),
    ])
  func file(_ wished: String, _ name: String) {
    #expect(LegalNames.file(wished) == name)
  }

  @Test("A long name is cut between characters, and fits in the bytes that a file's name may have")
  func longFile() {
    #expect(LegalNames.file(String(repeating: "长", count: 2_000)) == String(repeating: "长", count: 60))
    let family = LegalNames.file("1-" + String(repeating: "👨‍👩‍👧‍👦", count: 100))
    #expect(family.utf8.count <= 180)
    #expect(family.dropFirst(2).allSatisfy { $0 == "👨‍👩‍👧‍👦" })
  }

  @Test("Sheets are told apart in any case, within 31 characters")
  func sheets() {
    let long = String(repeating: "市", count: 40)
    let names = LegalNames.sheets([
      "市抽", "市抽", "ABC", "abc", long, long, "[a]:*?/\\", "'甲'", "", "History", "2021", "R", "a1",
    ])
    #expect(
      names == [
        "市抽", "市抽-2", "ABC", "abc-2", String(repeating: "市", count: 31), String(repeating: "市", count: 29) + "-2",
        "［a］：＊？／＼", "’甲’", "表", "History_", "表2021", "表R", "表a1",
      ])
  }

  @Test("Emoji count twice, as spreadsheets count them")
  func emoji() {
    #expect(LegalNames.sheets([String(repeating: "🐟", count: 40)]) == [String(repeating: "🐟", count: 15)])
  }
}
