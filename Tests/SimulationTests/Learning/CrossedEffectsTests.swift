import Foundation
import SamplingInspection
import Testing

@testable import Simulation

/// A world whose rates are known: effects of county, class and cell.
private struct KnownRates {
  var random: SeededGenerator
  var rates: [(county: String, category: String, rate: Double)] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let counties = (0..<8).map { _ in 0.4 * normal() }
    let classes = (0..<8).map { _ in 0.7 * normal() }
    for (county, one) in counties.enumerated() {
      for (category, other) in classes.enumerated() {
        let logit = -3.3 + one + other + 0.3 * normal()
        rates.append(("c\(county)", "大类\(category)", 1 / (1 + exp(-logit))))
      }
    }
  }

  mutating func normal() -> Double {
    (-2 * log(1 - random.unit())).squareRoot() * cos(2 * Double.pi * random.unit())
  }

  /// Records of so many batches in every cell.
  mutating func records(_ batches: Int64) -> [RecordedResults] {
    rates.map { county, category, rate in
      var failures: Int64 = 0
      for _ in 0..<batches where random.happens(rate) { failures += 1 }
      return RecordedResults(year: 2020, county: county, category: category, batches: batches, failures: failures)
    }
  }
}

@Suite("Learning rates from records")
struct CrossedEffectsTests {
  /// Expected log-loss of a batch by learned rates, by raw ones (+ ½) and by rates of classes, for one world.
  private func losses(_ batches: Int64, seed: UInt64) -> (learned: Double, raw: Double, pooled: Double) {
    var world = KnownRates(seed: seed)
    let records = world.records(batches)
    let learned = CrossedEffects(records)
    var ofClass: [String: (Double, Double)] = [:]
    for record in records {
      let sum = ofClass[record.category] ?? (0.5, 1)
      ofClass[record.category] = (sum.0 + Double(record.failures), sum.1 + Double(record.batches))
    }
    var sums = (0.0, 0.0, 0.0)
    for (record, known) in zip(records, world.rates) {
      func loss(_ rate: Double) -> Double { -known.rate * log(rate) - (1 - known.rate) * log1p(-rate) }
      let (alpha, beta) = learned.beta(county: record.county, category: record.category)
      sums.0 += loss(alpha / (alpha + beta))
      sums.1 += loss((Double(record.failures) + 0.5) / (Double(record.batches) + 1))
      let pooled = ofClass[record.category] ?? (0.5, 1)
      sums.2 += loss(pooled.0 / pooled.1)
    }
    let count = Double(records.count)
    return (sums.0 / count, sums.1 / count, sums.2 / count)
  }

  @Test(
    "Learned rates are never worse than raw or pooled ones, and clearly better where records are few",
    arguments: [5, 20, 100, 1000] as [Int64])
  func better(_ batches: Int64) {
    let worlds = (0..<30).map { losses(batches, seed: $0) }
    for rival in [worlds.map { $0.raw - $0.learned }, worlds.map { $0.pooled - $0.learned }] {
      let mean = rival.reduce(0, +) / 30
      let variance = rival.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29
      let error = (variance / 30).squareRoot()
      #expect(mean > (batches <= 20 ? 2 : -1) * error)
    }
  }

  @Test("Nine true rates in ten lie in the interval of nine in ten", arguments: [20, 200] as [Int64])
  func calibrated(_ batches: Int64) {
    var (held, all) = (0, 0)
    for seed in 0..<30 {
      var world = KnownRates(seed: UInt64(100 + seed))
      let learned = CrossedEffects(world.records(batches))
      for known in world.rates {
        let (mean, deviation) = learned.logit(county: known.county, category: known.category)
        all += 1
        if abs(log(known.rate / (1 - known.rate)) - mean) < 1.645 * deviation { held += 1 }
      }
    }
    #expect((0.86...0.94).contains(Double(held) / Double(all)))
  }

  @Test("Learned rates promise of their own records what was found in them", arguments: [5, 50, 500] as [Int64])
  func level(_ batches: Int64) {
    for seed in 0..<5 {
      var world = KnownRates(seed: UInt64(seed))
      let records = world.records(batches)
      let learned = CrossedEffects(records)
      let promised = records.reduce(0) { sum, record in
        let (alpha, beta) = learned.beta(county: record.county, category: record.category)
        return sum + Double(record.batches) * alpha / (alpha + beta)
      }
      let found = Double(records.reduce(0) { $0 + $1.failures })
      // Half a failure stands in for what nobody has seen yet.
      #expect(abs(promised - found) < 1 + 0.02 * found)
    }
  }

  @Test("What has been seen often is believed, what never was lies near its class and county")
  func extremes() {
    var records = [RecordedResults(year: 2020, county: "a", category: "甲", batches: 100_000, failures: 7000)]
    for county in ["a", "b", "c", "d"] {
      for category in ["乙", "丙", "丁"] {
        records.append(RecordedResults(year: 2020, county: county, category: category, batches: 1000, failures: 20))
      }
    }
    let learned = CrossedEffects(records)
    let often = learned.beta(county: "a", category: "甲")
    #expect(abs(often.alpha / (often.alpha + often.beta) - 0.07) < 0.001)
    let never = learned.beta(county: "b", category: "甲")
    #expect(never.alpha / (never.alpha + never.beta) > 0.03)
    #expect(never.alpha + never.beta < often.alpha + often.beta)
    // Somewhere quite unknown nothing is a number, but everything is a rate.
    let unknown = learned.beta(county: "z", category: "戊")
    #expect(unknown.alpha > 0 && unknown.beta > 0 && unknown.alpha.isFinite)
    #expect(CrossedEffects([]).beta(county: "a", category: "甲").beta.isFinite)
  }

  @Test(
    "A back-test shares the batches that were taken, each cell between half and twice, and counts what would be found")
  func backTest() throws {
    #expect(BackTest.shared(100, [50, 50], [3, 1]).map { $0.rounded() } == [75, 25])
    #expect(BackTest.shared(100, [50, 50], [9, 1]).map { $0.rounded() } == [75, 25])
    #expect(BackTest.shared(90, [30, 30, 30], [1, 1, 4]).map { $0.rounded() } == [15, 15, 60])
    var records: [RecordedResults] = []
    for year in [2019, 2020] {
      records.append(RecordedResults(year: year, county: "a", category: "甲", batches: 1000, failures: 100))
      records.append(RecordedResults(year: year, county: "a", category: "乙", batches: 1000, failures: 10))
    }
    let test = try #require(BackTest.all(records).first)
    #expect(BackTest.all(records).count == 1 && test.year == 2020 && test.batches == 2000)
    let finds = Dictionary(uniqueKeysWithValues: test.lines.map { ($0.method, $0.finds) })
    // 1,500 · 0.1 + 500 · 0.01, against 110.
    #expect(abs((finds["learned"] ?? 0) - 155) < 0.01)
    #expect(abs((finds["as_done"] ?? 0) - 110) < 0.01)
  }
}
