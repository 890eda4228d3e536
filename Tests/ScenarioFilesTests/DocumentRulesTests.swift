import Foundation
import Testing

@testable import ScenarioFiles

@Suite("Scenarios/RULES.md says of every requirement of the five documents what became of it")
struct DocumentRulesTests {
  private static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Scenarios").standardizedFileURL

  /// The rows of the page below the heading that names a scenario, each with the scenario.
  private static func rows() throws -> [(scenario: String, cells: [String])] {
    let page = try String(contentsOf: scenarios.appendingPathComponent("RULES.md"), encoding: .utf8)
    return page.components(separatedBy: "\n## ").dropFirst().flatMap { section in
      let names = section.prefix { $0 != "\n" }.split(separator: "`")
      return section.components(separatedBy: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        return (names.count > 1 ? String(names[1]) : "", cells.map { String($0).trimmingSpaces() })
      }
    }
  }

  /// Column by name of a scenario's table of rules.
  private static func rules(_ scenario: String) throws -> [(id: String, source: String)] {
    let file = scenarios.appendingPathComponent(scenario).appendingPathComponent("rules.csv")
    let rows = try CommaSeparatedValues([UInt8](Data(contentsOf: file)), file: "rules.csv").rows
    let headings = try #require(rows.first).cells
    let id = try #require(headings.firstIndex(of: "id"))
    let source = try #require(headings.firstIndex(of: "source"))
    return rows.dropFirst().map { ($0.cells[id], $0.cells[source]) }
  }

  private static func names(_ handling: String) -> [String] {
    handling.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  @Test("Every row names a place, the requirement, and one of seven ways to treat it; a reason is short")
  func complete() throws {
    let rows = try Self.rows()
    #expect(Set(rows.map(\.scenario)).count == 5 && rows.count > 370)
    for (scenario, cells) in rows {
      try #require(cells.count == 3 && cells.allSatisfy { !$0.isEmpty }, "\(scenario): \(cells)")
      let handling = cells[2]
      let reason = handling.split(separator: "：")
      let isKnown =
        ["结果", "家次"].contains(handling)
        || ["规则", "表", "命令"].contains { handling.hasPrefix($0 + " `") } && !Self.names(handling).isEmpty
        || ["非规划", "尚未"].contains(String(reason[0])) && reason.count == 2 && reason[1].count <= 10
      #expect(isKnown, "\(scenario): \(handling)")
    }
  }

  @Test("Every rule and every table that it names stands in that scenario")
  func named() throws {
    for (scenario, cells) in try Self.rows() {
      let names = Self.names(cells[2])
      if cells[2].hasPrefix("规则") {
        let ids = Set(try Self.rules(scenario).map(\.id))
        #expect(ids.isSuperset(of: names), "\(scenario) \(cells)")
      }
      if cells[2].hasPrefix("表") {
        for name in names {
          let file = Self.scenarios.appendingPathComponent("\(scenario)/\(name).csv").path
          #expect(FileManager.default.fileExists(atPath: file), "\(scenario) \(cells)")
        }
      }
    }
  }

  @Test("Every rule that cites its document is named for it")
  func cited() throws {
    let rows = try Self.rows()
    for scenario in Set(rows.map(\.scenario)) {
      let named = Set(rows.filter { $0.scenario == scenario }.flatMap { Self.names($0.cells[2]) })
      let places = ["发〔", "监字〔", "工作要点（", "工作总结", "工作计划》"]
      let citing = try Self.rules(scenario).filter { rule in
        places.contains { rule.source.contains($0) } && !rule.source.hasPrefix("假设")
      }
      #expect(!citing.isEmpty)
      for rule in citing { #expect(named.contains(rule.id), "\(scenario): \(rule.id)") }
    }
  }
}
