import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Bad input gets one clear finding with place, value and remedy")
struct BadInputTests {
  static let cases: [BadInput] = [
    BadInput(name: "a missing column", file: "counties.csv", line: 1, column: "population", words: "population") {
      $0.spoil("counties.csv", "name,population,travel_yuan", "name,prefecture,travel_yuan")
    },
    BadInput(name: "a negative price", file: "prices.csv", line: 2, column: "test_yuan", value: "-700", words: "0") {
      $0.spoil("prices.csv", "普通,,700", "普通,,-700")
    },
    BadInput(
      name: "an unknown county in a rule", file: "rules.csv", line: 2, column: "scope", value: "149999", words: "141102"
    ) {
      $0.spoil("rules.csv", "batches_per_1000,,", "batches_per_1000,county=149999,")
    },
    BadInput(
      name: "12万 in a column of yuan", file: "prices.csv", line: 2, column: "test_yuan", value: "12万", words: "120000"
    ) {
      $0.spoil("prices.csv", "普通,,700", "普通,,12万")
    },
    BadInput(
      name: "12万 in a column of 万元", file: "funds.csv", line: 2, column: "amount_wanyuan", value: "12万", words: "万"
    ) {
      $0.spoil("funds.csv", "12.5", "12万")
    },
    BadInput(name: "a stratum given twice", file: "stocks.csv", line: 4, column: "venue", value: "超市", words: "") {
      $0["stocks.csv"]? += "\n超市,粮食加工品,50%,市抽,assumption"
    },
    BadInput(name: "the inverted quota", file: "rules.csv", line: 2, column: "unit", value: "0.3千人/批次", words: "") {
      $0.spoil("rules.csv", "0.3,,批次/千人", "0.3,,千人/批次")
    },
    BadInput(name: "an empty file", file: "funds.csv", line: nil, column: nil, words: "fund") { $0["funds.csv"] = "" },
    BadInput(name: "a missing table", file: "prices.csv", line: nil, column: nil, words: "README") {
      $0["prices.csv"] = nil
    },
    BadInput(name: "NaN", file: "counties.csv", line: 2, column: "population", value: "NaN", words: "12.5") {
      $0.spoil("counties.csv", "456355", "NaN")
    },
    BadInput(name: "1e308", file: "counties.csv", line: 2, column: "population", value: "1e308", words: "文本") {
      $0.spoil("counties.csv", "456355", "1e308")
    },
    BadInput(
      name: "a comma that may be a point", file: "counties.csv", line: 2, column: "population", value: "456,35",
      words: ""
    ) {
      $0.spoil("counties.csv", "456355", "\"456,35\"")
    },
    BadInput(
      name: "a fraction of a person", file: "counties.csv", line: 2, column: "population", value: "456355.5", words: ""
    ) {
      $0.spoil("counties.csv", "456355", "456355.5")
    },
    BadInput(name: "a scope that matches nothing", file: "rules.csv", line: 4, column: "scope", words: "") {
      $0.spoil("rules.csv", "subclass=餐饮具", "subclass=餐饮具;venue=超市")
    },
    BadInput(
      name: "a scope with an unknown column", file: "rules.csv", line: 4, column: "scope", value: "sublcass",
      words: "subclass"
    ) {
      $0.spoil("rules.csv", "subclass=餐饮具", "sublcass=餐饮具")
    },
    BadInput(name: "something that is no scope", file: "rules.csv", line: 4, column: "scope", value: "餐饮具", words: "=")
    {
      $0.spoil("rules.csv", "subclass=餐饮具", "餐饮具")
    },
    BadInput(
      name: "a rate above one", file: "categories.csv", line: 2, column: "failure_rate", value: "1.9", words: "%"
    ) {
      $0.spoil("categories.csv", "0.9%", "1.9")
    },
    BadInput(
      name: "an unknown measure", file: "rules.csv", line: 2, column: "measure", value: "batches_per_100",
      words: "batches_per_1000"
    ) {
      $0.spoil("rules.csv", "batches_per_1000", "batches_per_100")
    },
    BadInput(name: "a rule without bounds", file: "rules.csv", line: 2, column: "at_least", words: "at_most") {
      $0.spoil("rules.csv", "0.3,,批次/千人", ",,批次/千人")
    },
    BadInput(name: "a wish without a penalty", file: "rules.csv", line: 5, column: "penalty", words: "0.05") {
      $0.spoil("rules.csv", "wish,0.05", "wish,")
    },
    BadInput(name: "a rule without a source", file: "rules.csv", line: 2, column: "source", words: "assumption") {
      $0.spoil("rules.csv", "policy,,assumption\ncap", "policy,,\ncap")
    },
    BadInput(
      name: "a county that is in no table", file: "venues.csv", line: 2, column: "county", value: "141199",
      words: "counties.csv"
    ) {
      $0.spoil("venues.csv", "141102,超市", "141199,超市")
    },
    BadInput(
      name: "an adcode that is a name", file: "counties.csv", line: 2, column: "adcode", value: "离石区", words: "141102"
    ) {
      $0.spoil("counties.csv", "141102,离石区", "离石区,离石区")
    },
    BadInput(
      name: "two funds for one stratum", file: "stocks.csv", line: 2, column: "level", value: "市抽", words: "usable_for"
    ) {
      $0["funds.csv"]? += "\nSJ2,市级二,市局,市抽,,3,assumption"
    },
    BadInput(
      name: "an amount in yuan and in 万元", file: "funds.csv", line: 2, column: "amount_yuan", words: "amount_wanyuan"
    ) {
      $0["funds.csv"] = $0["funds.csv"]?.replacing("county,amount_wanyuan", with: "county,amount_yuan,amount_wanyuan")
        .replacing(",,12.5", with: ",,125000,12.5").replacing("141102,8", with: "141102,,8").replacing(
          "141121,9", with: "141121,,9")
    },
    BadInput(name: "a missing cell", file: "counties.csv", line: 3, column: nil, words: "") {
      $0.spoil("counties.csv", "35.5,平川,census", "35.5,census")
    },
    BadInput(name: "an open quotation mark", file: "counties.csv", line: 3, column: nil, words: "") {
      $0.spoil("counties.csv", "文水县", "\"文水县")
    },
    BadInput(name: "an unknown heading", file: "funds.csv", line: 1, column: "ownr", value: "ownr", words: "owner") {
      $0.spoil("funds.csv", "owner", "ownr")
    },
    BadInput(name: "an unknown key", file: "scenario.yaml", line: 2, column: "titel", words: "title") {
      $0.spoil("scenario.yaml", "title:", "titel:")
    },
    BadInput(name: "something that is no YAML", file: "scenario.yaml", line: nil, column: nil, words: "") {
      $0["scenario.yaml"] = "title: [1, 2"
    },
    BadInput(
      name: "a date that is none", file: "scenario.yaml", line: 5, column: "plan_date", value: "2021-02-30",
      words: "2021-09-30"
    ) {
      $0.spoil("scenario.yaml", "2021-03-01", "2021-02-30")
    },
    BadInput(
      name: "a name with a reserved character", file: "venues.csv", line: 2, column: "venue", value: "超市|店", words: "|"
    ) {
      $0.spoil("venues.csv", "141102,超市", "141102,超市|店")
    },
    BadInput(name: "a base that is no task", file: "rules.csv", line: 4, column: "base", value: "cap", words: "") {
      $0["rules.csv"] = $0["rules.csv"]?.replacing("of,each", with: "base,each").replacing(
        "subclass=餐饮具,,", with: "subclass=餐饮具,cap,")
    },
  ]

