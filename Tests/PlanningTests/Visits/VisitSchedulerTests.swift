import Foundation
import SamplingInspection
import ScenarioFiles
import Testing

@testable import Planning

@Suite("The months of visits")
struct VisitSchedulerTests {
  /// Visits of each task in June, July and August.
  private typealias Months = [[Int64]]

  /// All ways to put so many visits into three months.
  private static func ways(_ visits: Int64) -> [[Int64]] {
    (0...visits).flatMap { june in (0...visits - june).map { [june, $0, visits - june - $0] } }
  }

  /// What a year leaves to visits in June, July and August.
  private struct Room {
    /// Visits to shops and restaurants of the first county, and to restaurants of the second, that can go with a sampling.
    let shops: [Int64]
    let restaurants: [Int64]
    let elsewhere: [Int64]
    /// Batches that the crew takes in these months, and in the year.
    let batches: [Int64]
    let all: Int64
    /// Tenths of its days in these months, and in the year.
    let days: [Int64]
    let allDays: Int64
    /// Tenths of visits that it makes in a day.
    let perDay: Int64

    init(_ year: VisitYear) {
      let counties = year.scenario.counties.map(\.adcode)
      func joinable(_ county: String, _ venue: String) -> [Int64] {
        let subjects = year.scenario.venues.first { $0.county == county && $0.venue == venue }?.subjects ?? 0
        return [6, 7, 8].map { min(year.sampled(county, venue: venue, month: $0), subjects) }
      }
      shops = joinable(counties[0], "超市")
      restaurants = joinable(counties[0], "餐馆")
      elsewhere = joinable(counties[1], "餐馆")
      batches = [6, 7, 8].map { year.sampled(counties[0], month: $0) }
      all = year.sampled(counties[0])
      let calendar = WorkingCalendar(year: 2021)
      days = [6, 7, 8].map { Int64(calendar.workingDaysByMonth[$0 - 1]) * 10 }
      allDays = year.scenario.crews[0].crewDays.scaled(to: 1) ?? 0
      perDay = year.scenario.crews[0].visitsPerDay?.scaled(to: 1) ?? 0
    }

    /// Whether v ÷ (perDay ÷ 10) + b ÷ 2 ≤ tenths ÷ 10.
    private func fits(_ visits: Int64, _ batches: Int64, tenths: Int64) -> Bool {
      visits == 0 || visits * 200 + batches * 10 * perDay <= tenths * 2 * perDay
    }

    /// How many visits go with a sampling where months are these; nil if the crew has no days for the others.
    func joined(_ months: Months) -> Int64? {
      var joined: Int64 = 0
      var ownInYear: Int64 = 0
      for month in 0..<3 {
        // Visits to shops share their samplings; those of the crew, which needs its days, go first.
        let withSampling =
          min(months[0][month] + months[1][month], shops[month]) + min(months[2][month], restaurants[month])
        let own =
          max(0, months[0][month] - shops[month]) + max(0, months[2][month] - restaurants[month])
        if !fits(own, batches[month], tenths: days[month]) { return nil }
        ownInYear += own
        joined += withSampling + min(months[3][month], elsewhere[month])
      }
      return fits(ownInYear, all, tenths: allDays) ? joined : nil
    }
  }

  @Test(
    "120 years so small that all months can be tried: as many visits as can be go with a sampling, and the judge agrees"
  )
  func bruteForce() throws {
    var found = [0, 0]
    var withSampling: Int64 = 0
    for seed: UInt64 in 1...120 {
      guard let year = try VisitYear(seed: seed) else { continue }
      let numbers = year.scenario.visits.map { visit in
        if case .number(let number) = visit.amount { number } else { Int64(0) }
      }
      let room = Room(year)
      var best: Int64?
      for a in Self.ways(numbers[0]) {
        for b in Self.ways(numbers[1]) {
          for c in Self.ways(numbers[2]) {
            for d in Self.ways(numbers[3]) {
              if let joined = room.joined([a, b, c, d]) { best = max(best ?? 0, joined) }
            }
          }
        }
      }
      switch try year.schedule() {
      case .scheduled(let rows):
        found[0] += 1
        withSampling += rows.reduce(0) { $0 + $1.joined }
        #expect(rows.reduce(0) { $0 + $1.joined } == best, "seed \(seed)")
        let findings = try year.findings(rows)
        #expect(findings.isEmpty, "seed \(seed): \(findings)")
      case .impossible(let conflicts):
        found[1] += 1
        #expect(best == nil, "seed \(seed)")
        #expect(!conflicts.isEmpty && conflicts.allSatisfy { $0.needed > $0.room })
      case .cancelled: Issue.record("nobody cancelled")
      }
    }
    #expect(found.allSatisfy { $0 > 5 } && withSampling > 50, "\(found) \(withSampling)")
  }

