import SamplingInspection

/// What the year asks: windows, frequencies, pace and the days that are worked.
extension ScenarioReader {
  func readCalendar(
    _ rows: (String) -> [Table.Row], _ heading: Heading, seasonEnds: CalendarDate?, _ findings: inout [Finding]
  ) -> SamplingCalendar {
    let days = rows("holidays").compactMap { readDay($0, year: heading.year, &findings) }
    checkUnique(rows("holidays"), "date", rows("holidays").map { $0.text("date") }, &findings)
    let calendar = WorkingCalendar(year: heading.year, marked: days)
    let windows = rows("calendar").map { readWindow($0, calendar, &findings) }
    checkSameWindow(rows("calendar"), windows, &findings)
    return SamplingCalendar(
      markedDays: days.sorted { $0.date < $1.date },
      windows: windows.sorted { ($0.window, $0.from) < ($1.window, $1.from) },
      spreads: rows("spread").compactMap { readSpread($0, &findings) }
        .sorted { ($0.every.months, $0.scope.text) < ($1.every.months, $1.scope.text) },
      paces: rows("pace").map { readPace($0, &findings) }
        .sorted { ($0.month, $0.scope.text, $0.each.joined()) < ($1.month, $1.scope.text, $1.each.joined()) },
      seasonEnds: seasonEnds)
  }

  private func readDay(_ row: Table.Row, year: Int, _ findings: inout [Finding]) -> MarkedDay? {
    let date = requiredDate("date", row, &findings)
    let isWorkingDay = ["班": true, "休": false][row.requiredText("day", &findings)]
    if isWorkingDay == nil, !row.text("day").isEmpty {
      row.refuse(
        "day", row.text("day"), Wording(zh: "既不是休，也不是班", en: "this is neither 休 (off) nor 班 (worked)"),
        remedy: Wording(zh: "写“休”或“班”", en: "write 休 or 班"), &findings)
    }
    if let date, date.year != year {
      row.refuse(
        "date", date.text, Wording(zh: "不在方案的年份 \(year) 里", en: "it is not in \(year), the year of the plan"),
        remedy: Wording(zh: "改正日期，或删去这一行", en: "correct the date, or remove the row"), &findings)
      return nil
    }
    let source = row.source(&findings)
    guard let date, let isWorkingDay else { return nil }
    return MarkedDay(date: date, isWorkingDay: isWorkingDay, source: source)
  }

  private func requiredDate(_ column: String, _ row: Table.Row, _ findings: inout [Finding]) -> CalendarDate? {
    _ = row.requiredText(column, &findings)
    return row.date(column, &findings)
  }

  private func readWindow(_ row: Table.Row, _ calendar: WorkingCalendar, _ findings: inout [Finding]) -> SamplingWindow
  {
    let from = requiredDate("from", row, &findings) ?? .firstDay(of: calendar.year)
    let to = row.date("to", &findings)
    let before = row.date("before", &findings)
    let before25 = before.flatMap { calendar.day(SamplingCalendar.reportingDays, workingDaysUpTo: $0) }
    if row.text("to").isEmpty == row.text("before").isEmpty {
      row.refuse(
        "to", row.text("to").isEmpty ? nil : row.text("to"),
        Wording(
          zh: "“止”和“赶在节日前”应当填且只填一处", en: "the end must stand in exactly one of to and before"),
        remedy: Wording(zh: "填其中一列", en: "fill in one of them"), &findings)
    } else if let to, to < from {
      row.refuse("to", to, before: from, Wording(zh: "起", en: "from"), &findings)
    } else if let before, before25 ?? .firstDay(of: calendar.year) < from || before25 == nil {
      row.refuse(
        "before", before.text,
        Wording(
          zh: "倒推25个工作日后没有剩下可抽样的日子",
          en: "25 working days before it no day is left for sampling"),
        remedy: Wording(zh: "把“起”提前，或改正节日", en: "begin earlier, or correct the festival"), &findings)
    }
    return SamplingWindow(
      window: row.name("window", &findings), scope: row.scope("scope", &findings), from: from, to: to, before: before,
      share: row.decimal("share", in: 0...1, decimals: 9, default: ExactDecimal(1), isRatio: true, &findings),
      source: row.source(&findings))
  }

  /// The periods of one window speak of the same batches.
  private func checkSameWindow(_ rows: [Table.Row], _ windows: [SamplingWindow], _ findings: inout [Finding]) {
    var first: [String: SamplingWindow] = [:]
    for (row, window) in zip(rows, windows) where !window.window.isEmpty {
      guard let other = first[window.window] else {
        first[window.window] = window
        continue
      }
      for (column, differs) in [("scope", other.scope != window.scope), ("share", other.share != window.share)]
      where differs {
        row.refuse(
          column, row.text(column),
          Wording(zh: "窗口“\(window.window)”的各行不一致", en: "the rows of window \(window.window) differ in this"),
          remedy: Wording(zh: "写成一样，或换一个窗口名称", en: "make them alike, or choose another name"), &findings)
      }
    }
  }

  private func readSpread(_ row: Table.Row, _ findings: inout [Finding]) -> SpreadRequirement? {
    let text = row.requiredText("every", &findings)
    let every = SpreadPeriod(rawValue: text) ?? SpreadPeriod.allCases.first { $0.chinese == text }
    if every == nil, !text.isEmpty {
      row.refuse(
        "every", text, Wording(zh: "不认识的时段", en: "unknown period"),
        remedy: Wording(zh: "月、季度、半年", en: "month, quarter or half"), &findings)
    }
    let scope = row.scope("scope", &findings)
    let source = row.source(&findings)
    return every.map { SpreadRequirement(scope: scope, every: $0, source: source) }
  }

  private func readPace(_ row: Table.Row, _ findings: inout [Finding]) -> PaceRequirement {
    func share(_ column: String) -> ExactDecimal? {
      row.text(column).isEmpty ? nil : row.decimal(column, in: 0...1, decimals: 9, isRatio: true, &findings)
    }
    let pace = PaceRequirement(
      scope: row.scope("scope", &findings), each: names(row.text("each")),
      month: Int(row.integer("month", in: 1...12, &findings)), atLeast: share("at_least"), atMost: share("at_most"),
      source: row.source(&findings))
    if pace.atLeast == nil, pace.atMost == nil {
      row.refuse(
        "at_least", nil, Wording(zh: "没有填界限", en: "there is no bound"),
        remedy: Wording(zh: "填“≥”“≤”中的一个或两个", en: "fill in at_least, at_most or both"), &findings)
    } else if let low = pace.atLeast, let high = pace.atMost, high < low {
      row.refuse(
        "at_least", row.text("at_least"), Wording(zh: "大于“≤”一列", en: "it is more than at_most"),
        remedy: Wording(zh: "改正其中一个", en: "correct one of them"), &findings)
    }
    return pace
  }
}
