import SamplingInspection
import Testing

@testable import Planning

@Suite("Same input, same plan")
struct SameInputSamePlanTests {
  private func plan(_ scenario: Scenario) throws -> Plan {
    guard case .planned(let plan, _) = try Planner.plan(scenario) else {
      throw SolverFailure()
    }
    return plan
  }

  private struct SolverFailure: Error {}

  private func scenario(seed: UInt64) -> Scenario {
    var generator = ScenarioGenerator(counties: 5, classes: 6, seed: seed)
    return generator.makeScenario()
  }

  @Test("A plan does not depend on what was solved before it")
  func independent() throws {
    let first = try plan(scenario(seed: 1))
    _ = try plan(scenario(seed: 2))
    #expect(try plan(scenario(seed: 1)) == first)
  }

  @Test("Eight plans made at the same time are the ones made one after another")
  func threads() async throws {
    let alone = try (1...8).map { try plan(scenario(seed: UInt64($0))) }
    let together = try await withThrowingTaskGroup(of: (Int, Plan).self) { group in
      for seed in 1...8 { group.addTask { (seed, try plan(scenario(seed: UInt64(seed)))) } }
      return try await group.reduce(into: [Int: Plan]()) { $0[$1.0] = $1.1 }
    }
    for seed in 1...8 { #expect(together[seed] == alone[seed - 1]) }
  }

  @Test("A plan keeps every rule and stays within its bound, on scenarios of many shapes", arguments: 1...30)
  func valid(_ seed: Int) throws {
    let scenario = scenario(seed: UInt64(seed))
    let plan = try plan(scenario)
    var model = PlanModel(scenario)
    let state = PlanState(model, PlanState.Places(model), batches: plan.batches)
    #expect(state.isValid)
    #expect(state.value(&model) == plan.value)
    #expect(plan.bound >= plan.value)
    #expect(plan.gap < 0.02)
  }

  @Test("A time that is already over still leaves a plan that keeps every rule")
  func noTime() throws {
    for seed: UInt64 in 1...20 {
      let scenario = scenario(seed: seed)
      guard case .planned(let plan, let stopped) = try Planner.plan(scenario, limits: PlanningLimits(seconds: 0)) else {
        Issue.record("seed \(seed): no plan")
        continue
      }
      let model = PlanModel(scenario)
      #expect(stopped == (plan.gap > 1e-4))
      #expect(PlanState(model, PlanState.Places(model), batches: plan.batches).isValid)
    }
  }

  @Test("Cancelling gives no plan")
  func cancelled() throws {
    guard case .cancelled = try Planner.plan(scenario(seed: 1), isCancelled: { true }) else {
      Issue.record("it went on")
      return
    }
  }
}
