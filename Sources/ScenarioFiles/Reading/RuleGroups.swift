import SamplingInspection

/// What a rule may be grouped by, and what it may be a share of.
extension RuleChecks {
  /// Rules can be grouped only by columns that their measure has a meaning for.
  func checkGroups(_ rule: Rule, _ row: Table.Row, _ findings: inout [Finding]) {
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
    default: break
    }
    // A county that a lower bound speaks of, but that has no stratum, would be left out in silence.
    if hasStrata, rule.each == ["county"], rule.bounds.atLeast != nil || rule.bounds.exactly != nil {
      let present = Set(strata(in: rule.scope).map { scenario.strata[$0].county })
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
  func checkBase(_ rule: Rule, _ row: Table.Row, _ findings: inout [Finding]) {
    let base = scenario.rules.first { $0.id == rule.base }
    // A base whose own row could not be read has findings enough.
    if base == nil, rows("rules").contains(where: { $0.text("id") == rule.base }) { return }
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
  func admits(_ scope: Scope, _ county: County) -> Bool {
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
}
