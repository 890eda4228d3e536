import Testing

@Suite("Bad data is 65, named with file, line and value, and nothing else is said")
struct BadDataTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A bad value is named in Chinese and in English", arguments: [("zh", "第2行"), ("en", "line 2")])
  func value(_ language: String, _ line: String) throws {
    let scenario = try folder.generate(.tiny)
    try folder.spoil("scenario/counties.csv", line: 2, column: "population", with: "12万")
    for command in [["check", scenario], ["plan", scenario], ["export", scenario, "--mps", folder.path("out.mps")]] {
      let outcome = try Program.run(command + ["--lang", language])
      #expect(outcome.shellCode == 65)
      #expect(outcome.out.isEmpty)
      for part in ["counties.csv", line, "population", "12万"] { #expect(outcome.err.contains(part), "\(outcome.err)") }
    }
    #expect(try folder.names == ["scenario"])
  }

  @Test("Every bad value is named, not only the first")
  func all() throws {
    let scenario = try folder.generate(.tiny)
    try folder.spoil("scenario/counties.csv", line: 2, column: "population", with: "1e3")
    try folder.spoil("scenario/counties.csv", line: 3, column: "population", with: "NaN")
    try folder.spoil("scenario/funds.csv", line: 2, column: "amount_yuan", with: "-7")
    let outcome = try Program.run(["check", scenario, "--lang", "en"])
    #expect(outcome.shellCode == 65)
    for part in ["“1e3”", "“NaN”", "“-7”", "funds.csv, line 2"] {
      #expect(outcome.err.contains(part), "\(outcome.err)")
    }
  }

  @Test("Without --lang the locale decides", arguments: [("en_GB.UTF-8", "line 2"), ("zh_CN.UTF-8", "第2行")])
  func locale(_ locale: String, _ line: String) throws {
    let scenario = try folder.generate(.tiny)
    try folder.spoil("scenario/counties.csv", line: 2, column: "population", with: "12万")
    #expect(try Program.run(["check", scenario], locale: locale).err.contains(line))
  }

  @Test(
    "A setting that changes nothing known is 65",
    arguments: ["nonsense", "nosuch.at_least=1", "budget.nosuch=1", "budget.scale=NaN", "budget.scale=-1"])
  func setting(_ setting: String) throws {
    let scenario = try folder.generate(.tiny)
    let outcome = try Program.run(["check", scenario, "--set", setting, "--lang", "en"])
    #expect(outcome.shellCode == 65)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("Remedy:"), "\(outcome.err)")
  }

  @Test("A plan folder without one of its files, or with one that is cut off, is 65")
  func planFolder() throws {
    let scenario = try folder.generate(.tiny)
    for name in ["plan.json", "proof.json", "allocation.csv", "scenario/scenario.yaml", "scenario/strata.csv"] {
      let plan = try folder.plan(scenario)
      let text = try folder.text("plan/" + name)
      try folder.write(String(text.prefix(name.hasSuffix("json") ? text.count / 2 : 0)), to: "plan/" + name)
      let outcome = try Program.run(["verify", plan, "--lang", "en"])
      #expect(outcome.shellCode == 65, "\(name)")
      #expect(outcome.out.isEmpty)
      #expect(outcome.err.contains(name.components(separatedBy: "/").last ?? name), "\(outcome.err)")
    }
  }
}
