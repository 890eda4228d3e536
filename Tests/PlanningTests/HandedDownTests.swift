import SamplingInspection
import Testing

@testable import Planning

@Suite("A plan handed down to a unit")
struct HandedDownTests {
  /// A generated scenario of several prefectures with its plan.
  private func planned(_ seed: UInt64) throws -> (Scenario, [Int64])? {
    var generator = ScenarioGenerator(counties: 5, classes: 5, mostBatches: 20, seed: seed)
    let scenario = generator.makeScenario()
    guard case .planned(let plan, _) = try Planner.plan(scenario) else { return nil }
    return (scenario, plan.batches)
  }

  @Test(
    "The unit's part of the plan keeps every rule of the scenario that is handed down, and adds up to its tasks",
    arguments: 1...12)
  func keepsRules(_ seed: UInt64) throws {
    guard let (scenario, batches) = try planned(seed) else { return }
    for unit in Set(scenario.counties.map(\.prefecture)).union(scenario.counties.map(\.adcode)).sorted() {
      guard let handed = HandedDown(unit, of: scenario, batches: batches)?.scenario else { continue }
      let codes = Set(handed.counties.map(\.adcode))
      let own = scenario.strata.indices.filter { codes.contains(scenario.strata[$0].county) }.map { batches[$0] }
      #expect(handed.strata.map(\.former) == own)
      let part = Statement.imported(handed, batches: own)
      let statement = Statement.make(handed, part, proof: part.proof, bound: part.bound, digest: "", isImported: true)
      let broken = statement.rules.filter { $0.slack.hasPrefix("-") && $0.strength != Strength.wish.rawValue }
      #expect(broken.isEmpty, "\(unit): \(broken.map { "\($0.id) \($0.group) \($0.slack)" })")
      let shared = handed.rules.filter { $0.id.hasPrefix("task-") && $0.bounds.exactly != nil }
      let ownLevels = handed.rules.filter { $0.id.hasPrefix("task-") && $0.bounds.atLeast != nil }
      let total = (shared.compactMap(\.bounds.exactly) + ownLevels.compactMap(\.bounds.atLeast)).reduce(0) {
        $0 + $1.mantissa
      }
      #expect(total == own.reduce(0, +), "\(unit)")
      guard case .planned = try Planner.plan(handed) else {
        Issue.record("\(unit) has no plan, though the part of the plan above is one")
        continue
      }
    }
  }

  @Test("A name that no unit bears, or that two counties of different prefectures bear, is no unit")
  func unknown() throws {
    guard let (planned, batches) = try planned(1) else { return }
    var scenario = planned
    #expect(HandedDown("无此县", of: scenario, batches: batches) == nil)
    for number in scenario.counties.indices { scenario.counties[number].name = "城区" }
    #expect(HandedDown("城区", of: scenario, batches: batches) == nil)
    #expect(HandedDown(scenario.counties[0].adcode, of: scenario, batches: batches) != nil)
  }
}
