import SamplingInspection

/// Judges the months of the visits: every visit has one, on days that are open, within the days of its crew, and none goes with
/// a sampling that does not take place.
struct VisitJudgement {
  private let strata: JudgedStrata
  private let asked: [JudgedVisits.Place: JudgedVisits.Asked]
  /// Working days of the year from the day of the plan on.
  private let days: [CalendarDate]
  private var lines: [(place: JudgedVisits.Place, row: VisitRow)] = []

  init(_ strata: JudgedStrata) throws(ArithmeticFault) {
    self.strata = strata
    asked = try JudgedVisits(strata).asked
    let heading = strata.scenario.heading
    let calendar = WorkingCalendar(year: heading.year, marked: strata.scenario.calendar.markedDays)
    let first = CalendarDate.firstDay(of: heading.year).daysSince1970
    days = (first...CalendarDate.lastDay(of: heading.year).daysSince1970)
      .compactMap { CalendarDate(daysSince1970: $0) }.filter { $0 >= heading.planDate && calendar.isWorkingDay($0) }
  }

  /// Looks at every line and every limit.
  mutating func judge(_ rows: [VisitRow], schedule: [ScheduleRow], _ findings: inout DisagreementList) {
    read(rows, &findings)
    do throws(ArithmeticFault) {
      try judgeTotals(&findings)
      judgePeriods(&findings)
      let sampling = sampled(schedule)
      judgeJoined(sampling, &findings)
      try judgeCrews(sampling, &findings)
    } catch {
      findings.add("inspections.csv", error)
    }
  }

