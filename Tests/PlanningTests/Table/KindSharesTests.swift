import SamplingInspection
import Testing
import Verification

@testable import Planning

@Suite("The figures of a table shared among strata")
struct KindSharesTests {
  /// Figures for each county and category of a plan, as a table would have them.
  private func figures(_ scenario: Scenario, _ batches: [Int64]) -> [KindShares.Figure] {
    Dictionary(grouping: scenario.strata.indices) { [scenario.strata[$0].county, scenario.strata[$0].category] }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { .init(strata: $0.value, batches: $0.value.reduce(0) { $0 + batches[$1] }) }
  }

  /// Everything in the first stratum of each figure.
  private func start(_ figures: [KindShares.Figure], _ count: Int) -> [Int64] {
    var start = [Int64](repeating: 0, count: count)
    for figure in figures { start[figure.strata[0]] = figure.batches }
    return start
  }

  @Test(
    "A table made from a plan that keeps the rules is shared so that it keeps them again, and adds up",
    arguments: 1...12)
  func keepsRules(_ seed: UInt64) throws {
    var generator = ScenarioGenerator(counties: 3, classes: 4, mostBatches: 12, seed: seed)
    let scenario = generator.makeScenario()
    guard case .planned(let plan, _) = try Planner.plan(scenario) else { return }
    let figures = figures(scenario, plan.batches)
    let shared = try KindShares.share(
      figures, scenario, start: start(figures, scenario.strata.count), isCancelled: { false })
    for figure in figures { #expect(figure.strata.reduce(0) { $0 + shared[$1] } == figure.batches) }
    let made = Statement.imported(scenario, batches: shared)
    let statement = Statement.make(
      scenario, made, proof: made.proof, bound: made.bound, digest: "", isImported: true)
    let broken = statement.rules.filter { $0.slack.hasPrefix("-") && $0.strength != Strength.wish.rawValue }
    #expect(broken.isEmpty, "\(broken.map { "\($0.id) \($0.group) \($0.slack)" })")
  }

  @Test("Figures that are held keep their batches, and so do those of a single stratum")
  func held() throws {
    var generator = ScenarioGenerator(counties: 3, classes: 4, mostBatches: 12, seed: 5)
    let scenario = generator.makeScenario()
    let batches = scenario.strata.map { min(2, $0.atMost) }
    let figures = figures(scenario, batches)
    let start = start(figures, scenario.strata.count)
    #expect(
      try KindShares.share(figures, scenario, start: start, isHeld: { _ in true }, isCancelled: { false }) == start)
    let first = figures.first { $0.strata.count > 1 }?.strata ?? []
    let shared = try KindShares.share(
      figures, scenario, start: start, isHeld: { $0.strata == first }, isCancelled: { false })
    #expect(first.map { shared[$0] } == first.map { start[$0] })
  }
}
