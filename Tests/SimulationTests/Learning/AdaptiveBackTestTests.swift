import SamplingInspection
import Testing

@testable import Simulation

@Suite("Learning each quarter beside learning once")
struct AdaptiveBackTestTests {
  /// Ten categories in four counties, 2019 and 2020 by quarters; `rate` gives the chance by category and year.
  private func records(seed: UInt64, _ rate: (_ category: Int, _ year: Int) -> Double) -> [RecordedResults] {
    var random = SeededGenerator(seed: seed)
    var records: [RecordedResults] = []
    for year in [2019, 2020] {
      for quarter in 1...4 {
        for county in 0..<4 {
          for category in 0..<10 {
            let chance = rate(category, year)
            let failures = (0..<100).reduce(Int64(0)) { sum, _ in sum + (random.happens(chance) ? 1 : 0) }
            records.append(
              RecordedResults(
                year: year, quarter: quarter, county: "c\(county)", category: "k\(category)", batches: 100,
                failures: failures))
          }
        }
      }
    }
    return records
  }

  @Test(
    "Where what fails has changed since last year, learning each quarter finds clearly more; both share the same batches"
  )
  func changed() throws {
    let records = records(seed: 1) { category, year in (category < 5) == (year == 2019) ? 0.08 : 0.01 }
    let test = try #require(AdaptiveBackTest.all(records).first)
    #expect(test.year == 2020 && test.batches == 16_000)
    #expect(test.difference > 2 * test.differenceError && test.differenceLow > 0)
    #expect(test.lines.map(\.method) == ["annual", "adaptive"])
    #expect(abs(test.lines[1].finds - test.lines[0].finds - test.difference) < 1e-5)
    for line in test.lines {
      #expect(abs(line.calibration.groups.reduce(0) { $0 + $1.batches } - 16_000) < 1e-3)
    }
    // What was learned once promised where nothing was any more.
    let slopes = test.lines.compactMap(\.calibration.slope)
    #expect(slopes.count == 2 && slopes[0] < 0)
  }

  @Test("The error of the difference is by how much it varies when the quarter is drawn again")
  func error() throws {
    let rate: (Int, Int) -> Double = { category, year in (category < 5) == (year == 2019) ? 0.06 : 0.02 }
    let before = records(seed: 1, rate).filter { $0.year == 2019 || $0.quarter == 1 }
    let tests = try (0..<60).map { seed in
      let quarter = records(seed: UInt64(100 + seed), rate).filter { $0.year == 2020 && $0.quarter == 2 }
      return try #require(AdaptiveBackTest.all(before + quarter).first)
    }
    let mean = tests.reduce(0) { $0 + $1.difference } / 60
    let spread = (tests.reduce(0) { $0 + ($1.difference - mean) * ($1.difference - mean) } / 59).squareRoot()
    let stated = tests.reduce(0) { $0 + $1.differenceError } / 60
    // A standard deviation of 60 draws is known to a tenth of itself.
    #expect(abs(spread / stated - 1) < 0.3)
  }

  @Test("The first quarter has nothing new to learn from")
  func firstQuarter() throws {
    let records = records(seed: 2) { _, _ in 0.03 }.filter { $0.year == 2019 || $0.quarter == 1 }
    let test = try #require(AdaptiveBackTest.all(records).first)
    #expect(test.difference == 0 && test.differenceError == 0)
    #expect(test.lines[0].finds == test.lines[1].finds)
  }

  @Test("A year whose samples have no days is not tested")
  func undated() {
    var records = records(seed: 3) { _, _ in 0.03 }
    records.append(RecordedResults(year: 2020, county: "c0", category: "k0", batches: 10, failures: 1))
    #expect(AdaptiveBackTest.all(records).isEmpty)
  }
}
