import Foundation
import Testing

@Suite("A disk that is full is 74, and leaves everything as it was")
struct DiskFullTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs the program where no file may grow beyond so many KiB.
  private func run(limit: Int, _ arguments: [String]) throws -> Outcome {
    try Program.shell("ulimit -f \(limit); exec \"$choujian\" \"$@\"", arguments + ["--lang", "en"])
  }

  @Test("A new plan leaves nothing behind, however much of it had been written", arguments: [1, 4, 8, 16])
  func newPlan(_ limit: Int) throws {
    let outcome = try run(limit: limit, ["plan", try folder.generate(.small), "-o", folder.path("plan")])
    #expect(outcome.shellCode == 74)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("cannot write \(folder.path("plan"))"), "\(outcome.err)")
    #expect(try folder.names == ["scenario"])
  }

  @Test("A plan that was there stays, to the byte")
  func oldPlan() throws {
    let scenario = try folder.generate(.small)
    let plan = try folder.plan(scenario)
    let before = try folder.contents("plan")
    let other = try folder.generate(.small, seed: 2, named: "other")
    #expect(try run(limit: 4, ["plan", other, "-o", plan]).shellCode == 74)
    #expect(try folder.contents("plan") == before)
    #expect(try folder.names == ["other", "plan", "scenario"])
  }

  /// A plan whose largest workbook is 46 KiB, but has parts of 66 KiB that the library leaves in files on the way.
  private func planOfManyCounties() throws -> String {
    let generated = try Program.run(
      ["generate", "--counties", "40", "--classes", "4", "--seed", "1", "-o", folder.path("many")])
    #expect(generated.shellCode == 0)
    return try folder.plan(folder.path("many"), ["--gap", "0.05"])
  }

  @Test("Old sheets stay, to the byte, also where only parts of a workbook found no room")
  func oldSheets() throws {
    let plan = try planOfManyCounties()
    let before = try folder.contents("plan")
    for limit in [1, 8, 24, 40, 48, 56, 64] {
      let outcome = try run(limit: limit, ["sheets", plan])
      #expect(outcome.shellCode == 74, "\(limit) KiB")
      #expect(outcome.err.contains("cannot write \(plan)/sheets"), "\(outcome.err)")
      #expect(try folder.contents("plan") == before, "\(limit) KiB")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: plan).count == 7)
    #expect(try run(limit: 1024, ["sheets", plan]).shellCode == 0)
  }

  @Test(
    "Trade-offs and plans to choose from leave nothing behind, and what was there stays",
    arguments: [
      ["whatif", "--trade", "discovery", "--steps", "2"], ["alternatives", "--number", "1", "--within", "5%"],
    ])
  func choices(_ line: [String]) throws {
    let scenario = try folder.generate(.tiny)
    let arguments = [line[0], scenario, "-o", folder.path("choice")] + line.dropFirst()
    for limit in [1, 4, 8] {
      let outcome = try run(limit: limit, arguments)
      #expect(outcome.shellCode == 74, "\(limit) KiB: \(outcome.err)")
      #expect(outcome.err.contains("cannot write \(folder.path("choice"))"), "\(outcome.err)")
      #expect(try folder.names == ["scenario"], "\(limit) KiB")
    }
    #expect(try Program.run(arguments).shellCode == 0)
    let before = try folder.contents("choice")
    #expect(try run(limit: 4, arguments).shellCode == 74)
    #expect(try folder.contents("choice") == before)
  }

  @Test("A generated scenario leaves nothing behind")
  func generated() throws {
    let arguments = ["generate"] + Size.small.arguments + ["--seed", "1", "-o", folder.path("scenario")]
    #expect(try run(limit: 4, arguments).shellCode == 74)
    #expect(try folder.names.isEmpty)
  }

  @Test("An exported program leaves nothing behind")
  func exported() throws {
    let scenario = try folder.generate(.small)
    let outcome = try run(limit: 4, ["export", scenario, "--mps", folder.path("out.mps")])
    #expect(outcome.shellCode == 74)
    #expect(outcome.out.isEmpty)
    #expect(try folder.names == ["scenario"])
  }

  @Test(
    "Standard output that takes nothing is 74 as well, not a crash",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: ["check", "plan", "verify"])
  func output(_ command: String) throws {
    var place = try folder.generate(.tiny)
    if command == "verify" { place = try folder.plan(place) }
    let outcome = try Program.shell("exec \"$choujian\" \"$@\" > /dev/full", [command, place, "--lang", "en"])
    #expect(outcome.shellCode == 74)
  }
}
