import SamplingInspection

/// A window of the calendar in words, with the strata that it speaks of.
struct WindowWords: Sendable {
  let strata: Set<Int>
  let words: String

  /// All windows of a scenario.
  static func all(_ scenario: Scenario, _ columns: StratumColumns, _ language: Language) -> [WindowWords] {
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    var names: [String] = []
    for window in scenario.calendar.windows where !names.contains(window.window) { names.append(window.window) }
    return names.compactMap { name in
      let rows = scenario.calendar.windows.filter { $0.window == name }
      guard let first = rows.first else { return nil }
      let periods = rows.map { row in
        let last = row.lastDay(in: calendar) ?? row.from
        return language(
          "\(row.from.month)月\(row.from.day)日至\(last.month)月\(last.day)日", "\(row.from.text) to \(last.text)")
      }.joined(separator: language("、", ", "))
      let share =
        first.share < ExactDecimal(1)
        ? language("不少于\(first.share.percentText)", "at least \(first.share.percentText)") : ""
      return WindowWords(
        strata: Set(columns.strata(in: first.scope, count: scenario.strata.count)),
        words: language("\(name)：\(periods)\(share)", "\(name): \(periods)" + (share.isEmpty ? "" : ", " + share)))
    }
  }
}
