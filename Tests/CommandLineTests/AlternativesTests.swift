import Foundation
import Testing

@Suite("Near-best plans, from the command line")
struct AlternativesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func choose(
    _ scenario: String, _ options: [String] = [], named name: String = "choice", number: Int = 2
  ) throws -> Outcome {
    try Program.run(
      ["alternatives", scenario, "-o", folder.path(name), "--number", String(number), "--within", "2%"] + options)
  }

  @Test(
    "Every plan is a folder that verify, explain, sheets and compare take, and 方案1 is the very plan that plan makes")
  func folders() throws {
    let scenario = try folder.generate(.little)
    let outcome = try choose(scenario)
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    for name in ["方案1", "方案2", "方案3"] {
      let plan = folder.path("choice/" + name)
      #expect(try Program.run(["verify", plan]).shellCode == 0, "\(name)")
      #expect(try Program.run(["explain", plan]).shellCode == 0)
      #expect(try Program.run(["sheets", plan]).shellCode == 0)
      #expect(try Program.run(["compare", folder.path("choice/方案1"), plan]).shellCode == 0)
      #expect(outcome.out.contains(name))
    }
    _ = try folder.plan(scenario)
    #expect(try folder.contents("choice/方案1") == folder.contents("plan"))
  }

  @Test("Values are within the share of the same bound, and no two plans are the same")
  func values() throws {
    let scenario = try folder.generate(.little)
    let outcome = try choose(scenario, ["--json", "--no-sheets"])
    let file = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
    let plans = try #require(file["plans"] as? [[String: Any]])
    #expect(plans.count == 3)
    for (number, plan) in plans.enumerated() {
      let (value, bound) = (try #require(plan["value"] as? Int), try #require(plan["bound"] as? Int))
      #expect(bound == plans[0]["bound"] as? Int)
      #expect(50 * (bound - value) <= max(abs(value), 1_000_000))
      let moved = try #require(plan["moved"] as? [Int])
      for (other, apart) in moved.enumerated() { #expect((apart == 0) == (other == number), "\(moved)") }
      // What the folder itself says of its batches.
      let rows = try folder.text("choice/\(plan["folder"] as? String ?? "")/allocation.csv").split(separator: "\n")
      #expect(rows.count > 1)
      #expect((plan["by_unit"] as? [String: Int])?.values.reduce(0, +) == plan["batches"] as? Int)
      #expect((plan["by_class"] as? [String: Int])?.values.reduce(0, +) == plan["batches"] as? Int)
    }
  }

  @Test("Twice the same to the byte; its own folder is replaced, and another one is left alone")
  func again() throws {
    let scenario = try folder.generate(.little)
    for name in ["first", "second", "second"] {
      #expect(try choose(scenario, ["--no-sheets"], named: name, number: 1).shellCode == 0)
    }
    #expect(try folder.contents("first") == folder.contents("second"))
    _ = try folder.plan(scenario)
    let before = try folder.contents("plan")
    #expect(try choose(scenario, named: "plan").shellCode == 74)
    #expect(try folder.contents("plan") == before)
    try folder.write("mine", to: "first/方案1/notes.txt")
    #expect(try choose(scenario, named: "first").shellCode == 74)
  }

  @Test("Without any plan it says so, and where fewer are found than asked for it says how many")
  func none() throws {
    let scenario = try folder.generate(.little)
    let impossible = try choose(scenario, ["--set", "quota.at_least=1000000"])
    #expect(impossible.shellCode == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path("choice")))
    let narrow = try Program.run(
      ["alternatives", scenario, "-o", folder.path("narrow"), "--within", "0", "--no-sheets", "--lang", "en"])
    #expect(narrow.shellCode == 0)
    #expect(narrow.err.contains("further plans were found"))
  }
}
