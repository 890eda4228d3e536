import SamplingInspection

@testable import Planning
@testable import ScenarioFiles
@testable import Verification

/// A year of samplings with their months, in which a few visits are to be made.
struct VisitYear {
  var year: ScheduledYear
  let months: Schedule
  var scenario: Scenario {
    get { year.scenario }
    set { year.scenario = newValue }
  }

  /// Visits to supermarkets and restaurants of a few counties in three months, by crews with little time.
  init?(seed: UInt64) throws {
    var year = ScheduledYear(seed: seed)
    for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
    guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else { return nil }
    self.months = months
    var random = SeededGenerator(seed: seed &+ 1000)
    year.scenario.venues = year.scenario.counties.prefix(2).flatMap { county in
      [("超市", "流通"), ("餐馆", "餐饮")].map { venue, stage in
        Venue(county: county.adcode, venue: venue, stage: stage, subjects: random.whole(1...3), source: "x")
      }
    }
    let first = year.scenario.counties[0].adcode
    let sampled = year.scenario.strata.indices.filter { year.scenario.strata[$0].county == first }
      .reduce(Int64(0)) { $0 + year.batches[$1] }
    year.scenario.crews = [
      Crew(
        crew: "C", scope: ScheduledYear.scope("county", [first]),
        crewDays: ExactDecimal(sampled * 5 + random.whole(0...100), decimals: 1), batchesPerDay: ExactDecimal(2),
        pairs: 1, visitsPerDay: ExactDecimal(random.whole(1...6), decimals: 1), source: "x")
    ]
    func visits(_ name: String, _ venue: String, _ county: Int, _ number: Int64, _ crews: [String]) -> Visit {
      Visit(
        visit: name, name: name,
        scope: Scope(conditions: [
          .init(column: "venue", values: [venue]),
          .init(column: "county", values: [year.scenario.counties[county].adcode]),
        ]), amount: .number(number), from: ScheduledYear.day("2021-06-10"), by: ScheduledYear.day("2021-08-20"),
        crews: crews, source: "x")
    }
    year.scenario.visits = [
      visits("a", "超市", 0, random.whole(1...4), ["C"]), visits("b", "超市", 0, random.whole(1...3), []),
      visits("c", "餐馆", 0, random.whole(1...4), ["C"]), visits("d", "餐馆", 1, random.whole(1...4), []),
    ]
    self.year = year
  }

  func schedule() throws -> VisitOutcome {
    try VisitScheduler.schedule(scenario, batches: year.batches, schedule: months)
  }

  /// What the judge finds in lines.
  func findings(_ rows: [VisitRow]) throws -> [Disagreement] {
    var findings = DisagreementList()
    var judgement = try VisitJudgement(try JudgedStrata(scenario, batches: year.batches.map { Int128($0) }))
    let read = try PlanFolderReader(files: [:], scenarioFiles: [:]).readVisits(VisitRowTable.bytes(rows))
    judgement.judge(read, schedule: try year.rows(months), &findings)
    return findings.findings
  }

  /// Batches of a county: at one kind of venue or at all, in one month or in the year.
  func sampled(_ county: String, venue: String? = nil, month: Int? = nil) -> Int64 {
    scenario.strata.indices.filter { number in
      let stratum = scenario.strata[number]
      return stratum.county == county && (venue == nil || stratum.venue == venue)
    }.reduce(Int64(0)) { sum, stratum in sum + (month.map { months[stratum, $0] } ?? year.batches[stratum]) }
  }
}
