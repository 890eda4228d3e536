import SamplingInspection
import ScenarioFiles
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
      let ownLevels = handed.rules.filter {
        $0.id.hasPrefix("task-") && $0.bounds.atLeast != nil && $0.measure == .batches
      }
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

  @Test(
    "The year is handed down too: the unit's part of the months keeps what is asked of it, and its scenario reads again"
  )
  func year() throws {
    for seed: UInt64 in 1...20 {
      var year = ScheduledYear(seed: seed)
      let first = year.scenario.counties[0].adcode
      // A window of the first county alone means nothing to the others.
      year.scenario.calendar.windows.append(
        SamplingWindow(
          window: "县", scope: ScheduledYear.scope("county", [first]), from: ScheduledYear.day("2021-03-01"),
          to: ScheduledYear.day("2021-10-31"), source: "x"))
      // As scenarios are read: in order of name.
      year.scenario.calendar.windows.sort { $0.window < $1.window }
      for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
      guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
        Issue.record("seed \(seed): no months")
        continue
      }
      year.limit(by: months, room: 0)
      year.scenario.calendar.paces[0].each = ["county"]
      year.scenario.calendar.paces[0].atLeast = ExactDecimal(0)
      for county in year.scenario.counties {
        let found = HandedDown(county.adcode, of: year.scenario, batches: year.batches, schedule: months)?.scenario
        let handed = try #require(found)
        let files = CanonicalScenario(handed).files
        #expect(try ScenarioReader(files: files).read().scenario == handed)
        #expect(handed.calendar.windows.contains { $0.window == "县" } == (county.adcode == first))
        var part = year
        part.scenario = handed
        let inside = year.scenario.strata.indices.filter { year.scenario.strata[$0].county == county.adcode }
        part.batches = inside.map { year.batches[$0] }
        var own = Schedule(strata: inside.count)
        for (number, stratum) in inside.enumerated() {
          for month in 1...12 { own[number, month] = months[stratum, month] }
        }
        #expect(try part.findings(own).isEmpty, "seed \(seed), \(county.adcode)")
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
