import Foundation
import Testing

@testable import choujian

@Suite("A plan that is interrupted ends soon and writes nothing", .serialized)
struct InterruptionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Ctrl-C is 130 and a polite request to end is 143", arguments: [SIGINT, SIGTERM])
  func during(_ signal: Int32) throws {
    let scenario = try folder.generate(.large)
    let running = try Program.start(["plan", scenario, "-o", folder.path("plan"), "--json"])
    // Before it plans, it reads, and nothing is caught then.
    try running.waitUntilCatching(signal)
    Thread.sleep(forTimeInterval: 0.3)
    let asked = ContinuousClock.now
    running.send(signal)
    let outcome = try running.wait()
    #expect(outcome.shellCode == 128 + signal)
    #expect(!outcome.isKilled, "it ended by itself")
    #expect(ContinuousClock.now - asked < .seconds(10))
    #expect(outcome.out.isEmpty)
    #expect(try folder.names == ["scenario"])
  }

  @Test(
    "A what-if that is interrupted is 130 and writes nothing",
    arguments: [["--budget", "80%..120%"], ["--changes", "changes.csv"]])
  func whatIf(_ asked: [String]) throws {
    let scenario = try folder.generate(.large)
    try folder.write("id,title,set\na,a,budget.scale=0.95\nb,b,budget.scale=1.05\n", to: "changes.csv")
    let asked = asked.map { $0 == "changes.csv" ? folder.path($0) : $0 }
    let running = try Program.start(["whatif", scenario, "-o", folder.path("whatif")] + asked)
    try running.waitUntilCatching(SIGINT)
    Thread.sleep(forTimeInterval: 0.3)
    running.send(SIGINT)
    let outcome = try running.wait()
    #expect(outcome.shellCode == 130 && !outcome.isKilled)
    #expect(outcome.out.isEmpty)
    #expect(try folder.names == ["changes.csv", "scenario"])
  }

  @Test("A signal that comes the moment it listens is not lost", arguments: [SIGINT, SIGTERM])
  func atOnce(_ number: Int32) {
    defer { for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) } }
    let code = Signals.asInAShell { () -> Int32? in
      for _ in 1...100 {
        Interruption.listen()
        if Interruption.isRequested { return nil }
        raise(number)
        if !Interruption.isRequested { return nil }
      }
      return Interruption.exitCode.rawValue
    }
    #expect(code == 128 + number)
  }

  @Test("A plan that was there stays, whenever the key is pressed")
  func early() throws {
    let scenario = try folder.generate(.small)
    _ = try folder.plan(scenario)
    let before = try folder.contents("plan")
    let other = try folder.generate(.large, seed: 2, named: "other")
    for milliseconds in [0, 20, 100, 500] {
      let running = try Program.start(["plan", other, "-o", folder.path("plan")])
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      running.send(SIGINT)
      #expect(try running.wait().shellCode == 130)
      #expect(try folder.contents("plan") == before)
      #expect(try folder.names == ["other", "plan", "scenario"])
    }
  }
}
