import SamplingInspection

/// Judges the rows of rules that `plan.json` states.
struct RuleRowsJudgement {
  private let book: RowBook
  private let prices: [Int128]

  init(_ book: RowBook, prices: [Int128]) {
    self.book = book
    self.prices = prices
  }

  func judge(_ stated: [PlanStatement.RuleRow], _ findings: inout DisagreementList) {
    var statedRows: [[String]: PlanStatement.RuleRow] = [:]
    for row in stated {
      if statedRows.updateValue(row, forKey: [row.id, row.group, row.side]) != nil {
        findings.add(place(row), Wording(zh: "这一行出现两次", en: "the row occurs twice"))
      }
    }
    for (number, row) in book.rows.enumerated() {
      let place = "plan.json rules " + row.place
      do throws(ArithmeticFault) {
        if row.heading.strength != .wish, try row.slack() < 0 {
          findings.addBreach(
            place, stated: try text(row.achieved, row), recomputed: sign(row.side) + (try text(row.required, row)),
            Wording(zh: "规则没有遵守", en: "the rule is broken"))
        }
        guard let stated = statedRows.removeValue(forKey: [row.heading.id, row.group, row.side.rawValue]) else {
          findings.add(place, Wording(zh: "缺少这一行", en: "the row is missing"))
          continue
        }
        try compare(stated, row, price: prices[number], place, &findings)
      } catch {
        findings.add(place, error)
      }
    }
    for row in stated where statedRows.removeValue(forKey: [row.id, row.group, row.side]) != nil {
      findings.add(place(row), Wording(zh: "没有这一行规则", en: "no rule has this row"))
    }
  }

  private func compare(
    _ stated: PlanStatement.RuleRow, _ row: JudgedRow, price: Int128, _ place: String,
    _ findings: inout DisagreementList
  ) throws(ArithmeticFault) {
    // Micro-points times 10¹⁸, by 10⁶ for expected failures: 24 decimals.
    let perUnit = try price.withoutSign().times(row.unitSize())
    let texts = [
      ("title", stated.title, row.heading.title), ("source", stated.source, row.heading.source),
      ("strength", stated.strength, row.heading.strength.rawValue), ("unit", stated.unit, row.heading.unit),
    ]
    for (name, stated, given) in texts {
      findings.compare(place + " " + name, stated, given, Wording(zh: "与表中所写不符", en: "the tables say something else"))
    }
    let figures = [
      ("required", stated.required, try text(row.required, row)),
      ("achieved", stated.achieved, try text(row.achieved, row)), ("slack", stated.slack, try text(row.slack(), row)),
      ("price", stated.price, ExactDecimal.text(perUnit, decimals: Proof.decimals + 6)),
    ]
    for (name, stated, recomputed) in figures {
      findings.compare(place + " " + name, stated, recomputed, Wording(zh: "数不符", en: "the figure is another"))
    }
  }

  private func text(_ figure: Int128, _ row: JudgedRow) throws(ArithmeticFault) -> String {
    try FigureText.nineDecimals(figure, over: row.unitSize())
  }

  private func sign(_ side: Side) -> String {
    switch side {
    case .atLeast: "≥ "
    case .atMost: "≤ "
    case .exactly: "= "
    }
  }

  private func place(_ row: PlanStatement.RuleRow) -> String {
    (["plan.json rules"] + [row.id, row.group, row.side].filter { !$0.isEmpty }).joined(separator: " ")
  }
}
