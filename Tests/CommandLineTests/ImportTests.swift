import Foundation
import Testing

@Suite("Tables taken in, from the command line")
struct ImportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func take(_ table: String, _ options: [String], as name: String) throws -> Outcome {
    try Program.run(["import", table, "-o", folder.path(name), "--lang", "zh"] + options)
  }

  @Test("Our own 汇总 comes back as the plan it was made from, to the batch", arguments: 1...3)
  func roundTrip(_ seed: Int) throws {
    let plan = try folder.plan(try folder.generate(.small, seed: seed))
    let outcome = try take(plan + "/sheets/汇总.xlsx", ["--scenario", plan], as: "taken")
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    #expect(try folder.text("taken/allocation.csv") == folder.text("plan/allocation.csv"))
    #expect(outcome.out.contains("没有违反规则"))
    let verified = try Program.run(["verify", folder.path("taken"), "--lang", "zh"])
    #expect(verified.shellCode == 0 && verified.out.contains("导入的方案"))
    let compared = try Program.run(["compare", plan, folder.path("taken"), "--lang", "en"])
    #expect(compared.shellCode == 0 && compared.out.contains("0 of"))
  }

  @Test("A table that breaks a rule is taken in as it is; verify names the rule and ends with 1")
  func brokenRule() throws {
    let scenario = try folder.generate(.small)
    let plan = try folder.plan(scenario)
    // A line for each stratum with half its batches: every floor of the generated scenario is broken.
    var lines = try folder.text("plan/allocation.csv").split(whereSeparator: \.isNewline).map(String.init)
    let headings = lines[0].replacing("\u{FEFF}", with: "").components(separatedBy: ",")
    let keys = ["adcode", "level", "task_kind", "category", "venue", "batches"].compactMap {
      headings.firstIndex(of: $0)
    }
    lines =
      ["county,level,task_kind,category,venue,batches"]
      + lines.dropFirst().map { line in
        var cells = line.components(separatedBy: ",")
        cells[keys[5]] = String((Int(cells[keys[5]]) ?? 0) / 2)
        return keys.map { cells[$0] }.joined(separator: ",")
      }
    try folder.write(lines.joined(separator: "\n"), to: "half.csv")
    let outcome = try take(folder.path("half.csv"), ["--scenario", scenario], as: "half")
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    let verified = try Program.run(["verify", folder.path("half"), "--lang", "zh"])
    #expect(verified.shellCode == 1)
    #expect(verified.out.contains("quota"))
    #expect(try Program.run(["sheets", folder.path("half")]).shellCode == 65, "what breaks rules is not put on paper")
    let compared = try Program.run(["compare", folder.path("half"), plan, "--lang", "zh"])
    #expect(compared.shellCode == 0 && compared.out.contains("违反"))
  }

  @Test(
    "A plan close to another keeps the share asked for, and its rule has a price; what cannot be kept is impossible")
  func closeTo() throws {
    let scenario = try folder.generate(.small)
    let first = try folder.plan(scenario)
    let second = try folder.plan(
      scenario, ["--close-to", first, "--keep", "100%"], named: "second")
    #expect(try folder.text("second/allocation.csv") == folder.text("plan/allocation.csv"))
    #expect(try folder.text("second/scenario/rules.csv").contains("close_to"))
    #expect(try Program.run(["verify", second]).shellCode == 0)
    let dearer = try folder.plan(
      scenario, ["--close-to", first, "--keep", "80%", "--set", "budget.scale=0.97"], named: "dearer")
    #expect(try Program.run(["verify", dearer]).shellCode == 0)
  }

  @Test("A wrong table is 65 and leaves nothing; so does a full disk, which is 74")
  func nothingLeft() throws {
    let scenario = try folder.generate(.tiny)
    try folder.write("大类,某县\n无,1\n", to: "table.csv")
    let outcome = try take(folder.path("table.csv"), ["--scenario", scenario], as: "taken")
    #expect(outcome.shellCode == 65 && outcome.out.isEmpty)
    let plan = try folder.plan(scenario, ["--no-sheets"])
    let lines = try folder.text("plan/allocation.csv").replacing("\u{FEFF}", with: "").replacing("adcode", with: "区划代码")
    try folder.write(lines, to: "again.csv")
    try folder.write("种类,原表,本系统\n列,county,\n列,cost_yuan,\n列,expected_failures,\n", to: "mapping.csv")
    let arguments = ["import", folder.path("again.csv"), "--mapping", folder.path("mapping.csv"), "--scenario", plan]
    let full = try Program.shell(
      "ulimit -f 1; exec \"$choujian\" \"$@\"", arguments + ["-o", folder.path("taken"), "--lang", "en"])
    #expect(full.shellCode == 74, "\(full.err)")
    #expect(try folder.names == ["again.csv", "mapping.csv", "plan", "scenario", "table.csv"])
    #expect(try Program.run(arguments + ["-o", folder.path("taken")]).shellCode == 0)
  }
}
