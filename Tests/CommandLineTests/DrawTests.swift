import Foundation
import Testing

@Suite("A draw from the command line")
struct DrawTests {
  private let folder: TemporaryFolder
  private static let seed = "31415926535897932384"
  private static let scenario = Program.scenarios.appendingPathComponent("qinshui-2023").path

  init() throws { folder = try TemporaryFolder() }

  /// A plan of 沁水 with the shipped register sealed.
  private func sealed() throws -> String {
    let plan = try folder.plan(Self.scenario, ["--no-sheets"])
    let outcome = try Program.run([
      "draw", plan, "--commit", "--beyond-at-least", "--subjects", Self.scenario + "/draw/subjects.csv", "--samplers",
      Self.scenario + "/draw/samplers.csv",
    ])
    #expect(outcome.shellCode == 0, "\(outcome)")
    return plan
  }

  private func drawn() throws -> String {
    let plan = try sealed()
    #expect(try Program.run(["draw", plan, "--seed", Self.seed]).shellCode == 0)
    return plan
  }

  private func lists(_ name: String) throws -> [[String]] {
    try folder.text("plan/draw/round-1/抽样前保密/" + name).components(separatedBy: "\n").dropFirst()
      .filter { !$0.isEmpty }.map { $0.components(separatedBy: ",") }
  }

