import SamplingInspection

/// Two plans side by side, as the terminal prints them.
public struct ComparisonText: Sendable {
  private let comparison: PlanComparison
  private let before: (scenario: Scenario, statement: PlanStatement)
  private let after: (scenario: Scenario, statement: PlanStatement)
  private let language: Language

  /// Compares two plans in words.
  public init(
    _ comparison: PlanComparison, before: (scenario: Scenario, statement: PlanStatement),
    after: (scenario: Scenario, statement: PlanStatement), _ language: Language
  ) {
    self.comparison = comparison
    self.before = before
    self.after = after
    self.language = language
  }

  /// Totals, what changed, rules, then a table by county, class, level, fund and, if both have them, month and laboratory.
  public var text: String {
    ([totals, change, rules] + parts.map { table($0.heading, $0.lines) }).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The scenario of the second plan.
  var scenario: Scenario { after.scenario }

  /// What the rules do, line by line.
  var ruleLines: [String] { rules.split(separator: "\n").map(String.init) }

  /// Both plans by county, class, level and fund, each part by its name.
  var parts: [(key: String, heading: String, lines: [(name: String, line: PlanComparison.Line)])] {
    let names = Names(after.scenario, language)
    let formerNames = Names(before.scenario, language)
    func named(_ lines: [PlanComparison.Line], _ column: String) -> [(name: String, line: PlanComparison.Line)] {
      lines.map { line in
        let name = names.value(line.key, of: column)
        return (name == line.key ? formerNames.value(line.key, of: column) : name, line)
      }
    }
    let order = Dictionary(
      (after.scenario.categories + before.scenario.categories).map { ($0.levels[0], $0.order) }, uniquingKeysWith: min)
    let classes = comparison.classes.sorted { (order[$0.key] ?? 0, $0.key) < (order[$1.key] ?? 0, $1.key) }
    return [
      ("county", language("分县", "By county"), named(comparison.counties, "county")),
      ("class", language("分大类", "By class"), classes.map { ($0.key, $0) }),
      ("level", language("分层级", "By level"), comparison.levels.map { ($0.key, $0) }),
      ("fund", language("分经费", "By fund"), named(comparison.funds, "fund")),
      ("month", language("分月", "By month"), comparison.months.map { (monthName($0.key), $0) }),
      (
        "lab", language("分承检机构", "By laboratory"),
        named(comparison.labs, "lab").map { ($0.name.isEmpty ? language("没有标段", "no lot") : $0.name, $0.line) }
      ),
    ].filter { !$0.2.isEmpty }
  }

  private func monthName(_ key: String) -> String {
    guard let month = Int(key), month > 0 else { return language("此前完成", "Done before") }
    return MonthName.text(month, language)
  }

  private var totals: String {
    let line = comparison.total
    func without(_ statement: PlanStatement) -> Int128 {
      Int128(ExactDecimal(strict: statement.expectedFailuresWithout)?.scaled(to: 9) ?? 0)
    }
    var rows = [
      [
        language("批次", "Batches"), Figures.grouped(line.before.batches), Figures.grouped(line.after.batches),
        Signed.count(line.after.batches - line.before.batches),
      ],
      [
        language("经费（元）", "Cost (yuan)"), Figures.yuan(line.before.cost), Figures.yuan(line.after.cost),
        Signed.yuan(line.after.cost.fen - line.before.cost.fen),
      ],
      [language("预计不合格批次", "Expected failures")] + failures(line.before.failures, line.after.failures),
    ]
    if !after.scenario.heading.showWithout.isEverything {
      let words = Names(after.scenario, language).words(after.scenario.heading.showWithout)
      rows.append(
        [language("其中不含\(words)", "of these without \(words)")]
          + failures(without(before.statement), without(after.statement)))
    }
    return AlignedColumns.text(
      [["", language("原方案", "First"), language("新方案", "Second"), language("增减", "Change")]] + rows)
  }

  private func failures(_ before: Int128, _ after: Int128) -> [String] {
    let percent = before > 0 ? " (" + signed(percent: (after - before) * 1000 / before) + ")" : ""
    let change = after - before
    return [
      Figures.failures(before), Figures.failures(after),
      (change > 0 ? "+" : "") + Figures.failures(change) + percent,
    ]
  }

  private var change: String {
    let (all, changed) = (comparison.strata, comparison.changedStrata)
    let total = comparison.total.before.batches
    let kept = Figures.percent(Int128(comparison.keptBatches), of: Int128(total))
    return language(
      "抽样单元：\(Figures.grouped(all)) 个中 \(Figures.grouped(changed)) 个批次不同（\(Figures.percent(Int128(changed), of: Int128(all)))）；原方案的 \(Figures.grouped(total)) 批次中 \(Figures.grouped(comparison.keptBatches)) 批次未动（\(kept)）",
      "\(Figures.grouped(changed)) of \(Figures.grouped(all)) strata differ (\(Figures.percent(Int128(changed), of: Int128(all)))); of the first plan's \(Figures.grouped(total)) batches \(Figures.grouped(comparison.keptBatches)) stay (\(kept))"
    ) + "\n"
  }

  /// Rules that one of the two breaks, and those that bind in one alone.
  private var rules: String {
    func broken(_ name: String, _ side: (scenario: Scenario, statement: PlanStatement)) -> String {
      let rules = BrokenRules(side.scenario, side.statement, language)
      return rules.count == 0 ? "" : name + language("：", ": ") + rules.text
    }
    var text = broken(language("原方案", "First plan"), before) + broken(language("新方案", "Second plan"), after)
    if before.statement.isImported || after.statement.isImported { return text }
    let (first, second) = (binding(before.statement), binding(after.statement))
    for (heading, ids) in [
      (language("新起约束作用的规则：", "Rules that bind now: "), second.keys.filter { first[$0] == nil }),
      (language("不再起约束作用的规则：", "Rules that bind no more: "), first.keys.filter { second[$0] == nil }),
    ] where !ids.isEmpty {
      let titles = ids.sorted().map { "\($0) \(first[$0] ?? second[$0] ?? "")" }
      text += heading + titles.joined(separator: language("；", "; ")) + "\n"
    }
    return text
  }

  private func binding(_ statement: PlanStatement) -> [String: String] {
    Dictionary(
      statement.rules.filter { (Double($0.price) ?? 0) >= 5e-7 }.map {
        ($0.id, PlanStatement.RuleRow.title(of: $0.id, $0.title, language))
      }, uniquingKeysWith: { first, _ in first })
  }

  private func table(_ heading: String, _ lines: [(name: String, line: PlanComparison.Line)]) -> String {
    let headings = [
      heading, language("原批次", "First"), language("新批次", "Second"), language("增减", "Change"),
      language("经费增减（元）", "Yuan"), language("预计不合格增减", "Failures"),
    ]
    return AlignedColumns.text(
      [headings]
        + lines.map { name, line in
          let failures = line.after.failures - line.before.failures
          return [
            name, Figures.grouped(line.before.batches), Figures.grouped(line.after.batches),
            Signed.count(line.after.batches - line.before.batches),
            Signed.yuan(line.after.cost.fen - line.before.cost.fen),
            (failures > 0 ? "+" : "") + Figures.failures(failures),
          ]
        })
  }

  private func signed(percent tenths: Int128) -> String {
    (tenths > 0 ? "+" : "") + Figures.padded(tenths, decimals: 1) + "%"
  }
}
