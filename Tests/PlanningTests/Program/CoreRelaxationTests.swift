import LinearProgramming
import SamplingInspection
import Testing

@testable import Planning

@Suite("The relaxation on the batches near the prices")
struct CoreRelaxationTests {
  private func relaxation(_ scenario: Scenario, inCore: Bool) throws -> (
    status: SolveStatus, result: Refinement.Result?
  ) {
    var model = PlanModel(scenario)
    return try Refinement.run(
      &model, searchedFrom: inCore ? 0 : .max, inCore: inCore, limits: { SolveLimits() }, isCancelled: { false })
  }

  @Test("It proves the bound that the whole program proves, on scenarios of many shapes", arguments: 1...80)
  func sameBound(seed: Int) throws {
    var generator = ScenarioGenerator(counties: 2 + seed % 13, classes: 4 + seed % 9, seed: UInt64(7000 + seed))
    let scenario = generator.makeScenario()
    let (whole, core) = try (relaxation(scenario, inCore: false), relaxation(scenario, inCore: true))
    #expect(whole.status == core.status)
    let bounds = try (#require(whole.result).terms.bound, #require(core.result).terms.bound)
    #expect((bounds.0 - bounds.1).magnitude <= 4 + bounds.0 / 2_000_000)
  }

  @Test("Between two amounts of money it proves the bound that the whole program proves", arguments: 1...40)
  func between(seed: Int) throws {
    var generator = ScenarioGenerator(counties: 3 + seed % 11, classes: 5 + seed % 7, seed: UInt64(400 + seed))
    let scenario = generator.makeScenario()
    func solved(_ percent: Int64, from sides: [Refinement.Result] = []) throws -> Refinement.Result {
      var changed = scenario
      changed.heading.budgetScale = ExactDecimal(percent, decimals: 2)
      var model = PlanModel(changed)
      let (status, result) = try Refinement.run(
        &model, from: sides.first, and: sides.last, searchedFrom: sides.isEmpty ? .max : 0, limits: { SolveLimits() },
        isCancelled: { false })
      #expect(status == .optimal)
      return try #require(result)
    }
    let sides = try [solved(100), solved(130)]
    let (whole, core) = try (solved(110), solved(110, from: sides))
    #expect((whole.terms.bound - core.terms.bound).magnitude <= 4 + whole.terms.bound / 2_000_000)
    #expect(core.refined.segmentCount < whole.refined.segmentCount)
  }

  @Test("What it leaves out is a plan's to have: its program reaches what its prices prove", arguments: 1...20)
  func closed(seed: Int) throws {
    var generator = ScenarioGenerator(counties: 12, classes: 10, seed: UInt64(900 + seed))
    var model = PlanModel(generator.makeScenario())
    var search = PriceSearch(&model)
    let near = search.run(&model, isCancelled: { false })
    var core = CoreRelaxation(near, model, upper: model.usefulUpper)
    let found = try core.run(&model, gap: 0, limits: { SolveLimits() }, isCancelled: { false })
    let result = try #require(found)
    let reached = Double(result.refined.constant) + result.solution.objective * RefinedProgram.microPointsPerUnit
    #expect((Double(result.terms.bound) - reached).magnitude <= 2 + 2e-7 * reached)
    #expect(result.refined.segmentCount < CoreProgram(whole: model).openSteps)
  }

  @Test("Where no plan exists it says nothing, and the whole program says so")
  func impossible() throws {
    var generator = ScenarioGenerator(counties: 5, classes: 7, seed: 3)
    var scenario = generator.makeScenario()
    for fund in scenario.funds.indices { scenario.funds[fund].amount = Money(fen: 100) }
    #expect(try relaxation(scenario, inCore: true).status == .infeasible)
  }
}
