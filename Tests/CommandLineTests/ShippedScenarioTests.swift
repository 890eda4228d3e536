import Foundation
import Testing

@Suite("The scenarios that are shipped")
struct ShippedScenarioTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Every folder with a scenario.yaml.
  static let all: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Program.scenarios.path)) ?? []
    return names.map { Program.scenarios.appendingPathComponent($0).path }
      .filter { FileManager.default.fileExists(atPath: $0 + "/scenario.yaml") }.sorted()
  }()

  @Test("There are some")
  func some() { #expect(Self.all.count >= 3) }

  @Test("Each is planned near the best and verified, and a rule of it has a price", arguments: all)
  func planned(_ scenario: String) throws {
    let plan = folder.path("plan")
    let outcome = try Program.run(["plan", scenario, "-o", plan, "--no-sheets", "--json"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    let statement = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
    let gap = try #require(statement["gap"] as? Double)
    #expect(gap >= 0 && gap < 1e-3)
    let rows = try #require(statement["rules"] as? [[String: Any]])
    #expect(rows.contains { $0["strength"] as? String == "policy" && (Double($0["price"] as? String ?? "") ?? 0) > 0 })
    #expect(try Program.run(["verify", plan]).shellCode == 0)
  }
}
