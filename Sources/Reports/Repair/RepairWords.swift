import SamplingInspection

/// Why no plan exists and what may be changed, in whole sentences.
public struct RepairWords: Sendable {
  private let scenario: Scenario
  private let choice: RepairChoice
  private let isProved: Bool

  /// Words for the repairs of a scenario.
  ///
  /// - Parameter isProved: whether prices prove that no plan exists.
  public init(_ scenario: Scenario, _ choice: RepairChoice, isProved: Bool) {
    self.scenario = scenario
    self.choice = choice
    self.isProved = isProved
  }

  /// The answer where no plan exists, several lines; `command` plans with a repair once its number is added.
  public func text(command: String, _ language: Language) -> String {
    let opening =
      isProved
      ? language(
        "没有可行方案，已证明（choujian verify 可核验）。", "No plan exists, and that is proved (choujian verify checks it).")
      : language(
        "没有可行方案：各项规则不能同时满足（由求解器得出；单凭价格不能证明）。",
        "No plan exists: the rules cannot all be kept (so the solver says; prices alone cannot prove it).")
    return text(opening: opening, command, language)
  }

  /// What may be changed where there is a plan of the year, but none that fits into its months.
  public func textWithinMonths(command: String, _ language: Language) -> String {
    let opening = language(
      "把承检机构和抽样队各月的能力都算进去，全年的规则不能同时满足。",
      "With what laboratories and crews can take in each month counted in, the rules of the year cannot all be kept.")
    return text(opening: opening, command, language)
  }

  private func text(opening: String, _ command: String, _ language: Language) -> String {
    let clash = ClashWords(scenario, language)
    var lines = [opening]
    lines += choice.shortfalls.map { "  " + clash.sentence($0) }
    if !choice.clash.isEmpty {
      lines.append(language("互相冲突的规则（按在证明中的分量）：", "Rules that clash, by their part in the proof:"))
      lines += clash.lines(choice.clash).map { "  " + $0 }
    }
    if !choice.repairs.isEmpty { lines += list(command, language) }
    if let extent = extent(language) { lines.append(extent) }
    return lines.joined(separator: "\n")
  }

  /// The repairs, a line each, with what holds for all of them said once.
  private func list(_ command: String, _ language: Language) -> [String] {
    let areProved = choice.repairs.allSatisfy { $0.leastness == .proved }
    var lines = [
      areProved
        ? language(
          "可以这样改（代价小的在前；都有满足改后全部规则的整批次分配，已核验；都已证明再少一步就不行）：",
          """
          What may be changed (least harm first; whole batches that keep all rules after it were found and verified, and a step less \
          is proved not to be enough):
          """)
        : language(
          "可以这样改（代价小的在前；都有满足改后全部规则的整批次分配，已核验）：",
          "What may be changed (least harm first; whole batches that keep all rules after it were found and verified):")
    ]
    for (number, repair) in choice.repairs.enumerated() {
      lines.append("  \(number + 1). " + (areProved ? changes(repair, language) : sentence(repair, language)))
    }
    var seen: Set<String> = []
    let words = AdjustmentWords(scenario, language)
    let rules = choice.repairs.flatMap(\.adjustments).compactMap(\.rule).filter { seen.insert($0).inserted }
      .filter { !words.titleAlone($0).isEmpty }
    if !rules.isEmpty {
      lines.append(
        language("  其中：", "  where ")
          + rules.map { "\($0)：\(words.titleAlone($0))" }.joined(separator: language("；", "; ")))
    }
    let isOne = choice.repairs.count == 1
    lines.append(
      language(
        isOne ? "照此改好再编：" : "照第 1 种改好再编（别的换成它的序号）：",
        isOne ? "Plan with it:" : "Plan with the first, or with another by its number:"))
    lines.append("  \(command) --repair 1")
    return lines
  }

  /// A repair as one sentence that stands alone.
  public func sentence(_ repair: Repair, _ language: Language) -> String {
    let least: String
    switch repair.leastness {
    case .proved: least = language("（已证明不能再少）", " (proved: less will not do)")
    case .searched: least = language("（按整批次求解不能再少）", " (in whole batches less will not do)")
    case .notFound: least = language("（再少没有找到）", " (with less none was found)")
    }
    return changes(repair, language) + least
  }

  /// The sentence in both languages.
  public func wording(_ repair: Repair) -> Wording { Wording(zh: sentence(repair, .zh), en: sentence(repair, .en)) }

  /// The changes of a repair alone; with several funds also what they come to.
  private func changes(_ repair: Repair, _ language: Language, withTitles: Bool = false) -> String {
    let words = AdjustmentWords(scenario, language)
    let phrases = repair.adjustments.map { words.phrase($0, withTitle: withTitles) }
    let funds = repair.adjustments.compactMap(\.moreMoney)
    let sum = funds.reduce(Int128(0)) { $0 + Int128($1.fen) }
    let total =
      funds.count < 2 ? "" : language("经费共增加 \(Figures.wanyuan(sum)) 万元：", "\(Figures.yuan(sum)) yuan more in all: ")
    return total + phrases.joined(separator: language("；", "; "))
  }

  /// What a repaired scenario says of itself; in Chinese as the scenario is, whatever the language of the paper.
  public func note(_ number: Int) -> String {
    let note = "修复方案\(number)：\(changes(choice.repairs[number - 1], .zh, withTitles: true))"
    let before = scenario.heading.repaired
    return before.isEmpty ? note : before + "；" + note
  }

  private func extent(_ language: Language) -> String? {
    switch choice.extent {
    case .some: nil
    case .onlyOne:
      language(
        "这是唯一的办法：不改它，其余可以改的数全部放到限度（下限降到三分之一，上限升到三倍，经费不限）也没有方案。",
        """
        This is the only way: without it no plan exists even with every other figure that may be changed at its limit (lower bounds \
        at a third, upper bounds at thrice their value, any money).
        """)
    case .none:
      language(
        "可以改的数全部放到限度（下限降到三分之一，上限升到三倍，经费不限）也没有方案：要改的是抽样单元、承检机构、抽样队、标段或物理规则。",
        """
        Even with every figure that may be changed at its limit (lower bounds at a third, upper bounds at thrice) no plan exists: \
        strata, laboratories, crews, lots or physical rules stand in the way.
        """)
    case .noOtherFound:
      choice.repairs.isEmpty
        ? language("没有找到可以怎样改。", "No repair was found.") : language("没有找到别的改法。", "No other repair was found.")
    }
  }
}

extension Adjustment {
  /// The rule whose figure or scope is changed.
  fileprivate var rule: String? {
    switch self {
    case .bound(let rule, _, _, _), .exemption(let rule, _, _): rule
    default: nil
    }
  }

  /// The money that a fund gets more.
  fileprivate var moreMoney: Money? {
    if case .fund(_, let from, let to) = self { Money(fen: to.fen - from.fen) } else { nil }
  }
}