  private static func qinshui() throws -> Scenario {
    let top = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return try ScenarioReader(at: top.appendingPathComponent("Scenarios/qinshui-2023")).read().scenario
  }

  /// The months of a scenario's visits when nothing is sampled.
  private static func withoutSampling(_ scenario: Scenario) throws -> VisitOutcome {
    let none = [Int64](repeating: 0, count: scenario.strata.count)
    return try VisitScheduler.schedule(scenario, batches: none, schedule: Schedule(strata: none.count))
  }

  /// The months of one task of 沁水 when the year begins with it.
  private static func fromJanuary(_ visit: String) throws -> [VisitRow] {
    var scenario = try qinshui()
    scenario.heading.planDate = ScheduledYear.day("2023-01-03")
    scenario.visits = scenario.visits.filter { $0.visit == visit }
    scenario.visits[0].done = 0
    guard case .scheduled(let rows) = try withoutSampling(scenario) else {
      Issue.record("no months")
      return []
    }
    return rows
  }

  @Test("The 80 visits of 沁水 are made by the end of October when the year begins with them, and evenly")
  func eightyByOctober() throws {
    let rows = try Self.fromJanuary("drug_supervision")
    #expect(rows.reduce(0) { $0 + $1.visits } == 80)
    #expect(rows.allSatisfy { $0.month <= 10 && $0.joined == 0 })
    let ofMonths = (1...10).map { month in rows.filter { $0.month == month }.reduce(0) { $0 + $1.visits } }
    #expect(ofMonths.allSatisfy { (5...11).contains($0) }, "\(ofMonths)")
  }

  @Test("Eighty visits that were due in October and are not made have no day in November, which is said")
  func tooLate() throws {
    var scenario = try Self.qinshui()
    for visit in scenario.visits.indices where scenario.visits[visit].visit == "drug_supervision" {
      scenario.visits[visit].done = 8
    }
    let outcome = try Self.withoutSampling(scenario)
    #expect(outcome == .impossible([VisitConflict(limit: .season(visit: "drug_supervision"), needed: 72, room: 0)]))
  }

  @Test("A crew whose days sampling and the visits already made overdraw is named, though no visit is left")
  func overdrawn() throws {
    var scenario = try Self.qinshui()
    scenario.visits = [
      Visit(
        visit: "made", name: "已做", scope: scenario.crews[0].scope, subjects: 9, amount: .number(9),
        crews: [scenario.crews[0].crew], done: 9)
    ]
    scenario.crews[0].crewDays = ExactDecimal(2)
    scenario.crews[0].visitsPerDay = ExactDecimal(3)
    let outcome = try Self.withoutSampling(scenario)
    // Two days are six visits; nine were made.
    #expect(
      outcome
        == .impossible([VisitConflict(limit: .year(crew: scenario.crews[0].crew), needed: 3, room: 0)]))
  }

  @Test("A vaccination site is visited once in each quarter, whatever the working days say")
  func quarters() throws {
    let rows = try Self.fromJanuary("vaccination")
    for quarter in 0..<4 {
      let visits = rows.filter { ($0.month - 1) / 3 == quarter }.reduce(0) { $0 + $1.visits }
      #expect(visits == 14)
    }
  }

  @Test("Places with one visit each do not all have it in the same month")
  func phases() {
    let days = [20, 15, 23, 19, 19, 21, 22, 22, 22, 16, 22, 23]
    let targets = (0..<88).map { VisitSeasons.target(1, days, place: $0, of: 88) }
    #expect(targets.allSatisfy { $0.reduce(0, +) == 1 })
    let ofMonths = (0..<12).map { month in targets.reduce(0) { $0 + $1[month] } }
    for (month, visits) in ofMonths.enumerated() {
      #expect(abs(Double(visits) - 88 * Double(days[month]) / 244) <= 1, "\(ofMonths)")
    }
  }
}
