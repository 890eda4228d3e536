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

  /// Keys and sources of a scenario's rules, or of its tasks of inspection.
  private static func rules(
    _ scenario: String, in table: String = "rules.csv", key: String = "id"
  ) throws -> [(id: String, source: String)] {
    let file = scenarios.appendingPathComponent(scenario).appendingPathComponent(table)
    let rows = try CommaSeparatedValues([UInt8](Data(contentsOf: file)), file: table).rows
    let headings = try #require(rows.first).cells
    let id = try #require(headings.firstIndex(of: key))
    let source = try #require(headings.firstIndex(of: "source"))
    return rows.dropFirst().map { ($0.cells[id], $0.cells[source]) }
  }

  private static func visits(_ scenario: String) throws -> [(id: String, source: String)] {
    try rules(scenario, in: "visits.csv", key: "visit")
  }

  /// What became of a requirement, part by part.
  private static func parts(_ handling: String) -> [String] { handling.components(separatedBy: "；") }

  /// The ways to treat a requirement, in the order of both pages.
  private static let kinds = ["规则", "表", "命令", "检查", "结果", "非规划", "待数", "尚未"]

  /// The way that a part of it names.
  private static func kind(_ part: String) -> String { String(part.prefix { $0 != " " && $0 != "：" }) }

  private static func names(_ handling: String) -> [String] {
    handling.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  @Test("Every row names a place, the requirement, and one of eight ways to treat it or several; a reason is short")
  func complete() throws {
    let rows = try Self.rows()
    #expect(Set(rows.map(\.scenario)).count == 5 && rows.count > 400)
    for (scenario, cells) in rows {
      try #require(cells.count == 3 && cells.allSatisfy { !$0.isEmpty }, "\(scenario): \(cells)")
      for part in Self.parts(cells[2]) {
        let reason = part.split(separator: "：").dropFirst()
        let isKnown =
          switch Self.kind(part) {
          case "规则", "表", "命令", "检查": reason.isEmpty && !Self.names(part).isEmpty
          case "结果": part == "结果"
          case "非规划", "尚未": reason.count == 1 && reason.allSatisfy { $0.count <= 16 }
          case "待数": reason.count == 1 && reason.allSatisfy { $0.count <= 60 } && !Self.names(part).isEmpty
          default: false
          }
        #expect(isKnown, "\(scenario): \(part)")
      }
    }
  }

  @Test("Scenarios/README.md counts what became of the requirements as the rows have it, by the first way of each")
  func counted() throws {
    let rows = try Self.rows()
    let page = try String(contentsOf: Self.scenarios.appendingPathComponent("README.md"), encoding: .utf8)
    let table = page.components(separatedBy: "\n").drop { !$0.hasPrefix("| requirements") }.prefix { $0.hasPrefix("|") }
      .map { $0.split(separator: "|").map { String($0).trimmingSpaces() } }
    let headings = try #require(table.first).dropFirst()
    #expect(headings.dropLast().map(Self.kind) == Self.kinds && headings.last == "all")
    let scenarios = ["lvliang-2021", "sanming-2023", "guizhou-2020", "qinshui-2023", "zhongshan-2020"]
    let counts = (scenarios + ["all"]).map { scenario in
      let kinds = rows.filter { scenario == "all" || $0.scenario == scenario }.map { Self.kind($0.cells[2]) }
      let numbers = Self.kinds.map { kind in kinds.count { $0 == kind } } + [kinds.count]
      return [scenario == "all" ? scenario : "`\(scenario)`"] + numbers.map(String.init)
    }
    #expect(Array(table.dropFirst(2)) == counts)
  }

  @Test("Every rule, every task of inspection and every table that it names stands in that scenario, or could")
  func named() throws {
    for (scenario, cells, part) in try Self.rows().flatMap({ row in
      Self.parts(row.cells[2]).map { (row.scenario, row.cells, $0) }
    }) {
      let names = Self.names(part)
      if part.hasPrefix("检查") {
        let ids = Set(try Self.visits(scenario).map(\.id))
        #expect(ids.isSuperset(of: names), "\(scenario) \(cells)")
      }
      if part.hasPrefix("规则") {
        let ids = Set(try Self.rules(scenario).map(\.id))
        #expect(ids.isSuperset(of: names), "\(scenario) \(cells)")
      }
      if part.hasPrefix("表") {
        for name in names {
          let file = Self.scenarios.appendingPathComponent("\(scenario)/\(name).csv").path
          #expect(FileManager.default.fileExists(atPath: file), "\(scenario) \(cells)")
        }
      }
      if part.hasPrefix("待数") {
        #expect(ScenarioFolder.known.isSuperset(of: names), "\(scenario) \(cells)")
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

  @Test("Every task of inspection is named for what its document asks")
  func inspected() throws {
    let rows = try Self.rows()
    for scenario in Set(rows.map(\.scenario)) {
      let named = rows.filter { $0.scenario == scenario }.flatMap { Self.parts($0.cells[2]) }
        .filter { $0.hasPrefix("检查") }.flatMap(Self.names)
      #expect(Set(named) == Set(try Self.visits(scenario).map(\.id)), "\(scenario)")
    }
  }
}
