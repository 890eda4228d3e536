import SamplingInspection
import Testing

@Suite("The Wilson interval")
struct WilsonIntervalTests {
  @Test(
    "At its ends the rate found is z standard deviations of the true rate away",
    arguments: [(6, 855), (288, 1497), (1, 10), (499, 500)])
  func ends(_ failed: Int64, _ batches: Int64) throws {
    let interval = try #require(WilsonInterval(failed: failed, of: batches, .ninetyFive))
    let found = Double(failed) / Double(batches)
    #expect(interval.low < found && found < interval.high)
    for rate in [interval.low, interval.high] {
      let deviations = abs(found - rate) / (rate * (1 - rate) / Double(batches)).squareRoot()
      #expect(abs(deviations - 1.959964) < 1e-9)
    }
  }

  @Test("More of the units drawn, or less confidence, make it narrower; without a batch there is none")
  func width() throws {
    func width(_ units: Int64?, _ confidence: Evaluation.Confidence) throws -> Double {
      let interval = try #require(WilsonInterval(failed: 20, of: 1000, units: units, confidence))
      return interval.high - interval.low
    }
    let wide = try width(nil, .ninetyNine)
    #expect(try width(nil, .ninetyFive) < wide && width(nil, .ninety) < width(nil, .ninetyFive))
    #expect(try width(2000, .ninetyNine) < width(5000, .ninetyNine) && width(5000, .ninetyNine) < wide)
    #expect(try width(1000, .ninetyNine) == 0)
    #expect(WilsonInterval(failed: 0, of: 0, .ninety) == nil)
  }
}
