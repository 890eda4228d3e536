import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Ranges on the command line")
struct SweepRangeTests {
  private func figure(_ kind: SweepRange.Kind, _ text: String, steps: Int = 5) throws -> SweptFigure {
    try SweepRange(kind, text).figure(in: SmallScenario.read(), steps: steps)
  }

  @Test("All funds in percent of today: evenly spaced, with today among them")
  func budget() throws {
    #expect(try figure(.budget, "80%..120%").values.map(\.text) == ["0.8", "0.9", "1", "1.1", "1.2"])
    #expect(try figure(.budget, "70%..110%", steps: 3).values.map(\.text) == ["0.7", "0.9", "1", "1.1"])
    #expect(try figure(.budget, "80%..90%", steps: 4).values.map(\.text) == ["0.8", "0.833", "0.867", "0.9"])
  }

  @Test("All funds in yuan: no fund gets more than its part")
  func yuan() throws {
    // 12.5 + 8 + 9 万元 are 295,000 yuan.
    let figure = try figure(.budget, "147500..590000", steps: 2)
    #expect(figure.values.map(\.text) == ["0.5", "1", "2"])
    let odd = try self.figure(.budget, "100000..200000", steps: 2).values[0]
    #expect(odd.double * 295_000 <= 100_000 && odd.double * 295_000 > 99_999)
  }

  @Test("One fund, and the bound of a rule; a percentage of a ratio is the ratio itself")
  func others() throws {
    #expect(try figure(.fund, "X1=50%..150%", steps: 3).values.map(\.text) == ["40000", "80000", "120000"])
    #expect(try figure(.fund, "X1=70000..90000", steps: 3).values.map(\.text) == ["70000", "80000", "90000"])
    let quota = try figure(.rule, "quota.at_least=0.01..0.03", steps: 3)
    #expect(quota.values.map(\.text).contains("0.02"))
    #expect(quota.target == .bound(rule: "quota", .atLeast))
  }

  @Test(
    "The last value of a bound with a plan is looked for in steps no coarser than the values, or than people write them"
  )
  func finest() throws {
    // A quota of batches per 1,000 is written to a tenth, however roughly its range is.
    #expect(try figure(.rule, "quota.at_least=1..2", steps: 2).step <= ExactDecimal(1, decimals: 1))
    for steps in [6, 8, 21] {
      let figure = try figure(.rule, "quota.at_least=1..2", steps: steps)
      for value in figure.values { #expect(value.decimals <= figure.step.decimals, "\(steps): \(value.text)") }
    }
  }

  @Test(
    "What is no range is refused in one sentence of either language",
    arguments: [
      (SweepRange.Kind.budget, "120%..80%", "由小到大", "upward"), (.budget, "80%", "范围", "no range"),
      (.budget, "a..b", "不是数", "no number"), (.budget, "80%..1000000", "百分数", "percent"),
      (.budget, "80%..80%", "由小到大", "upward"), (.budget, "-5%..10%", "不是数", "no number"),
      (.budget, "80%..2000%", "范围", "0"), (.fund, "nosuch=80%..120%", "没有这笔经费", "no such fund"),
      (.fund, "X1", "范围", "no range"), (.rule, "nosuch.at_least=1..2", "没有这条规则", "no such rule"),
      (.rule, "quota.title=1..2", "没有这个数", "no such figure"), (.rule, "quota=1..2", "没有这个数", "no such figure"),
    ])
  func refused(_ kind: SweepRange.Kind, _ text: String, _ chinese: String, _ english: String) throws {
    let error = try #require(throws: FindingsError.self) { try figure(kind, text) }
    #expect(error.findings.count == 1)
    let finding = try #require(error.findings.first)
    #expect(finding.value == text)
    for language in Language.allCases {
      #expect(!finding.message(language).isEmpty && !finding.remedy(language).isEmpty)
      #expect(!finding.text(language).contains("\n"))
    }
    #expect(finding.text(.en).contains(english), "\(finding.text(.en))")
    #expect(finding.text(.zh).contains(chinese), "\(finding.text(.zh))")
  }

  @Test("No points, one point and too many are refused", arguments: [-1, 0, 1, 5000])
  func steps(_ steps: Int) throws {
    let error = try #require(throws: FindingsError.self) { try figure(.budget, "80%..120%", steps: steps) }
    #expect(error.findings.map(\.place.file) == ["--steps"])
  }

  @Test("A table of changes: settings joined by semicolons, of which those within a scope are none")
  func changes() throws {
    let reading = try SmallScenario.read {
      $0["changes.csv"] = """
        id,title,set
        cut,预算−10%,budget.scale=0.9
        two,两项,quota.at_least=0.01; quota.scope=class=粮食加工品;level=市抽；fund:X1.amount_yuan=90000
        """
    }
    let changes = try #require(ChangeTable(of: reading)).read(reading)
    #expect(changes.map(\.change.id) == ["cut", "two"])
    #expect(
      changes[1].change.settings == [
        "quota.at_least=0.01", "quota.scope=class=粮食加工品;level=市抽", "fund:X1.amount_yuan=90000",
      ])
    #expect(changes[0].reading.scenario.heading.budgetScale == ExactDecimal(9, decimals: 1))
    #expect(changes[1].reading.scenario.funds.first { $0.fund == "X1" }?.amount == Money(fen: 9_000_000))
  }

  @Test(
    "A bad change is named with its line",
    arguments: ["budget.scale=many", "nosuch.at_least=1", "nonsense", "lab:none.annual_batches=0"])
  func badChange(_ set: String) throws {
    let reading = try SmallScenario.read { $0["changes.csv"] = "id,title,set\nfirst,x,budget.scale=1\nbad,x,\(set)\n" }
    let error = try #require(throws: FindingsError.self) { try #require(ChangeTable(of: reading)).read(reading) }
    #expect(error.findings.allSatisfy { $0.place.file == "changes.csv" && $0.place.line == 3 })
  }
}
