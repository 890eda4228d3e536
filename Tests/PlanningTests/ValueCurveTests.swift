import SamplingInspection
import Testing

@testable import Planning

@Suite("What a batch is worth")
struct ValueCurveTests {
  private func steps(
    alpha: Int64, beta: Int64, discovery: Double, severity: Double = 1, assigned: Int64 = 0, count: Int64 = 3
  ) -> [Int64] {
    var curve = ValueCurve(
      alpha: ExactDecimal(alpha), beta: ExactDecimal(beta), severity: severity, discoveryWeight: discovery,
      assigned: assigned)
    return (1...count).map { curve.step($0) }
  }

  @Test("Yield alone is the expected rate at every batch")
  func yield() { #expect(steps(alpha: 1, beta: 9, discovery: 0) == [100_000, 100_000, 100_000]) }

  @Test("Discovery alone: with α = β = 1 the chances of a first failure are 1/2, 1/6, 1/12")
  func discovery() { #expect(steps(alpha: 1, beta: 1, discovery: 1) == [500_000, 166_667, 83_333]) }

  @Test("Half of each, twice as severe: 2·(½·½ + ½·½), 2·(½·½ + ½·1/6), …")
  func both() { #expect(steps(alpha: 1, beta: 1, discovery: 0.5, severity: 2) == [1_000_000, 666_667, 583_333]) }

  @Test("Batches of the levels above take the first steps")
  func assigned() { #expect(steps(alpha: 1, beta: 1, discovery: 1, assigned: 1, count: 2) == [166_667, 83_333]) }

  @Test("What never fails is worth nothing")
  func never() { #expect(steps(alpha: 0, beta: 5, discovery: 0.5) == [0, 0, 0]) }

  @Test("Steps never rise, for 1,000 priors")
  func decreasing() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<1000 {
      var curve = ValueCurve(
        alpha: ExactDecimal(random.whole(1...5000), decimals: 3),
        beta: ExactDecimal(random.whole(1...500_000), decimals: 3),
        severity: 1, discoveryWeight: random.unit(), assigned: 0)
      for n: Int64 in 1...200 { #expect(curve.step(n + 1) <= curve.step(n)) }
    }
  }

  @Test("From the first step that is the yield alone on all are, however far, and the worth is their sum")
  func farSteps() {
    // α = 2, β = 38: the yield is ½ · 0.05, and discovery falls below half a micro-point within two thousand batches.
    var curve = ValueCurve(
      alpha: ExactDecimal(2), beta: ExactDecimal(38), severity: 1, discoveryWeight: 0.5, assigned: 3)
    #expect(curve.step(1) > 25_000)
    #expect(curve.step(1_000_000_000) == 25_000)
    #expect(curve.value(1_000_000_000) - curve.value(999_999_000) == 25_000_000)
    var sum: Int64 = 0
    for n: Int64 in 1...3000 {
      sum += curve.step(n)
      #expect(curve.value(n) == sum)
    }
  }

  @Test(
    "The expected rate is rounded half up at the ninth decimal",
    arguments: [(1, 2, 333_333_333), (2, 1, 666_666_667), (1, 1, 500_000_000)])
  func rate(_ alpha: Int64, _ beta: Int64, _ expected: Int64) {
    #expect(ValueCurve.expectedRate(alpha: ExactDecimal(alpha), beta: ExactDecimal(beta)) == expected)
  }
}
