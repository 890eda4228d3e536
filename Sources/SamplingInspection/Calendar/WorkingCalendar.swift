/// Which days of a year are working days, and counting in them.
public struct WorkingCalendar: Sendable, Equatable {
  /// The year.
  public let year: Int
  /// Days after 1970-01-01 of 1 January.
  private let firstDay: Int
  /// For each day of the year, whether it is worked.
  private let isWorked: [Bool]

  /// The calendar of a year: Monday to Friday, the public holidays that are listed, and then the days marked by hand.
  public init(year: Int, marked: [MarkedDay] = []) {
    self.year = year
    let first = CalendarDate.firstDay(of: year).daysSince1970
    let last = CalendarDate.lastDay(of: year).daysSince1970
    firstDay = first
    // 1970-01-01 was a Thursday.
    var worked = (first...last).map { day in (((day + 3) % 7) + 7) % 7 < 5 }
    for (day, isWorkingDay) in PublicHolidays.exceptions(in: year) { worked[day.daysSince1970 - first] = isWorkingDay }
    for day in marked where day.date.year == year { worked[day.date.daysSince1970 - first] = day.isWorkingDay }
    isWorked = worked
  }

  /// Whether a day of the year is worked; days of other years are not.
  public func isWorkingDay(_ date: CalendarDate) -> Bool {
    let number = date.daysSince1970 - firstDay
    return isWorked.indices.contains(number) && isWorked[number]
  }

  /// Working days of each month that lie within a period; twelve numbers.
  public func workingDaysByMonth(from first: CalendarDate, to last: CalendarDate) -> [Int] {
    var days = [Int](repeating: 0, count: 12)
    for (number, isWorked) in isWorked.enumerated() where isWorked {
      guard let date = CalendarDate(daysSince1970: firstDay + number), date >= first, date <= last else { continue }
      days[date.month - 1] += 1
    }
    return days
  }

  /// Working days of each month; twelve numbers.
  public var workingDaysByMonth: [Int] {
    workingDaysByMonth(
      from: CalendarDate.firstDay(of: year), to: CalendarDate.lastDay(of: year))
  }

  /// The last day after which so many working days still pass up to a day, that day included; nil if the year does not hold so many.
  ///
  /// A sample taken on it, with its report after so many working days, is reported on or before that day.
  public func day(_ workingDays: Int, workingDaysUpTo date: CalendarDate) -> CalendarDate? {
    guard date.year == year else { return nil }
    var left = workingDays
    for day in stride(from: date.daysSince1970, through: firstDay, by: -1) {
      if left == 0 { return CalendarDate(daysSince1970: day) }
      if isWorked[day - firstDay] { left -= 1 }
    }
    return nil
  }

  /// The day on which so many working days have passed after a day; nil if the year does not hold so many.
  public func day(_ workingDays: Int, workingDaysAfter date: CalendarDate) -> CalendarDate? {
    var left = workingDays
    for number in max(0, date.daysSince1970 - firstDay + 1)..<max(isWorked.count, date.daysSince1970 - firstDay + 1)
    where isWorked.indices.contains(number) && isWorked[number] {
      left -= 1
      if left == 0 { return CalendarDate(daysSince1970: firstDay + number) }
    }
    return nil
  }
}

/// A day that is worked, or not, against the plain week: 休 or 班.
public struct MarkedDay: Sendable, Equatable {
  /// The day.
  public var date: CalendarDate
  /// Whether it is worked.
  public var isWorkingDay: Bool
  /// Where that was announced.
  public var source: String

  /// Makes a marked day.
  public init(date: CalendarDate, isWorkingDay: Bool, source: String = "") {
    self.date = date
    self.isWorkingDay = isWorkingDay
    self.source = source
  }
}
