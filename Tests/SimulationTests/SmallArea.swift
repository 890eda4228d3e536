import SamplingInspection

@testable import Simulation

/// A small area by hand, in which nothing goes wrong unless a test says so.
struct SmallArea {
  var scenario: Scenario
  var batches: [Int64]
  var assumptions = SmallArea.calm

  /// No batch is late, lost or followed by anything; rates as the plan has them.
  static let calm: SimulationAssumptions = {
    var calm = SimulationAssumptions()
    for key in [
      .closedShare, .slippedShare, .missedShare, .invalidShare, .triggers, .inboundPer100k, .producerElsewhere,
    ] as [SimulationAssumptions.Key] { calm[key] = .init(value: ExactDecimal(0), source: nil) }
    return calm
  }()

  /// Strata of so many batches and subjects, with the Beta of each, in one county and on one laboratory.
  init(_ strata: [(batches: Int64, subjects: Int64, alpha: Int64, beta: Int64)], annualBatches: Int64 = 1_000_000) {
    let source = "assumption"
    let categories = strata.indices.map { Category(levels: ["大类\($0)"], source: source) }
    guard let date = CalendarDate(strict: "2021-01-04"), let everything = Scope("") else {
      preconditionFailure("a day and a scope by hand")
    }
    scenario = Scenario(
      heading: Heading(
        title: "小", year: 2021, issuer: "局", planDate: date,
        population: PopulationBase(name: "人口", released: date, source: source)),
      counties: [County(adcode: "140101", name: "甲县", population: 100_000, source: source)],
      categories: categories,
      funds: [Fund(fund: "F", name: "经费", owner: "局", level: "县抽", amount: Money(fen: 1_000_000_00))],
      lots: [Lot(lot: "L1", lab: "A", scope: everything)],
      labs: [Laboratory(lab: "A", annualBatches: annualBatches)],
      rules: [],
      strata: strata.enumerated().map { number, one in
        Stratum(
          county: "140101", category: "大类\(number)", level: "县抽", venue: "超市", stage: "流通", fund: "F",
          subjects: one.subjects, cost: Money(fen: 50_000), alpha: ExactDecimal(one.alpha),
          beta: ExactDecimal(one.beta), reference: ExactDecimal(1))
      })
    batches = strata.map(\.batches)
  }

  /// Expected failures as a plan would state them.
  var expectedFailures: Double {
    zip(batches, scenario.strata).reduce(0) {
      $0 + Double($1.0) * $1.1.alpha.double / ($1.1.alpha.double + $1.1.beta.double)
    }
  }

  var statement: PlanStatement {
    PlanStatement(
      title: "小", scenarioSHA256: "", version: 1, state: "草案", status: "imported", value: 0, bound: 0, gap: 0,
      batches: batches.reduce(0, +), costYuan: "0.00", expectedFailures: String(expectedFailures), batchesWithout: 0,
      expectedFailuresWithout: "0", rules: [])
  }

  /// Turns an assumption.
  func with(_ key: SimulationAssumptions.Key, _ value: ExactDecimal) -> SmallArea {
    var copy = self
    copy.assumptions = assumptions.with(key, value)
    return copy
  }

  func request(runs: Int, seed: UInt64 = 7, baselines: [Baseline] = [], threads: Int = 1) -> SimulationRequest {
    SimulationRequest(
      scenario: scenario, statement: statement, batches: batches, schedule: nil, assumptions: assumptions, runs: runs,
      seed: seed, baselines: baselines, threads: threads)
  }

  func simulate(runs: Int, seed: UInt64 = 7, baselines: [Baseline] = [], threads: Int = 1) -> SimulationResult? {
    Simulator(request(runs: runs, seed: seed, baselines: baselines, threads: threads)).run(
      done: { _ in }, isCancelled: { false })
  }

  /// The stage that takes batches, alone.
  func sampling(seed: UInt64 = 7) -> (YearSampling, SimulatedPlan) {
    let columns = StratumColumns(scenario)
    let plan = SimulatedPlan(batches, done: batches.map { _ in 0 }, monthWeights: SimulatedPlan.usualMonths(scenario))
    let area = SimulatedArea(scenario, columns, days: WorkingYear(scenario, firstMonth: 1), assumptions)
    return (YearSampling(area, Philox(seed: seed), lost: nil), plan)
  }
}
