import SamplingInspection
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test(
    "What is a number is read exactly",
    arguments: [
      ("0", "0"), ("12.50", "12.5"), ("-3.0", "-3"), ("007", "7"), ("0.000000001", "0.000000001"),
      ("999999999999999999", "999999999999999999"),
    ])
  func numbers(_ text: String, _ canonical: String) { #expect(ExactDecimal(strict: text)?.text == canonical) }

  @Test(
    "What only looks like a number is refused",
    arguments: [
      "", " 1", "1 ", "1,234", "12万", "12.5%", "5.2abc", "0x10", "1e3", "1e400", "NaN", "inf", "+1", ".5", "5.",
      "1.2.3", "--1", "１２", "1000000000000000000", "-",
    ])
  func others(_ text: String) { #expect(ExactDecimal(strict: text) == nil) }

  @Test("Scaling never loses a digit")
  func scaling() {
    #expect(ExactDecimal(strict: "5.2")?.scaled(to: 3) == 5200)
    #expect(ExactDecimal(strict: "5.25")?.scaled(to: 1) == nil)
    #expect(ExactDecimal(strict: "999999999999999999")?.scaled(to: 3) == nil)
  }

  @Test("Order does not depend on the number of decimals")
  func order() {
    let numbers = ["-1.5", "-1", "0", "0.1", "0.09999", "2", "10"].compactMap { ExactDecimal(strict: $0) }
    #expect(numbers.sorted().map(\.text) == ["-1.5", "-1", "0", "0.09999", "0.1", "2", "10"])
  }

  @Test("Large units are written with all their digits")
  func largeUnits() {
    #expect(ExactDecimal.text(-1_234_500_000_000_000_000_000, decimals: 18) == "-1234.5")
    #expect(ExactDecimal.text(5, decimals: 3) == "0.005")
    #expect(ExactDecimal.text(0, decimals: 18) == "0")
  }
}

@Suite("Money and dates")
struct MoneyAndDateTests {
  @Test("Money has two decimals", arguments: [(0, "0.00"), (5, "0.05"), (123_456, "1234.56"), (-5, "-0.05")])
  func money(_ fen: Int64, _ text: String) { #expect(Money(fen: fen).yuanText == text) }

  @Test("Days that exist are read, others are not")
  func dates() {
    #expect(CalendarDate(strict: "2020-02-29")?.text == "2020-02-29")
    for text in ["2021-02-29", "2021-13-01", "2021-00-10", "2021-1-1", "21-01-01", "2021-01-32", "x", "2100-02-29"] {
      #expect(CalendarDate(strict: text) == nil)
    }
  }
}
