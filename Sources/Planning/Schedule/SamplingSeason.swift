import SamplingInspection

/// What the calendar leaves to a stratum: the months in which it may be sampled, and what of it is due in which of them.
struct SamplingSeason: Hashable {
  /// Twelve numbers: working days by month in which samples may be taken; 0 where none may.
  var days: [Int]
  /// Periods, of which each must be served: their months, as far as samples may be taken in them.
  var periods: [[Int]] = []
  /// Months of a window in which a part of the batches must be taken; empty if there is none.
  var window: [Int] = []
  /// That part.
  var share = ExactDecimal(0)

  /// Months, 0…11, in which samples may be taken.
  var months: [Int] { days.indices.filter { days[$0] > 0 } }

  /// Fewest and most batches in some months.
  struct Duty: Equatable {
    var months: [Int]
    var lower: Int64
    var upper: Int64
  }

  /// What is due of so many batches, by months that do not overlap.
  func duties(of batches: Int64) -> [Duty] {
    if !window.isEmpty {
      let due = Int64(
        WholeDivision.up(Int128(share.mantissa) * Int128(batches), Int128(ExactDecimal.powers[share.decimals])))
      let rest = months.filter { !window.contains($0) }
      return [Duty(months: window, lower: due, upper: batches)]
        + (rest.isEmpty ? [] : [Duty(months: rest, lower: 0, upper: batches - due)])
    }
    if periods.count > 1 {
      let served = Int64(periods.count)
      return batches >= served
        ? periods.map { Duty(months: $0, lower: 1, upper: batches - (served - 1)) }
        : periods.map { Duty(months: $0, lower: 0, upper: 1) }
    }
    return [Duty(months: months, lower: 0, upper: batches)]
  }

  /// Batches whose duties can be added up without losing anything get the same number.
  func kind(of batches: Int64) -> Int64 { periods.count > 1 ? min(batches, Int64(periods.count)) : 0 }
}

/// Works out the season of every stratum of a scenario.
struct SeasonBook {
  /// Season of each stratum.
  let seasons: [SamplingSeason]
  /// Batches of each stratum that were taken before the plan's date.
  let done: [Int64]

  init(_ scenario: Scenario, batches: [Int64], _ columns: StratumColumns) {
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    let count = scenario.strata.count
    let lots = Dictionary(scenario.lots.map { ($0.lot, $0) }, uniquingKeysWith: { first, _ in first })
    let funds = Dictionary(scenario.funds.map { ($0.fund, $0) }, uniquingKeysWith: { first, _ in first })
    let windows = Self.windows(scenario, columns)
    var spreadOf = [SpreadPeriod?](repeating: nil, count: count)
    for spread in scenario.calendar.spreads {
      for stratum in columns.strata(in: spread.scope, count: count)
      where spread.every.months < spreadOf[stratum]?.months ?? 12 { spreadOf[stratum] = spread.every }
    }
    var windowsOf = [[Int]](repeating: [], count: count)
    for (number, window) in windows.enumerated() {
      for stratum in window.strata { windowsOf[stratum].append(number) }
    }

    let firstOfYear = CalendarDate.firstDay(of: scenario.heading.year)
    var known: [Signature: SamplingSeason] = [:]
    var seasons: [SamplingSeason] = []
    var done: [Int64] = []
    seasons.reserveCapacity(count)
    for (number, stratum) in scenario.strata.enumerated() {
      let lot = lots[columns.value("lot", of: number)]
      let opens = max(firstOfYear, lot?.starts ?? firstOfYear)
      // What was owed before sampling could begin is not done yet.
      done.append(opens < scenario.heading.planDate ? min(stratum.atLeast, batches[number]) : 0)
      let signature = Signature(
        first: max(opens, scenario.heading.planDate),
        last: Self.lastDay(scenario, calendar, lot, funds[stratum.fund]), windows: windowsOf[number],
        spread: spreadOf[number])
      if let season = known[signature] {
        seasons.append(season)
      } else {
        let season = Self.season(signature, calendar, windows)
        known[signature] = season
        seasons.append(season)
      }
    }
    self.seasons = seasons
    self.done = done
  }

  private struct Signature: Hashable {
    var first: CalendarDate
    var last: CalendarDate
    var windows: [Int]
    var spread: SpreadPeriod?
  }

  private struct Window {
    var periods: [(from: CalendarDate, to: CalendarDate)]
    var share: ExactDecimal
    var strata: [Int]
  }

  /// Windows by name, each with all its periods.
  private static func windows(_ scenario: Scenario, _ columns: StratumColumns) -> [Window] {
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    var number: [String: Int] = [:]
    var windows: [Window] = []
    for row in scenario.calendar.windows {
      let to = row.lastDay(in: calendar) ?? row.from
      if let known = number[row.window] {
        windows[known].periods.append((row.from, to))
      } else {
        number[row.window] = windows.count
        windows.append(
          Window(
            periods: [(row.from, to)], share: row.share,
            strata: columns.strata(in: row.scope, count: scenario.strata.count)))
      }
    }
    return windows
  }

  /// The last day on which samples may be taken.
  private static func lastDay(
    _ scenario: Scenario, _ calendar: WorkingCalendar, _ lot: Lot?, _ fund: Fund?
  ) -> CalendarDate {
    let year = scenario.heading.year
    let endOfYear = CalendarDate.lastDay(of: year)
    func reported(by date: CalendarDate) -> CalendarDate {
      calendar.day(SamplingCalendar.reportingDays, workingDaysUpTo: min(date, endOfYear))
        ?? .firstDay(of: year)
    }
    var last = scenario.calendar.seasonEnds ?? reported(by: endOfYear)
    if let ends = lot?.ends { last = min(last, ends) }
    // Money that lapses pays only for what is reported by then; a season stated by hand has thought of it.
    if scenario.calendar.seasonEnds == nil, let lapses = fund?.lapsesOn, lapses < endOfYear {
      last = min(last, reported(by: lapses))
    }
    return last
  }

  private static func season(
    _ signature: Signature, _ calendar: WorkingCalendar, _ windows: [Window]
  ) -> SamplingSeason {
    func days(_ periods: [(from: CalendarDate, to: CalendarDate)]) -> [Int] {
      periods.reduce(into: [Int](repeating: 0, count: 12)) { sum, period in
        let found = calendar.workingDaysByMonth(
          from: max(period.from, signature.first), to: min(period.to, signature.last))
        for month in 0..<12 { sum[month] += found[month] }
      }
    }
    var season = SamplingSeason(days: days([(signature.first, signature.last)]))
    for number in signature.windows {
      let found = days(windows[number].periods)
      if windows[number].share >= ExactDecimal(1) {
        season.days = zip(season.days, found).map(min)
      } else {
        season.window = found.indices.filter { found[$0] > 0 }
        season.share = windows[number].share
        // A part is asked of a time that is over, or not begun: nothing fits, and that must be said.
        if season.window.isEmpty { season.days = [Int](repeating: 0, count: 12) }
      }
    }
    season.window.removeAll { season.days[$0] == 0 }
    // A window says more of when than a frequency does.
    if season.window.isEmpty, let spread = signature.spread {
      season.periods = stride(from: 0, to: 12, by: spread.months).compactMap { first in
        let months = (first..<first + spread.months).filter { season.days[$0] > 0 }
        return months.isEmpty ? nil : months
      }
    }
    return season
  }
}
