import SamplingInspection
import Testing

@testable import Planning

@Suite("Scenarios so small that all plans can be tried")
struct BruteForceTests {
  @Test("200 tiny scenarios: the plan is the best of all plans, to the micro-point, and the bound is not below it")
  func tiny() throws {
    var measures: Set<Measure> = []
    for seed: UInt64 in 1...200 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      measures.formUnion(scenario.rules.map(\.measure))
      guard case .planned(let plan, let stopped) = try Planner.plan(scenario) else {
        Issue.record("seed \(seed): a plan exists, but none was found")
        continue
      }
      let best = try #require(EveryPlan.best(scenario), "seed \(seed)")
      #expect(plan.value == best, "seed \(seed)")
      #expect(plan.bound >= best, "seed \(seed)")
      #expect(!stopped)
    }
    #expect(measures == Set(Measure.allCases), "every kind of rule must occur")
  }

  @Test(
    "A tiny scenario with one batch too many asked for is impossible, and the prices prove it when the relaxation is, too"
  )
  func impossible() throws {
    var proved = 0
    for seed: UInt64 in 1...40 {
      var scenario = ScenarioGenerator.tiny(seed: seed)
      let most = scenario.strata.reduce(Int64(0)) { $0 + $1.atMost }
      scenario.pins.append(
        Pin(
          pin: "TOO MUCH", scope: Scope(conditions: []), bounds: Bounds(atLeast: ExactDecimal(most + 1)), who: "x",
          why: "x"))
      guard case .impossible(_, let bound, let isProved, _) = try Planner.plan(scenario) else {
        Issue.record("seed \(seed): a plan was made that cannot exist")
        continue
      }
      #expect(EveryPlan.best(scenario) == nil)
      if isProved {
        proved += 1
        #expect(bound < 0)
      }
    }
    #expect(proved == 40)
  }
}
