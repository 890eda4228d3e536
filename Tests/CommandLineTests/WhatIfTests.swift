import Foundation
import FoundationXML
import Testing

@Suite("What if, from the command line")
struct WhatIfTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("Points of the frontier as JSON; the plan of a point is plan's own for its settings")
  func json() throws {
    let scenario = try folder.generate(.small)
    let outcome = try Program.run([
      "whatif", scenario, "--budget", "95%..130%", "--steps", "3", "--plans", "all", "--json",
    ])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    let points = try #require(try object(outcome.out)["points"] as? [[String: Any]])
    #expect(points.count >= 4)
    var compared = 0
    for point in points where point["value"] != nil && point["value_of"] == nil {
      let settings = try #require(point["settings"] as? [String])
      let plan = try Program.run(["plan", scenario, "--json"] + settings.flatMap { ["--set", $0] })
      let statement = try object(plan.out)
      #expect(statement["value"] as? Int == point["value"] as? Int)
      #expect(statement["batches"] as? Int == point["batches"] as? Int)
      #expect(statement["cost_yuan"] as? String == point["cost_yuan"] as? String)
      #expect(statement["expected_failures"] as? String == point["expected_failures"] as? String)
      compared += 1
    }
    #expect(compared >= 2)
  }

  @Test("The folder holds data, drawings and page, twice the same to the byte, and is replaced; in English if asked")
  func files() throws {
    let scenario = try folder.generate(.small)
    try folder.write("id,title,set\ncut,预算−10%,budget.scale=0.9\nmore,预算+10%,budget.scale=1.1\n", to: "changes.csv")
    let line = ["whatif", scenario, "--budget", "90%..120%", "--steps", "3", "--changes", folder.path("changes.csv")]
    for name in ["first", "second", "second"] {
      #expect(try Program.run(line + ["-o", folder.path(name)]).shellCode == 0)
    }
    let first = try folder.contents("first")
    #expect(Set(first.keys) == ["frontier.json", "frontier.svg", "changes.svg", "whatif.html", "变化对比.xlsx"])
    #expect(try folder.contents("second") == first)
    for name in ["frontier.svg", "changes.svg", "whatif.html"] {
      let text = try folder.text("first/" + name)
      let parser = XMLParser(data: Data(text.replacing("<!DOCTYPE html>\n", with: "").utf8))
      #expect(parser.parse(), "\(name) is not well formed")
      #expect(text.contains("预计不合格") || name == "frontier.svg")
    }
    #expect(try Program.run(line + ["-o", folder.path("english"), "--lang", "en"]).shellCode == 0)
    #expect(try folder.text("english/whatif.html").contains("<html lang=\"en\">"))
  }

  @Test("A folder of something else is left alone")
  func otherFolder() throws {
    let scenario = try folder.generate(.tiny)
    let plan = try folder.plan(scenario)
    let before = try folder.contents("plan")
    #expect(try Program.run(["whatif", scenario, "--budget", "80%..120%", "-o", plan]).shellCode == 74)
    #expect(try folder.contents("plan") == before)
  }

  @Test(
    "A bad range is 65 with one sentence in either language",
    arguments: [
      ["--budget", "120%..80%"], ["--budget", "a..b"], ["--budget", "80%..120%", "--steps", "0"],
      ["--sweep", "nosuch.at_least=1..2"], ["--fund", "nosuch=80%..120%"], [],
      ["--budget", "80%..120%", "--budget", "80%..90%", "--sweep", "nosuch.at_least=1..2"],
    ])
  func badRange(_ asked: [String]) throws {
    let scenario = try folder.generate(.tiny)
    for language in ["zh", "en"] {
      let outcome = try Program.run(["whatif", scenario, "--lang", language] + asked)
      #expect(outcome.shellCode == 65)
      #expect(outcome.out.isEmpty)
      #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)")
    }
  }

  @Test("A change without a plan says what may be changed, and the others are planned")
  func changeWithoutPlan() throws {
    let scenario = try folder.generate(.small)
    try folder.write("id,title,set\nnone,太多,quota.at_least=1000000\nmore,多一点,budget.scale=1.1\n", to: "changes.csv")
    let outcome = try Program.run(["whatif", scenario, "--changes", folder.path("changes.csv"), "--json"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    let changes = try #require(try object(outcome.out)["changes"] as? [[String: Any]])
    #expect(changes.map { $0["status"] as? String == "infeasible" } == [true, false])
    #expect((changes[0]["repair"] as? [String: Any])?["zh"] is String)
    #expect(changes[1]["by_unit_change"] is [String: Int])
  }

  @Test("compare -o writes a workbook with old and new beside what it prints, twice the same")
  func compare() throws {
    let scenario = try folder.generate(.small)
    let first = try folder.plan(scenario, named: "first")
    let second = try folder.plan(scenario, ["--set", "budget.scale=1.2"], named: "second")
    for name in ["one.xlsx", "two.xlsx"] {
      let outcome = try Program.run(["compare", first, second, "-o", folder.path(name), "--lang", "zh"])
      #expect(outcome.shellCode == 0, "\(outcome.err)")
      #expect(outcome.out.contains("增减"))
    }
    #expect(try Data(contentsOf: folder["one.xlsx"]) == Data(contentsOf: folder["two.xlsx"]))
    #expect(try Program.run(["compare", first, second, "-o", folder.path("one.csv")]).shellCode == 64)
  }
}
