import SamplingInspection

/// Where a plan's batches are taken by month and by whom, and what that leaves to the crews.
struct SampledPlaces {
  private struct Key: Hashable {
    var county: String
    var venue: String
    var crew: String
  }

  /// What each crew that makes visits can do.
  let room: [String: CrewRoom]
  private var batches: [Key: [Int64]] = [:]

  init(_ scenario: Scenario, batches: [Int64], schedule: Schedule) {
    let columns = StratumColumns(scenario)
    var crewsOf = [[Int]](repeating: [], count: scenario.strata.count)
    for (number, crew) in scenario.crews.enumerated() {
      for stratum in columns.strata(in: crew.scope, count: scenario.strata.count) { crewsOf[stratum].append(number) }
    }
    var ofMonth = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: scenario.crews.count)
    var ofYear = [Int64](repeating: 0, count: scenario.crews.count)
    for (number, stratum) in scenario.strata.enumerated() {
      for crew in crewsOf[number] { ofYear[crew] += batches[number] }
      for month in 0..<12 {
        let taken = schedule[number, month + 1]
        if taken == 0 { continue }
        for crew in crewsOf[number] { ofMonth[crew][month] += taken }
        // Under no name, all batches that are taken there.
        for crew in [""] + crewsOf[number].map({ scenario.crews[$0].crew }) where !stratum.venue.isEmpty {
          let key = Key(county: stratum.county, venue: stratum.venue, crew: crew)
          self.batches[key, default: [Int64](repeating: 0, count: 12)][month] += taken
        }
      }
    }
    let year = scenario.heading.year
    let days = WorkingCalendar(year: year, marked: scenario.calendar.markedDays).workingDaysByMonth(
      from: max(scenario.heading.planDate, CalendarDate.firstDay(of: year)), to: CalendarDate.lastDay(of: year))
    room = Dictionary(
      scenario.crews.enumerated().map { number, crew in
        (crew.crew, CrewRoom(crew, batches: ofMonth[number], all: ofYear[number], workingDays: days))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Visits of each month, 0…11, that may go with a sampling at such a venue of the county: one for each batch, but none twice at
  /// a subject; of a crew's visits no more than it takes batches there.
  ///
  /// - Returns: for all tasks there together, and for the crew of this one.
  func joinable(_ task: VisitTask) -> (all: [Int64], crew: [Int64]) {
    func taken(_ crew: String) -> [Int64] {
      batches[Key(county: task.county, venue: task.venue, crew: crew)] ?? [Int64](repeating: 0, count: 12)
    }
    return (taken("").map { min($0, task.subjects ?? 0) }, taken(task.crew))
  }
}
