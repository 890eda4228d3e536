import Foundation
import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("What an office makes of a table in Excel is named once, with what would be right")
struct ClerkMistakeTests {
  static let cases: [BadInput] = [
    // Separators, headings, commas.
    BadInput(name: "tabs between the columns", file: "funds.csv", line: 1, words: "制表符", findings: 1) {
      $0["funds.csv"] = $0["funds.csv"]?.replacing(",", with: "\t")
    },
    BadInput(name: "semicolons between the columns", file: "prices.csv", line: 1, words: "“;”", findings: 1) {
      $0["prices.csv"] = $0["prices.csv"]?.replacing(",", with: ";")
    },
    BadInput(name: "a title above the headings", file: "counties.csv", line: 3, words: "删去表头上方", findings: 1) {
      $0["counties.csv"] = "吕梁市2021年县区人口表,,,,,\n单位：人,,,,,\n" + ($0["counties.csv"] ?? "")
    },
    BadInput(name: "headings in two lines", file: "funds.csv", line: 1, words: "合并", findings: 1) {
      $0["funds.csv"] = """
        经费代码,名称,所有者,层级,区划代码,金额,,依据
        ,,,,,(元),(万元),
        SJ,市级,市局,市抽,,,12.5,assumption
        """
    },
    BadInput(name: "a column without a heading", file: "labs.csv", line: 1, words: "4", findings: 1) {
      $0["labs.csv"] = "lab,name,annual_batches,,source\nL1,市级检验所,500,附注,assumption"
    },
    BadInput(name: "commas at the end of a row", file: "labs.csv", line: 2, words: "多 2 个逗号", findings: 1) {
      $0.spoil("labs.csv", "500,assumption", "500,assumption,,")
    },
    BadInput(
      name: "an optional heading misspelled", file: "counties.csv", line: 1, column: "travle_yuan",
      words: "“travel_yuan”",
      findings: 1
    ) {
      $0.spoil("counties.csv", "travel_yuan", "travle_yuan")
    },
    BadInput(
      name: "a required heading misspelled", file: "funds.csv", line: 1, column: "onwer", value: "onwer",
      words: "是不是“owner”"
    ) {
      $0.spoil("funds.csv", "owner", "onwer")
    },
    BadInput(name: "only headings", file: "funds.csv", words: "只有表头", findings: 1) {
      $0["funds.csv"] = "fund,name,owner,level,county,amount_wanyuan,source"
    },
    // Numbers.
    BadInput(
      name: "万 in a column of yuan", file: "prices.csv", line: 2, column: "test_yuan", value: "0.07万", words: "700",
      findings: 1
    ) {
      $0.spoil("prices.csv", "普通,,700", "普通,,0.07万")
    },
    BadInput(
      name: "万 in the column of amounts in yuan", file: "funds.csv", line: 2, column: "amount_yuan", value: "12.5万",
      words: "即 125000，或把表头改为 amount_wanyuan", findings: 1
    ) {
      $0["funds.csv"] = $0["funds.csv"]?.replacing("amount_wanyuan", with: "amount_yuan").replacing(
        "12.5", with: "12.5万")
    },
    BadInput(
      name: "a percent sign in money", file: "prices.csv", line: 2, column: "test_yuan", value: "70%", words: "去掉 %",
      findings: 1
    ) {
      $0.spoil("prices.csv", "普通,,700", "普通,,70%")
    },
    BadInput(
      name: "a percentage without its sign", file: "rules.csv", line: 4, column: "at_most", value: "20", words: "20%",
      findings: 1
    ) {
      $0.spoil("rules.csv", "20%", "20")
    },
    BadInput(
      name: "scientific notation", file: "counties.csv", line: 2, column: "population", value: "4.56E+05",
      words: "科学计数",
      findings: 1
    ) {
      $0.spoil("counties.csv", "456355", "4.56E+05")
    },
    BadInput(
      name: "an error of a formula", file: "funds.csv", line: 2, column: "amount_wanyuan", value: "#REF!", words: "公式",
      findings: 1
    ) {
      $0.spoil("funds.csv", "12.5", "#REF!")
    },
    BadInput(
      name: "a unit in the cell", file: "prices.csv", line: 2, column: "test_yuan", value: "700元/批", words: "不带单位",
      findings: 1
    ) {
      $0.spoil("prices.csv", "普通,,700", "普通,,700元/批")
    },
    BadInput(
      name: "a comma for the point", file: "counties.csv", line: 3, column: "travel_yuan", value: "35,5",
      words: "几种读法",
      findings: 1
    ) {
      $0.spoil("counties.csv", "35.5", "\"35,5\"")
    },
    BadInput(
      name: "thousands separators at the wrong places", file: "counties.csv", line: 2, column: "population",
      value: "45,6355", words: "几种读法", findings: 1
    ) {
      $0.spoil("counties.csv", "456355", "\"45,6355\"")
    },
    BadInput(
      name: "a negative number", file: "venues.csv", line: 2, column: "subjects", value: "-40", words: "0 到",
      findings: 1
    ) {
      $0.spoil("venues.csv", "流通,40", "流通,-40")
    },
    BadInput(
      name: "far too many digits", file: "counties.csv", line: 2, column: "population", value: "45635500000000000000",
      words: "18", findings: 1
    ) {
      $0.spoil("counties.csv", "456355", "45635500000000000000")
    },
    BadInput(
      name: "a bound that is no number, beside a good one", file: "pins.csv", line: 2, column: "at_most", value: "30.5",
      words: "整数", findings: 1
    ) {
      $0.spoil("pins.csv", ",1,30,", ",1,30.5,")
    },
    // Dates.
    BadInput(
      name: "a date with slashes", file: "scenario.yaml", line: 5, column: "plan_date", value: "2021/3/1",
      words: "2021-03-01", findings: 1
    ) {
      $0.spoil("scenario.yaml", "2021-03-01", "2021/3/1")
    },
    BadInput(
      name: "a date in Chinese", file: "pins.csv", line: 2, column: "date", value: "2021年3月2日", words: "2021-03-02",
      findings: 1
    ) {
      $0.spoil("pins.csv", "2021-03-02", "2021年3月2日")
    },
    BadInput(
      name: "the serial number of a day", file: "pins.csv", line: 2, column: "date", value: "44257", words: "日期序号",
      findings: 1
    ) {
      $0.spoil("pins.csv", "2021-03-02", "44257")
    },
    BadInput(
      name: "a lot that ends before it starts", file: "lots.csv", line: 2, column: "ends", value: "2021-03-15",
      words: "2021-04-01", findings: 1
    ) {
      $0.spoil("lots.csv", "2021-12-15", "2021-03-15")
    },
    // Names and keys.
    BadInput(
      name: "a row copied twice", file: "venues.csv", line: 6, column: "venue", value: "141102+超市", words: "第 2 行",
      findings: 1
    ) {
      $0["venues.csv"]? += "\n141102,超市,流通,40,assumption"
    },
    BadInput(
      name: "a wrong adcode", file: "venues.csv", line: 4, column: "county", value: "141192", words: "141102",
      findings: 1
    ) {
      $0.spoil("venues.csv", "141102,餐馆", "141192,餐馆")
    },
    BadInput(
      name: "an adcode that lost a digit, said once though other tables refer to it", file: "counties.csv", line: 2,
      column: "adcode", value: "14110", words: "6 到 12 位", findings: 1
    ) {
      $0.spoil("counties.csv", "141102", "14110")
    },
    BadInput(
      name: "a line break in a name", file: "venues.csv", line: 2, column: "venue", value: "超\n市", words: "换行"
    ) {
      $0.spoil("venues.csv", "141102,超市", "141102,\"超\n市\"")
    },
    BadInput(
      name: "an invisible character in a name", file: "stocks.csv", line: 2, column: "venue", value: "超市\u{200B}",
      words: "U+200B", findings: 1
    ) {
      $0.spoil("stocks.csv", "超市,粮食加工品", "超市\u{200B},粮食加工品")
    },
    BadInput(
      name: "a slash in a class", file: "categories.csv", line: 2, column: "class", value: "粮食/加工品", words: "“/”",
      findings: 1
    ) {
      $0.spoil("categories.csv", "粮食加工品", "粮食/加工品")
    },
    BadInput(
      name: "a level that has no fund", file: "stocks.csv", line: 3, column: "level", value: "县检", words: "县抽、市抽",
      findings: 1
    ) {
      $0.spoil("stocks.csv", "1,县抽", "1,县检")
    },
    // Scopes.
    BadInput(
      name: "a county by name in a scope", file: "pins.csv", line: 2, column: "scope", value: "文水县", words: "141121",
      findings: 1
    ) {
      $0.spoil("pins.csv", "county=141121", "county=文水县")
    },
    BadInput(
      name: "a column in Chinese in a scope", file: "pins.csv", line: 2, column: "scope", value: "层级",
      words: "写成 level",
      findings: 1
    ) {
      $0.spoil("pins.csv", "level=市抽", "层级=市抽")
    },
    BadInput(
      name: "full-width signs in a scope", file: "pins.csv", line: 2, column: "scope", value: "county＝141121；level＝市抽",
      words: "county=141121;level=市抽", findings: 1
    ) {
      $0.spoil("pins.csv", "county=141121;level=市抽", "county＝141121；level＝市抽")
    },
    BadInput(
      name: "a comma between the values of a scope", file: "crews.csv", line: 2, column: "scope",
      value: "141102,141121",
      words: "“|”", findings: 1
    ) {
      $0.spoil("crews.csv", "county=141102", "\"county=141102,141121\"")
    },
    // scenario.yaml.
    BadInput(name: "a full-width colon", file: "scenario.yaml", line: 2, words: "全角", findings: 1) {
      $0.spoil("scenario.yaml", "title: ", "title：")
    },
    BadInput(name: "an ampersand", file: "scenario.yaml", line: 2, words: "＆", findings: 1) {
      $0.spoil("scenario.yaml", "小方案", "A&B方案")
    },
    BadInput(name: "a key given twice", file: "scenario.yaml", line: 4, column: "year", words: "两次", findings: 1) {
      $0.spoil("scenario.yaml", "year: 2021", "year: 2021\nyear: 2022")
    },
  ]

