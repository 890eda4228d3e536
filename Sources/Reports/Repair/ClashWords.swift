import SamplingInspection

/// Why there is no plan: what a plain count shows, and which rules clash in the proof.
struct ClashWords {
  /// Most rules that are named on either side.
  private static let mostRules = 6
  /// Up to so many groups of a rule are named, more are counted.
  private static let mostGroups = 3

  private let scenario: Scenario
  private let names: Names
  private let language: Language

  init(_ scenario: Scenario, _ language: Language) {
    self.scenario = scenario
    self.language = language
    names = Names(scenario, language)
  }

  /// A floor out of reach, as one sentence.
  func sentence(_ shortfall: Shortfall) -> String {
    let asked = Figures.grouped(shortfall.asked)
    let place = shortfall.group.isEmpty ? "" : names.group(shortfall.group) + language("：", ": ")
    let limit = limit(shortfall)
    if let cost = shortfall.leastCost, let available = shortfall.available {
      let (cost, money, missing) = (
        wanyuan(cost.fen), wanyuan(available.fen), wanyuan(cost.fen - available.fen)
      )
      return language(
        "\(place)规则 \(shortfall.rule) 要求至少 \(asked) 批次，最少需 \(cost) 万元；\(limit)只有 \(money) 万元，差 \(missing) 万元",
        """
        \(place)the rule \(shortfall.rule) asks for at least \(asked) batches, which cost \(yuan(shortfall.leastCost)) yuan or more; \
        \(limit) has \(yuan(shortfall.available)), \(yuan(Money(fen: (shortfall.leastCost?.fen ?? 0) - available.fen))) too little
        """)
    }
    let possible = Figures.grouped(shortfall.possible)
    let missing = Figures.grouped(shortfall.asked - shortfall.possible)
    return language(
      "\(place)规则 \(shortfall.rule) 要求至少 \(asked) 批次；\(limit)最多只容得下 \(possible) 批次，差 \(missing) 批次",
      "\(place)the rule \(shortfall.rule) asks for at least \(asked) batches; \(limit) admits \(possible) at most, \(missing) too few"
    )
  }

  private func limit(_ shortfall: Shortfall) -> String {
    if shortfall.limit.isEmpty { return language("抽样单元的上限", "the strata's own upper bounds") }
    if !shortfall.limitGroup.isEmpty, Self.tables.contains(shortfall.limit) { return names.group(shortfall.limitGroup) }
    let title = PlanStatement.RuleRow.title(of: shortfall.limit, "", language)
    let place = shortfall.limitGroup.isEmpty ? "" : " " + names.group(shortfall.limitGroup)
    return title == shortfall.limit ? language("规则 \(title)\(place) ", "the rule \(title)\(place)") : title
  }

  /// Rules whose groups say all by their names.
  private static let tables: Set<String> = [
    "budget", "lots", "lot_batches", "labs", "crews", "lab_months", "crew_months", "evaluations",
  ]

  private func wanyuan(_ fen: Int64) -> String { Figures.wanyuan(Int128(fen)) }
  private func yuan(_ money: Money?) -> String { Figures.yuan(Int128(money?.fen ?? 0)) }

  /// The proof folded by rule, as two lines: what holds back, and what is asked.
  func lines(_ parts: [ClashPart]) -> [String] {
    [
      (language("受限于：", "held back by: "), parts.filter(\.isLimit)),
      (language("而要求：", "against: "), parts.filter { !$0.isLimit }),
    ].filter { !$0.1.isEmpty }.map { heading, parts in
      var named = parts.prefix(Self.mostRules).map(part)
      if parts.count > Self.mostRules {
        named.append(
          language("另有 \(parts.count - Self.mostRules) 条规则", "\(parts.count - Self.mostRules) more rules"))
      }
      return heading + named.joined(separator: language("；", "; "))
    }
  }

  private func part(_ part: ClashPart) -> String {
    let title = Self.tables.contains(part.rule) ? PlanStatement.RuleRow.title(of: part.rule, "", language) : part.rule
    let groups = Array(Set(part.groups)).sorted()
    let places =
      groups.isEmpty
      ? ""
      : groups.count <= Self.mostGroups
        ? " " + groups.map(names.group).joined(separator: language("、", ", "))
        : language(" \(groups.count) 处", " in \(groups.count) places")
    let share = Figures.fixed(part.share * 100, decimals: 0)
    return "\(title)\(places) \(share == "0" ? "<1" : share)%"
  }
}
