import LinearProgramming
import SamplingInspection
import Testing

@testable import Planning

@Suite("Prices")
struct PriceTests {
  private func bound(_ scenario: Scenario) throws -> Int64? {
    var model = PlanModel(scenario)
    return try Refinement.run(&model, limits: { SolveLimits() }, isCancelled: { false }).result?.terms.bound
  }

  @Test("Within its range the price of a fund is the difference that money makes to the bound")
  func finiteDifferences() throws {
    var checked = 0
    for seed: UInt64 in 1...12 {
      var generator = ScenarioGenerator(counties: 4, classes: 6, seed: seed)
      let scenario = generator.makeScenario()
      let before = try #require(try bound(scenario))
      for range in try #require(try PriceRange.all(scenario)) where range.rule == "budget" {
        let fund = try #require(scenario.funds.firstIndex { range.group == "fund=\($0.fund)" })
        for end in [range.from, range.to].compactMap(\.self) {
          // Nine tenths of the way to the end, in whole fen.
          let fen = Int64((0.9 * (end - range.bound) * 100).rounded(.towardZero))
          let expected = range.price * 1e6 * Double(fen) / 100
          let tolerance = 4 + 4e-7 * Double(before)
          // A change that the tolerance of the relaxation would hide shows nothing.
          if expected.magnitude < 20 * tolerance { continue }
          var changed = scenario
          changed.funds[fund].amount = Money(fen: scenario.funds[fund].amount.fen + fen)
          let after = try #require(try bound(changed))
          #expect((Double(after - before) - expected).magnitude <= tolerance, "seed \(seed), \(range)")
          checked += 1
        }
      }
    }
    #expect(checked >= 10, "only \(checked) prices had a range wide enough to see")
  }

  @Test("What the rules add to a batch is, all together, its price")
  func pullsAddUp() throws {
    var generator = ScenarioGenerator(counties: 4, classes: 6, seed: 3)
    let scenario = generator.makeScenario()
    guard case .planned(let plan, _) = try Planner.plan(scenario) else {
      Issue.record("no plan")
      return
    }
    let model = PlanModel(scenario)
    var explainer = Explainer(scenario, batches: plan.batches, proof: plan.proof)
    let prices = RowPrices(model, plan.proof).stratumPrices(model)
    for stratum in scenario.strata.indices {
      let price = Double(prices[stratum].price(of: max(plan.batches[stratum], 1))) / 1e24
      #expect((explainer.stratum(stratum).pull + price).magnitude < 1e-12)
    }
  }

  @Test("The prices of a proof, read back, prove the same bound")
  func readBack() throws {
    var generator = ScenarioGenerator(counties: 3, classes: 5, seed: 4)
    let scenario = generator.makeScenario()
    guard case .planned(let plan, _) = try Planner.plan(scenario) else {
      Issue.record("no plan")
      return
    }
    var model = PlanModel(scenario)
    #expect(RowPrices(model, plan.proof).terms(&model) == plan.proof.terms)
  }
}
