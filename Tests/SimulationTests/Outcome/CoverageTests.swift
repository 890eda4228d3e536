import Foundation
import SamplingInspection
import Testing

@testable import Simulation

/// Worlds whose truth is known, made without a line of the simulation: rates with shared shocks, failures one batch at a time.
private struct TrueWorlds {
  private var random: SeededGenerator
  private var locations: [Int: (location: Double, spread: Double)] = [:]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func whole(_ range: ClosedRange<Int64>) -> Int64 { random.whole(range) }
  mutating func unit() -> Double { random.unit() }

  /// Box and Muller.
  private mutating func normal() -> Double {
    (-2 * log(1 - random.unit())).squareRoot() * cos(2 * Double.pi * random.unit())
  }

  /// Location and spread of a logit with the mean and variance of a Beta, by halving and Simpson's rule.
  private mutating func logit(_ alpha: Int64, _ beta: Int64) -> (location: Double, spread: Double) {
    let key = Int(alpha) << 20 | Int(beta)
    if let known = locations[key] { return known }
    let mean = Double(alpha) / Double(alpha + beta)
    let variance = mean * (1 - mean) / Double(alpha + beta + 1)
    func moments(_ location: Double, _ spread: Double) -> (Double, Double) {
      // Simpson's weights of step 0.05 for the normal density.
      let sum = 3 / 0.05 * (2 * Double.pi).squareRoot()
      var (one, two) = (0.0, 0.0)
      for step in 0...240 {
        let place = -6 + Double(step) * 0.05
        let weight = (step == 0 || step == 240 ? 1.0 : step % 2 == 1 ? 4 : 2) * exp(-place * place / 2) / sum
        let chance = 1 / (1 + exp(-location - spread * place))
        one += weight * chance
        two += weight * chance * chance
      }
      return (one, two - one * one)
    }
    func halve(_ low: Double, _ high: Double, _ isBelow: (Double) -> Bool) -> Double {
      var (low, high) = (low, high)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if isBelow(middle) { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    func location(_ spread: Double) -> Double { halve(-12, 3) { moments($0, spread).0 < mean } }
    let spread = halve(0.01, 4) { moments(location($0), $0).1 < variance }
    let found = (location(spread), spread)
    locations[key] = found
    return found
  }

  /// The failing batches of one true year.
  mutating func failures(_ area: SmallArea, shapes: [(Int64, Int64)]) -> Double {
    let (year, laboratory) = (0.1 * normal(), 0.1 * normal())
    var found = 0.0
    for (number, batches) in area.batches.enumerated() {
      let (location, spread) = logit(shapes[number].0, shapes[number].1)
      // Every stratum is a class of its own here.
      let shock = year + laboratory + 0.2 * normal()
      let own = (spread * spread - 0.01 - 0.01 - 0.04).squareRoot()
      let chance = 1 / (1 + exp(-location - shock - own * normal()))
      for _ in 0..<batches where random.happens(chance) { found += 1 }
    }
    return found
  }
}

@Suite("Nine years in ten are nine years in ten")
struct CoverageTests {
  /// Where each truth lies in the simulated distribution, 0…5 between its quantiles, for 40 scenarios of 50 true years.
  private func places(_ change: (SmallArea) -> SmallArea) throws -> [Int] {
    var worlds = TrueWorlds(seed: 5)
    var places = [Int](repeating: 0, count: 6)
    for scenario in 0..<40 {
      let shapes = (0..<12).map { _ in (5 * worlds.whole(1...3), 5 * worlds.whole(10...12)) }
      let area = SmallArea(
        shapes.map { (batches: worlds.whole(40...120), subjects: 0, alpha: $0.0, beta: $0.1) })
      let result = try #require(change(area).simulate(runs: 400, seed: UInt64(scenario)))
      let finds = try #require(result.plan.figures["finds"])
      for _ in 0..<50 {
        // Whole numbers are spread over the unit that they stand for.
        let truth = worlds.failures(area, shapes: shapes) + worlds.unit() - 0.5
        places[[finds.p05, finds.p25, finds.p50, finds.p75, finds.p95].count { truth > $0 }] += 1
      }
    }
    return places
  }

  @Test("Intervals of 90 % hold 88 to 92 % of 2,000 true years, and the years lie evenly in the distribution")
  func coverage() throws {
    let places = try places { $0 }
    let held = Double(places[1...4].reduce(0, +)) / 2000
    #expect((0.88...0.92).contains(held))
    let expected = [0.05, 0.2, 0.25, 0.25, 0.2, 0.05].map { $0 * 2000 }
    let chiSquare = zip(places, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
    // Exceeded by chance once in a thousand times.
    #expect(chiSquare < 20.5)
  }

  @Test("Without the errors that strata share, the intervals would be too narrow")
  func independent() throws {
    let places = try places { area in
      area.with(.yearSpread, ExactDecimal(0)).with(.classSpread, ExactDecimal(0)).with(.labSpread, ExactDecimal(0))
    }
    #expect(Double(places[1...4].reduce(0, +)) / 2000 < 0.86)
  }
}
