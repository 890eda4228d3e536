import SamplingInspection
import Testing

@testable import Planning

@Suite("Near-best plans to choose from")
struct AlternativesTests {
  private static let share = ExactDecimal(2, decimals: 2)

  private static func generated(_ seed: UInt64) -> Scenario {
    var generator = ScenarioGenerator(counties: 4, classes: 6, seed: seed)
    return generator.makeScenario()
  }

  private func best(_ scenario: Scenario) throws -> Plan? {
    if case .planned(let plan, _) = try Planner.plan(scenario) { return plan }
    return nil
  }

  /// Whether a value is no more than a share below a bound, in plain arithmetic.
  private func isWithin(_ share: ExactDecimal, _ value: Int64, of bound: Int64) -> Bool {
    Double(bound - value) <= share.double * max(Double(value.magnitude), 1e6) * (1 + 1e-12)
  }

  @Test("Alternatives keep every rule, are worth what they say, stay within the share and differ from each other")
  func generatedScenarios() throws {
    var (found, moved) = (0, Int64(0))
    for seed: UInt64 in 1...3 {
      let scenario = Self.generated(seed)
      guard let best = try best(scenario), isWithin(Self.share, best.value, of: best.bound) else { continue }
      let plans = try Planner.alternatives(to: best, of: scenario, number: 2, within: Self.share)
      var model = PlanModel(scenario)
      let cells = CountyClassCells(scenario)
      for (number, plan) in plans.enumerated() {
        let state = PlanState(model, PlanState.Places(model), batches: plan.batches)
        #expect(state.isValid, "seed \(seed)")
        #expect(state.value(&model) == plan.value, "seed \(seed)")
        #expect(plan.bound == best.bound && plan.proof == best.proof, "seed \(seed)")
        #expect(isWithin(Self.share, plan.value, of: plan.bound), "seed \(seed)")
        for other in [best] + plans[..<number] {
          let apart = CountyClassCells.moved(cells.batches(plan.batches), cells.batches(other.batches))
          #expect(apart >= 2, "seed \(seed): plan \(number + 2) differs by \(apart) batches")
          moved += apart
        }
        found += 1
      }
    }
    #expect(found >= 5, "only \(found) found")
    #expect(moved >= 10 * Int64(found), "on average only \(moved / Int64(max(found, 1)))")
  }

  @Test(
    "Tiny scenarios: no plan within the share differs more than the search may find, and mostly the farthest is found")
  func bruteForce() throws {
    let share = ExactDecimal(10, decimals: 2)
    var (searched, reached) = (0, 0)
    for seed: UInt64 in 1...40 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      guard let best = try best(scenario) else { continue }
      let cells = CountyClassCells(scenario)
      let own = cells.batches(best.batches)
      var model = PlanModel(scenario)
      let places = PlanState.Places(model)
      var farthest: Int64 = 0
      // Every plan of the scenario is tried, by the way.
      _ = EveryPlan.best(scenario) { batches in
        let state = PlanState(model, places, batches: batches)
        if state.isValid, isWithin(share, state.value(&model), of: best.bound) {
          farthest = max(farthest, CountyClassCells.moved(own, cells.batches(batches)))
        }
        return true
      }
      let plans = try Planner.alternatives(to: best, of: scenario, number: 1, within: share)
      if let plan = plans.first {
        #expect(EveryPlan.best(scenario) { $0 == plan.batches } == plan.value, "seed \(seed)")
      }
      let apart = plans.first.map { CountyClassCells.moved(own, cells.batches($0.batches)) } ?? 0
      #expect(apart <= farthest, "seed \(seed)")
      if farthest > 0 { searched += 1 }
      if farthest > 0, 2 * apart >= farthest { reached += 1 }
    }
    #expect(searched >= 10, "only \(searched) scenarios have a plan to find")
    #expect(2 * reached >= searched, "\(reached) of \(searched)")
  }

  @Test("Two plans differ by the batches that stand elsewhere, whichever of the two comes first")
  func moved() {
    #expect(CountyClassCells.moved([3, 0, 5], [3, 0, 5]) == 0)
    #expect(CountyClassCells.moved([3, 0, 5], [1, 2, 5]) == 2)
    #expect(CountyClassCells.moved([3, 0, 5], [3, 4, 2]) == 4)
    #expect(CountyClassCells.moved([3, 4, 2], [3, 0, 5]) == 4)
  }

  @Test("The same alternatives twice are the same, also beside others, and a search that is cancelled ends with that")
  func again() async throws {
    let scenarios = [1, 4].map { Self.generated($0) }
    let bests = try scenarios.map { try #require(try best($0)) }
    @Sendable func search(_ number: Int) throws -> [Plan] {
      try Planner.alternatives(to: bests[number], of: scenarios[number], number: 2, within: Self.share)
    }
    let alone = try scenarios.indices.map { try search($0) }
    let together = try await withThrowingTaskGroup(of: (Int, [Plan]).self) { group in
      for number in scenarios.indices { group.addTask { (number, try search(number)) } }
      return try await group.reduce(into: [Int: [Plan]]()) { $0[$1.0] = $1.1 }
    }
    for number in scenarios.indices { #expect(together[number] == alone[number]) }
    #expect(throws: CancellationError.self) {
      try Planner.alternatives(
        to: bests[0], of: scenarios[0], number: 1, within: Self.share, isCancelled: { true })
    }
  }

  @Test("A share smaller than what is open of the best plan itself leaves nothing to choose")
  func nothing() throws {
    for seed: UInt64 in [1, 4] {
      let scenario = Self.generated(seed)
      guard let best = try best(scenario), best.bound > best.value else { continue }
      for plan in try Planner.alternatives(to: best, of: scenario, number: 2, within: ExactDecimal(0)) {
        #expect(plan.value == best.bound, "seed \(seed)")
      }
    }
  }
}
