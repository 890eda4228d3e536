/// Samples that a laboratory has received and not reported on the day on which it is lost: 在途.
public struct InFlight: Sendable, Equatable {
  /// Whether a laboratory that takes no new samples reports on those that it has.
  public enum Rule: String, Sendable, CaseIterable {
    /// It finishes what it has received.
    case finish
    /// What it has not reported does not count and is taken again.
    case resend
  }

  /// Batches of one county.
  public struct Part: Sendable, Equatable {
    /// Adcode.
    public var county: String
    /// Batches that are in flight for certain.
    public var certain: Int64
    /// Batches that are in flight at most.
    public var possible: Int64
  }

  /// One sample.
  public struct Sample: Sendable, Equatable {
    /// As recorded.
    public var taken: TakenBatches
    /// Day by which its report is due; nil after the end of the year.
    public var due: CalendarDate?
  }

  /// Counties in order of their codes.
  public private(set) var parts: [Part] = []
  /// The samples in order of day and number; none where only months are known.
  public private(set) var samples: [Sample] = []
  /// Day by which the last report is due; nil after the end of the year.
  public private(set) var lastDue: CalendarDate?

  /// From records: samples at the laboratory without a result.
  public init(_ taken: [TakenBatches], at lab: String, of scenario: Scenario) {
    let columns = StratumColumns(scenario)
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    var labOf: [Scope: String] = [:]
    func isThere(_ batch: TakenBatches) -> Bool {
      if !batch.lab.isEmpty { return batch.lab == lab }
      if let known = labOf[batch.scope] { return known == lab }
      let labs = Set(columns.strata(meant: batch.scope).map { columns.value("lab", of: $0) })
      let only = labs.count == 1 ? labs.first ?? "" : ""
      labOf[batch.scope] = only
      return only == lab
    }
    samples = taken.filter { !$0.isReported && $0.date != nil && isThere($0) }.map { batch in
      Sample(
        taken: batch, due: batch.date.flatMap { calendar.day(SamplingCalendar.reportingDays, workingDaysAfter: $0) })
    }.sorted { ($0.taken.date?.text ?? "", $0.taken.sample) < ($1.taken.date?.text ?? "", $1.taken.sample) }
    var counties: [String: Int64] = [:]
    for sample in samples {
      let county = sample.taken.scope.conditions.first { $0.column == "county" }?.values.first ?? ""
      counties[county, default: 0] += sample.taken.batches
    }
    parts = counties.sorted { $0.key < $1.key }.map { Part(county: $0.key, certain: $0.value, possible: $0.value) }
    lastDue = samples.contains { $0.due == nil } ? nil : samples.compactMap(\.due).max()
  }

  /// From months alone: all batches of months whose every day is less than a report away, and at most those of months with such a day.
  public init(_ done: DoneBatches, at lab: String, of scenario: Scenario, from date: CalendarDate) {
    let year = scenario.heading.year
    let calendar = WorkingCalendar(year: year, marked: scenario.calendar.markedDays)
    guard let dayBefore = CalendarDate(daysSince1970: date.daysSince1970 - 1) else { return }
    let reported = calendar.day(SamplingCalendar.reportingDays, workingDaysUpTo: dayBefore)
    let all = calendar.workingDaysByMonth(from: .firstDay(of: year), to: dayBefore)
    let before = reported.map { calendar.workingDaysByMonth(from: .firstDay(of: year), to: $0) }
    var counties: [String: (certain: Int64, possible: Int64)] = [:]
    for line in done.lines where line.lab == lab && line.month > 0 {
      let early = before?[line.month - 1] ?? 0
      guard early < all[line.month - 1] else { continue }
      let county = scenario.strata[line.stratum].county
      counties[county, default: (0, 0)].possible += line.batches
      if early == 0 { counties[county, default: (0, 0)].certain += line.batches }
    }
    parts = counties.sorted { $0.key < $1.key }.map {
      Part(county: $0.key, certain: $0.value.certain, possible: $0.value.possible)
    }
    lastDue = calendar.day(SamplingCalendar.reportingDays, workingDaysAfter: dayBefore)
  }

  /// Batches that are in flight for certain.
  public var certain: Int64 { parts.reduce(0) { $0 + $1.certain } }
  /// Batches that are in flight at most.
  public var possible: Int64 { parts.reduce(0) { $0 + $1.possible } }
}
