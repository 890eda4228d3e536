import SamplingInspection
import Testing

@testable import Planning

@Suite("Why a county has as many batches as it has")
struct CountyAccountTests {
  @Test("Batches, failures and own money of all counties add up to the plan")
  func addsUp() throws {
    var generator = ScenarioGenerator(counties: 5, classes: 6, seed: 2)
    let scenario = generator.makeScenario()
    guard case .planned(let plan, _) = try Planner.plan(scenario) else {
      Issue.record("no plan")
      return
    }
    var explainer = Explainer(scenario, batches: plan.batches, proof: plan.proof)
    let accounts = explainer.counties()
    #expect(accounts.map(\.adcode) == scenario.counties.map(\.adcode))
    #expect(accounts.reduce(0) { $0 + $1.total } == plan.batches.reduce(0, +))
    let own = Set(scenario.funds.filter { !$0.county.isEmpty }.map(\.fund))
    let spent = zip(scenario.strata, plan.batches).reduce(Int64(0)) {
      own.contains($1.0.fund) ? $0 + $1.0.cost.fen * $1.1 : $0
    }
    #expect(accounts.reduce(0) { $0 + $1.ownFundsSpent.fen } == spent)
    for (account, county) in zip(accounts, scenario.counties) {
      #expect(account.raising.allSatisfy { $0.perBatch > 0 } && account.lowering.allSatisfy { $0.perBatch < 0 })
      #expect(account.alike.count == 2 && !account.alike.contains(county.adcode))
      // At the prices of the relaxation one batch more pays at most what rounding to whole batches left over.
      if let more = account.oneMore { #expect(more < 0.05) }
    }
  }
}
