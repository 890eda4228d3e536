import SamplingInspection

/// On which days each stratum may be sampled, worked out day by day from the tables.
struct JudgedSeasons {
  /// A time in which some days of the year are open, and what is due when.
  struct Season: Hashable {
    /// Months with a working day on which samples may be taken.
    var open: Set<Int> = []
    /// Months with such a day within the window that asks for a part of the batches.
    var window: Set<Int> = []
    /// That part; nil if there is no such window.
    var share: ExactDecimal?
    /// How often the stratum must be sampled; nil if nobody says so, or a window does.
    var every: SpreadPeriod?
  }

  /// Season of each stratum.
  private(set) var seasons: [Season] = []
  /// Batches of each stratum that were taken before the day of the plan.
  private(set) var done: [Int128] = []

  init(_ strata: JudgedStrata) {
    let scenario = strata.scenario
    var every = [SpreadPeriod?](repeating: nil, count: strata.count)
    for spread in scenario.calendar.spreads {
      for stratum in strata.strata(in: spread.scope) {
        if let other = every[stratum], other.months <= spread.every.months { continue }
        every[stratum] = spread.every
      }
    }
    var windows = [[SamplingWindow]](repeating: [], count: strata.count)
    for window in scenario.calendar.windows {
      for stratum in strata.strata(in: window.scope) { windows[stratum].append(window) }
    }
    let lots = Dictionary(scenario.lots.map { ($0.lot, $0) }, uniquingKeysWith: { first, _ in first })
    let funds = Dictionary(scenario.funds.map { ($0.fund, $0) }, uniquingKeysWith: { first, _ in first })
    let lotColumn = strata.columns["lot"]
    var known: [String: Season] = [:]
    for stratum in strata.everything {
      let lot = lotColumn.flatMap { lots[$0.values[$0.codes[stratum]]] }
      let facts = scenario.strata[stratum]
      let began = lot?.starts.map { $0 < scenario.heading.planDate } ?? Self.isAfterNewYear(scenario.heading)
      done.append(began ? min(Int128(facts.atLeast), strata.batches[stratum]) : 0)
      // Strata of one lot, fund, windows and frequency have one season; the texts tell them apart.
      let key = [lot?.lot ?? "", facts.fund, every[stratum]?.rawValue ?? ""] + windows[stratum].map(\.window)
      let name = key.joined(separator: "\u{0}")
      let season =
        known[name]
        ?? Self.season(
          scenario, lot: lot, fund: funds[facts.fund], windows: windows[stratum], every: every[stratum])
      known[name] = season
      seasons.append(season)
    }
  }

  private static func isAfterNewYear(_ heading: Heading) -> Bool {
    heading.planDate > CalendarDate.firstDay(of: heading.year)
  }

  private static func season(
    _ scenario: Scenario, lot: Lot?, fund: Fund?, windows: [SamplingWindow], every: SpreadPeriod?
  ) -> Season {
    let year = scenario.heading.year
    let calendar = WorkingCalendar(year: year, marked: scenario.calendar.markedDays)
    let days = (CalendarDate.firstDay(of: year).daysSince1970...CalendarDate.lastDay(of: year).daysSince1970)
      .compactMap { CalendarDate(daysSince1970: $0) }
    let worked = days.filter(calendar.isWorkingDay)

    /// Whether a sample of that day is reported, after 25 more working days, by another day.
    func isReported(_ day: CalendarDate, by other: CalendarDate) -> Bool {
      worked.count { $0 > day && $0 <= other } >= SamplingCalendar.reportingDays
    }
    func isOpen(_ day: CalendarDate) -> Bool {
      if day < scenario.heading.planDate { return false }
      if let starts = lot?.starts, day < starts { return false }
      if let ends = lot?.ends, day > ends { return false }
      if let ends = scenario.calendar.seasonEnds { return day <= ends }
      let lapses = min(fund?.lapsesOn ?? .lastDay(of: year), .lastDay(of: year))
      return isReported(day, by: lapses)
    }
    func lies(_ day: CalendarDate, in window: SamplingWindow) -> Bool {
      guard day >= window.from else { return false }
      if let to = window.to { return day <= to }
      return window.before.map { isReported(day, by: $0) } ?? false
    }

    let open = worked.filter(isOpen)
    let names = Set(windows.map(\.window))
    var season = Season()
    var months = Set(open.map(\.month))
    for name in names.sorted() {
      let periods = windows.filter { $0.window == name }
      let within = Set(open.filter { day in periods.contains { lies(day, in: $0) } }.map(\.month))
      if let share = periods.first?.share, share < ExactDecimal(1) {
        season.window = within
        season.share = share
        if within.isEmpty { months = [] }
      } else {
        months = months.intersection(within)
      }
    }
    season.open = months
    season.window = season.window.intersection(months)
    season.every = season.share == nil || season.window.isEmpty ? every : nil
    if season.window.isEmpty { season.share = nil }
    return season
  }
}
