import SamplingInspection

/// Bounds of rules against the tasks, residents and references that they are multiplied with.
extension RuleChecks {
  func checkFigures(_ rule: Rule, _ row: Table.Row, _ findings: inout [Finding]) {
    switch rule.measure {
    case .mix, .evenness: checkWeights(rule, row, &findings)
    case .batches:
      if let exactly = rule.bounds.exactly, exactly.decimals > 0 {
        refuseExactly(row, Wording(zh: "不是整数批次", en: "this is no whole number of batches"), &findings)
      }
    case .share:
      guard let exactly = rule.bounds.exactly, !rule.base.isEmpty else { return }
      for group in groups(of: strata(in: rule.scope) + strata(in: rule.of), by: rule.each) {
        let task = task(rule.base, group)
        let product = Int128(exactly.mantissa) * task
        guard product % Int128(ExactDecimal.powers[exactly.decimals]) != 0 else { continue }
        let figure = ExactDecimal.text(product, decimals: exactly.decimals)
        return refuseExactly(
          row,
          Wording(
            zh: "任务数 \(task) 的这个比例是 \(figure) 批次，不是整数",
            en: "of the task, \(task), this is \(figure) batches, no whole number"),
          &findings)
      }
    default: break
    }
  }

  private func refuseExactly(_ row: Table.Row, _ message: Wording, _ findings: inout [Finding]) {
    row.refuse(
      "exactly", row.text("exactly"), message,
      remedy: Wording(zh: "“=”要得整数；改正，或改用“≥”和“≤”", en: "correct it, or use at_least and at_most"), &findings)
  }

  /// Parts by residents or references need some, and their products must fit into 64 bits.
  private func checkWeights(_ rule: Rule, _ row: Table.Row, _ findings: inout [Finding]) {
    let groups = groups(of: strata(in: rule.scope), by: rule.each)
    let weights = groups.map { weight(rule, $0) }
    let all = weights.reduce(0, +)
    guard all > 0 else {
      return rule.measure == .mix
        ? row.refuse(
          "measure", "mix", Wording(zh: "范围内的分类都没有参考批次", en: "no category in scope has a reference"),
          remedy: Wording(zh: "在 categories.csv 填“参考批次”", en: "fill in reference in categories.csv"), &findings)
        : row.refuse(
          "measure", "evenness", Wording(zh: "范围内的县区都没有常住人口", en: "no county in scope has residents"),
          remedy: Wording(zh: "在 counties.csv 填“常住人口”", en: "fill in population in counties.csv"), &findings)
    }
    let multiple = rule.bounds.sides.compactMap { $0.bound.scaled(to: 4) }.max() ?? 0
    if rule.base.isEmpty, max(all * 10_000, Int128(multiple) * all) > Int128(Int64.max) {
      row.refuse(
        "measure", rule.measure.rawValue,
        Wording(zh: "参考批次或人口的合计太大，无法精确计算", en: "the references or residents sum to too much for exact arithmetic"),
        remedy: Wording(zh: "把参考批次按同一比例改小，或减小倍数", en: "scale all references down, or the multiple"), &findings)
    }
    guard let exactly = rule.bounds.exactly, !rule.base.isEmpty else { return }
    let task = task(rule.base, [:])
    let denominator = Int128(ExactDecimal.powers[exactly.decimals]) * all
    if weights.contains(where: { Int128(exactly.mantissa) * $0 * task % denominator != 0 }) {
      refuseExactly(
        row,
        Wording(zh: "任务数 \(task) 按比例分到各组不是整数批次", en: "parts of the task, \(task), are no whole numbers of batches"),
        &findings)
    }
  }

  private func weight(_ rule: Rule, _ group: [String: String]) -> Int128 {
    if rule.measure == .evenness { return residents(rule.scope, group) }
    let paths = Set(strata(in: narrowed(rule.scope, group)).map { scenario.strata[$0].category })
    return scenario.categories.reduce(0) { sum, category in
      paths.contains(category.path) ? sum + Int128(category.reference.scaled(to: 6) ?? 0) : sum
    }
  }

  /// Batches that a rule asks for in those of its groups that agree with some values.
  private func task(_ id: String, _ values: [String: String]) -> Int128 {
    guard let rule = scenario.rules.first(where: { $0.id == id }),
      let bound = rule.bounds.atLeast ?? rule.bounds.exactly
    else { return 0 }
    return groups(of: strata(in: rule.scope), by: rule.each)
      .filter { $0.allSatisfy { values[$0.key] == $0.value } }
      .reduce(0) { sum, group in
        let isPerResident = rule.measure == .batchesPer1000
        let product = Int128(bound.mantissa) * (isPerResident ? residents(rule.scope, group) : 1)
        let divisor = Int128(ExactDecimal.powers[bound.decimals]) * (isPerResident ? 1000 : 1)
        return sum + (product + divisor - 1) / divisor
      }
  }

  private func residents(_ scope: Scope, _ group: [String: String]) -> Int128 {
    let narrowed = narrowed(scope, group)
    return scenario.counties.reduce(0) { admits(narrowed, $1) ? $0 + Int128($1.population) : $0 }
  }

  private func narrowed(_ scope: Scope, _ group: [String: String]) -> Scope {
    Scope(conditions: scope.conditions + group.map { .init(column: $0.key, values: [$0.value]) })
  }

  /// Values of some columns, by column, for every combination that occurs among strata.
  private func groups(of members: [Int], by names: [String]) -> [[String: String]] {
    let combinations = Set(members.map { member in names.map { columns.value($0, of: member) } })
    return combinations.sorted { $0.lexicographicallyPrecedes($1) }.map {
      Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first })
    }
  }
}