  @Test("Every mistake", arguments: cases)
  func finding(_ bad: BadInput) throws { try bad.check() }

  /// Findings of the small scenario with the bytes of one file changed.
  private func findings(_ file: String, _ change: ([UInt8]) -> [UInt8]) -> [Finding] {
    var files = SmallScenario.files.mapValues { Array($0.utf8) }
    files[file] = change(files[file] ?? [])
    do {
      _ = try ScenarioReader(files: files).read()
      return []
    } catch {
      return error.findings
    }
  }

  @Test("A file in UTF-16, in the form of a workbook or in no encoding at all is named as such, once")
  func encodings() throws {
    let wide = findings("venues.csv") { bytes in [0xFF, 0xFE] + bytes.flatMap { [$0, 0] } }
    #expect(wide.count == 1 && wide[0].text(.en).contains("UTF-16"))
    let workbook = findings("venues.csv") { _ in Array("PK\u{3}\u{4}".utf8) + [20, 0, 6, 0] }
    #expect(workbook.count == 1 && workbook[0].text(.zh).contains("Excel 工作簿"))
    let garbled = findings("venues.csv") { $0 + [0xFF, 0xFF, 0xFF] }
    #expect(garbled.map(\.place) == [.init(file: "venues.csv", line: 5)])
    #expect(garbled[0].text(.zh).contains("GB18030"))
  }

