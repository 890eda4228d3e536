import Foundation
import Testing

@testable import Simulation

@Suite("Failure probabilities keep the plan's mean and spread")
struct LogitNormalTests {
  /// Mean and variance by Simpson's rule on the chance itself, where the simulation sums over the logit.
  private func moments(_ rate: LogitNormal) -> (mean: Double, variance: Double) {
    func density(_ chance: Double) -> Double {
      let place = (log(chance / (1 - chance)) - rate.location) / rate.spread
      return exp(-0.5 * place * place) / (rate.spread * (2 * Double.pi).squareRoot() * chance * (1 - chance))
    }
    // In the variable t with chance = t³, so that the left end is smooth.
    let steps = 400_000
    var sums = (0.0, 0.0, 0.0)
    for step in 1..<steps {
      let root = Double(step) / Double(steps)
      let chance = root * root * root
      let weight = (step % 2 == 1 ? 4.0 : 2.0) * density(chance) * 3 * root * root
      sums.0 += weight
      sums.1 += weight * chance
      sums.2 += weight * chance * chance
    }
    let scale = 3 * Double(steps)
    let mean = sums.1 / scale
    return (mean, sums.2 / scale - mean * mean)
  }

  @Test(
    "Mean and variance are those of the Beta",
    arguments: [(1.0, 49.0), (0.4, 19.6), (10, 490), (0.9, 29.1), (12, 48), (2, 2)])
  func moments(_ alpha: Double, _ beta: Double) {
    let rate = LogitNormal(alpha: alpha, beta: beta, scale: 1)
    let found = moments(rate)
    let mean = alpha / (alpha + beta)
    let variance = mean * (1 - mean) / (alpha + beta + 1)
    #expect(abs(found.mean / mean - 1) < 1e-5)
    #expect(abs(found.variance / variance - 1) < 1e-4)
  }

  @Test("Without spread there is only the mean")
  func certain() {
    let rate = LogitNormal(alpha: 3, beta: 97, scale: 0)
    #expect(rate.spread == 0)
    #expect(abs(rate.moments.mean - 0.03) < 1e-12)
  }
}
