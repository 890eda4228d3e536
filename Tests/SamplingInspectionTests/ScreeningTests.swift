import SamplingInspection
import Testing

@Suite("Rapid tests before the laboratory")
struct ScreeningTests {
  private func screening(
    _ tests: Int64, pass rate: String, decimals: Int, sensitivity: String = "0.9", specificity: String = "0.995"
  ) throws -> Screening {
    Screening(
      id: "S", name: "快检", tests: tests, sensitivity: try #require(ExactDecimal(strict: sensitivity)),
      specificity: try #require(ExactDecimal(strict: specificity)),
      passRate: .init(rate: try #require(ExactDecimal(strict: rate)), decimals: decimals))
  }

  @Test("The positives are all the whole numbers whose rate rounds, half up, to the one reported")
  func positives() throws {
    for (tests, rate, decimals, hundredths) in [
      (Int64(200), "0.986", 3, 986), (7, "0.86", 2, 86), (1000, "0.99", 2, 99),
    ] {
      let scale: Int64 = decimals == 3 ? 1000 : 100
      let fitting = (0...tests).filter { passed in (2 * passed * scale + tests) / (2 * tests) == hundredths }
      let expected = fitting.map { tests - $0 }.sorted()
      let positives = try screening(tests, pass: rate, decimals: decimals).positives
      #expect(positives.map { Array($0) } == (expected.isEmpty ? nil : expected))
    }
    #expect(try screening(328_373, pass: "0.9866", decimals: 4).positives == 4384...4416)
    #expect(try screening(10, pass: "0.9866", decimals: 4).positives == nil)
  }

  @Test("Of 100 failing among 10,000, a test that finds 90 % and is wrong on 0.5 % of the good shows 139.5 positives")
  func expected() throws {
    // 90 true and 49.5 false positives; 139 and 140 lie on either side.
    let screening = try screening(10_000, pass: "0.986", decimals: 3)
    let (low, high) = (screening.expected(positives: 139), screening.expected(positives: 140))
    #expect(low.confirmed < 90 && high.confirmed > 90 && low.missed < 10 && high.missed > 10)
    #expect(abs(low.confirmed + low.falseAlarms - 139) < 1e-9)
    #expect(abs((low.confirmed + high.confirmed) / 2 - 90) < 1e-9 && abs((low.missed + high.missed) / 2 - 10) < 1e-9)
  }

  @Test("Fewer positives than the good ones alone would give mean that nothing fails")
  func none() throws {
    let expected = try screening(10_000, pass: "0.999", decimals: 3).expected(positives: 10)
    #expect(expected.confirmed == 0 && expected.falseAlarms == 10 && expected.missed == 0)
  }
}
