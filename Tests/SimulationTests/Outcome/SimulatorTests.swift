import Foundation
import SamplingInspection
import Testing

@testable import Simulation

@Suite("What a simulated plan brings")
struct SimulatorTests {
  /// Three classes on a laboratory that is just large enough, with subjects that fail again.
  private static let busy: SmallArea = {
    var area = SmallArea(
      [
        (batches: 300, subjects: 60, alpha: 5, beta: 45), (batches: 200, subjects: 40, alpha: 3, beta: 57),
        (batches: 300, subjects: 70, alpha: 4, beta: 46),
      ], annualBatches: 700)
    area.assumptions = SimulationAssumptions()
    return area
  }()

  private func errors(_ one: Distribution, _ other: Distribution) -> Double {
    let error = (one.standardError * one.standardError + other.standardError * other.standardError).squareRoot()
    return abs(one.mean - other.mean) / error
  }

  @Test(
    "Nothing is decoration: without it a figure changes by more than four errors",
    arguments: [
      (SimulationAssumptions.Key.labQueues, "reports_on_time"), (.labQueues, "completed"), (.triggers, "inspections"),
      (.triggers, "cases_on_time"), (.slippedShare, "completed"), (.missedShare, "retaken"),

    ])
  func decoration(_ key: SimulationAssumptions.Key, _ figure: String) throws {
    let whole = try #require(Self.busy.simulate(runs: 1500)?.plan.figures[figure])
    let without = try #require(Self.busy.with(key, ExactDecimal(0)).simulate(runs: 1500)?.plan.figures[figure])
    // Common random numbers make the true error smaller than that of two independent samples.
    #expect(errors(whole, without) > 4)
  }

