import SamplingInspection

/// An allocation as the simulated year takes it: for each stratum with batches, how many in which month, and how many before the plan.
struct SimulatedPlan: Sendable {
  /// Batches of a stratum in a month.
  struct Cell: Sendable {
    /// Number of the stratum.
    var stratum: Int
    /// The month, 1…12; 0 for what had been done when the plan was made.
    var month: Int
    /// Batches.
    var batches: Int
  }

  /// Cells in order of stratum and month.
  let cells: [Cell]
  /// Batches of each stratum.
  let batches: [Int64]

  /// Takes a schedule as it is, with what had been done in each stratum before it.
  init(_ schedule: Schedule, done: [Int64]) {
    var cells: [Cell] = []
    for stratum in 0..<schedule.strata {
      if done[stratum] > 0 { cells.append(Cell(stratum: stratum, month: 0, batches: Int(done[stratum]))) }
      for month in 1...12 where schedule[stratum, month] > 0 {
        cells.append(Cell(stratum: stratum, month: month, batches: Int(schedule[stratum, month])))
      }
    }
    self.cells = cells
    batches = (0..<schedule.strata).map { schedule.total($0) + done[$0] }
  }

  /// Spreads batches, but for those that had been done, over the months in proportion to weights, each stratum's as evenly as whole batches allow.
  ///
  /// The batches go, one after another, to places in the year that advance by the golden section, so that single batches of many strata
  /// do not all fall into one month.
  init(_ batches: [Int64], done: [Int64], monthWeights: [Int64]) {
    let total = Double(monthWeights.reduce(0, +))
    var reached = 0.0
    let bounds = monthWeights.map { weight in
      reached += Double(weight) / total
      return reached
    }
    var schedule = Schedule(strata: batches.count)
    var number = 0
    for (stratum, count) in batches.enumerated() {
      for _ in 0..<max(0, count - done[stratum]) {
        let place = (Double(number) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
        number += 1
        schedule[stratum, 1 + (bounds.firstIndex { place < $0 } ?? monthWeights.lastIndex { $0 > 0 } ?? 11)] += 1
      }
    }
    self.init(schedule, done: done)
  }

  /// Batches of each month that the plan had before it.
  var months: [Int64] {
    cells.reduce(into: [Int64](repeating: 0, count: 12)) { if $1.month > 0 { $0[$1.month - 1] += Int64($1.batches) } }
  }

  /// Batches that had been done when the plan was made, in all.
  var done: Int64 { cells.reduce(0) { $1.month == 0 ? $0 + Int64($1.batches) : $0 } }

  /// Batches of each stratum that a plan without a schedule had behind it: those owed where sampling began before its date.
  static func usuallyDone(_ scenario: Scenario, _ columns: StratumColumns, _ batches: [Int64]) -> [Int64] {
    let opens = Dictionary(
      scenario.lots.map { ($0.lot, $0.starts ?? CalendarDate.firstDay(of: scenario.heading.year)) },
      uniquingKeysWith: { first, _ in first })
    return scenario.strata.enumerated().map { number, stratum in
      let opening = opens[columns.value("lot", of: number)] ?? CalendarDate.firstDay(of: scenario.heading.year)
      return opening < scenario.heading.planDate ? min(stratum.atLeast, batches[number]) : 0
    }
  }

  /// Months in proportion to which a plan without a schedule is spread: working days between its date and the last day on which
  /// a sample is still reported within the year.
  static func usualMonths(_ scenario: Scenario) -> [Int64] {
    let year = scenario.heading.year
    let calendar = WorkingCalendar(year: year, marked: scenario.calendar.markedDays)
    let first = max(scenario.heading.planDate, CalendarDate.firstDay(of: year))
    let end = CalendarDate.lastDay(of: year)
    let last =
      scenario.calendar.seasonEnds ?? calendar.day(SamplingCalendar.reportingDays, workingDaysUpTo: end) ?? end
    let days = calendar.workingDaysByMonth(from: first, to: last).map { Int64($0) }
    return days.contains { $0 > 0 } ? days : calendar.workingDaysByMonth.map { Int64($0) }
  }
}
