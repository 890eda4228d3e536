import Foundation
import Testing

@Suite("The scenarios that are shipped")
struct ShippedScenarioTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Every folder with a scenario.yaml.
  static let all: [String] = {
    let top = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
      .appendingPathComponent("Scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: top.path)) ?? []
    return names.map { top.appendingPathComponent($0).path }
      .filter { FileManager.default.fileExists(atPath: $0 + "/scenario.yaml") }.sorted()
  }()

  @Test("There are some")
  func some() { #expect(Self.all.count >= 3) }

  /// Planning a province takes more than a minute, which is too long for a test.
  static let provinces = all.filter { $0.hasSuffix("guizhou-2020") }

  @Test("A province is read without an error", arguments: provinces)
  func read(_ scenario: String) throws {
    let outcome = try Program.run(["check", scenario])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
  }

  @Test(
    "Each other one is planned near the best and verified, and a rule of it has a price",
    arguments: all.filter { !provinces.contains($0) })
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
