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
    let clash = ClashWords(scenario, language)
    var lines = [
      isProved
        ? language(
          "没有可行方案，已证明（choujian verify 可核验）。", "No plan exists, and that is proved (choujian verify checks it).")
        : language(
          "没有可行方案：各项规则不能同时满足（由求解器得出；单凭价格不能证明）。",
          "No plan exists: the rules cannot all be kept (so the solver says; prices alone cannot prove it).")
    ]
    lines += choice.shortfalls.map { "  " + clash.sentence($0) }
    if !choice.clash.isEmpty {
      lines.append(language("互相冲突的规则（按在证明中的分量）：", "Rules that clash, by their part in the proof:"))
      lines += clash.lines(choice.clash).map { "  " + $0 }
    }
    if !choice.repairs.isEmpty {
      lines.append(
        language(
          "可以这样改（代价小的在前，每一种都已排出方案并核验）：", "What may be changed (least harm first; each was planned and verified):"))
    }
    for (number, repair) in choice.repairs.enumerated() {
      lines.append("  \(number + 1). " + sentence(repair, language))
      lines.append("     \(command) --repair \(number + 1)")
    }
    if let extent = extent(language) { lines.append(extent) }
    return lines.joined(separator: "\n")
  }

  /// A repair as one sentence.
  public func sentence(_ repair: Repair, _ language: Language) -> String {
    let least: String
    switch repair.leastness {
    case .proved: least = language("（已证明：少改一点都不行）", " (proved: any less will not do)")
    case .searched: least = language("（按整批次求解：少改一点都不行）", " (in whole batches any less will not do)")
    case .notFound: least = language("（改得更少时没有找到方案）", " (with less no plan was found)")
    }
    return changes(repair, language) + least
  }

  /// The sentence in both languages.
  public func wording(_ repair: Repair) -> Wording { Wording(zh: sentence(repair, .zh), en: sentence(repair, .en)) }

  /// The changes of a repair alone.
  private func changes(_ repair: Repair, _ language: Language) -> String {
    let words = AdjustmentWords(scenario, language)
    return repair.adjustments.map(words.phrase).joined(separator: language("；", "; "))
  }

  /// What a repaired scenario says of itself; in Chinese as the scenario is, whatever the language of the paper.
  public func note(_ number: Int) -> String {
    let note = "修复方案\(number)：\(changes(choice.repairs[number - 1], .zh))"
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
