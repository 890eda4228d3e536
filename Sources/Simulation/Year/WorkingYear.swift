import SamplingInspection

/// The year in working days, numbered from 0, by month.
struct WorkingYear: Sendable, Equatable {
  /// Number of the first working day of each month; the thirteenth is the number of working days.
  let starts: [Int]
  /// First month in which the plan takes samples, 1…12.
  let firstMonth: Int
  /// For each working day its month, 0…11.
  let months: [UInt8]
  /// Working days before the plan was made.
  let beforePlan: Int

  /// The year of a scenario, in which sampling begins in a month.
  init(_ scenario: Scenario, firstMonth: Int) {
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    let first = CalendarDate.firstDay(of: scenario.heading.year)
    let last = CalendarDate.lastDay(of: scenario.heading.year)
    let date = min(scenario.heading.planDate, last)
    let from = date <= first ? nil : date
    let left = from.map { calendar.workingDaysByMonth(from: $0, to: last).reduce(0, +) }
    let all = calendar.workingDaysByMonth
    self.init(daysByMonth: all, firstMonth: firstMonth, beforePlan: left.map { all.reduce(0, +) - $0 } ?? 0)
  }

  /// A year with so many working days in each of its twelve months.
  init(daysByMonth: [Int], firstMonth: Int, beforePlan: Int = 0) {
    self.beforePlan = beforePlan
    starts = daysByMonth.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    months = daysByMonth.enumerated().flatMap { Array(repeating: UInt8($0), count: $1) }
    self.firstMonth = firstMonth
  }

  /// Working days of the year.
  var count: Int { starts[12] }

  /// Working days of a month, 1…12.
  func inMonth(_ month: Int) -> Int { starts[month] - starts[month - 1] }

  /// Working days from the month in which sampling begins to the end of the year.
  var ofSeason: Int { max(1, count - starts[firstMonth - 1]) }
}
