import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A scenario as read")
struct ReadingTests {
  @Test("Venues × stocks × funds give the strata, with subjects, costs and funds by hand")
  func strata() throws {
    let scenario = try SmallScenario.read().scenario
    // 超市 at two levels in two counties, 餐馆 at 县抽 in two counties.
    #expect(scenario.strata.count == 6)
    let first = try #require(scenario.strata.first { $0.county == "141121" && $0.venue == "超市" && $0.level == "市抽" })
    #expect(first.subjects == 27)
    #expect(first.cost.fen == 79_550)
    #expect(first.fund == "SJ")
  }

  @Test("Rates follow the factors and keep the mean of the class where its source puts it")
  func rates() throws {
    let scenario = try SmallScenario.read().scenario
    let grain = scenario.strata.filter { $0.category == "粮食加工品" }
    let rates = grain.map { $0.alpha.double / ($0.alpha.double + $0.beta.double) }
    // By hand: mean factor = (24·3.9 + 76·1.5) / 100 = 2.076; 0.009 · 3.9 / 2.076 = 0.016908, 0.009 · 1.5 / 2.076 = 0.006503.
    for (stratum, rate) in zip(grain, rates) {
      #expect(abs(rate - (stratum.level == "市抽" ? 0.016908 : 0.006503)) < 1e-9)
    }
    let weights = grain.map(\.reference.double)
    let mean = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    #expect(abs(mean - 0.009) < 1e-6)
  }

  @Test("Batches of the levels above are spread by subjects, the rest to the largest remainder")
  func assigned() throws {
    let scenario = try SmallScenario.read().scenario
    let here = scenario.strata.filter { $0.county == "141102" && $0.category == "粮食加工品" }
    // 3 over two strata of 36 subjects each: one and a half each, the odd one to the first by key.
    #expect(here.map(\.assigned) == [2, 1])
  }

  @Test("万元 and 元, percent and ratio, Chinese and English headings mean the same")
  func spellings() throws {
    let plain = try SmallScenario.read()
    let other = try SmallScenario.read {
      $0["funds.csv"] = $0["funds.csv"]?.replacing(
        "fund,name,owner,level,county,amount_wanyuan,source", with: "经费代码,名称,所有者,层级,区划代码,金额(元),依据"
      )
      .replacing("12.5", with: "125000.00").replacing("141102,8", with: "141102,80000").replacing(
        "141121,9", with: "141121,90000")
      $0["categories.csv"] = $0["categories.csv"]?.replacing("0.9%", with: "0.009").replacing("0.1876", with: "18.76%")
      $0["rules.csv"] = $0["rules.csv"]?.replacing("20%", with: "0.2").replacing("policy", with: "政策")
    }
    #expect(CanonicalScenario(plain.scenario).digest == CanonicalScenario(other.scenario).digest)
  }

  @Test("A byte-order mark, CRLF, spaces and empty lines change nothing")
  func text() throws {
    let plain = try SmallScenario.read()
    let other = try SmallScenario.read { files in
      for name in files.keys where name.hasSuffix(".csv") {
        files[name] = "\u{FEFF}" + (files[name] ?? "").replacing(",", with: " , ").replacing("\n", with: "\r\n\r\n")
      }
    }
    #expect(other.scenario == plain.scenario)
  }

  @Test("A setting changes one value for one run")
  func setting() throws {
    let scenario = try SmallScenario.read(settings: ["quota.at_least=4.7", "budget.scale=0.9"]).scenario
    #expect(scenario.rules.first { $0.id == "quota" }?.bounds.atLeast == ExactDecimal(47, decimals: 1))
    #expect(scenario.heading.budgetScale == ExactDecimal(9, decimals: 1))
  }

  @Test("A base published after the plan's date draws a warning")
  func lateBase() throws {
    let warnings = try SmallScenario.read { $0.spoil("scenario.yaml", "2021-01-01", "2021-05-11") }.warnings
    #expect(warnings.count == 1 && warnings[0].place.column == "population.released")
  }

  @Test("The canonical form reads back as itself")
  func canonical() throws {
    let scenario = try SmallScenario.read().scenario
    let canonical = CanonicalScenario(scenario)
    let again = try ScenarioReader(files: canonical.files).read().scenario
    #expect(CanonicalScenario(again).files == canonical.files)
    #expect(again.strata == scenario.strata)
    #expect(again.rules == scenario.rules)
  }

  @Test("Generated scenarios of all shapes read back as they were", arguments: 1...20)
  func generated(_ seed: Int) throws {
    let scenario = ScenarioGenerator.tiny(seed: UInt64(seed))
    let again = try ScenarioReader(files: CanonicalScenario(scenario).files).read().scenario
    #expect(again == scenario)
  }
}
