import Foundation
import Planning
import SamplingInspection
import ScenarioFiles
import Testing

@testable import Reports

@Suite("Pages of planned scenarios say what the files beside them say")
struct PlannedPageTests {
  /// A table of `allocation.csv` as plain texts; generated names need no quotes.
  private func lines(_ folder: PlanFolder) throws -> [[String: String]] {
    let bytes = try #require(folder.files["allocation.csv"])
    let rows = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  private func folder(seed: UInt64) throws -> (Scenario, PlanStatement, PlanFolder) {
    var generator = ScenarioGenerator(counties: 7, classes: 5, mostBatches: 20, seed: seed)
    let scenario = generator.makeScenario()
    guard case .planned(let plan, _) = try Planner.plan(scenario) else {
      throw CocoaError(.featureUnsupported)
    }
    let canonical = CanonicalScenario(scenario)
    let statement = Statement.make(scenario, plan, proof: plan.proof, bound: plan.bound, digest: canonical.digest)
    return (
      scenario, statement,
      PlanFolder(
        scenario, canonical: canonical, statement: statement, proof: plan.proof, value: plan.value, bound: plan.bound,
        batches: plan.batches, expectedFailures: Statement.expectedFailures(scenario, plan.batches))
    )
  }

  private func number(_ text: String) -> Int { Int(text.replacing(",", with: "").replacing("·", with: "0")) ?? -1 }

  @Test(
    "Batches of every county and class are the sums of allocation.csv, and all of them plan.json's", arguments: 1...4)
  func heat(_ seed: UInt64) throws {
    let (scenario, statement, folder) = try folder(seed: seed)
    let lines = try lines(folder)
    let page = try ParsedPage(ReportPage(scenario, statement, folder.allocation, .zh).html)
    let rows = page.part("heat").all("table")[0].rows
    for row in rows.dropFirst().dropLast() {
      for (county, text) in zip(rows[0], row).dropFirst().dropLast() {
        let of = lines.filter { $0["county"] == county && $0["category"]?.hasPrefix(row[0] + "/") == true }
        #expect(number(text) == of.reduce(0) { $0 + (Int($1["batches"] ?? "") ?? -1) }, "\(county) \(row[0])")
      }
    }
    #expect(number(rows.last?.last ?? "") == Int(statement.batches))
    let first = page.part("overview").all("ul").first?.all("li").first?.all("b").first?.text
    #expect(number(first ?? "") == Int(statement.batches))
  }

  @Test("Money of every fund and in all is that of the files, to the fen", arguments: 1...4)
  func money(_ seed: UInt64) throws {
    let (scenario, statement, folder) = try folder(seed: seed)
    let lines = try lines(folder)
    let page = try ParsedPage(ReportPage(scenario, statement, folder.allocation, .zh).html)
    let rows = page.part("funds").all("table")[0].rows
    func fen(_ text: String) -> Int {
      let parts = text.replacing(",", with: "").split(separator: ".")
      return (Int(parts[0]) ?? -1) * 100 + (parts.count == 2 ? Int((parts[1] + "0").prefix(2)) ?? -1 : 0)
    }
    let stated = statement.rules.filter { $0.id == "budget" }
    #expect(rows.count == 1 + stated.count + 1)
    for (row, line) in zip(stated, rows.dropFirst()) {
      let spent = lines.filter { "fund=" + ($0["fund"] ?? "") == row.group }.reduce(0) {
        $0 + fen($1["cost_yuan"] ?? "")
      }
      #expect(fen(line[2]) == spent)
      #expect(fen(line[2]) == fen(row.achieved))
      #expect(fen(line[3]) == fen(row.slack))
    }
    #expect(fen(rows.last?[2] ?? "") == fen(statement.costYuan))
  }

  @Test("What is asked and done of rules with one row stands as in plan.json", arguments: 1...4)
  func rules(_ seed: UInt64) throws {
    let (scenario, statement, folder) = try folder(seed: seed)
    let page = try ParsedPage(ReportPage(scenario, statement, folder.allocation, .zh).html)
    let bodies = page.part("rules").children.first { $0.name == "table" }?.children ?? []
    let shown = bodies.flatMap(\.children).filter { $0.isOf("first") }.map { $0.children.map(\.text) }
    let rows = Dictionary(grouping: statement.rules, by: \.id).filter { $0.value.count == 1 && $0.key.count > 2 }
    #expect(!rows.isEmpty)
    for (id, row) in rows
    where id != "budget" && !id.hasPrefix("pin:")
      && !["labs", "lots", "crews", "lot_batches", "evaluations"].contains(id)
    {
      let line = try #require(shown.first { $0[0].hasPrefix(id) && !$0[0].hasPrefix(id + "_") })
      #expect(line[2] == Figures.stated(row[0].achieved))
      #expect(line[3] == Figures.stated(row[0].slack))
      #expect(
        line[1].hasPrefix((Side(rawValue: row[0].side)?.sign ?? "") + " " + Figures.stated(row[0].required) + " "))
    }
  }
}
