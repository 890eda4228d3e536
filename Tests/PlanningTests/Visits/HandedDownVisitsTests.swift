import SamplingInspection
import ScenarioFiles
import Testing

@testable import Planning

@Suite("Visits handed down to a unit")
struct HandedDownVisitsTests {
  @Test("What all counties are asked adds up to what the plan above asks, task by task, and their scenarios read again")
  func addsUp() throws {
    for seed: UInt64 in 1...20 {
      guard var year = try VisitYear(seed: seed) else { continue }
      year.scenario.visits += [
        Visit(
          visit: "e", name: "e", scope: ScheduledYear.scope("stage", ["餐饮"]),
          amount: .share(ExactDecimal(5, decimals: 1)),
          done: 1, source: "x"),
        Visit(visit: "f", name: "f", subjects: 37, each: ["county"], amount: .times(2), every: .half, source: "x"),
        Visit(visit: "g", name: "g", amount: .number(11), source: "x"),
      ]
      let above = year.scenario
      var visits: [String: Int64] = [:]
      var done: [String: Int64] = [:]
      for county in above.counties {
        guard let handed = HandedDown(county.adcode, of: above, batches: year.year.batches)?.scenario else { continue }
        let again = try ScenarioReader(files: CanonicalScenario(handed).files).read().scenario
        #expect(again.visits == handed.visits)
        #expect(handed.visits.allSatisfy { $0.crews.allSatisfy { code in handed.crews.contains { $0.crew == code } } })
        for task in VisitTask.all(again) {
          visits[again.visits[task.visit].visit, default: 0] += task.visits
          done[again.visits[task.visit].visit, default: 0] += task.done
        }
      }
      for (number, visit) in above.visits.enumerated() {
        let asked = VisitTask.all(of: number, above)
        #expect(visits[visit.visit] ?? 0 == asked.reduce(0) { $0 + $1.visits }, "seed \(seed) \(visit.visit)")
        #expect(done[visit.visit] ?? 0 == asked.reduce(0) { $0 + $1.done }, "seed \(seed) \(visit.visit)")
      }
    }
  }

  @Test("A prefecture is asked for each of its counties what the plan above asks there")
  func prefecture() throws {
    for seed: UInt64 in 1...20 {
      guard var year = try VisitYear(seed: seed) else { continue }
      for county in year.scenario.counties.indices {
        year.scenario.counties[county].prefecture = county < 2 ? "甲" : "乙"
      }
      year.scenario.visits = [
        Visit(
          visit: "f", name: "f", subjects: 37, each: ["county"], amount: .share(ExactDecimal(3, decimals: 1)),
          source: "x")
      ]
      let above = VisitTask.all(year.scenario)
      guard let handed = HandedDown("甲", of: year.scenario, batches: year.year.batches)?.scenario else {
        Issue.record("seed \(seed): no such unit")
        continue
      }
      let asked = VisitTask.all(handed)
      for county in handed.counties {
        #expect(
          asked.filter { $0.county == county.adcode }.map(\.visits)
            == above.filter { $0.county == county.adcode }.map(\.visits))
      }
    }
  }
}