  @Test("Empty columns, empty lines and line breaks at the end of a cell, as Excel leaves them, do no harm")
  func harmless() throws {
    let plain = try SmallScenario.read().scenario
    let other = try SmallScenario.read {
      $0["venues.csv"] = ($0["venues.csv"] ?? "").replacing("\n", with: ",,\r\n") + ",,\r\n,,,,,,\r\n\r\n"
      $0.spoil("prices.csv", "普通,,700", "普通,,\"700\n\"")
    }.scenario
    #expect(other == plain)
  }

  @Test("Mistakes in five files are all named in one run")
  func together() {
    let findings = SmallScenario.findings {
      $0.spoil("counties.csv", "456355", "１２个")
      $0.spoil("rules.csv", "subclass=餐饮具", "subclas=餐饮具")
      $0.spoil("labs.csv", "500", "五百")
      $0.spoil("scenario.yaml", "year: 2021", "year: 21")
      $0.spoil("lots.csv", "2021-12-15", "2021-13-15")
    }
    #expect(
      findings.map { "\($0.place.file) \($0.place.line ?? 0) \($0.value ?? "")" } == [
        "counties.csv 2 １２个", "labs.csv 2 五百", "lots.csv 2 2021-13-15", "rules.csv 4 subclas", "scenario.yaml 3 21",
      ])
  }

  @Test("A table with a misspelled name is not left out in silence")
  func misspelledFile() throws {
    let warnings = try SmallScenario.read {
      $0["pin.csv"] = $0["pins.csv"]
      $0["pins.csv"] = nil
    }.warnings
    #expect(warnings.map(\.place) == [.init(file: "pin.csv")])
  }

  @Test("A wrong setting is named as a setting, not as a line of the table")
  func setting() throws {
    let findings = SmallScenario.findings(settings: ["quota.at_least=4,7", "budget.scale=九折"])
    #expect(findings.map { $0.place.column } == ["budget.scale", "quota.at_least"])
    #expect(findings.allSatisfy { $0.place.file == "--set" && $0.place.line == nil })
  }
}
