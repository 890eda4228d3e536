import SamplingInspection

/// Tasks of inspection (检查任务).
extension ScenarioReader {
  func readVisits(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Visit] {
    let visits = rows.map { row in
      let visit = Visit(
        visit: row.name("visit", &findings), name: row.requiredText("name", &findings),
        scope: row.scope("scope", &findings),
        subjects: row.text("subjects").isEmpty ? nil : row.integer("subjects", in: 0...10_000_000, &findings),
        each: names(row.text("each")), amount: amount(row, &findings), from: row.date("from", &findings),
        by: row.date("by", &findings), every: period(row, &findings), crews: crews(row.text("crew")),
        done: row.integer("done", in: 0...VisitChecks.mostVisits, default: 0, &findings), source: row.source(&findings))
      if let from = visit.from, let by = visit.by, by < from {
        row.refuse("by", by, before: from, Wording(zh: "起", en: "from"), &findings)
      }
      return visit
    }
    checkUnique(rows, "visit", visits.map(\.visit), &findings)
    return visits.sorted { $0.visit < $1.visit }
  }

  /// Exactly one of three columns says how many visits there are.
  private func amount(_ row: Table.Row, _ findings: inout [Finding]) -> Visit.Amount {
    let filled = ["share", "number", "times"].filter { !row.text($0).isEmpty }
    guard filled.count == 1, let column = filled.first else {
      row.refuse(
        "share", filled.isEmpty ? nil : row.text(filled[0]),
        Wording(zh: "“占比”“家次”“每家次数”应当填且只填一列", en: "exactly one of share, number and times must be filled in"),
        remedy: Wording(zh: "填其中一列", en: "fill in one of them"), &findings)
      return .number(0)
    }
    switch column {
    case "share": return .share(row.decimal("share", in: 0...1, decimals: 9, isRatio: true, &findings))
    case "number": return .number(row.integer("number", in: 0...VisitChecks.mostVisits, &findings))
    default: return .times(row.integer("times", in: 1...366, &findings))
    }
  }

  private func period(_ row: Table.Row, _ findings: inout [Finding]) -> SpreadPeriod? {
    let text = row.text("every")
    if text.isEmpty { return nil }
    if let period = SpreadPeriod(rawValue: text) ?? SpreadPeriod.allCases.first(where: { $0.chinese == text }) {
      return period
    }
    row.refuse(
      "every", text, Wording(zh: "不认识的时段", en: "unknown period"),
      remedy: Wording(zh: "月、季度、半年", en: "month, quarter or half"), &findings)
    return nil
  }

  /// Crews joined by `|`.
  private func crews(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingSpaces() }
  }
}
