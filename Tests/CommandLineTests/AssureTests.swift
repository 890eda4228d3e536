import Foundation
import SamplingInspection
import ScenarioFiles
import Testing

@Suite("A plan that is reached in most years")
struct AssureTests {
  private let folder: TemporaryFolder
  private let scenario: String

  init() throws {
    folder = try TemporaryFolder()
    scenario = try folder.generate(.small)
  }

  private func plan(_ options: [String], named name: String = "plan") throws -> Outcome {
    try Program.run(
      ["plan", scenario, "-o", folder.path(name), "--no-sheets", "--lang", "en", "--set", "budget.scale=1.5"] + options)
  }

  /// Targets of a simulated plan by rule: the least probability of its rows.
  private func chances(_ options: [String]) throws -> [String: Double] {
    let outcome = try Program.run(["simulate", folder.path("plan"), "--against", "none", "--json"] + options)
    let result = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
    let plan = try #require(result["plan"] as? [String: Any])
    let targets = try #require(plan["targets"] as? [[String: Any]])
    return targets.reduce(into: [:]) { chances, target in
      guard let rule = target["rule"] as? String, let chance = target["probability"] as? Double else { return }
      chances[rule] = min(chances[rule] ?? 1, chance)
    }
  }

  @Test("Rules that were missed in most years are reached, the judge agrees, and what was asked stays on paper")
  func assured() throws {
    let rules = try ScenarioReader(at: URL(fileURLWithPath: scenario)).read().scenario.rules
    let outcome = try plan(["--assure", "0.6", "--assure-rules", "per_county"])
    try #require(outcome.shellCode == 0, "\(outcome.err)\(outcome.out)")
    #expect(outcome.out.contains("per_county") && outcome.out.contains("±"))
    #expect(try Program.run(["verify", folder.path("plan")]).shellCode == 0)
    let planned = try ScenarioReader(at: folder["plan/scenario"]).read().scenario.rules
    #expect(planned.filter { !$0.isAssurance } == rules)
    let added = try #require(planned.first { $0.isAssurance })
    #expect(added.id.hasPrefix("assured:per_county:") && added.title.contains("按0.6的把握需多排"))
    let first = try folder.contents("plan")
    // Years that the search has not seen; 2,000 of them are certain to 1.1 %.
    let chances = try chances(["--runs", "2000", "--seed", "777"])
    let assured = try #require(chances["per_county"])
    #expect(assured > 0.6 - 3 * 0.011)
    #expect(!chances.keys.contains { $0.hasPrefix("assured:") })
    // Without the margin the hardest county is hopeless.
    #expect(try plan([]).shellCode == 0)
    let bare = try self.chances(["--runs", "500"])
    #expect(try #require(bare["per_county"]) < 0.1)
    #expect(try plan(["--assure", "0.6", "--assure-rules", "per_county"]).shellCode == 0)
    #expect(try folder.contents("plan") == first)
  }

  @Test("Where funds leave no room the largest chance is printed, and nothing is written")
  func impossible() throws {
    let outcome = try plan(["--assure", "0.9", "--assure-rules", "per_county"])
    #expect(outcome.shellCode == 3)
    #expect(outcome.err.contains("cannot be reached") && outcome.err.contains("per_county"))
    #expect(try !folder.names.contains("plan"))
  }

  @Test("Wrong usage is 64, an unknown rule 65")
  func usage() throws {
    #expect(try plan(["--assure", "1.2"]).shellCode == 64)
    #expect(try plan(["--assure-rules", "task"]).shellCode == 64)
    let unknown = try plan(["--assure", "0.9", "--assure-rules", "nothing"])
    #expect(unknown.shellCode == 65 && unknown.err.contains("nothing"))
  }
}
