import SamplingInspection

/// Checks of rules, scopes and lots against the strata that they speak of.
struct RuleChecks {
  private let scenario: Scenario
  private let columns: StratumColumns
  private let rows: (String) -> [Table.Row]

  init(_ scenario: Scenario, _ rows: @escaping (String) -> [Table.Row]) {
    self.scenario = scenario
    self.rows = rows
    columns = StratumColumns(scenario)
  }

  func run(_ findings: inout [Finding]) {
    let rule = Dictionary(scenario.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for row in rows("rules") {
      guard let rule = rule[row.text("id")] else { continue }
      check(rule.scope, row, "scope", &findings)
      if [.share, .costShare].contains(rule.measure) { check(rule.of, row, "of", &findings) }
      checkColumns(rule.each, row, "each", &findings)
      checkColumns(rule.cells, row, "cells", &findings)
      checkGroups(rule, row, &findings)
      if !rule.base.isEmpty { checkBase(rule, row, &findings) }
    }
    for (table, column) in [("lots", "scope"), ("crews", "scope"), ("pins", "scope"), ("funds", "usable_for")] {
      for row in rows(table) {
        if let scope = Scope(row.text(column)) { check(scope, row, column, &findings) }
      }
    }
    var ignored: [Finding] = []
    let heading = Table.Row(file: "scenario.yaml", line: 1, cells: ["show_without": scenario.heading.showWithout.text])
    check(heading.scope("show_without", &ignored), heading, "show_without", &findings)
    checkLots(&findings)
  }

  /// A scope must name columns and values that exist, and take in a stratum.
  private func check(_ scope: Scope, _ row: Table.Row, _ column: String, _ findings: inout [Finding]) {
    for condition in scope.conditions {
      guard let known = columns.columns[condition.column] else {
        row.refuse(
          column, condition.column, Wording(zh: "没有这一列", en: "there is no such column"),
          remedy: Wording(
            zh: "可用的列：" + columns.columns.keys.sorted().joined(separator: "、"),
            en: "columns are " + columns.columns.keys.sorted().joined(separator: ", ")), &findings)
        return
      }
      if ["lot", "lab"].contains(condition.column), row.file == "lots.csv" || row.file == "funds.csv" {
        row.refuse(
          column, condition.column, Wording(zh: "这里还不知道标段和承检机构", en: "lots and labs are not known here yet"),
          remedy: Wording(zh: "用别的列", en: "use other columns"), &findings)
        return
      }
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
            remedy: nearest(value, known.values), &findings)
          return
        }
      }
    }
    if columns.strata(in: scope, count: scenario.strata.count).isEmpty {
      row.refuse(
        column, scope.text, Wording(zh: "没有任何抽样单元在这个范围里", en: "no stratum is in this scope"),
        remedy: Wording(zh: "放宽范围，或补上抽样单元", en: "widen the scope, or add strata"), &findings)
    }
  }

  private func nearest(_ value: String, _ known: [String]) -> Wording {
    let some = known.filter { !$0.isEmpty }.prefix(12).joined(separator: ", ")
    return Wording(zh: "已有的值：" + some.replacing(", ", with: "、"), en: "values are " + some)
  }

  private func checkColumns(_ names: [String], _ row: Table.Row, _ column: String, _ findings: inout [Finding]) {
    for name in names where columns.columns[name] == nil {
      row.refuse(
        column, name, Wording(zh: "没有这一列", en: "there is no such column"),
        remedy: Wording(
          zh: "可用的列：" + columns.columns.keys.sorted().joined(separator: "、"),
          en: "columns are " + columns.columns.keys.sorted().joined(separator: ", ")), &findings)
    }
  }

  private func checkGroups(_ rule: Rule, _ row: Table.Row, _ findings: inout [Finding]) {
    func refuseEach(_ message: Wording, _ remedy: Wording) {
      row.refuse("each", rule.each.joined(separator: "+"), message, remedy: remedy, &findings)
    }
    let ofCounties = Set(["county", "prefecture"] + scenario.countyAttributes)
    switch rule.measure {
    case .batchesPer1000 where !rule.each.allSatisfy(ofCounties.contains):
      refuseEach(
        Wording(zh: "千人批次只能按县区的列分组", en: "batches_per_1000 can be grouped only by columns of counties"),
        Wording(zh: "county、prefecture 或县区的其他列", en: "county, prefecture or a further column of counties"))
    case .evenness where rule.each.count != 1 || !rule.each.allSatisfy(ofCounties.contains):
      refuseEach(
        Wording(zh: "均衡要按县区的一列分组", en: "evenness needs one column of counties"),
        Wording(zh: "写 county", en: "write county"))
    case .mix where rule.each.count != 1 || !["category", "class", "subclass"].contains(rule.each[0]):
      refuseEach(
        Wording(zh: "结构要按分类分组", en: "mix needs one level of categories"),
        Wording(zh: "class、subclass 或 category", en: "class, subclass or category"))
    case .mix:
      let inScope = Set(
        columns.strata(in: rule.scope, count: scenario.strata.count).map { scenario.strata[$0].category })
      if !scenario.categories.contains(where: { inScope.contains($0.path) && $0.reference.mantissa > 0 }) {
        row.refuse(
          "measure", "mix", Wording(zh: "范围内的分类都没有参考批次", en: "no category in scope has a reference"),
          remedy: Wording(zh: "在 categories.csv 填“参考批次”", en: "fill in reference in categories.csv"), &findings)
      }
    default: break
    }
    // A county that a lower bound speaks of, but that has no stratum, would be left out in silence.
    if rule.each == ["county"], rule.bounds.atLeast != nil || rule.bounds.exactly != nil {
      let present = Set(columns.strata(in: rule.scope, count: scenario.strata.count).map { scenario.strata[$0].county })
      for county in scenario.counties where !present.contains(county.adcode) && admits(rule.scope, county) {
        refuseEach(
          Wording(
            zh: "\(county.name)（\(county.adcode)）在这条规则的范围里没有抽样单元",
            en: "\(county.name) (\(county.adcode)) has no stratum in the scope of this rule"),
          Wording(zh: "补上抽样单元，或在范围里排除这个县", en: "add strata, or exclude the county in the scope"))
      }
    }
  }

  /// The base of a share must be a task: a number of batches that another rule asks for, in groups no finer than this rule's.
  private func checkBase(_ rule: Rule, _ row: Table.Row, _ findings: inout [Finding]) {
    let base = scenario.rules.first { $0.id == rule.base }
    let isTask =
      base.map {
        [.batches, .batchesPer1000].contains($0.measure) && ($0.bounds.atLeast ?? $0.bounds.exactly) != nil
          && Set($0.each).isSubset(of: rule.measure == .share ? rule.each : [])
      } ?? false
    if !isTask || ![.share, .mix, .evenness].contains(rule.measure) {
      row.refuse(
        "base", rule.base,
        Wording(
          zh: "基数要是另一条规则的任务数：批次或千人批次的下限，分组不细于本规则；并且只用于批次占比、结构、均衡",
          en:
            "the base must be a task of another rule (batches or batches_per_1000 with a lower bound, grouped no finer), and only share, mix and evenness have one"
        ),
        remedy: Wording(zh: "写这样一条规则的编号，或留空", en: "name such a rule, or leave it blank"), &findings)
    }
  }

  /// Whether the conditions on columns of counties let a county in.
  private func admits(_ scope: Scope, _ county: County) -> Bool {
    scope.conditions.allSatisfy { condition in
      let value: String
      switch condition.column {
      case "county": value = county.adcode
      case "prefecture": value = county.prefecture
      default:
        guard let number = scenario.countyAttributes.firstIndex(of: condition.column) else { return true }
        value = county.attributes[number]
      }
      return condition.values.contains(value) != condition.isExcluded
    }
  }

  private func checkLots(_ findings: inout [Finding]) {
    var owner: [Int: Lot] = [:]
    let rowOf = Dictionary(rows("lots").map { ($0.text("lot"), $0) }, uniquingKeysWith: { first, _ in first })
    for lot in scenario.lots {
      guard let row = rowOf[lot.lot] else { continue }
      for stratum in columns.strata(in: lot.scope, count: scenario.strata.count) {
        if let other = owner[stratum] {
          row.refuse(
            "scope", lot.scope.text,
            Wording(
              zh: "与标段 \(other.lot) 重叠（\(scenario.strata[stratum].key.joined(separator: " "))）",
              en: "it overlaps lot \(other.lot) (\(scenario.strata[stratum].key.joined(separator: " ")))"),
            remedy: Wording(zh: "收窄其中一个的范围", en: "narrow one of the scopes"), &findings)
          return
        }
        owner[stratum] = lot
        if let ceiling = lot.ceiling, scenario.strata[stratum].cost > ceiling {
          row.refuse(
            "ceiling_yuan", ceiling.yuanText,
            Wording(
              zh:
                "单价 \(scenario.strata[stratum].cost.yuanText) 元超过上限（\(scenario.strata[stratum].key.joined(separator: " "))）",
              en:
                "a batch costs \(scenario.strata[stratum].cost.yuanText) yuan, above the ceiling (\(scenario.strata[stratum].key.joined(separator: " ")))"
            ),
            remedy: Wording(zh: "改正单价或上限", en: "correct the price or the ceiling"), &findings)
          return
        }
      }
    }
  }
}
