import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("A number is taken where it can be read in one way only")
struct TypedNumberTests {
  @Test(
    "Full-width digits and signs, and thousands separators before each three digits",
    arguments: [
      ("１２３．５", "123.5"), ("1,234", "1234"), ("1，234", "1234"), ("１２，３４５，６７８．９", "12345678.9"),
      ("-1,234.50", "-1234.5"),
      ("－5", "-5"), ("\u{2212}5", "-5"), ("007", "7"), ("999,999", "999999"),
    ])
  func numbers(_ text: String, _ number: String) {
    #expect(ExactDecimal(typed: text)?.text == number)
  }

  @Test(
    "All else is refused",
    arguments: [
      "1,23", "1,2345", "1234,567", ",123", "0,123", "00,123", "1,234,56", "1.234,5", "1,,234", "1,234,", "1 234",
      "1'234",
      "12万", "一百", "1e3", "NaN", "", "-", ".5", "5.", "+5", "1.2.3", "1,234.5.6", "1 ,234", "- 5", "①", "１２%", "٣",
      "0x10",
    ])
  func refused(_ text: String) { #expect(ExactDecimal(typed: text) == nil) }

  @Test(
    "A ratio may be in percent, with the sign of either width and a space before it",
    arguments: [
      ("12.5%", "0.125"), ("12.5 %", "0.125"), ("１２．５％", "0.125"), ("９０\u{3000}％", "0.9"), ("0.9", "0.9"),
      ("1,250%", "12.5"),
    ])
  func ratios(_ text: String, _ number: String) {
    #expect(ExactDecimal(typedRatio: text)?.text == number)
  }

  @Test("A percent sign twice or in front is no ratio", arguments: ["90%%", "%90", "9 0%", "90 %%", "%"])
  func noRatio(_ text: String) { #expect(ExactDecimal(typedRatio: text) == nil) }

  @Test("Numbers typed so give the same scenario")
  func scenario() throws {
    let typed = try SmallScenario.read {
      $0.spoil("counties.csv", "456355", "\"456,355\"")
      $0.spoil("counties.csv", "35.5", "３５．５")
      $0.spoil("categories.csv", "0.9%", "０．９ ％")
      $0.spoil("prices.csv", "普通,,700", "普通,,７００")
    }
    #expect(try typed.scenario == SmallScenario.read().scenario)
  }
}
