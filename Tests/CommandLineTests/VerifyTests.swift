import Foundation
import Testing

@Suite("A plan folder in which something was changed is found false, with the place")
struct VerifyTests {
  private let folder: TemporaryFolder
  private let plan: String

  init() throws {
    folder = try TemporaryFolder()
    plan = try SmallPlan.copy(into: folder)
  }

  private func verify() throws -> Outcome { try Program.run(["verify", plan, "--lang", "en"]) }

  @Test("An untouched folder is 0, and says so on standard output only")
  func untouched() throws {
    let outcome = try verify()
    #expect(outcome.shellCode == 0)
    #expect(!outcome.out.isEmpty)
    #expect(outcome.err.isEmpty)
  }

  @Test("An allocation with another cost or another number of batches", arguments: ["cost_yuan", "batches"])
  func allocation(_ column: String) throws {
    try folder.spoil("plan/allocation.csv", line: 3, column: column, with: column == "batches" ? "9999" : "1.00")
    let outcome = try verify()
    #expect(outcome.shellCode == 1)
    #expect(outcome.out.contains("allocation.csv line 3"), "\(outcome.out)")
  }

  @Test("A plan that states another figure", arguments: ["value", "bound", "batches", "gap"])
  func statement(_ key: String) throws {
    let text = try folder.text("plan/plan.json")
    let changed = text.replacing(try Regex("\"\(key)\" : [0-9.e-]+"), with: "\"\(key)\" : 7")
    #expect(changed != text)
    try folder.write(changed, to: "plan/plan.json")
    let outcome = try verify()
    #expect(outcome.shellCode == 1)
    #expect(outcome.out.contains("plan.json \(key)"), "\(outcome.out)")
  }

  @Test("A price that was changed")
  func price() throws {
    let text = try folder.text("plan/proof.json")
    try folder.write(
      text.replacing(try Regex("\"price\" : \"[^\"]*\""), with: "\"price\" : \"0\""), to: "plan/proof.json")
    let outcome = try verify()
    #expect(outcome.shellCode == 1)
    #expect(outcome.out.contains("proof.json"), "\(outcome.out)")
  }

  @Test("Months or visits that were taken out of the folder", arguments: ["schedule.csv", "inspections.csv"])
  func leftOut(_ name: String) throws {
    let year = try folder.plan(
      Program.scenarios.appendingPathComponent("qinshui-2023").path, ["--no-sheets"], named: "year")
    try FileManager.default.removeItem(atPath: year + "/" + name)
    let outcome = try Program.run(["verify", year, "--lang", "en"])
    #expect(outcome.shellCode == 1)
    let figure = name == "schedule.csv" ? "plan.json scheduled_batches" : "plan.json visits"
    #expect(outcome.out.contains(figure) && outcome.out.contains(name), "\(outcome.out)")
    #expect(outcome.out.split(separator: "\n").count == 1, "\(outcome.out)")
  }

  @Test("A scenario that is not the one that was planned")
  func scenario() throws {
    let text = try folder.text("plan/scenario/scenario.yaml")
    try folder.write(text.replacing("生成的方案", with: "别的方案"), to: "plan/scenario/scenario.yaml")
    let outcome = try verify()
    #expect(outcome.shellCode == 1)
    #expect(outcome.out.contains("plan.json scenario_sha256"), "\(outcome.out)")
  }
}
