import Foundation
import SamplingInspection
import ScenarioFiles
import Testing

@Suite("Simulating a plan folder")
struct SimulateTests {
  private let folder: TemporaryFolder
  private let plan: String

  init() throws {
    folder = try TemporaryFolder()
    plan = try SmallPlan.copy(into: folder, sheets: false)
  }

  private func simulate(_ options: [String]) throws -> Outcome {
    try Program.run(["simulate", plan, "--lang", "en"] + options)
  }

  @Test("It adds two files, leaves the others as they are, and the judge still agrees")
  func untouched() throws {
    let before = try folder.contents("plan")
    let outcome = try simulate(["--runs", "40"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    var after = try folder.contents("plan")
    #expect(after.removeValue(forKey: "simulation.json") != nil)
    #expect(after.removeValue(forKey: "simulation.html") != nil)
    #expect(after == before)
    #expect(try Program.run(["verify", plan]).shellCode == 0)
    // And planning again replaces all of it.
    #expect(try Program.run(["plan", folder.path("scenario"), "-o", plan, "--no-sheets"]).shellCode == 0)
    #expect(try folder.contents("plan") == before)
  }

  @Test("Where nothing goes wrong, every rule on batches and coverage that the plan keeps is kept in every year")
  func calm() throws {
    let calm = ["closed_share", "slipped_share", "missed_share", "invalid_share", "lab_queues"]
    let outcome = try simulate(["--runs", "30", "--json"] + calm.flatMap { ["--assume", $0 + "=0"] })
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
    let plan = try #require(result["plan"] as? [String: Any])
    let targets = try #require(plan["targets"] as? [[String: Any]])
    let scenario = try ScenarioReader(at: folder["plan/scenario"]).read().scenario
    let rules = Dictionary(uniqueKeysWithValues: scenario.rules.map { ($0.id, $0) })
    var measures: Set<Measure> = []
    for target in targets {
      guard let id = target["rule"] as? String, let rule = rules[id], rule.strength != .wish,
        rule.measure != .failureRate
      else { continue }
      measures.insert(rule.measure)
      #expect(target["probability"] as? Double == 1, "\(id) \(target)")
    }
    #expect(!measures.isDisjoint(with: [.batches, .batchesPer1000]))
    #expect(!measures.isDisjoint(with: [.coverage, .coverageShare]))
  }

  @Test("The same seed gives the same bytes on any number of threads, and --json prints them")
  func sameBytes() throws {
    let one = try simulate(["--runs", "40", "--threads", "1", "--json"])
    let file = try folder.text("plan/simulation.json")
    #expect(one.out == file)
    let page = try folder.text("plan/simulation.html")
    #expect(try simulate(["--runs", "40", "--threads", "2", "--json"]).out == file)
    #expect(try folder.text("plan/simulation.html") == page)
    #expect(try simulate(["--runs", "40", "--seed", "2", "--json"]).out != file)
  }

  @Test(
    "What does not exist is bad data, and nothing is written",
    arguments: [
      ["--lose-lab", "NONE", "--from-month", "5"], ["--assume", "no_such=1"], ["--assume", "missed_share=2"],
    ])
  func badData(_ options: [String]) throws {
    let outcome = try simulate(options)
    #expect(outcome.shellCode == 65)
    #expect(outcome.err.contains(options[0]), "\(outcome.err)")
    #expect(try folder.contents("plan")["simulation.json"] == nil)
  }

  @Test("Wrong usage is 64", arguments: [["--runs", "0"], ["--against", "luck"], ["--lose-lab", "A"]])
  func usage(_ options: [String]) throws { #expect(try simulate(options).shellCode == 64) }

  @Test("With --assumptions every assumption is tried another way; without it nothing is said of them")
  func assumptions() throws {
    let plain = try simulate(["--runs", "20", "--against", "none", "--json"])
    #expect(!plain.out.contains("\"trials\""))
    #expect(plain.out.contains("\"calibration\""))
    let tried = try simulate(["--runs", "20", "--against", "none", "--assumptions"])
    #expect(tried.shellCode == 0 && tried.out.contains("Other assumptions"), "\(tried.err)")
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.text("plan/simulation.json").utf8)) as? [String: Any])
    let trials = try #require(result["trials"] as? [[String: Any]])
    let keys = Set(trials.compactMap { $0["key"] as? String })
    #expect(
      keys.isSuperset(of: ["rate_spread", "year_spread", "lab_queues", "invalid_share", "triggers", "cases_per_100k"]))
    #expect(try folder.text("plan/simulation.html").contains("id=\"trials\""))
    #expect(try simulate(["--finds-only", "--assumptions"]).shellCode == 64)
  }

  @Test("Ctrl-C ends it with 130 and leaves nothing")
  func interrupted() throws {
    let running = try Program.start(["simulate", plan, "--runs", "100000"])
    try running.waitUntilCatching(SIGINT)
    Thread.sleep(forTimeInterval: 0.1)
    running.send(SIGINT)
    let outcome = try running.wait()
    #expect(outcome.shellCode == 130)
    #expect(outcome.out.isEmpty)
    #expect(try folder.contents("plan")["simulation.json"] == nil)
  }

  @Test("simulation.csv of the scenario replaces assumptions, and its faults are named")
  func table() throws {
    try folder.write("key,value,source\nmissed_share,7%,我局2020年台账\n", to: "scenario/simulation.csv")
    let own = try folder.plan(folder.path("scenario"), ["--no-sheets"], named: "own")
    let outcome = try Program.run(["simulate", own, "--runs", "10", "--json"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    #expect(outcome.out.contains("我局2020年台账"))
    try folder.write("key,value,source\nmissed_share,7,x\nmissed,1,x\n", to: "scenario/simulation.csv")
    let wrong = try folder.plan(folder.path("scenario"), ["--no-sheets"], named: "wrong")
    let refused = try Program.run(["simulate", wrong, "--lang", "en"])
    #expect(refused.shellCode == 65)
    #expect(refused.err.contains("simulation.csv, line 2, column value") && refused.err.contains("line 3, column key"))
  }
}
