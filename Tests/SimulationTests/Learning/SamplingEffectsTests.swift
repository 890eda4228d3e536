import Foundation
import SamplingInspection
import Testing

@testable import Simulation

@Suite("Learning from records of several kinds, laboratories and ages")
struct SamplingEffectsTests {
  /// Records of eight counties by six classes; targeted samples find more, by a factor of about 2.2 (0.8 on the logit).
  private func records(seed: UInt64, targeted: Double = 0.8, lab: Double = 0) -> (
    records: [RecordedResults], rates: [[String]: Double]
  ) {
    var random = SeededGenerator(seed: seed)
    func normal(_ random: inout SeededGenerator) -> Double {
      (-2 * log(1 - random.unit())).squareRoot() * cos(2 * Double.pi * random.unit())
    }
    let classes = (0..<6).map { _ in 0.6 * normal(&random) }
    var records: [RecordedResults] = []
    var rates: [[String]: Double] = [:]
    for county in 0..<8 {
      let one = 0.4 * normal(&random)
      for (number, other) in classes.enumerated() {
        let logit = -3.6 + one + other + 0.2 * normal(&random)
        rates[["c\(county)", "k\(number)"]] = 1 / (1 + exp(-logit))
        for (kind, shift, batches) in [("监督抽检", targeted, Int64(90)), ("评价性抽检", 0, Int64(10))] {
          for (name, strict) in [("甲", lab), ("乙", 0)] {
            let chance = 1 / (1 + exp(-logit - shift - strict))
            let failures = (0..<batches).reduce(Int64(0)) { sum, _ in sum + (random.happens(chance) ? 1 : 0) }
            records.append(
              RecordedResults(
                year: 2020, county: "c\(county)", category: "k\(number)", taskKind: kind, lab: name, batches: batches,
                failures: failures))
          }
        }
      }
    }
    return (records, rates)
  }

  /// Mean logit of what was learned less that of what is true.
  private func bias(_ learned: CrossedEffects, _ rates: [[String]: Double]) -> Double {
    rates.reduce(0) { sum, known in
      let mean = learned.logit(county: known.key[0], category: known.key[1]).mean
      return sum + mean - log(known.value / (1 - known.value))
    } / Double(rates.count)
  }

  @Test("The level is that of evaluation samples, though there are nine targeted ones for each of them")
  func anchored() {
    let biases = (0..<20).map { seed in
      let (records, rates) = records(seed: UInt64(seed))
      let learned = CrossedEffects(records)
      #expect(learned.isAnchored)
      return bias(learned, rates)
    }
    let mean = biases.reduce(0, +) / 20
    let error = (biases.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19 / 20).squareRoot()
    #expect(abs(mean) < max(0.12, 3 * error))
    // Without telling kinds apart the level would be nearly that of targeted samples.
    let blind = (0..<20).map { seed in
      var (records, rates) = records(seed: UInt64(seed))
      for number in records.indices { records[number].taskKind = "" }
      return bias(CrossedEffects(records), rates)
    }
    #expect(blind.reduce(0, +) / 20 > 0.5)
  }

  @Test("A strict laboratory is told from strict counties, and each kind of samples has its own rate")
  func laboratory() throws {
    let (records, rates) = records(seed: 3, lab: 0.7)
    let learned = CrossedEffects(records)
    func rate(_ kind: String, _ lab: String) -> Double {
      records.filter { $0.taskKind == kind && $0.lab == lab }.reduce(0) { $0 + learned.rate(of: $1) }
        / Double(rates.count)
    }
    func found(_ kind: String, _ lab: String) -> Double {
      let own = records.filter { $0.taskKind == kind && $0.lab == lab }
      return Double(own.reduce(0) { $0 + $1.failures }) / Double(own.reduce(0) { $0 + $1.batches })
    }
    #expect(rate("监督抽检", "甲") > 1.5 * rate("监督抽检", "乙"))
    // 4,320 batches say their share to within a tenth of itself.
    for lab in ["甲", "乙"] {
      #expect(abs(rate("监督抽检", lab) / found("监督抽检", lab) - 1) < 0.15)
    }
  }

  @Test("Where nobody says what kind, records are learned from as ever")
  func plain() {
    let (records, _) = records(seed: 5, targeted: 0)
    var nameless = records
    for number in nameless.indices { (nameless[number].taskKind, nameless[number].lab) = ("", "") }
    let learned = CrossedEffects(nameless)
    #expect(!learned.isAnchored)
    // Split or whole, the same cells are the same records.
    let whole = TestedCells(nameless).cells
    #expect(whole.count == 48)
    let other = CrossedEffects(whole)
    for cell in whole {
      let (one, two) = (
        learned.logit(county: cell.county, category: cell.category),
        other.logit(county: cell.county, category: cell.category)
      )
      #expect(abs(one.mean - two.mean) < 1e-9 && abs(one.deviation - two.deviation) < 1e-9)
    }
  }

  @Test("With a half-life of two years what is two years old counts half")
  func halfLife() {
    func records(_ old: Int64) -> [RecordedResults] {
      (0..<12).flatMap { number -> [RecordedResults] in
        let (county, category) = ("c\(number % 3)", "k\(number / 3)")
        return [
          RecordedResults(year: 2018, county: county, category: category, batches: 100 * old, failures: 6 * old),
          RecordedResults(
            year: 2020, county: county, category: category, batches: 100, failures: Int64(1 + number % 4)),
        ]
      }
    }
    let (weighted, halved) = (CrossedEffects(records(2), halfLife: 2), CrossedEffects(records(1)))
    for county in ["c0", "c1", "c2", "z"] {
      for category in ["k0", "k3"] {
        let one = weighted.logit(county: county, category: category)
        let other = halved.logit(county: county, category: category)
        #expect(abs(one.mean - other.mean) < 1e-9 && abs(one.deviation - other.deviation) < 1e-9)
      }
    }
    #expect(
      CrossedEffects(records(2)).logit(county: "c0", category: "k0").mean
        != weighted.logit(county: "c0", category: "k0").mean)
  }
}
