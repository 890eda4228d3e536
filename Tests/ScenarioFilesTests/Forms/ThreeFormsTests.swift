import Foundation
import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A scenario is the same whether it is a folder in UTF-8 or GB18030 or a workbook")
struct ThreeFormsTests {
  /// The canonical files of a reading, from which every byte of a plan follows.
  private func canonical(_ reader: ScenarioReader) throws -> [String: [UInt8]] {
    let reading = try reader.read()
    #expect(reading.warnings.allSatisfy { $0.severity == .warning })
    return CanonicalScenario(reading.scenario, keptFiles: reading.keptFiles).files
  }

  /// The files of a scenario with texts in GB18030; Foundation knows the encoding by its number only.
  private func inNationalStandard(_ files: [String: [UInt8]]) throws -> [String: [UInt8]] {
    try files.mapValues { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return [UInt8](try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
    }
  }

  private func checkForms(_ files: [String: [UInt8]]) throws {
    let plain = try canonical(ScenarioReader(files: files))
    let other = try inNationalStandard(files)
    #expect(other != files)
    #expect(try canonical(ScenarioReader(files: other)) == plain)
    for inChinese in [true, false] {
      let bytes = ScenarioSheets(files, inChinese: inChinese).bytes
      #expect(try canonical(ScenarioReader(workbook: bytes, file: "方案.xlsx")) == plain)
    }
  }

  @Test("A small scenario of all tables")
  func small() throws {
    var files = SmallScenario.files.mapValues { Array($0.utf8) }
    files["votes.csv"] = Array("category,votes,source\n粮食加工品,12,\"甲,乙\"\n".utf8)
    try checkForms(files)
  }

  @Test("吕梁 2021")
  func city() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Scenarios/lvliang-2021").standardizedFileURL
    try checkForms(try ScenarioFolder(folder).files)
  }

  @Test("UTF-8 is told from GB18030 by itself, with or without its mark, with line breaks of either kind")
  func marks() throws {
    let files = SmallScenario.files.mapValues { Array($0.replacing("\n", with: "\r\n").utf8) }
    let plain = try canonical(ScenarioReader(files: SmallScenario.files.mapValues { Array($0.utf8) }))
    #expect(try canonical(ScenarioReader(files: files.mapValues { [0xEF, 0xBB, 0xBF] + $0 })) == plain)
    #expect(try canonical(ScenarioReader(files: inNationalStandard(files))) == plain)
    // Known bytes of GBK and of the four-byte characters of GB18030.
    #expect(
      try String(decoding: TextEncoding.utf8([0xD6, 0xD0, 0x2C, 0x95, 0x32, 0x82, 0x36]), as: UTF8.self) == "中,𠀀")
  }

  @Test(
    "What is neither is refused where the better of the two stops",
    arguments: [
      ([0x61, 0x0A, 0x80], 2), ([0xD6, 0xD0, 0x0A, 0x0A, 0xFF], 3), ([0xD6, 0xD0, 0x0A, 0x0A, 0xD6], 3),
      ([0xEF, 0xBB, 0xBF, 0xD6, 0xD0], 1), (Array("中文\n中文\n".utf8) + [0xE4, 0xB8], 3),
    ] as [([UInt8], Int)])
  func unreadable(_ bytes: [UInt8], _ line: Int) {
    let error = #expect(throws: TextEncoding.Unreadable.self) { try TextEncoding.utf8(bytes) }
    #expect(error?.line == line)
  }
}
