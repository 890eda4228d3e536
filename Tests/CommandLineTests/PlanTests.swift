import Foundation
import Testing

@Suite("Plans of generated scenarios, from the command line")
struct PlanTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("The summary is data; that a folder was written is talk")
  func streams() throws {
    let scenario = try folder.generate(.small)
    let outcome = try Program.run(["plan", scenario, "-o", folder.path("plan"), "--lang", "en"])
    #expect(outcome.shellCode == 0)
    #expect(outcome.err.hasPrefix("plan written to \(folder.path("plan"))"))
    #expect(!outcome.out.isEmpty)
    #expect(!outcome.out.contains("written to"))
  }

  @Test("Without -o nothing is written and there is no talk")
  func nothingWritten() throws {
    let outcome = try Program.run(["plan", try folder.generate(.small)])
    #expect(outcome.shellCode == 0)
    #expect(outcome.err.isEmpty)
    #expect(try folder.names == ["scenario"])
  }

  @Test("--json prints plan.json and the seconds, and nothing else")
  func json() throws {
    let scenario = try folder.generate(.small)
    let outcome = try Program.run(["plan", scenario, "--json", "-o", folder.path("plan")])
    #expect(outcome.shellCode == 0)
    var printed = try object(outcome.out)
    let seconds = try #require(printed.removeValue(forKey: "seconds") as? Double)
    #expect(seconds > 0 && seconds < 60)
    #expect(NSDictionary(dictionary: printed) == NSDictionary(dictionary: try object(folder.text("plan/plan.json"))))
  }

  @Test("The same scenario planned twice, and its copy in the plan folder, give the same bytes", arguments: 1...3)
  func sameBytes(_ seed: Int) throws {
    for size in [Size.tiny, .small] {
      let scenario = try folder.generate(size, seed: seed, named: "\(size)")
      _ = try folder.plan(scenario, named: "first")
      _ = try folder.plan(scenario, ["--lang", "zh", "--json"], named: "second")
      _ = try folder.plan(folder.path("first/scenario"), named: "third")
      let first = try folder.contents("first")
      #expect(first.keys.contains("allocation.csv"))
      #expect(try folder.contents("second") == first)
      #expect(try folder.contents("third") == first)
    }
  }

  @Test(
    "The page to read and the sheets are Chinese whatever the locale, and English if asked for; nothing else differs")
  func page() throws {
    let scenario = try folder.generate(.small)
    for (name, options, locale) in [
      ("chinese", [], "en_US.UTF-8"), ("english", ["--lang", "en"], "zh_CN.UTF-8"),
    ] as [(String, [String], String)] {
      let outcome = try Program.run(["plan", scenario, "-o", folder.path(name)] + options, locale: locale)
      #expect(outcome.shellCode == 0)
    }
    let pages = try ["chinese", "english"].map { try folder.text($0 + "/report.html") }
    #expect(pages[0].contains("<html lang=\"zh-CN\">") && pages[0].contains("预计不合格批次"))
    #expect(pages[1].contains("<html lang=\"en\">") && pages[1].contains("Expected failures"))
    var files = try ["chinese", "english"].map { try folder.contents($0) }
    for number in files.indices {
      files[number] = files[number].filter { $0.key != "report.html" && !$0.key.hasPrefix("sheets/") }
    }
    #expect(files[0] == files[1])
  }

  @Test("A rule that cannot be kept is 3, with a folder that proves it", arguments: 1...3)
  func impossible(_ seed: Int) throws {
    let scenario = try folder.generate(.small, seed: seed)
    try #require(try folder.text("scenario/rules.csv").contains("\nquota,"), "the seed has no rule quota")
    let plan = folder.path("plan")
    let outcome = try Program.run(["plan", scenario, "--set", "quota.at_least=1000000", "-o", plan, "--lang", "en"])
    #expect(outcome.shellCode == 3)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("quota"))
    let entries = Set(try folder.contents("plan").keys.map { $0.components(separatedBy: "/")[0] })
    #expect(entries == ["plan.json", "proof.json", "repairs.json", "scenario"])
    #expect(try object(folder.text("plan/plan.json"))["status"] as? String == "infeasible")
    #expect(try folder.text("plan/scenario/rules.csv").contains("1000000"), "the setting is in the copy")
    #expect(try Program.run(["verify", plan]).shellCode == 0)
  }

  @Test(
    "A fund too small is a repair to choose; with its number the plan is made, and summary and copy of the scenario say so"
  )
  func repair() throws {
    let scenario = try folder.generate(.small)
    let arguments = ["plan", scenario, "--set", "budget.scale=0.5", "--lang", "zh"]
    let refused = try Program.run(arguments + ["-o", folder.path("none")])
    #expect(refused.shellCode == 3)
    #expect(refused.err.contains("--set budget.scale=0.5 --lang zh -o \(folder.path("none")) --repair 1"))
    let file = try object(folder.text("none/repairs.json"))
    let repairs = try #require(file["repairs"] as? [[String: Any]])
    #expect(repairs.count >= 2)
    for number in 1...repairs.count {
      let repaired = try Program.run(arguments + ["--repair", String(number), "-o", folder.path("plan")])
      #expect(repaired.shellCode == 0, "\(repaired.err)")
      #expect(repaired.out.contains("已调整：设定：budget.scale=0.5；修复方案\(number)："))
      #expect(try folder.text("plan/scenario/scenario.yaml").contains("repaired: \"设定：budget.scale=0.5；修复方案\(number)："))
      #expect(try folder.text("plan/report.html").contains("已调整"))
      #expect(try Program.run(["verify", folder.path("plan")]).shellCode == 0)
    }
    #expect(try Program.run(arguments + ["--repair", "9"]).shellCode == 64)
  }

  @Test("A changed figure of what may be changed is found false, with its place")
  func changedRepairs() throws {
    let scenario = try folder.generate(.small)
    let arguments = ["plan", scenario, "--set", "budget.scale=0.5", "-o", folder.path("none"), "--lang", "en"]
    let refused = try Program.run(arguments + ["--json"])
    let printed = try object(refused.out)
    let file = try object(folder.text("none/repairs.json"))
    #expect(try #require(printed["repairs"] as? NSDictionary) == file as NSDictionary)
    #expect(try Program.run(["verify", folder.path("none")]).shellCode == 0)
    let text = try folder.text("none/repairs.json")
    let changes = [
      (#""batches" : "\d+"#, #""batches" : "99999"#, "batches"), (#""bound" : -"#, #""bound" : -9"#, "less 1 bound"),
      (#""settings" : \[\n\s+"[^"]*""#, #""settings" : [ "budget.scale=0.51""#, "repairs 1"),
      (#""zh" : "[^"]*""#, #""zh" : "不用改""#, "zh"),
      (#""number" : 1"#, #""number" : 3"#, "number"), (#""share" : "0"#, #""share" : "1"#, "clash"),
      (#""limit" : true"#, #""limit" : false"#, "clash"),
    ]
    for (pattern, replacement, place) in changes {
      let changed = text.replacing(try Regex(pattern), with: replacement, maxReplacements: 1)
      if changed == text { continue }
      try folder.write(changed, to: "none/repairs.json")
      let outcome = try Program.run(["verify", folder.path("none"), "--lang", "en"])
      #expect(outcome.shellCode == 1, "\(pattern): \(outcome.out)")
      #expect(outcome.out.contains("repairs.json") && outcome.out.contains(place), "\(pattern): \(outcome.out)")
    }
    try folder.write(text.replacing("\"least\"", with: "\"lest\""), to: "none/repairs.json")
    let unreadable = try Program.run(["verify", folder.path("none"), "--lang", "en"])
    #expect(unreadable.shellCode == 65)
    #expect(unreadable.err.contains("repairs.json"))
  }

  @Test("Where a plan exists there is nothing to repair")
  func nothingToRepair() throws {
    #expect(try Program.run(["plan", try folder.generate(.small), "--repair", "1"]).shellCode == 64)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
