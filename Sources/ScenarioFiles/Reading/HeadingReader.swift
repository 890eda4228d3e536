import SamplingInspection

extension ScenarioReader {
  private static let headingKeys = HeadingCells.keys.map(\.0)

  /// Reads what is planned, for whom and when.
  func readHeading(_ findings: inout [Finding]) -> (Heading, Table.Row) {
    let cells = form.headingCells(&findings)
    let row = cells.row
    if cells.isRead { checkKeys(row, &findings) }
    let planDate = row.date("plan_date", &findings)
    let released = row.date("population.released", &findings)
    if let planDate, let released, planDate < released {
      findings.append(
        Finding(
          .warning, at: row.place("population.released"), value: released.text,
          Wording(
            zh: "人口数公布于方案印发（\(planDate.text)）之后，当时不可能知道",
            en: "the population figures were published after the plan's date, \(planDate.text)"),
          remedy: Wording(zh: "换用当时已公布的口径，或保留并说明", en: "use a base known then, or keep it and say why")))
    }
    guard let someDay = CalendarDate(strict: "2000-01-01") else { preconditionFailure("2000-01-01 is a day") }
    var heading = Heading(
      title: row.text("title"), year: Int(row.integer("year", in: 2000...2100, default: 2000, &findings)),
      issuer: row.text("issuer"), planDate: planDate ?? someDay, document: row.text("document"),
      population: PopulationBase(
        name: row.text("population.name"), released: released ?? someDay, source: row.text("population.source")),
      discoveryWeight: row.decimal(
        "discovery_weight", in: 0...1, decimals: 6, default: ExactDecimal(5, decimals: 1), &findings),
      budgetScale: row.decimal("budget_scale", in: 0...10, decimals: 9, default: ExactDecimal(1), &findings),
      showWithout: row.scope("show_without", &findings), repaired: row.text("repaired"))
    let isWithinMonths = ["是", "true"].contains(row.text("within_months"))
    if !isWithinMonths, !["", "否", "false"].contains(row.text("within_months")) {
      row.refuse(
        "within_months", row.text("within_months"), Wording(zh: "只能写 true 或 false", en: "only true or false"),
        remedy: Wording(zh: "一般不写，plan 需要时自己写入", en: "leave it out; plan writes it where it is needed"), &findings)
    }
    heading.isWithinMonths = isWithinMonths
    return (heading, row)
  }

  private func checkKeys(_ row: Table.Row, _ findings: inout [Finding]) {
    for key in row.cells.keys.sorted() where !Self.headingKeys.contains(key) {
      row.refuse(
        key, row.text(key), Wording(zh: "不认识的键", en: "unknown key"),
        remedy: Wording(
          zh: "可用的键：" + Self.headingKeys.joined(separator: "、"),
          en: "use one of " + Self.headingKeys.joined(separator: ", ")),
        &findings)
    }
    for key in Self.headingKeys where row.text(key).isEmpty && !HeadingCells.optional.contains(key) {
      row.refuse(
        key, nil,
        row.cells[key] == nil
          ? Wording(zh: "没有这个键", en: "the key is missing") : Wording(zh: "没有值", en: "the key has no value"),
        remedy: Wording(zh: "加上它，格式见 Scenarios/README.md", en: "add it; Scenarios/README.md gives its format"),
        &findings)
    }
    if !row.text("format").isEmpty, row.text("format") != "1" {
      row.refuse(
        "format", row.text("format"), Wording(zh: "不认识的格式版本", en: "unknown version of the format"),
        remedy: Wording(zh: "写 1", en: "write 1"), &findings)
    }
  }
}