  /// Takes the lines in, and compares what they say with the tables.
  private mutating func read(_ rows: [VisitRow], _ findings: inout DisagreementList) {
    let county = Dictionary(
      strata.scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
    var last: VisitRow?
    for row in rows {
      let line = "inspections.csv line \(row.line)"
      let place = JudgedVisits.Place(visit: row.visit, county: row.adcode, venue: row.venue)
      let key = [row.visit, row.adcode, row.venue].joined(separator: " ")
      guard let asked = asked[place] else {
        findings.add(line, stated: key, Wording(zh: "没有这项检查任务", en: "no task of inspection asks for this"))
        continue
      }
      for (stated, fact) in [(row.county, county[row.adcode] ?? ""), (row.crew, asked.crew)] {
        findings.compare(line, stated, fact, Wording(zh: "与数据表不符", en: "it is not what the tables say"))
      }
      if let last, (last.visit, last.adcode, last.venue, last.month) >= (row.visit, row.adcode, row.venue, row.month) {
        findings.add(
          line, stated: "\(key) \(row.month)",
          Wording(zh: "重复，或次序不对", en: "the line occurs twice, or stands out of order"))
      }
      last = row
      guard row.visits > 0, row.joined >= 0, row.joined <= row.visits else {
        findings.add(
          line, stated: "\(row.visits) \(row.joined)",
          Wording(
            zh: "每行至少一家次，同行的不多于家次", en: "a line has at least one visit, and no more go with a sampling"))
        continue
      }
      if !isOpen(row.month, asked.task) {
        findings.addBreach(
          line, stated: String(row.month),
          Wording(zh: "这个月没有可以检查的日子", en: "there is no day in this month on which it may be visited"))
      }
      lines.append((place, row))
    }
  }

  private func isOpen(_ month: Int, _ task: Visit) -> Bool {
    days.contains { day in
      day.month == month && task.from.map { day >= $0 } ?? true && task.by.map { day <= $0 } ?? true
    }
  }

  private static func name(_ place: JudgedVisits.Place) -> String {
    "inspections.csv " + [place.visit, place.county, place.venue].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func places() -> [(place: JudgedVisits.Place, asked: JudgedVisits.Asked)] {
    asked.sorted { ($0.key.visit, $0.key.county, $0.key.venue) < ($1.key.visit, $1.key.county, $1.key.venue) }
      .map { ($0.key, $0.value) }
  }

  private func made(_ place: JudgedVisits.Place, in months: [Int] = Array(1...12)) throws(ArithmeticFault) -> Int128 {
    var sum: Int128 = 0
    for line in lines where line.place == place && months.contains(line.row.month) {
      sum = try sum.plus(Int128(line.row.visits))
    }
    return sum
  }

  /// What was not done before is in the months, no more and no less.
  private func judgeTotals(_ findings: inout DisagreementList) throws(ArithmeticFault) {
    var made: [JudgedVisits.Place: Int128] = [:]
    for line in lines { made[line.place] = try (made[line.place] ?? 0).plus(Int128(line.row.visits)) }
    for (place, asked) in places() {
      let left = asked.visits - asked.done
      if made[place] ?? 0 != left {
        findings.add(
          Self.name(place), stated: String(made[place] ?? 0), recomputed: String(left),
          Wording(zh: "各月合计与应检查家次不符", en: "the months do not add up to the visits asked for"))
      }
    }
  }

  /// Visits that are dealt out over periods differ by one at most between those that have an open month.
  private func judgePeriods(_ findings: inout DisagreementList) {
    for (place, asked) in places() {
      guard let every = asked.task.every else { continue }
      let periods = stride(from: 1, through: 12, by: every.months)
        .map { first in (first..<first + every.months).filter { isOpen($0, asked.task) } }.filter { !$0.isEmpty }
      let left = asked.visits - asked.done
      for period in periods where periods.count > 1 {
        let visits = (try? made(place, in: period)) ?? -1
        let count = Int128(periods.count)
        if visits < left.dividedDown(by: count) || visits > left.dividedUp(by: count) {
          findings.addBreach(
            Self.name(place), stated: String(visits), recomputed: String(left.dividedDown(by: count)),
            Wording(
              zh: "没有平均分到各时段（\(period.first ?? 0)月至\(period.last ?? 0)月）",
              en: "not dealt out evenly (months \(period.first ?? 0) to \(period.last ?? 0))"))
        }
      }
    }
  }

  // MARK: Samplings and crews

  /// Batches by month, of crews and of the venues where they take them.
  private struct Sampled {
    /// Crew, county, venue and month; under no crew, all batches.
    var atVenue: [[String]: Int128] = [:]
    /// Crew and month.
    var ofCrew: [[String]: Int128] = [:]
  }

  private func sampled(_ schedule: [ScheduleRow]) -> Sampled {
    let number = Dictionary(
      strata.scenario.strata.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var crews = [[String]](repeating: [], count: strata.count)
    for crew in strata.scenario.crews {
      for stratum in strata.strata(in: crew.scope) { crews[stratum].append(crew.crew) }
    }
    var sampled = Sampled()
    for row in schedule {
      guard let stratum = number[row.key], row.batches > 0 else { continue }
      let (facts, month) = (strata.scenario.strata[stratum], String(row.month))
      for crew in [""] + crews[stratum] {
        sampled.ofCrew[[crew, month], default: 0] += Int128(row.batches)
        if !facts.venue.isEmpty {
          sampled.atVenue[[crew, facts.county, facts.venue, month], default: 0] += Int128(row.batches)
        }
      }
    }
    return sampled
  }

  /// A batch takes one visit along, of a crew only one that it takes itself, and no subject is visited twice that way.
  private func judgeJoined(_ sampled: Sampled, _ findings: inout DisagreementList) {
    var joined: [[String]: Int128] = [:]
    var subjects: [[String]: Int128] = [:]
    for line in lines where line.row.joined > 0 {
      let venue = [line.row.adcode, line.row.venue, String(line.row.month)]
      for crew in Set(["", line.row.crew]) { joined[[crew] + venue, default: 0] += Int128(line.row.joined) }
      subjects[[""] + venue] = asked[line.place]?.subjects ?? 0
    }
    for (key, visits) in joined.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let most = min(sampled.atVenue[key] ?? 0, subjects[key] ?? Int128.max)
      if visits > most {
        findings.addBreach(
          "inspections.csv " + key.filter { !$0.isEmpty }.joined(separator: " "), stated: String(visits),
          recomputed: String(most),
          Wording(zh: "同行的家次多于那里的抽样", en: "more visits go with a sampling than samplings take place"))
      }
    }
  }

  /// Batches ÷ batches a day + visits on days of their own ÷ visits a day are no more than the days of a month, and of the year.
  private func judgeCrews(_ sampled: Sampled, _ findings: inout DisagreementList) throws(ArithmeticFault) {
    for crew in strata.scenario.crews {
      let own = lines.filter { $0.row.crew == crew.crew }
      var ofYear: Int128 = 0
      for (_, asked) in places() where asked.crew == crew.crew { ofYear = try ofYear.plus(asked.done) }
      for month in 1...12 {
        let visits = own.filter { $0.row.month == month }.reduce(Int128(0)) {
          $0 + Int128($1.row.visits - $1.row.joined)
        }
        ofYear = try ofYear.plus(visits)
        guard let pairs = crew.pairs else { continue }
        let worked = days.count { $0.month == month }
        try judge(
          visits, crew, days: ExactDecimal(Int64(worked) * pairs),
          batches: sampled.ofCrew[[crew.crew, String(month)]] ?? 0,
          "month=\(month)", &findings)
      }
      var all: Int128 = 0
      for stratum in strata.strata(in: crew.scope) { all = try all.plus(strata.batches[stratum]) }
      try judge(ofYear, crew, days: crew.crewDays, batches: all, "year", &findings)
    }
  }

  private func judge(
    _ visits: Int128, _ crew: Crew, days: ExactDecimal, batches: Int128, _ when: String,
    _ findings: inout DisagreementList
  ) throws(ArithmeticFault) {
    guard visits > 0 else { return }
    // Everything times (batches a day) × (visits a day), in 10⁻³ of each.
    let (perDay, sampledPerDay) = (try (crew.visitsPerDay ?? ExactDecimal(0)).units(3), try crew.batchesPerDay.units(3))
    let needed = try visits.times(1000).times(sampledPerDay).plus(batches.times(1000).times(perDay))
    let there = try days.units(3).times(perDay).times(sampledPerDay)
    // A crew that takes no batch has all its days for visits.
    let isWithin =
      batches == 0 ? try visits.times(1_000_000) <= days.units(3).times(perDay) : try needed.times(1000) <= there
    if !isWithin {
      findings.addBreach(
        "inspections.csv crew=\(crew.crew) \(when)", stated: String(visits),
        Wording(zh: "超过抽样以外剩下的人日", en: "more than the days that sampling leaves to the crew"))
    }
  }
}
