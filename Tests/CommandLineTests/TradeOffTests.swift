import Foundation
import FoundationXML
import Testing

@Suite("Trade-offs, from the command line")
struct TradeOffTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    "Every point is to the batch the plan that plan makes with its options, and verify agrees",
    arguments: ["discovery", "evenness", "change"])
  func points(_ goal: String) throws {
    let scenario = try folder.generate(.little, seed: 2)
    let former = try folder.plan(scenario, ["--set", "discovery.weight=1"], named: "former")
    let close = goal == "change" ? ["--close-to", former] : []
    let outcome = try Program.run(["whatif", scenario, "--trade", goal, "--steps", "3", "--json"] + close)
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    let trade = try #require(try object(outcome.out)["trade"] as? [String: Any])
    let points = try #require(trade["points"] as? [[String: Any]])
    var compared = 0
    for (number, point) in points.enumerated() where point["value"] != nil {
      let options = try #require(point["options"] as? [String])
      let plan = try folder.plan(
        scenario, options + (options.isEmpty ? [] : close) + ["--no-sheets"], named: "plan-\(number)")
      let statement = try object(try folder.text("plan-\(number)/plan.json"))
      for figure in ["value", "bound", "batches"] {
        #expect(statement[figure] as? Int == point[figure] as? Int, "\(goal), \(options): \(figure)")
      }
      #expect(statement["expected_failures"] as? String == point["expected_failures"] as? String)
      #expect(statement["cost_yuan"] as? String == point["cost_yuan"] as? String)
      #expect(try Program.run(["verify", plan]).shellCode == 0)
      compared += 1
    }
    #expect(compared >= 3)
  }

  @Test("The folder holds data, drawing, page and workbook, twice the same to the byte")
  func files() throws {
    let scenario = try folder.generate(.little, seed: 2)
    for name in ["first", "second", "second"] {
      let line = ["whatif", scenario, "--trade", "discovery", "--steps", "2", "-o", folder.path(name)]
      #expect(try Program.run(line).shellCode == 0)
    }
    let first = try folder.contents("first")
    #expect(Set(first.keys) == ["frontier.json", "trade.svg", "whatif.html", "权衡对比.xlsx"])
    #expect(try folder.contents("second") == first)
    for name in ["trade.svg", "whatif.html"] {
      let text = try folder.text("first/" + name).replacing("<!DOCTYPE html>\n", with: "")
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name) is not well formed")
    }
  }

  @Test(
    "What cannot be traded is refused",
    arguments: [
      ["--trade", "change"], ["--trade", "discovery", "--close-to", "x"], ["--trade", "discovery", "--steps", "1"],
      ["--trade", "nosuch"],
    ])
  func refused(_ asked: [String]) throws {
    let scenario = try folder.generate(.tiny)
    #expect(try Program.run(["whatif", scenario] + asked).shellCode == 64)
  }

  @Test("plan --even keeps every county as near to the average as asked, and takes nothing that is no part")
  func even() throws {
    let scenario = try folder.generate(.little, seed: 2)
    let plan = try folder.plan(scenario, ["--even", "50%", "--no-sheets"])
    #expect(try Program.run(["verify", plan]).shellCode == 0)
    #expect(try folder.text("plan/scenario/rules.csv").contains("even_within"))
    for wrong in ["-1", "x", "0.12345"] {
      #expect(try Program.run(["plan", scenario, "--even", wrong]).shellCode == 64)
    }
  }
}
