import LinearProgramming
import SamplingInspection
import Testing

@testable import Planning

@Suite("First prices")
struct PriceSearchTests {
  private func scenario(_ seed: Int) -> Scenario {
    var generator = ScenarioGenerator(counties: 2 + seed % 11, classes: 4 + seed % 7, seed: UInt64(seed))
    return generator.makeScenario()
  }

  private func relaxation(_ scenario: Scenario, searchedFrom: Int) throws -> (
    status: SolveStatus, result: Refinement.Result?
  ) {
    var model = PlanModel(scenario)
    return try Refinement.run(&model, searchedFrom: searchedFrom, limits: { SolveLimits() }, isCancelled: { false })
  }

  @Test("With and without them the relaxation proves the same bound", arguments: 1...60)
  func sameBound(seed: Int) throws {
    let plain = try relaxation(scenario(seed), searchedFrom: .max)
    let searched = try relaxation(scenario(seed), searchedFrom: 0)
    #expect(plain.status == searched.status)
    let bounds = try (#require(plain.result).terms.bound, #require(searched.result).terms.bound)
    #expect((bounds.0 - bounds.1).magnitude <= 2 + bounds.0 / 2_000_000)
  }

  @Test("Where no plan exists both ways say so")
  func sameImpossibility() throws {
    var scenario = scenario(3)
    for fund in scenario.funds.indices { scenario.funds[fund].amount = Money(fen: 100) }
    #expect(try relaxation(scenario, searchedFrom: .max).status == .infeasible)
    #expect(try relaxation(scenario, searchedFrom: 0).status == .infeasible)
  }

  @Test("Their batches are far nearer to the relaxation's than the proportional plan is", arguments: 1...20)
  func nearTheRelaxation(seed: Int) throws {
    var model = PlanModel(scenario(seed))
    var search = PriceSearch(&model)
    let near = search.run(&model, isCancelled: { false }).batches
    let relaxed = try #require(relaxation(scenario(seed), searchedFrom: .max).result)
    let batches = relaxed.refined.batches(relaxed.solution)
    func distance(_ other: [Double]) -> Double { zip(batches, other).reduce(0) { $0 + ($1.0 - $1.1).magnitude } }
    #expect(distance(near) < distance(model.proportionalStart.map(Double.init)) / 2)
  }
}
