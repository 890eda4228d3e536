import Foundation
import Testing

@Suite("One exit code for each way to end")
struct ExitCodeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A usable scenario is 0, with one line of data and no talk")
  func usable() throws {
    let outcome = try Program.run(["check", try folder.generate(.small), "--lang", "en"])
    #expect(outcome.shellCode == 0)
    #expect(outcome.out.hasPrefix("usable: 6 counties, 8 categories, "))
    #expect(outcome.err.isEmpty)
  }

  @Test("A folder that is not there is 65 and named", arguments: ["check", "plan", "verify"])
  func noFolder(_ command: String) throws {
    let outcome = try Program.run([command, folder.path("nowhere"), "--lang", "en"])
    #expect(outcome.shellCode == 65)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("nowhere"), "\(outcome.err)")
  }

  @Test(
    "Wrong usage is 64, before anything is read or written",
    arguments: [
      ["plan"], ["check"], ["verify"], ["export", "scenario"], ["nonsense"], ["plan", "scenario", "--nonsense"],
      ["check", "scenario", "another"], ["plan", "scenario", "--gap", "2"], ["plan", "scenario", "--gap", "nan"],
      ["plan", "scenario", "--time-limit=-1"], ["plan", "scenario", "--time-limit", "soon"],
      ["check", "scenario", "--lang", "fr"], ["generate", "--counties", "0", "--seed", "1", "-o", "synthetic"],
      ["generate", "--counties", "6", "--seed", "-1", "-o", "synthetic"],
      ["generate", "--seed", "1", "-o", "synthetic"],
    ])
  func usage(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.shellCode == 64)
    #expect(outcome.out.isEmpty)
    #expect(!outcome.err.isEmpty)
  }

  @Test(
    "A time that is already over still leaves a valid plan: 4, or 0 where it is near enough to the best",
    arguments: 1...10)
  func noTime(_ seed: Int) throws {
    for size in [Size.tiny, .small] {
      let scenario = try folder.generate(size, seed: seed, named: "\(size)")
      let plan = folder.path("plan-\(size)")
      let outcome = try Program.run(["plan", scenario, "--time-limit", "0", "-o", plan, "--json"])
      let gap = try #require(outcome.out.firstMatch(of: /"gap"\s*:\s*([0-9.e-]+)/).flatMap { Double($0.1) })
      #expect(outcome.shellCode == (gap <= 1e-4 ? 0 : 4))
      #expect(try Program.run(["verify", plan]).shellCode == 0)
    }
  }
}