  @Test("A stratum whose only subject has closed is lost")
  func closed() throws {
    let area = SmallArea((0..<30).map { _ in (batches: 2, subjects: 1, alpha: 1, beta: 49) })
    let lost = try #require(
      area.with(.closedShare, ExactDecimal(3, decimals: 2)).simulate(runs: 600)?.plan.figures["lost"])
    #expect(abs(lost.mean - 60 * 0.03) < 4 * lost.standardError)
    #expect(lost.mean > 4 * lost.standardError)
  }

  @Test("Without the spread of rates the year is far more certain than it is")
  func spread() throws {
    let whole = try #require(Self.busy.simulate(runs: 600)?.plan.figures["finds"])
    let without = try #require(Self.busy.with(.rateSpread, ExactDecimal(0)).simulate(runs: 600)?.plan.figures["finds"])
    // The standard deviation of 600 years is known to about 1/√1200 of itself.
    let error =
      (whole.standardDeviation * whole.standardDeviation + without.standardDeviation * without.standardDeviation)
      .squareRoot() / 1200.0.squareRoot()
    #expect(whole.standardDeviation - without.standardDeviation > 4 * error)
  }

  @Test("One thread or two, the result is the same; another seed gives another")
  func threads() throws {
    let one = try #require(Self.busy.simulate(runs: 60, baselines: [.uniform, .random]))
    #expect(Self.busy.simulate(runs: 60, baselines: [.uniform, .random], threads: 2) == one)
    #expect(Self.busy.simulate(runs: 60, baselines: [.uniform, .random], threads: 5) == one)
    #expect(Self.busy.simulate(runs: 60, seed: 8, baselines: [.uniform, .random]) != one)
  }

  @Test("More years begin with the years of fewer")
  func prefix() {
    let area = SmallArea([(batches: 40, subjects: 9, alpha: 3, beta: 27)])
    var (sampling, plan) = area.sampling()
    let first = sampling.take(plan, run: 5).batches.map(\.fails)
    _ = sampling.take(plan, run: 6)
    #expect(sampling.take(plan, run: 5).batches.map(\.fails) == first)
  }

  @Test("A cancelled simulation gives nothing")
  func cancelled() {
    let simulator = Simulator(Self.busy.request(runs: 1000))
    #expect(simulator.run(done: { _ in }, isCancelled: { true }) == nil)
  }

  @Test("What the plan promises lies in what its years give, and what is not completed accounts for the rest")
  func promise() throws {
    let result = try #require(Self.busy.simulate(runs: 2000))
    let finds = try #require(result.plan.figures["finds"])
    #expect(result.promise.uncompleted < 0)
    #expect(abs(result.promise.shortfall - result.promise.uncompleted) < 4 * finds.standardError)
  }

  @Test("The habits take as many batches as the plan, within the limits of the strata")
  func habits() throws {
    var scenario = Self.busy.scenario
    scenario.strata[0].atMost = 10
    scenario.strata[1].former = 3
    scenario.strata[2].former = 1
    for baseline in Baseline.allCases {
      let batches = try #require(baseline.batches(scenario, total: 100, done: [0, 0, 0], seed: 1))
      #expect(batches.reduce(0, +) == 100)
      #expect(batches[0] <= 10)
    }
    #expect(Baseline.lastYear.batches(scenario, total: 100, done: [0, 0, 0], seed: 1) == [0, 75, 25])
    #expect(Baseline.topRisk.batches(scenario, total: 85, done: [0, 0, 0], seed: 1) == [10, 5, 70])
    #expect(Baseline.lastYear.batches(scenario, total: 100, done: [8, 20, 0], seed: 1) == [8, 74, 18])
    #expect(Baseline.topRisk.batches(scenario, total: 85, done: [0, 60, 0], seed: 1) == [10, 60, 15])
    #expect(Baseline.lastYear.batches(Self.busy.scenario, total: 100, done: [0, 0, 0], seed: 1) == nil)
  }

  @Test("A plan is compared with itself without any difference")
  func itself() throws {
    var area = Self.busy
    area.batches = [267, 267, 266]
    let months = SimulatedPlan(
      area.batches, done: [0, 0, 0], monthWeights: SimulatedPlan.usualMonths(area.scenario)
    ).months
    // Uniform over three strata, in the same months.
    let result = try #require(area.simulate(runs: 100, baselines: [.uniform]))
    let difference = try #require(result.baselines["uniform"]?.difference.finds)
    #expect(months.reduce(0, +) == 800)
    #expect(abs(difference.mean) < 0.5)
  }

  @Test("What is found alone has the mean and spread of a calm year")
  func findsOnly() throws {
    var area = Self.busy
    area.assumptions = SmallArea.calm
    let finds = FindsOnly(area.scenario, batches: area.batches, area.assumptions, seed: 3).distribution(
      runs: 20_000, threads: 2, done: { _ in }, isCancelled: { false })
    let alone = try #require(finds)
    #expect(abs(alone.mean - area.expectedFailures) < 4 * alone.standardError)
    // Beta-binomial, and the errors that the classes share, make it no narrower than this.
    let single = zip(area.batches, area.scenario.strata).reduce(0.0) { sum, one in
      let (alpha, beta, batches) = (one.1.alpha.double, one.1.beta.double, Double(one.0))
      let mean = alpha / (alpha + beta)
      return sum + batches * mean * (1 - mean) * (alpha + beta + batches) / (alpha + beta + 1)
    }
    #expect(alone.standardDeviation > single.squareRoot())
    #expect(alone.standardDeviation < 1.3 * single.squareRoot())
  }

  @Test("What had been done when a plan was made in late autumn is completed, and what is left keeps its months")
  func late() throws {
    var area = SmallArea([
      (batches: 50, subjects: 9, alpha: 3, beta: 27), (batches: 10, subjects: 9, alpha: 1, beta: 9),
    ])
    area.scenario.heading.planDate = try #require(CalendarDate(strict: "2021-11-22"))
    area.scenario.strata[0].atLeast = 45
    let result = try #require(area.simulate(runs: 200))
    #expect(result.plan.figures["taken"]?.p50 == 60)
    #expect((result.plan.figures["completed"]?.p05 ?? 0) >= 45)
    let october = try #require(result.months.dropFirst(9).first)
    #expect(october.taken.p95 <= 45 && october.taken.p05 > 35 && october.planned < 45)
    #expect(result.months.last?.planned == 60)
  }

  @Test("A laboratory that fails loses what it holds")
  func lostLab() throws {
    var request = Self.busy.request(runs: 50)
    request.lostLab = ("A", 7)
    let result = Simulator(request).run(done: { _ in }, isCancelled: { false })
    let lost = try #require(result)
    let kept = try #require(Self.busy.simulate(runs: 50))
    let (fewer, more) = (lost.plan.figures["completed"]?.mean ?? 0, kept.plan.figures["completed"]?.mean ?? 0)
    #expect(fewer < 0.7 * more)
    #expect(lost.lostLab == "A" && lost.fromMonth == 7)
  }

  @Test("Batches over the months add up, and follow the weights to a batch")
  func months() {
    let plan = SimulatedPlan(
      [3, 0, 500, 1, 1, 1], done: [0, 0, 0, 0, 0, 0], monthWeights: [0, 0, 20, 20, 10, 0, 0, 0, 0, 0, 0, 0])
    #expect(plan.batches == [3, 0, 500, 1, 1, 1])
    let months = plan.months
    #expect(months[0] == 0 && months[5] == 0)
    #expect(abs(months[2] - 202) <= 2 && abs(months[4] - 101) <= 2)
  }
}
