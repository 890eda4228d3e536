import SamplingInspection
import Testing

@testable import Reports

@Suite("Figures on paper never say more than is so")
struct RoundingTests {
  @Test("Batches per 1,000 residents are cut, so that a task just missed is not shown as reached")
  func cut() {
    // 4,679,999 for a billion residents are 4.679999 per 1,000, beside a task of 4.68.
    #expect(Figures.per1000(4_679_999, 1_000_000_000) == "4.67")
    #expect(Figures.per1000(17_672, 3_398_431) == "5.20")
    #expect(Figures.per1000(5, 0) == "–")
  }

  @Test("Money that is nearly used up is not shown as used up")
  func used() {
    #expect(Figures.percentCut(51_499_000, of: 51_500_000) == "99.9%")
    #expect(Figures.percentCut(7, of: 7) == "100.0%")
  }

  @Test(
    "The distance from the best is rounded up",
    arguments: [
      (0, "0.0000%", "0.000"), (1, "0.0001%", "0.001"), (10, "0.0010%", "0.001"), (11, "0.0011%", "0.001"),
      (1_000_000, "100.0000%", "1.000"), (1_000_001, "100.0001%", "1.001"),
    ] as [(Int64, String, String)])
  func distance(_ more: Int64, _ percent: String, _ failures: String) {
    var statement = TinyPlan().statement
    statement.value = 1_000_000
    statement.bound = 1_000_000 + more
    #expect(statement.distancePercent == percent)
    #expect(statement.distanceFailures == failures)
  }

  @Test("Money is exact")
  func money() {
    #expect(Figures.wanyuan(1_399_137_000) == "1,399.137")
    #expect(Figures.wanyuan(1) == "0.000001")
    #expect(Figures.yuan(1_399_137_000) == "13,991,370")
    #expect(Figures.yuan(123_456) == "1,234.56")
    #expect(Figures.yuan(5) == "0.05")
  }

  @Test("Expected failures are rounded half up from exact digits")
  func failures() {
    #expect(Figures.failures("0.25") == "0.3")
    #expect(Figures.failures("523.65342") == "523.7")
    #expect(Figures.failures("12345.64") == "12,345.6")
    #expect(Figures.failures(49_999_999) == "0.0")
    #expect(Figures.failures(50_000_000) == "0.1")
  }

  @Test("Stated figures have at most three decimals, but never vanish")
  func stated() {
    #expect(Figures.stated("1234567") == "1,234,567")
    #expect(Figures.stated("-1.666666667") == "-1.667")
    #expect(Figures.stated("0.000000004") == "0.000000004")
    #expect(Figures.stated("12345.6") == "12,345.6")
  }

  @Test("Shares add up as people expect")
  func shares() {
    #expect(Figures.percent(1, of: 3) == "33.3%")
    #expect(Figures.percent(2, of: 3) == "66.7%")
    #expect(Figures.percent(0, of: 0) == "–")
  }
}