  @Test("Every bad input", arguments: cases)
  func finding(_ bad: BadInput) throws { try bad.check() }

  @Test("The inverted quota names both readings in both languages")
  func inverted() throws {
    let findings = SmallScenario.findings { $0.spoil("rules.csv", "0.3,,批次/千人", "5.2,,千人/批次") }
    let finding = try #require(findings.first { $0.place.column == "unit" })
    #expect(finding.text(.zh).contains("每千人 5.2 批次") && finding.text(.zh).contains("每 5.2 千人 1 批次"))
    #expect(
      finding.text(.en).contains("5.2 batches per 1,000")
        && finding.text(.en).contains("one batch for every 5.2 thousand"))
  }

  @Test("All findings of a reading come together, in the order of files and lines")
  func together() {
    let findings = SmallScenario.findings {
      $0.spoil("counties.csv", "456355", "many")
      $0.spoil("counties.csv", "372580", "few")
      $0.spoil("prices.csv", "普通,,700", "普通,,x")
    }
    #expect(
      findings.map { "\($0.place.file) \($0.place.line ?? 0)" } == ["counties.csv 2", "counties.csv 3", "prices.csv 2"])
  }

  @Test("A setting for a rule that does not exist names the rules there are")
  func setting() throws {
    let finding = try #require(SmallScenario.findings(settings: ["qouta.at_least=4.7"]).first)
    #expect(finding.text(.zh).contains("quota") && finding.place.file == "--set")
  }
}
