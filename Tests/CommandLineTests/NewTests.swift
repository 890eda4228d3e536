import Foundation
import Testing

@Suite("An example to begin from, as a workbook or a folder")
struct NewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ name: String) throws -> String {
    let outcome = try Program.run(["new", folder.path(name), "--lang", "en"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    return folder.path(name)
  }

  @Test("Both forms are accepted without a warning and give the same plan, which keeps all rules")
  func same() throws {
    let places = [try make("方案.xlsx"), try make("方案")]
    for (number, place) in places.enumerated() {
      let checked = try Program.run(["check", place])
      #expect(checked.shellCode == 0 && checked.err.isEmpty, "\(checked.err)")
      let plan = try folder.plan(place, named: "plan-\(number)")
      #expect(try Program.run(["verify", plan]).shellCode == 0)
    }
    #expect(try folder.contents("plan-0") == folder.contents("plan-1"))
  }

  @Test("The same bytes each time")
  func bytes() throws {
    _ = try (make("甲.xlsx"), make("乙.xlsx"))
    #expect(try Data(contentsOf: folder["甲.xlsx"]) == Data(contentsOf: folder["乙.xlsx"]))
    #expect(try folder.names == ["乙.xlsx", "甲.xlsx"])
  }

  @Test("Nothing that is there is replaced", arguments: ["方案.xlsx", "方案"])
  func replaced(_ name: String) throws {
    if name.hasSuffix("xlsx") {
      try folder.write("mine", to: name)
    } else {
      try FileManager.default.createDirectory(at: folder[name], withIntermediateDirectories: true)
      try folder.write("mine", to: name + "/rules.csv")
    }
    let outcome = try Program.run(["new", folder.path(name), "--lang", "en"])
    #expect(outcome.shellCode == 74 && outcome.err.contains(folder.path(name)), "\(outcome.err)")
    #expect(try folder.text(name.hasSuffix("xlsx") ? name : name + "/rules.csv") == "mine")
    #expect(try folder.names == [name])
  }

  @Test("A disk that is full leaves nothing behind")
  func full() throws {
    let name = "方案.xlsx"
    let outcome = try Program.shell(
      "ulimit -f 1; exec \"$choujian\" \"$@\"", ["new", folder.path(name), "--lang", "en"])
    #expect(outcome.shellCode == 74 && outcome.err.contains("cannot write \(folder.path(name))"), "\(outcome.err)")
    #expect(try folder.names.isEmpty)
  }

  @Test("Killed at any moment, it leaves the whole workbook or none")
  func killed() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: make("whole.xlsx")))
    for round in 0..<20 {
      let running = try Program.start(["new", folder.path("方案.xlsx")])
      Thread.sleep(forTimeInterval: 0.002 * Double(round))
      running.send(SIGKILL)
      _ = try running.wait()
      guard let found = try? Data(contentsOf: folder["方案.xlsx"]) else { continue }
      #expect(found == whole, "round \(round)")
      try FileManager.default.removeItem(at: folder["方案.xlsx"])
    }
  }

  @Test("What is wrong in a workbook is named by sheet and cell, and a file that is none by what it is")
  func wrong() throws {
    try folder.write("区划代码,名称\n", to: "县区.xlsx")
    let outcome = try Program.run(["check", folder.path("县区.xlsx"), "--lang", "zh"])
    #expect(outcome.shellCode == 65 && outcome.err.contains("县区.xlsx：这不是 xlsx 工作簿"), "\(outcome.err)")
    let plan = try Program.run(["check", try make("方案.xlsx"), "--set", "quota.at_least=1,23", "--lang", "zh"])
    #expect(plan.shellCode == 65 && plan.err.contains("1,23"), "\(plan.err)")
  }
}
