/// A sample that failed, and whose it was.
public struct FailedSample: Sendable, Equatable {
  /// The subject sampled (被抽样单位).
  public var subject: String
  /// When it was sampled.
  public var date: CalendarDate
  /// What is known of it by column: county, category, level, task_kind, venue, stage.
  public var columns: [String: String]

  /// Makes a failed sample.
  public init(subject: String, date: CalendarDate, columns: [String: String]) {
    self.subject = subject
    self.date = date
    self.columns = columns
  }
}

/// How often a subject must fail to be visited again: 飞行检查, 回头看, 约谈.
public struct FollowUpTrigger: Sendable, Equatable {
  /// What “within a year” means.
  public enum Year: String, Sendable, CaseIterable {
    /// Any twelve months: a sample and another less than a year later.
    case rolling
    /// January to December.
    case calendar
  }

  /// The key.
  public var id: String
  /// What follows: 飞行检查 and so on.
  public var title: String
  /// Samples that count.
  public var scope: Scope
  /// Failing batches within a year; nil if their number does not matter.
  public var failures: Int?
  /// Whether exactly so many are enough (含本数); if not, it takes one more.
  public var isInclusive: Bool
  /// What a year is.
  public var year: Year
  /// Quarters of the calendar, one after the other, each with a failing batch; nil if that does not matter.
  public var quarters: Int?
  /// Where it comes from.
  public var source: String

  /// Makes a trigger.
  public init(
    id: String, title: String, scope: Scope = Scope(conditions: []), failures: Int?, isInclusive: Bool = true,
    year: Year = .rolling, quarters: Int? = nil, source: String = ""
  ) {
    self.id = id
    self.title = title
    self.scope = scope
    self.failures = failures
    self.isInclusive = isInclusive
    self.year = year
    self.quarters = quarters
    self.source = source
  }

  /// The subjects that must be followed up, by county and name, each with the reasons.
  public func followUps(_ samples: [FailedSample]) -> [FollowUp] {
    let counting = samples.filter { $0.isWithin(scope) && !$0.subject.isEmpty }
    let bySubject = Dictionary(grouping: counting) { [$0.columns["county"] ?? "", $0.subject] }
    return bySubject.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { key, samples in
      let dates = samples.map(\.date).sorted()
      let followUp = FollowUp(
        trigger: self, county: key[0], subject: key[1], withinYear: withinYear(dates), inQuarters: inQuarters(dates))
      return followUp.withinYear.isEmpty && followUp.inQuarters.isEmpty ? nil : followUp
    }
  }

  /// Days of the failing batches of the year with the most, where they are enough; the earliest such year.
  private func withinYear(_ dates: [CalendarDate]) -> [CalendarDate] {
    guard let failures else { return [] }
    let windows = dates.indices.map { start in
      dates[start...].prefix { date in
        switch year {
        case .calendar: date.year == dates[start].year
        case .rolling:
          (date.year, date.month, date.day) < (dates[start].year + 1, dates[start].month, dates[start].day)
        }
      }
    }
    // The first of the longest: max(by:) would give the last.
    let most = windows.reversed().max { $0.count < $1.count } ?? []
    return most.count >= failures + (isInclusive ? 0 : 1) ? Array(most) : []
  }

  /// The longest run of quarters with a failing batch in each, where it is long enough; the earliest such run.
  private func inQuarters(_ dates: [CalendarDate]) -> [Quarter] {
    guard let quarters else { return [] }
    var runs: [[Quarter]] = []
    for quarter in Set(dates.map(Quarter.init)).sorted() {
      if let last = runs.last?.last, last.number + 1 == quarter.number {
        runs[runs.count - 1].append(quarter)
      } else {
        runs.append([quarter])
      }
    }
    let longest = runs.reversed().max { $0.count < $1.count } ?? []
    return longest.count >= quarters ? longest : []
  }
}

/// A quarter of a calendar year.
public struct Quarter: Sendable, Hashable, Comparable {
  /// Quarters since the year 0.
  let number: Int

  init(_ date: CalendarDate) { number = date.year * 4 + (date.month - 1) / 3 }

  /// The year.
  public var year: Int { number / 4 }
  /// 1…4.
  public var ofYear: Int { number % 4 + 1 }

  /// Order in time.
  public static func < (left: Quarter, right: Quarter) -> Bool { left.number < right.number }
}

/// A subject that must be followed up.
public struct FollowUp: Sendable, Equatable {
  /// Why.
  public var trigger: FollowUpTrigger
  /// Its county, by adcode; may be empty.
  public var county: String
  /// Its name.
  public var subject: String
  /// Days of the failing batches within one year; empty if they are not enough.
  public var withinYear: [CalendarDate]
  /// Quarters one after the other, each with a failing batch; empty if they are not enough.
  public var inQuarters: [Quarter]
}

extension FailedSample {
  /// Whether all conditions of a scope hold; a category takes in all below it.
  fileprivate func isWithin(_ scope: Scope) -> Bool {
    scope.conditions.allSatisfy { condition in
      let own = columns[condition.column] ?? ""
      let isNamed = condition.values.contains { value in
        own == value || (condition.column == "category" && own.hasPrefix(value + "/"))
      }
      return isNamed != condition.isExcluded
    }
  }
}
