import Foundation
import SamplingInspection
import Testing

@testable import Simulation

@Suite("Batches of a simulated year")
struct YearSamplingTests {
  /// Failures of each run.
  private func failures(_ area: SmallArea, runs: Int) -> [Double] {
    var (sampling, plan) = area.sampling()
    return (0..<runs).map { run in Double(sampling.take(plan, run: run).batches.count { $0.fails }) }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
  }

  @Test("Finds of one stratum have the mean and the variance of the Beta-binomial")
  func betaBinomial() {
    let area = SmallArea([(batches: 40, subjects: 0, alpha: 3, beta: 27)])
    let (batches, sum) = (40.0, 30.0)
    let mean = batches * 0.1
    let variance = batches * 0.1 * 0.9 * (sum + batches) / (sum + 1)
    // So many years that 1 % of the mean is 8 standard errors.
    let runs = Int(64 * variance / (mean * mean * 1e-4)) + 1
    let found = moments(failures(area, runs: runs))
    let error = (variance / Double(runs)).squareRoot()
    #expect(abs(found.mean - mean) < 4 * error)
    #expect(0.01 * mean >= 8 * error)
    #expect(abs(found.variance / variance - 1) < 0.04)
  }

  @Test("Subjects that differ leave the mean as it is and make failures gather")
  func frailty() {
    let strata = (0..<6).map { _ in (batches: Int64(60), subjects: Int64(60), alpha: Int64(200), beta: Int64(1800)) }
    let area = SmallArea(strata).with(.subjectStrength, ExactDecimal(2)).with(.rateSpread, ExactDecimal(0))
    var (sampling, plan) = area.sampling()
    var (failures, again) = ([Double](), 0.0)
    let runs = 3000
    for run in 0..<runs {
      let failing = sampling.take(plan, run: run).batches.filter(\.fails)
      failures.append(Double(failing.count))
      again += Double(failing.count - Set(failing.map(\.subject)).count)
    }
    let found = moments(failures)
    #expect(abs(found.mean - 36) < 4 * (found.variance / Double(runs)).squareRoot())
    // 6 batches at each of 60 alike subjects with 0.1: 36 − 60·(1 − 0.9⁶) = 7.89 failures are not a subject's first.
    #expect(again / Double(runs) > 1.5 * 7.89)
  }

  @Test("Alike subjects fail again as often as chance has it")
  func alike() {
    let strata = (0..<6).map { _ in (batches: Int64(60), subjects: Int64(60), alpha: Int64(200), beta: Int64(1800)) }
    let area = SmallArea(strata).with(.subjectStrength, ExactDecimal(1_000_000)).with(.rateSpread, ExactDecimal(0))
    var (sampling, plan) = area.sampling()
    let runs = 3000
    let again = (0..<runs).map { run in
      let failing = sampling.take(plan, run: run).batches.filter(\.fails)
      return Double(failing.count - Set(failing.map(\.subject)).count)
    }
    let found = moments(again)
    let expected = 36 - 60 * (1 - 0.9 * 0.9 * 0.9 * 0.9 * 0.9 * 0.9)
    #expect(abs(found.mean - expected) < 4 * (found.variance / Double(runs)).squareRoot())
  }

  @Test("Subjects are drawn without putting back: those of a group among them are hypergeometric")
  func hypergeometric() {
    let area = SmallArea([(batches: 10, subjects: 50, alpha: 1, beta: 49)])
    var (sampling, plan) = area.sampling()
    let runs = 20_000
    var counts: [Double] = []
    for run in 0..<runs {
      let subjects = sampling.take(plan, run: run).batches.map(\.subject)
      #expect(Set(subjects).count == 10)
      counts.append(Double(subjects.count { $0 < 20 }))
    }
    let found = moments(counts)
    let variance = 10 * 0.4 * 0.6 * 40 / 49
    #expect(abs(found.mean - 4) < 4 * (variance / Double(runs)).squareRoot())
    #expect(abs(found.variance / variance - 1) < 0.05)
  }

  @Test("No subject is visited twice before all have been visited once")
  func rounds() {
    var (sampling, plan) = SmallArea([(batches: 25, subjects: 10, alpha: 1, beta: 49)]).sampling()
    let visits = Dictionary(grouping: sampling.take(plan, run: 0).batches, by: \.subject).mapValues(\.count)
    #expect(visits.count == 10)
    #expect(visits.values.allSatisfy { $0 == 2 || $0 == 3 })
  }

  @Test("In a calm year everything is taken and reported within the year")
  func calm() throws {
    let area = SmallArea([(batches: 40, subjects: 0, alpha: 3, beta: 27), (batches: 7, subjects: 3, alpha: 1, beta: 9)])
    let result = try #require(area.simulate(runs: 20))
    #expect(result.plan.figures["taken"]?.p05 == 47)
    #expect(result.plan.figures["completed"]?.p05 == 47)
    #expect(result.plan.figures["lost"]?.p95 == 0)
    #expect(result.plan.figures["reports_on_time"]?.p05 == 1)
  }

  @Test("Where nothing can fail nothing is found")
  func nothing() throws {
    let result = try #require(SmallArea([(batches: 40, subjects: 5, alpha: 0, beta: 27)]).simulate(runs: 50))
    #expect(result.plan.figures["finds"]?.p95 == 0)
    #expect(result.plan.figures["cases"]?.mean == 0)
  }
}
