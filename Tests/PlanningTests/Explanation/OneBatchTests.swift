import SamplingInspection
import Testing

@testable import Planning

@Suite("What one batch more or fewer does")
struct OneBatchTests {
  @Test("For 50 cells of tiny scenarios the stated change is the difference of the best of all plans")
  func equalsBruteForce() throws {
    var random = SeededGenerator(seed: 5)
    var (checked, impossible) = (0, 0)
    for seed: UInt64 in 1...600 where checked < 50 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      guard case .planned(let plan, _) = try Planner.plan(scenario) else {
        Issue.record("seed \(seed): no plan")
        continue
      }
      let cell = scenario.strata[Int(random.whole(0...Int64(scenario.strata.count - 1)))]
      let step: Int64 = random.happens(0.5) ? 1 : -1
      let scope = Scope(conditions: [
        .init(column: "county", values: [cell.county]), .init(column: "category", values: [cell.category]),
      ])
      let result = try #require(try OneBatch.resolve(scenario, plan, scope: scope, step: step))
      let strata = scenario.strata.indices.filter {
        scenario.strata[$0].county == cell.county && scenario.strata[$0].category == cell.category
      }
      let wanted = strata.reduce(0) { $0 + plan.batches[$1] } + step
      let best = EveryPlan.best(scenario) { batches in strata.reduce(0) { $0 + batches[$1] } == wanted }
      #expect(result.change == best.map { $0 - plan.value }, "seed \(seed)")
      if let change = result.change {
        #expect(result.possible?.contains(change) == true)
        checked += 1
      } else {
        impossible += 1
      }
    }
    #expect(checked == 50 && impossible >= 5, "both kinds must occur: \(checked), \(impossible)")
  }
}
