import SamplingInspection

/// Changes of a scenario in whole phrases, with their amounts.
struct AdjustmentWords {
  private let scenario: Scenario
  private let names: Names
  private let language: Language

  init(_ scenario: Scenario, _ language: Language) {
    self.scenario = scenario
    self.language = language
    names = Names(scenario, language)
  }

  /// One change, its rule by id alone or with its title in brackets.
  func phrase(_ adjustment: Adjustment, withTitle: Bool = false) -> String {
    switch adjustment {
    case .bound(let rule, let side, let from, let to):
      bound(rule, named: withTitle ? title(rule) : rule, side, from, to)
    case .pin(let pin, let side, let from, let to): self.pin(pin, side, from, to)
    case .fund(let fund, let from, let to): self.fund(fund, from, to)
    case .budgetScale(let from, let to): scale(from, to)
    case .exemption(let rule, let county, _):
      language(
        "\(withTitle ? title(rule) : rule) 不再管\(names.value(county, of: "county"))",
        "\(names.value(county, of: "county")) is let off \(withTitle ? title(rule) : rule)")
    }
  }

  /// A rule with its sentence in brackets.
  func title(_ rule: String) -> String {
    let title = titleAlone(rule)
    if title.isEmpty { return rule }
    return language("\(rule)（\(title)）", "\(rule) (\(title))")
  }

  /// The sentence of a rule.
  func titleAlone(_ rule: String) -> String { (scenario.rules.first { $0.id == rule }?.title ?? "").isolated }

  /// A rule with its sentence in brackets, or what the rules limit that are made from a table.
  func name(of rule: String) -> String {
    let ofTable = PlanStatement.RuleRow.title(of: rule, "", language)
    return ofTable == rule ? title(rule) : ofTable
  }

  private func bound(
    _ rule: String, named name: String, _ side: Side, _ from: ExactDecimal, _ to: ExactDecimal
  ) -> String {
    let changed = scenario.rules.first { $0.id == rule }
    let measure = changed?.measure ?? .batches
    // A rule with one figure needs no word for which one.
    let isOnly = side != .atMost && changed?.bounds.sides.count == 1
    let isLess = to < from
    let (old, new) = (number(from, measure), number(to, measure))
    let unit = measure.boundKind == .ratio ? "" : " " + unit(measure)
    return language(
      "\(name) \(isOnly ? "" : word(side))由 \(old) \(isLess ? "降" : "升")到 \(new)\(unit)",
      "\(name)\(isOnly ? "" : " " + word(side)) \(isLess ? "down" : "up") from \(old) to \(new)\(unit)")
  }

  private func word(_ side: Side) -> String {
    switch side {
    case .atLeast: language("下限", "lower bound")
    case .atMost: language("上限", "upper bound")
    case .exactly: language("定数", "exact figure")
    }
  }

  private func unit(_ measure: Measure) -> String {
    language(measure.boundUnits[0], measure.boundUnits[measure.boundUnits.count - 1])
  }

  /// A bound without its unit, ratios in percent.
  private func number(_ bound: ExactDecimal, _ measure: Measure) -> String {
    measure.boundKind == .ratio ? bound.percentText : Figures.grouped(bound.text)
  }

  private func pin(_ pin: String, _ side: Side, _ from: ExactDecimal, _ to: ExactDecimal) -> String {
    let why = scenario.pins.first { $0.pin == pin }.map { "\($0.who)，\($0.why)".isolated } ?? ""
    if side == .atLeast, to.mantissa == 0 {
      return language(
        "撤销指定批次 \(pin)（\(why)）的下限 \(from.text) 批次",
        "the pin \(pin) (\(why)) gives up its lower bound of \(from.text) batches")
    }
    let isLess = to < from
    return language(
      "指定批次 \(pin)（\(why)）的\(word(side))由 \(from.text) \(isLess ? "降" : "升")到 \(to.text) 批次",
      "the pin \(pin) (\(why)): \(word(side)) \(isLess ? "down" : "up") from \(from.text) to \(to.text) batches"
    )
  }

  private func fund(_ fund: String, _ from: Money, _ to: Money) -> String {
    let name = names.value(fund, of: "fund")
    let more = Int128(to.fen - from.fen)
    return language(
      "\(name)增加 \(Figures.wanyuan(more)) 万元（\(Figures.wanyuan(Int128(from.fen))) → \(Figures.wanyuan(Int128(to.fen)))）",
      "\(Figures.yuan(more)) yuan more for \(name) (\(Figures.yuan(Int128(from.fen))) → \(Figures.yuan(Int128(to.fen))))"
    )
  }

  private func scale(_ from: ExactDecimal, _ to: ExactDecimal) -> String {
    func available(_ scale: ExactDecimal) -> Int128 {
      var scaled = scenario
      scaled.heading.budgetScale = scale
      return scaled.funds.reduce(0) { $0 + Int128(scaled.available($1).fen) }
    }
    let more = available(to) - available(from)
    return language(
      "各项经费共增加 \(Figures.wanyuan(more)) 万元（一律由原数的 \(from.percentText) 恢复到 \(to.percentText)）",
      "\(Figures.yuan(more)) yuan more in all (every fund back from \(from.percentText) of its amount to \(to.percentText))"
    )
  }
}
