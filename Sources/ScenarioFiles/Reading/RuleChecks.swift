import SamplingInspection

/// Checks of rules, scopes and lots against the strata that they speak of.
struct RuleChecks {
  let scenario: Scenario
  let columns: StratumColumns
  let rows: (String) -> [Table.Row]
  private let heading: Table.Row
  /// Whether strata could be had; if not, only names of columns are looked at.
  let hasStrata: Bool

  init(_ scenario: Scenario, _ rows: @escaping (String) -> [Table.Row], heading: Table.Row, hasStrata: Bool) {
    self.scenario = scenario
    self.rows = rows
    self.heading = heading
    self.hasStrata = hasStrata
    columns = StratumColumns(scenario)
  }

  func run(_ findings: inout [Finding]) {
    let rule = Dictionary(scenario.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for row in rows("rules") {
      guard let rule = rule[row.text("id")] else { continue }
      let before = findings.count
      check(rule.scope, row, "scope", &findings)
      check(rule.of, row, "of", &findings)
      checkColumns(rule.each, row, "each", &findings)
      checkColumns(rule.cells, row, "cells", &findings)
      checkGroups(rule, row, &findings)
      if !rule.base.isEmpty { checkBase(rule, row, &findings) }
      if hasStrata, findings.count == before { checkFigures(rule, row, &findings) }
    }
    let scopes = [
      ("lots", "scope"), ("crews", "scope"), ("evaluations", "scope"), ("pins", "scope"), ("funds", "usable_for"),
      ("calendar", "scope"),
      ("spread", "scope"), ("pace", "scope"),
    ]
    for (table, column) in scopes {
      for row in rows(table) {
        if let scope = Scope(row.text(column)) { check(scope, row, column, &findings) }
      }
    }
    check(scenario.heading.showWithout, heading, "show_without", &findings)
    for row in rows("pace") {
      checkColumns(row.text("each").split(separator: "+").map { String($0).trimmingSpaces() }, row, "each", &findings)
    }
    guard hasStrata else { return }
    checkWindows(rows("calendar"), &findings)
    checkLots(rows("lots"), &findings)
    checkFunds(rows("funds"), &findings)
  }

  /// Numbers of the strata in a scope.
  func strata(in scope: Scope) -> [Int] { columns.strata(in: scope, count: scenario.strata.count) }

  /// A scope must name columns and values that exist, and take in a stratum.
  private func check(_ scope: Scope, _ row: Table.Row, _ column: String, _ findings: inout [Finding]) {
    let before = findings.count
    for condition in scope.conditions {
      guard let known = columns.columns[condition.column] else {
        refuseColumn(condition.column, row, column, &findings)
        continue
      }
      if ["lot", "lab"].contains(condition.column), row.file == "lots.csv" || row.file == "funds.csv" {
        row.refuse(
          column, condition.column, Wording(zh: "这里还不知道标段和承检机构", en: "lots and labs are not known here yet"),
          remedy: Wording(zh: "用别的列", en: "use other columns"), &findings)
        continue
      }
      guard hasStrata else { continue }
      let tables: Set<String> =
        condition.column == "county" ? Set(scenario.counties.map(\.adcode)) : Set(scenario.categories.map(\.path))
      for value in condition.values {
        let isThere =
          known.values.contains { Scope.isUnder($0, value, column: condition.column) }
          || (["county", "category"].contains(condition.column)
            && tables.contains { Scope.isUnder($0, value, column: condition.column) })
        if !isThere {
          row.refuse(
            column, value, Wording(zh: "\(condition.column) 没有这个值", en: "\(condition.column) has no such value"),
            remedy: remedy(value, condition.column, known.values), &findings)
        }
      }
    }
    if hasStrata, findings.count == before, strata(in: scope).isEmpty {
      row.refuse(
        column, scope.text, Wording(zh: "没有任何抽样单元在这个范围里", en: "no stratum is in this scope"),
        remedy: Wording(zh: "放宽范围，或补上抽样单元", en: "widen the scope, or add strata"), &findings)
    }
  }

  /// What may be meant by a value that does not exist, and which ones do.
  private func remedy(_ value: String, _ column: String, _ known: [String]) -> Wording {
    if column == "county", let county = scenario.counties.first(where: { $0.name == value }) {
      return Wording(zh: "写区划代码 \(county.adcode)", en: "write the adcode \(county.adcode)")
    }
    let hasOtherSeparators = value.contains { ",，、".contains($0) }
    let some = known.filter { !$0.isEmpty }.prefix(12)
    return Wording(
      zh: (hasOtherSeparators ? "几个值之间用“|”；" : "") + "已有的值：" + some.joined(separator: "、"),
      en: (hasOtherSeparators ? "put | between values; " : "") + "values are " + some.joined(separator: ", "))
  }

  private func checkColumns(_ names: [String], _ row: Table.Row, _ column: String, _ findings: inout [Finding]) {
    for (number, name) in names.enumerated() {
      if columns.columns[name] == nil {
        refuseColumn(name, row, column, &findings)
      } else if names[..<number].contains(name) {
        row.refuse(
          column, name, Wording(zh: "同一列写了两次", en: "the column is named twice"),
          remedy: Wording(zh: "删去一个", en: "remove one of them"), &findings)
      }
    }
  }

  private func refuseColumn(_ name: String, _ row: Table.Row, _ column: String, _ findings: inout [Finding]) {
    let all = columns.columns.keys.sorted()
    let tables: [TableDefinition] = [.strata, .categories, .counties]
    let meant = tables.flatMap(\.columns).first { $0.chinese == name && columns.columns[$0.name] != nil }?.name
    row.refuse(
      column, name, Wording(zh: "没有这一列", en: "there is no such column"),
      remedy: Wording(
        zh: (meant.map { "写成 \($0)；" } ?? "") + "可用的列：" + all.joined(separator: "、"),
        en: (meant.map { "write \($0); " } ?? "") + "columns are " + all.joined(separator: ", ")), &findings)
  }
}
