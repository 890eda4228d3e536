import SamplingInspection

/// The year of a plan: what is taken in which month, and how full the laboratories are.
struct YearContent: Sendable {
  /// One month.
  struct Month: Sendable {
    var month: Int
    var workingDays: Int
    var batches: Int128
    /// Batches taken by its end, those of before the plan included.
    var soFar: Int128
  }

  /// A laboratory's months.
  struct Load: Sendable {
    var name: String
    var room: Int128?
    /// Batches of each month in ``YearContent/months``.
    var batches: [Int128]
  }

  /// Months from the first to the last with a batch.
  var months: [Month]
  /// Batches taken before the plan's date.
  var done: Int128
  /// All batches.
  var total: Int128
  /// Laboratories, in the order of their codes.
  var loads: [Load]
  /// Windows of the calendar in words.
  var windows: [String]
  /// Tasks of inspection; empty without them.
  var visits: [VisitContent]
  /// All their visits; nil without them.
  var visitFigures: VisitFigures?
  /// Most batches of a month.
  var most: Int128 { months.map(\.batches).max() ?? 0 }

  init(
    _ scenario: Scenario, _ schedule: Schedule, inspections: [VisitRow]? = nil, batches: Int128, _ language: Language
  ) {
    let columns = StratumColumns(scenario)
    var ofMonths = [Int128](repeating: 0, count: 13)
    var ofLabs: [String: [Int128]] = [:]
    for stratum in scenario.strata.indices {
      let lab = columns.value("lab", of: stratum)
      for month in 1...12 where schedule[stratum, month] > 0 {
        ofMonths[month] += Int128(schedule[stratum, month])
        ofLabs[lab, default: Array(repeating: 0, count: 13)][month] += Int128(schedule[stratum, month])
      }
    }
    let taken = (1...12).filter { ofMonths[$0] > 0 }
    let shown = taken.isEmpty ? [] : Array((taken.first ?? 1)...(taken.last ?? 12))
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    total = batches
    done = batches - ofMonths.reduce(0, +)
    var soFar = done
    months = shown.map { month in
      soFar += ofMonths[month]
      return Month(
        month: month, workingDays: calendar.workingDaysByMonth[month - 1], batches: ofMonths[month], soFar: soFar)
    }
    loads = scenario.labs.map { lab in
      Load(
        name: lab.name.isEmpty ? lab.lab : lab.name, room: lab.monthlyBatches.map { Int128($0) },
        batches: shown.map { ofLabs[lab.lab]?[$0] ?? 0 })
    }
    windows = WindowWords.all(scenario, columns, language).map(\.words)
    visits = inspections.map { VisitContent.all(scenario, $0) } ?? []
    visitFigures = inspections.map { VisitFigures(scenario, $0) }
  }
}
