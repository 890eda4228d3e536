import SamplingInspection

extension ScenarioReader {
  func readRules(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Rule] {
    let rules = rows.compactMap { readRule($0, &findings) }
    checkUnique(rows, "id", rows.map { $0.text("id") }, &findings)
    return rules.sorted { $0.id < $1.id }
  }

  private func readRule(_ row: Table.Row, _ findings: inout [Finding]) -> Rule? {
    let id = row.name("id", &findings)
    if ["budget", "lots", "lot_batches", "labs", "crews", "lab_months", "crew_months", "evaluations"].contains(id)
      || id.hasPrefix("pin:")
      || id.unicodeScalars.contains(".")
    {
      row.refuse(
        "id", id,
        Wording(zh: "这个编号留给由表生成的规则，或含有句点", en: "this id is taken by a rule made from the tables, or holds a point"),
        remedy: Wording(zh: "换一个编号", en: "choose another id"), &findings)
    }
    let measure = Measure(rawValue: row.text("measure")) ?? Measure.named(row.text("measure"))
    if measure == nil {
      row.refuse(
        "measure", row.text("measure"), Wording(zh: "不认识的指标", en: "unknown measure"),
        remedy: Wording(
          zh: Measure.allCases.map { "\($0.rawValue)（\($0.chinese)）" }.joined(separator: "、"),
          en: Measure.allCases.map(\.rawValue).joined(separator: ", ")), &findings)
    }
    let strength = Strength(rawValue: row.text("strength")) ?? Strength.named(row.text("strength"))
    if strength == nil {
      row.refuse(
        "strength", row.text("strength"), Wording(zh: "不认识的强度", en: "unknown strength"),
        remedy: Wording(zh: "物理、法定、政策、愿望", en: "physical, law, policy or wish"), &findings)
    }
    guard let measure, let strength else { return nil }
    checkUnit(row, measure, &findings)
    let bounds = readBounds(row, measure, &findings)
    let counting = row.text("counting")
    let mayCountAssigned = measure == .batches || measure == .batchesPer1000
    if !["", "own", "with_assigned"].contains(counting) || (counting == "with_assigned" && !mayCountAssigned) {
      row.refuse(
        "counting", counting, Wording(zh: "不认识的口径，或这个指标不能用", en: "unknown counting, or not for this measure"),
        remedy: Wording(
          zh: "own 或 with_assigned（限批次、千人批次）", en: "own, or with_assigned (batches, batches_per_1000 only)"), &findings)
    }
    checkMeaningless(row, "of", of: measure, in: [.share, .costShare], &findings)
    checkMeaningless(row, "cells", of: measure, in: [.coverage, .coverageShare], &findings)
    return Rule(
      id: id, title: row.requiredText("title", &findings), group: row.text("group"), measure: measure,
      scope: row.scope("scope", &findings), of: row.scope("of", &findings), base: row.text("base"),
      each: names(row.text("each")),
      cells: names(row.text("cells")), bounds: bounds, countsAssigned: counting == "with_assigned", strength: strength,
      penalty: readPenalty(row, strength, &findings), source: row.source(&findings))
  }

  /// A column that only some measures read must be blank for the others, or something else was meant.
  private func checkMeaningless(
    _ row: Table.Row, _ column: String, of measure: Measure, in measures: [Measure], _ findings: inout [Finding]
  ) {
    guard !row.text(column).isEmpty, !measures.contains(measure) else { return }
    row.refuse(
      column, row.text(column),
      Wording(
        zh: "指标“\(measure.chinese)”不用这一列，只有\(measures.map(\.chinese).joined(separator: "、"))才用",
        en:
          "\(measure.rawValue) does not read this column, only \(measures.map(\.rawValue).joined(separator: " and ")) do"
      ),
      remedy: Wording(zh: "留空，或改正指标", en: "leave it blank, or correct the measure"), &findings)
  }

  func names(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.unicodeScalars.split(separator: "+", omittingEmptySubsequences: false).map {
      String($0).trimmingSpaces()
    }
  }

