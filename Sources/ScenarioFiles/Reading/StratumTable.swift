import SamplingInspection

extension ScenarioReader {
  /// Reads strata that were given directly.
  func readStrata(
    _ rows: [Table.Row], attributes: [String], _ scenario: Scenario, _ findings: inout [Finding]
  ) -> [Stratum] {
    let levelOfFund = Dictionary(scenario.funds.map { ($0.fund, $0) }, uniquingKeysWith: { first, _ in first })
    let strata = rows.map { row in
      let taskKind = row.name("task_kind", mayBeBlank: true, &findings)
      let stratum = Stratum(
        county: row.requiredText("county", &findings), category: row.requiredText("category", &findings),
        level: row.name("level", &findings), taskKind: taskKind.isEmpty ? "监督抽检" : taskKind,
        venue: row.name("venue", mayBeBlank: true, &findings), stage: row.name("stage", mayBeBlank: true, &findings),
        attributes: attributes.map { row.name($0, mayBeBlank: true, &findings) },
        fund: row.requiredText("fund", &findings), subjects: row.integer("subjects", in: 0...10_000_000, &findings),
        atLeast: row.integer("at_least", in: 0...1_000_000, default: 0, &findings),
        atMost: row.integer("at_most", in: 0...1_000_000, default: 1_000_000, &findings),
        assigned: row.integer("assigned", in: 0...1_000_000, default: 0, &findings),
        former: row.integer("former", in: 0...1_000_000, default: 0, &findings),
        cost: row.yuan("cost_yuan", upTo: 10_000_000, &findings),
        alpha: row.decimal("alpha", in: 0...1_000_000, decimals: 9, &findings),
        beta: row.decimal("beta", in: 0...1_000_000, decimals: 9, &findings),
        reference: row.decimal("reference", in: 0...1_000_000, decimals: 6, default: ExactDecimal(0), &findings))
      check(stratum, row, levelOfFund[stratum.fund], &findings)
      return stratum
    }
    checkUnique(rows, "county", strata.map { $0.key.joined(separator: "+") }, &findings)
    let inOrder = sorted(strata)
    let blank = rows.filter { $0.text("reference").isEmpty }
    if blank.isEmpty { return inOrder }
    if let first = blank.first, blank.count < rows.count {
      first.refuse(
        "reference", nil, Wording(zh: "有的行填了参考权重，这一行没有", en: "some rows have a reference, this one has none"),
        remedy: Wording(zh: "每行都填，或整列留空由程序计算", en: "fill in all rows, or leave the column blank to have it computed"),
        &findings)
    }
    return ProportionalPlan(scenario).apply(to: inOrder, weights: inOrder.map { _ in 1 })
  }

  private func check(_ stratum: Stratum, _ row: Table.Row, _ fund: Fund?, _ findings: inout [Finding]) {
    if stratum.atMost < stratum.atLeast {
      row.refuse(
        "at_most", String(stratum.atMost),
        Wording(zh: "小于下限 \(stratum.atLeast)", en: "it is less than at_least, \(stratum.atLeast)"),
        remedy: Wording(zh: "改正其中一个", en: "correct one of them"), &findings)
    }
    if stratum.cost.fen == 0, !row.text("cost_yuan").isEmpty {
      row.refuse(
        "cost_yuan", row.text("cost_yuan"), Wording(zh: "单价必须大于 0", en: "the cost must be more than 0"),
        remedy: Wording(zh: "填一批次的全部费用", en: "fill in the whole cost of a batch"), &findings)
    }
    if stratum.beta.mantissa == 0, !row.text("beta").isEmpty {
      row.refuse(
        "beta", row.text("beta"), Wording(zh: "β 必须大于 0", en: "β must be more than 0"),
        remedy: Wording(zh: "填正数", en: "fill in a positive number"), &findings)
    }
    if let fund, fund.level != stratum.level || (!fund.county.isEmpty && fund.county != stratum.county) {
      row.refuse(
        "fund", stratum.fund,
        Wording(zh: "这笔经费不付这里的 \(stratum.level)", en: "this fund does not pay for \(stratum.level) here"),
        remedy: Wording(zh: "换一笔经费，或改正层级、区划代码", en: "name another fund, or correct level or county"), &findings)
    }
  }

  func refuseEmpty(_ file: String, _ findings: inout [Finding]) {
    findings.append(
      Finding(
        at: .init(file: file), Wording(zh: "没有任何抽样单元", en: "there is no stratum at all"),
        remedy: Wording(
          zh: "至少写一行；检查家数、占比、层级是否把所有单元都排除了", en: "add a row; see whether subjects, shares or levels rule all out")))
  }

  /// Strata in the order of their keys.
  func sorted(_ strata: [Stratum]) -> [Stratum] {
    strata.map { ($0.key, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }
}
