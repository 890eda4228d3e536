import Foundation
import Testing

@testable import Simulation

/// Sums of many draws of one distribution.
struct DrawnMoments {
  let mean: Double
  let variance: Double
  let count: Int

  /// Draws from a stream of its own.
  init(_ count: Int, thing: Int, _ draw: (inout RandomStream) -> Double) {
    var stream = RandomStream(Philox(seed: 2021), .baseline, run: 0, thing: thing)
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<count {
      let value = draw(&stream)
      sum += value
      squares += value * value
    }
    self.count = count
    mean = sum / Double(count)
    variance = squares / Double(count) - mean * mean
  }

  /// How many standard errors the mean lies from what it should be.
  func meanErrors(_ expected: Double, variance: Double) -> Double {
    abs(mean - expected) / (variance / Double(count)).squareRoot()
  }
}

/// A distribution with its closed form.
struct ClosedForm: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let mean: Double
  let variance: Double
  let draw: @Sendable (inout RandomStream) -> Double

  init(_ name: String, mean: Double, variance: Double, _ draw: @escaping @Sendable (inout RandomStream) -> Double) {
    testDescription = name
    self.mean = mean
    self.variance = variance
    self.draw = draw
  }

  /// Draws for which 1 % of the mean is 8 standard errors; of a mean of 0, 1 % of the standard deviation.
  var draws: Int {
    let bias = mean == 0 ? variance.squareRoot() / 100 : abs(mean) / 100
    return max(20_000, Int((64 * variance / (bias * bias)).rounded(.up)))
  }

  /// 1 − ∏ (β + j) / (α + β + j), the chance that Scenarios/README.md gives.
  private static let atLeastOne: Double = {
    var none = 1.0
    for batch in 0..<30 { none *= (60 + Double(batch)) / (62 + Double(batch)) }
    return 1 - none
  }()

  static let all: [ClosedForm] = [
    ClosedForm("uniform", mean: 0.5, variance: 1 / 12) { $0.unit() },
    ClosedForm("normal", mean: 0, variance: 1) { $0.normal() },
    ClosedForm("gamma 0.3", mean: 0.3, variance: 0.3) { $0.gamma(0.3) },
    ClosedForm("gamma 7.5", mean: 7.5, variance: 7.5) { $0.gamma(7.5) },
    ClosedForm("beta 1.5, 50", mean: 1.5 / 51.5, variance: 1.5 * 50 / (51.5 * 51.5 * 52.5)) { $0.beta(1.5, 50) },
    ClosedForm("beta 0.2, 0.4", mean: 1 / 3, variance: 0.08 / (0.36 * 1.6)) { $0.beta(0.2, 0.4) },
    ClosedForm("binomial 12, 0.03", mean: 0.36, variance: 0.3492) { Double($0.binomial(12, 0.03)) },
    ClosedForm("binomial 40, 0.7", mean: 28, variance: 8.4) { Double($0.binomial(40, 0.7)) },
    ClosedForm("binomial 20,000, 0.3", mean: 6000, variance: 4200) { Double($0.binomial(20_000, 0.3)) },
    ClosedForm("Poisson 0.7", mean: 0.7, variance: 0.7) { Double($0.poisson(0.7)) },
    ClosedForm("Poisson 300", mean: 300, variance: 300) { Double($0.poisson(300)) },
    ClosedForm(
      "Beta-binomial 30 of 2, 60", mean: 30 * 2 / 62.0,
      variance: 30 * (2.0 * 60 / (62 * 62)) * (62.0 + 30) / 63
    ) { Double($0.binomial(30, $0.beta(2, 60))) },
    ClosedForm("at least one find in 30 of Beta 2, 60", mean: atLeastOne, variance: atLeastOne * (1 - atLeastOne)) {
      $0.binomial(30, $0.beta(2, 60)) > 0 ? 1 : 0
    },
  ]
}

@Suite("Random numbers follow their distributions")
struct DistributionTests {
  @Test(
    "The generator gives the numbers that its authors published",
    arguments: [
      (SIMD4<UInt32>(), 0, SIMD4<UInt32>(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)),
      (
        SIMD4<UInt32>(repeating: .max), .max, SIMD4<UInt32>(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
      ),
      (
        SIMD4<UInt32>(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), 0x299F_31D0_A409_3822,
        SIMD4<UInt32>(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
      ),
    ] as [(SIMD4<UInt32>, UInt64, SIMD4<UInt32>)])
  func published(_ counter: SIMD4<UInt32>, _ seed: UInt64, _ words: SIMD4<UInt32>) {
    #expect(Philox(seed: seed).words(counter) == words)
  }

  @Test("Means agree with the closed forms, from so many draws that 1 % would show", arguments: ClosedForm.all)
  func means(_ form: ClosedForm) {
    let drawn = DrawnMoments(form.draws, thing: 1, form.draw)
    #expect(drawn.meanErrors(form.mean, variance: form.variance) < 4)
  }

  @Test(
    "Variances agree with the closed forms", arguments: ClosedForm.all.filter { !$0.testDescription.hasPrefix("at") })
  func variances(_ form: ClosedForm) {
    let drawn = DrawnMoments(200_000, thing: 2, form.draw)
    #expect(abs(drawn.variance / form.variance - 1) < 0.04)
  }

  @Test("A bias of 1 % is caught", arguments: ClosedForm.all.filter { $0.mean != 0 })
  func planted(_ form: ClosedForm) {
    let drawn = DrawnMoments(form.draws, thing: 1) { 1.01 * form.draw(&$0) }
    #expect(drawn.meanErrors(form.mean, variance: form.variance) > 4)
  }

  @Test("Percentage points of the normal distribution are those of the tables")
  func normal() {
    for (chance, value) in [
      (0.5, 0.0), (0.95, 1.6448536269514722), (0.975, 1.959963984540054), (0.001, -3.090232306167813),
      (1e-10, -6.361340902404056), (1e-14, -7.650628092935269),
    ] { #expect(abs(NormalDistribution.quantile(chance) - value) < 1e-9) }
  }

  @Test("Certain and impossible things stay so")
  func extremes() {
    var stream = RandomStream(Philox(seed: 1), .baseline, run: 0)
    #expect(stream.binomial(100, 0) == 0)
    #expect(stream.binomial(100, 1) == 100)
    #expect(stream.binomial(0, 0.5) == 0)
    #expect(stream.poisson(0) == 0)
    #expect(stream.gamma(0) == 0)
  }

  @Test("No failure is said to be sure only where counting gives none, and it settles most years of rare failures")
  func surelyNone() {
    var stream = RandomStream(Philox(seed: 5), .baseline, run: 0)
    var settled = 0
    for draw in 0..<200_000 {
      let logit = draw.isMultiple(of: 2) ? 6 * stream.normal() : -4 + stream.normal()
      let (trials, place) = (1 + stream.whole(below: 30), stream.unit())
      guard CountDistributions.isSurelyNone(trials, logit: logit, place) else { continue }
      settled += 1
      let chance = LogitNormal.inverseLogit(logit)
      #expect(Double(trials) * chance < 1 && CountDistributions.binomial(trials, chance, place) == 0)
    }
    #expect(settled > 80_000)
    #expect(CountDistributions.isSurelyNone(30, logit: -.infinity, 1 - 0x1p-53))
    #expect(!CountDistributions.isSurelyNone(1, logit: 100, 0x1p-53))
  }
}