  /// An inverted unit is a factor of about 27 at 5.2, so it is never taken silently.
  private func checkUnit(_ row: Table.Row, _ measure: Measure, _ findings: inout [Finding]) {
    let unit = row.text("unit").replacing("％", with: "%")
    if unit.isEmpty || measure.boundUnits.contains(unit) { return }
    let written = row.text("at_least") + row.text("at_most") + row.text("exactly")
    if unit.contains("千人/批次") || unit.contains("人/批次") || unit.contains("residents/batch") {
      row.refuse(
        "unit", written + unit,
        Wording(
          zh: "单位写倒了，有两种读法：每千人 \(written) 批次（\(written) 批次/千人），或每 \(written) 千人 1 批次",
          en:
            "the unit is inverted and can be read in two ways: \(written) batches per 1,000 residents, or one batch for every \(written) thousand residents"
        ),
        remedy: Wording(
          zh: "写明是哪一种：前者数值 \(written)、单位“批次/千人”；后者把数值换算成 1÷\(written)、单位“批次/千人”",
          en: "say which: \(written) with unit 批次/千人, or 1 ÷ \(written) with unit 批次/千人"), &findings)
      return
    }
    row.refuse(
      "unit", unit, Wording(zh: "不是这个指标的单位", en: "this is not a unit of the measure"),
      remedy: Wording(
        zh: measure.boundUnits.joined(separator: " 或 ") + "，或留空",
        en: measure.boundUnits.joined(separator: " or ") + ", or blank"),
      &findings)
  }

  private func readBounds(_ row: Table.Row, _ measure: Measure, _ findings: inout [Finding]) -> Bounds {
    let bounds = readBounds(row, &findings) { column, findings in
      switch measure.boundKind {
      case .count: row.decimal(column, in: 0...10_000_000, decimals: 6, &findings)
      case .ratio: row.decimal(column, in: 0...1, decimals: 9, isRatio: true, &findings)
      case .multiple: row.decimal(column, in: 0...1000, decimals: 4, &findings)
      case .yuan: row.decimal(column, in: 0...1_000_000_000_000, decimals: 2, &findings)
      }
    }
    if measure.isLowerOnly, bounds.atMost != nil || bounds.exactly != nil {
      row.refuse(
        "at_most", nil, Wording(zh: "这个指标只能有下限", en: "this measure takes only at_least"),
        remedy: Wording(zh: "只填“≥”", en: "fill in at_least alone"), &findings)
    }
    if measure == .batchesPerSubject, bounds.atLeast != nil || bounds.exactly != nil {
      row.refuse(
        "at_least", nil, Wording(zh: "这个指标只能有上限", en: "this measure takes only at_most"),
        remedy: Wording(zh: "只填“≤”", en: "fill in at_most alone"), &findings)
    }
    return bounds
  }

  private func readPenalty(_ row: Table.Row, _ strength: Strength, _ findings: inout [Finding]) -> ExactDecimal? {
    let text = row.text("penalty")
    if strength == .wish {
      let penalty = row.decimal("penalty", in: 0...1_000_000, decimals: 6, default: ExactDecimal(0), &findings)
      if penalty.mantissa <= 0 {
        row.refuse(
          "penalty", text.isEmpty ? nil : text, Wording(zh: "愿望要有罚分", en: "a wish needs a penalty"),
          remedy: Wording(
            zh: "每差一个单位愿意放弃多少预计不合格批次，例如 0.05", en: "how many expected failures a unit short is worth, such as 0.05"),
          &findings)
      }
      return penalty
    }
    if !text.isEmpty {
      row.refuse(
        "penalty", text, Wording(zh: "只有愿望才有罚分", en: "only a wish has a penalty"),
        remedy: Wording(zh: "留空，或把强度改为“愿望”", en: "leave it blank, or make the strength wish"), &findings)
    }
    return nil
  }
}

extension Measure {
  /// The measure in Chinese.
  var chinese: String {
    switch self {
    case .batches: "批次"
    case .batchesPer1000: "千人批次"
    case .batchesPerSubject: "每家批次"
    case .share: "批次占比"
    case .costShare: "金额占比"
    case .mix: "结构"
    case .evenness: "均衡"
    case .subjects: "抽样家数"
    case .subjectsShare: "抽样家数占比"
    case .keptShare: "保留占比"
    case .coverage: "覆盖"
    case .coverageShare: "覆盖率"
    case .failureRate: "预计不合格率"
    case .cost: "金额"
    }
  }

  /// The measure with a Chinese name.
  static func named(_ chinese: String) -> Measure? { allCases.first { $0.chinese == chinese } }
}

extension Strength {
  /// The strength with a Chinese name.
  static func named(_ chinese: String) -> Strength? {
    switch chinese {
    case "物理": .physical
    case "法定": .law
    case "政策": .policy
    case "愿望": .wish
    default: nil
    }
  }
}
