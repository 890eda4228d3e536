import SamplingInspection

/// The tables that strata are made of, besides venues.
extension ScenarioReader {
  /// A kind of venue that carries a category, to be multiplied out over counties and funds.
  struct Stock {
    var row: Table.Row
    var venue: String
    var category: String
    var carries: ExactDecimal
    var level: String
    var taskKind: String
    var attributes: [String]
  }

  func readStocks(
    _ rows: [Table.Row], attributes: [String], _ scenario: Scenario, _ findings: inout [Finding]
  ) -> [Stock] {
    let levels = Set(scenario.funds.map(\.level))
    return rows.map { row in
      let taskKind = row.name("task_kind", mayBeBlank: true, &findings)
      let level = row.name("level", mayBeBlank: true, &findings)
      if !level.isEmpty, !levels.isEmpty, !levels.contains(level) {
        row.refuse(
          "level", level,
          Wording(zh: "没有这个层级的经费，这一行不会有抽样单元", en: "no fund has this level, so the row would make no stratum"),
          remedy: Wording(
            zh: "改成 funds.csv 里的层级：" + levels.sorted().joined(separator: "、"),
            en: "use a level of funds.csv: " + levels.sorted().joined(separator: ", ")), &findings)
      }
      _ = row.source(&findings)
      return Stock(
        row: row, venue: row.requiredText("venue", &findings), category: row.requiredText("category", &findings),
        carries: row.decimal("carries", in: 0...1, decimals: 9, isRatio: true, &findings),
        level: level, taskKind: taskKind.isEmpty ? "监督抽检" : taskKind,
        attributes: attributes.map { row.name($0, mayBeBlank: true, &findings) })
    }
  }

  /// Batches of the levels above, to be spread over strata.
  struct Assigned {
    var row: Table.Row
    var batches: Int64
  }

  func readAssigned(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Assigned] {
    rows.map { row in
      _ = row.requiredText("county", &findings)
      _ = row.requiredText("category", &findings)
      _ = row.name("level", &findings)
      _ = row.source(&findings)
      return Assigned(row: row, batches: row.integer("batches", in: 0...1_000_000, &findings))
    }
  }

  func readPrices(_ rows: [Table.Row], _ findings: inout [Finding]) -> [[String]: Money] {
    var prices: [[String]: Money] = [:]
    for row in rows {
      let test = row.yuan("test_yuan", upTo: 10_000_000, &findings)
      let purchase = row.yuan("purchase_yuan", upTo: 10_000_000, default: 0, &findings)
      _ = row.source(&findings)
      prices[[row.text("price_group"), row.text("level")]] = Money(fen: test.fen + purchase.fen)
    }
    checkUnique(rows, "price_group", rows.map { $0.text("price_group") + "+" + $0.text("level") }, &findings)
    return prices
  }

  func readFactors(_ rows: [Table.Row], _ findings: inout [Finding]) -> [FailureRates.Factor] {
    let factors = rows.map { row in
      let factor = row.decimal("factor", in: 0...100, decimals: 6, &findings)
      if factor < ExactDecimal(1, decimals: 2) {
        row.refuse(
          "factor", row.text("factor"), Wording(zh: "系数太小", en: "the factor is too small"),
          remedy: Wording(zh: "0.01 到 100", en: "0.01 to 100"), &findings)
      }
      _ = row.source(&findings)
      return FailureRates.Factor(
        column: row.requiredText("column", &findings), value: row.text("value"), factor: factor.double,
        weight: row.decimal("weight", in: 0...1_000_000, decimals: 6, default: ExactDecimal(1), &findings).double,
        row: row)
    }
    checkUnique(rows, "value", rows.map { $0.text("column") + "=" + $0.text("value") }, &findings)
    return factors.sorted { ($0.column, $0.value) < ($1.column, $1.value) }
  }
}