  @Test("Sealed, drawn, sampled with skips, and verified: a round from beginning to end, then the next one")
  func wholeRound() throws {
    let plan = try drawn()
    #expect(try Program.run(["draw", plan, "--verify"]).shellCode == 0)
    let drawn = try lists("抽样名单.csv").map { $0[1] }
    var rows = ["subject,outcome,date,note", "\(drawn[10]),停业,2023-11-27,门锁着"]
    try folder.write(rows.joined(separator: "\n"), to: "outcomes.csv")
    let first = try Program.run(["draw", plan, "--outcomes", folder.path("outcomes.csv"), "--lang", "zh"])
    #expect(first.shellCode == 0)
    #expect(first.out.contains("\(drawn[10]) 停业 → 候补 1"), "\(first.out)")
    #expect(try !folder.text("plan/draw/round-1/公示.html").contains("盐值</dt>"))

    let called = try lists("补抽名单.csv").map { $0[1] }
    let rest = Set(drawn + called).subtracting([drawn[10]]).sorted()
    rows += rest.enumerated().map { "\($1),\($0 == 0 ? "拒检" : "已抽"),2023-11-28," }
    try folder.write(rows.joined(separator: "\n"), to: "outcomes.csv")
    #expect(try Program.run(["draw", plan, "--outcomes", folder.path("outcomes.csv")]).shellCode == 0)
    let last = try lists("补抽名单.csv").map { $0[1] }.filter { !rest.contains($0) }
    rows += last.map { "\($0),已抽,2023-11-29," }
    try folder.write(rows.joined(separator: "\n"), to: "outcomes.csv")
    let done = try Program.run(["draw", plan, "--outcomes", folder.path("outcomes.csv"), "--lang", "zh"])
    #expect(done.out.contains("本轮抽样已结束"), "\(done.out)")
    #expect(try folder.text("plan/draw/round-1/公示.html").contains("盐值</dt>"))
    #expect(try Program.run(["draw", plan, "--verify"]).shellCode == 0)

    #expect(
      try Program.run(["draw", plan, "--commit", "--subjects", Self.scenario + "/draw/subjects.csv"]).shellCode == 0)
    #expect(try Program.run(["draw", plan, "--seed", String(Self.seed.reversed())]).shellCode == 0)
    #expect(try Program.run(["draw", plan, "--verify"]).shellCode == 0)
    let late = try Program.run(["draw", plan, "--outcomes", folder.path("outcomes.csv"), "--round", "1"])
    #expect(late.shellCode == 65)
  }

  @Test("What was recorded cannot be changed afterwards")
  func changedOutcome() throws {
    let plan = try drawn()
    let drawn = try lists("抽样名单.csv").map { $0[1] }
    for (result, code) in [("停业", 0), ("已抽", 65), ("停业", 0)] {
      try folder.write("subject,outcome,date\n\(drawn[10]),\(result),2023-11-27\n", to: "outcomes.csv")
      let outcome = try Program.run(["draw", plan, "--outcomes", folder.path("outcomes.csv"), "--lang", "en"])
      #expect(outcome.shellCode == Int32(code))
      #expect(code == 0 || outcome.err.contains("outcomes.csv, line 2"), "\(outcome.err)")
    }
  }

  @Test("What the public sees before sampling has ended holds neither salt nor name nor what is drawn of a group")
  func secret() throws {
    let plan = try drawn()
    let salt = try folder.text("plan/draw/round-1/抽样前保密/salt.txt").trimmingCharacters(in: .whitespacesAndNewlines)
    for name in ["公示.html", "draw.json"] {
      let text = try folder.text("plan/draw/round-1/" + name)
      for word in [salt, "GX-", "示例小作坊"] { #expect(!text.contains(word), "\(name) holds \(word)") }
      #expect(text.contains(Self.seed))
    }
    #expect(try !folder.text("plan/draw/round-1/公示.html").contains("抽中家数"))
    let attributes = try FileManager.default.attributesOfItem(atPath: plan + "/draw/round-1/抽样前保密")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test("Two commitments of one register differ, since each has a salt of its own")
  func salts() throws {
    let commitments = try (0..<2).map { _ in
      _ = try sealed()
      let text = try folder.text("plan/draw/round-1/draw.json")
      try FileManager.default.removeItem(at: folder["plan"])
      return text
    }
    #expect(commitments[0] != commitments[1])
  }

  @Test("A plan with draws still verifies, makes sheets, and is not planned over")
  func planFolder() throws {
    let plan = try drawn()
    let before = try folder.contents("plan/draw")
    #expect(try Program.run(["verify", plan]).shellCode == 0)
    #expect(try Program.run(["sheets", plan]).shellCode == 0)
    #expect(try Program.run(["plan", Self.scenario, "-o", plan]).shellCode == 74)
    #expect(try folder.contents("plan/draw") == before)
  }

  @Test("A list changed by one sign is found false with its line")
  func changed() throws {
    let plan = try drawn()
    try folder.spoil("plan/draw/round-1/抽样前保密/抽样名单.csv", line: 3, column: "批次", with: "2")
    let outcome = try Program.run(["draw", plan, "--verify", "--lang", "en"])
    #expect(outcome.shellCode == 1)
    #expect(outcome.out.contains("抽样名单.csv line 3 批次"), "\(outcome.out)")
    // Nothing is built upon it.
    #expect(
      try Program.run(["draw", plan, "--commit", "--subjects", Self.scenario + "/draw/subjects.csv"]).shellCode == 65)
  }

  @Test(
    "A seed with letters, or too short, is one sentence in Chinese and in English",
    arguments: ["3141592653589793238x", "3141592653589793238"], ["zh", "en"])
  func seed(_ seed: String, _ language: String) throws {
    let outcome = try Program.run(["draw", try sealed(), "--seed", seed, "--lang", language])
    #expect(outcome.shellCode == 65)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.split(separator: "\n").count == 1)
    #expect(outcome.err.contains(language == "zh" ? "至少 20 位的十进制数字" : "at least 20 decimal digits"))
  }

  @Test("Each step waits for the one before it, and is done once")
  func steps() throws {
    let plan = try folder.plan(Self.scenario, ["--no-sheets"])
    let register = Self.scenario + "/draw/subjects.csv"
    func code(_ arguments: [String]) throws -> Int32 { try Program.run(["draw", plan] + arguments).shellCode }
    #expect(try code(["--commit"]) == 65)
    #expect(try code(["--seed", Self.seed]) == 65)
    #expect(try code(["--verify"]) == 65)
    #expect(try code(["--commit", "--subjects", register, "--round", "2"]) == 65)
    #expect(try code(["--commit", "--subjects", register]) == 0)
    #expect(try code(["--commit", "--subjects", register]) == 65)
    #expect(try code(["--outcomes", register]) == 65)
    #expect(try code(["--seed", Self.seed]) == 0)
    #expect(try code(["--seed", String(Self.seed.reversed())]) == 65)
    #expect(try code(["--verify"]) == 0)
  }

  @Test(
    "Wrong usage is 64",
    arguments: [[], ["--commit", "--verify"], ["--verify", "--subjects", "x"], ["--verify", "--round", "0"]])
  func usage(_ options: [String]) throws {
    #expect(try Program.run(["draw", "plan"] + options).shellCode == 64)
  }

  @Test("On a full disk a round stays as it was, to the byte", arguments: [1, 4, 8])
  func fullDisk(_ limit: Int) throws {
    let plan = try sealed()
    let before = try folder.contents("plan")
    let line = "ulimit -f \(limit); exec \"$choujian\" \"$@\""
    let outcome = try Program.shell(line, ["draw", plan, "--seed", Self.seed, "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.out.isEmpty && outcome.err.contains("cannot write"), "\(outcome.err)")
    #expect(try folder.contents("plan") == before)
  }

  @Test("Killed while it draws, it leaves the sealed round or the drawn one")
  func killed() throws {
    let plan = try sealed()
    let before = try folder.contents("plan/draw/round-1")
    for round in 0..<15 {
      let running = try Program.start(["draw", plan, "--seed", Self.seed])
      Thread.sleep(forTimeInterval: 0.004 * Double(round))
      running.send(SIGKILL)
      _ = try running.wait()
      let after = try folder.contents("plan/draw/round-1")
      #expect(after == before || after["抽样前保密/抽样名单.csv"] != nil)
      #expect(try Program.run(["draw", plan, "--verify"]).shellCode == 0, "round \(round)")
      if after != before { break }
    }
  }
}
