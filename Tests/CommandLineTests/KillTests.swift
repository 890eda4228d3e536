import Foundation
import Testing

@Suite("A program that is killed leaves a whole plan", .serialized)
struct KillTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Starts a plan and kills it after part of the time that it needs.
  private func plan(_ scenario: String, killedAfter seconds: Double) throws -> Outcome {
    let running = try Program.start(["plan", scenario, "-o", folder.path("plan")])
    Thread.sleep(forTimeInterval: seconds)
    running.send(SIGKILL)
    return try running.wait()
  }

  /// The files of a plan that nothing disturbed.
  private func wholePlan(_ scenario: String) throws -> [String: Data] {
    let plan = try folder.plan(scenario)
    #expect(try Program.run(["verify", plan]).shellCode == 0)
    return try folder.contents("plan")
  }

  /// Seconds that a whole run takes here and now.
  private func seconds(_ scenario: String) throws -> Double {
    let began = ContinuousClock.now
    _ = try folder.plan(scenario, named: "timed")
    return (ContinuousClock.now - began) / .seconds(1)
  }

  @Test("Killed 30 times at different moments, it leaves the old plan or the new one, never half of either")
  func replaced() throws {
    let scenarios = try [1, 2].map { try folder.generate(.small, seed: $0, named: "scenario-\($0)") }
    let whole = try scenarios.map(wholePlan)
    let needed = try seconds(scenarios[0])
    for round in 0..<30 {
      let outcome = try plan(scenarios[round % 2], killedAfter: needed * 1.2 * Double(round) / 30)
      guard FileManager.default.fileExists(atPath: folder.path("plan")) else {
        // Between two renames the folder has no name of its own.
        Issue.record("round \(round): no folder, but \(try folder.names)")
        return
      }
      #expect(outcome.isKilled || outcome.code == 0)
      #expect(whole.contains(try folder.contents("plan")), "round \(round)")
      #expect(try Program.run(["verify", folder.path("plan")]).shellCode == 0, "round \(round)")
    }
  }

  @Test("While a plan is replaced there is always a whole one in its place")
  func replacing() throws {
    let scenario = try folder.generate(.tiny)
    let whole = try wholePlan(scenario)
    let place = folder.path("plan")
    for round in 0..<30 {
      let running = try Program.start(["plan", scenario, "-o", place])
      var isMissed = false
      while running.isRunning, !isMissed { isMissed = access(place, F_OK) != 0 }
      // The worst moment for a power cut.
      if isMissed { running.send(SIGKILL) }
      _ = try running.wait()
      #expect(!isMissed, "round \(round): for a moment there was no folder")
      guard FileManager.default.fileExists(atPath: place) else {
        Issue.record("round \(round): no folder, but \(try folder.names)")
        return
      }
      #expect(try folder.contents("plan") == whole, "round \(round)")
    }
  }

  @Test("Killed 20 times while sheets are written, it leaves the old ones or the new ones")
  func sheets() throws {
    let plan = try SmallPlan.copy(into: folder)
    let whole = try folder.contents("plan/sheets")
    try FileManager.default.removeItem(at: folder["plan/sheets"])
    let began = ContinuousClock.now
    #expect(try Program.run(["sheets", plan]).shellCode == 0)
    let needed = (ContinuousClock.now - began) / .seconds(1)
    // Older ones, as an earlier program might have written them.
    let old = ["汇总.xlsx": Data("old".utf8)]
    for round in 0..<20 {
      try FileManager.default.removeItem(at: folder["plan/sheets"])
      try FileManager.default.createDirectory(at: folder["plan/sheets"], withIntermediateDirectories: true)
      try folder.write("old", to: "plan/sheets/汇总.xlsx")
      let running = try Program.start(["sheets", plan])
      Thread.sleep(forTimeInterval: needed * 1.2 * Double(round) / 20)
      running.send(SIGKILL)
      _ = try running.wait()
      #expect([old, whole].contains(try folder.contents("plan/sheets")), "round \(round)")
      #expect(try Program.run(["verify", plan]).shellCode == 0, "round \(round)")
    }
  }

  @Test(
    "Killed while trade-offs or plans to choose from are written, it leaves the old ones or the new ones",
    arguments: [
      ["whatif", "--trade", "discovery", "--steps", "2"], ["alternatives", "--number", "1", "--within", "5%"],
    ])
  func choices(_ line: [String]) throws {
    let scenarios = try [1, 2].map { try folder.generate(.tiny, seed: $0, named: "scenario-\($0)") }
    func arguments(_ round: Int) -> [String] {
      [line[0], scenarios[round % 2], "-o", folder.path("choice")] + line.dropFirst()
    }
    var needed = 0.0
    let whole = try [0, 1].map { round in
      let began = ContinuousClock.now
      #expect(try Program.run(arguments(round)).shellCode == 0)
      needed = max(needed, (ContinuousClock.now - began) / .seconds(1))
      return try folder.contents("choice")
    }
    #expect(whole[0] != whole[1])
    for round in 0..<12 {
      let running = try Program.start(arguments(round))
      Thread.sleep(forTimeInterval: needed * 1.2 * Double(round) / 12)
      running.send(SIGKILL)
      _ = try running.wait()
      #expect(whole.contains(try folder.contents("choice")), "round \(round)")
    }
  }

  @Test("Killed over nothing, it leaves nothing or a whole plan")
  func fresh() throws {
    let scenario = try folder.generate(.small)
    let needed = try seconds(scenario)
    for round in 0..<10 {
      _ = try plan(scenario, killedAfter: needed * 1.2 * Double(round) / 10)
      guard FileManager.default.fileExists(atPath: folder.path("plan")) else { continue }
      #expect(try Program.run(["verify", folder.path("plan")]).shellCode == 0, "round \(round)")
      try FileManager.default.removeItem(at: folder["plan"])
    }
  }
}
