import Foundation
import Testing

@Suite("Workbooks, from the command line")
struct SheetsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A plan of six counties in two prefectures.
  private func plan(_ options: [String] = []) throws -> String {
    options.isEmpty ? try SmallPlan.copy(into: folder) : try folder.plan(try folder.generate(.small), options)
  }

  private func sheets() throws -> [String: Data] { try folder.contents("plan/sheets") }

  @Test("plan writes 汇总 and a workbook for each county")
  func written() throws {
    _ = try plan()
    let names = try sheets().keys.sorted()
    #expect(
      names == [
        "90/乙市/900001-第1县.xlsx", "90/乙市/900003-第3县.xlsx", "90/乙市/900005-第5县.xlsx", "90/甲市/900002-第2县.xlsx",
        "90/甲市/900004-第4县.xlsx", "90/甲市/900006-第6县.xlsx", "汇总.xlsx",
      ])
  }

  @Test("With --no-sheets there are none, and sheets writes the same ones, to the byte, and touches nothing else")
  func again() throws {
    let plan = try plan()
    let first = try sheets()
    try FileManager.default.removeItem(at: folder["plan"])
    _ = try folder.plan(folder.path("scenario"), ["--no-sheets"])
    let before = try folder.contents("plan")
    #expect(!before.keys.contains { $0.hasPrefix("sheets") })
    let outcome = try Program.run(["sheets", plan, "--lang", "zh"])
    #expect(outcome.shellCode == 0)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err == "工作簿和报告已写入 \(plan)\n")
    #expect(try sheets() == first)
    #expect(try folder.contents("plan").filter { !$0.key.hasPrefix("sheets") } == before)
  }

  @Test("Workbooks and report are Chinese unless told otherwise, whatever the locale")
  func language() throws {
    let plan = try plan()
    let chinese = try folder.contents("plan")
    #expect(try Program.run(["sheets", plan, "--lang", "en"]).shellCode == 0)
    let english = try folder.contents("plan")
    let changed = chinese.keys.filter { chinese[$0] != english[$0] }
    #expect(Set(changed) == Set(chinese.keys.filter { $0.hasPrefix("sheets/") || $0 == "report.html" }))
    #expect(try Program.run(["sheets", plan], locale: "en_US.UTF-8").shellCode == 0)
    #expect(try folder.contents("plan") == chinese)
  }

  @Test("Old sheets are replaced as a whole, workbooks that were edited or added with them")
  func replaced() throws {
    let plan = try plan()
    let first = try sheets()
    try folder.write("mine", to: "plan/sheets/copy.xlsx")
    try folder.write("edited", to: "plan/sheets/汇总.xlsx")
    #expect(try Program.run(["sheets", plan]).shellCode == 0)
    #expect(try sheets() == first)
  }

  @Test("A file of another kind among the sheets is named, and everything stays as it is")
  func foreignFile() throws {
    let plan = try plan()
    try folder.write("mine", to: "plan/sheets/note.txt")
    let before = try folder.contents("plan")
    let outcome = try Program.run(["sheets", plan, "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.err.contains("note.txt"))
    #expect(try folder.contents("plan") == before)
  }

  @Test("A folder in place of sheets that holds something else is left alone")
  func otherFolder() throws {
    let plan = try plan(["--no-sheets"])
    try FileManager.default.createDirectory(at: folder["plan/sheets"], withIntermediateDirectories: true)
    try folder.write("mine", to: "plan/sheets/note.txt")
    let outcome = try Program.run(["sheets", plan, "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.err.contains("plan/sheets"))
    #expect(try sheets() == ["note.txt": Data("mine".utf8)])
  }

  @Test("The state that was asked for is in plan.json", arguments: ["草案", "征求意见", "印发", "调整"])
  func state(_ state: String) throws {
    let plan = try plan(["--state", state])
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder["plan/plan.json"])) as? [String: Any]
    #expect(json?["state"] as? String == state)
    #expect(try Program.run(["verify", plan]).shellCode == 0)
  }

  @Test("Any other state is wrong usage")
  func unknownState() throws {
    let outcome = try Program.run(["plan", try folder.generate(.tiny), "--state", "final"])
    #expect(outcome.shellCode == 64)
    #expect(outcome.err.contains("征求意见"))
  }

  @Test("A folder that does not hang together is not put on paper", arguments: ["batches", "cost_yuan", "county"])
  func tampered(_ column: String) throws {
    let plan = try plan()
    let before = try sheets()
    try folder.spoil("plan/allocation.csv", line: 2, column: column, with: "99")
    let outcome = try Program.run(["sheets", plan, "--lang", "en"])
    #expect(outcome.shellCode == 65)
    #expect(outcome.err.contains("allocation.csv line 2"))
    #expect(outcome.err.contains("nothing was done with it"))
    #expect(try sheets() == before)
  }

  @Test("A scenario that is not the planned one, and a folder that is no plan, are refused")
  func otherScenario() throws {
    let plan = try plan()
    try folder.spoil("plan/scenario/counties.csv", line: 2, column: "population", with: "1")
    #expect(try Program.run(["sheets", plan]).shellCode == 65)
    #expect(try Program.run(["sheets", folder.path("scenario")]).shellCode == 65)
    #expect(try Program.run(["sheets", folder.path("nowhere")]).shellCode == 65)
  }

  @Test("Where no plan exists there are no sheets, and sheets says so")
  func impossible() throws {
    let scenario = try folder.generate(.small)
    let outcome = try Program.run(["plan", scenario, "-o", folder.path("plan"), "--set", "budget.scale=0"])
    #expect(outcome.shellCode == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path("plan/sheets")))
    #expect(try Program.run(["sheets", folder.path("plan")]).shellCode == 3)
  }
}
