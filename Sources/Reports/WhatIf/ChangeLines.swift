import SamplingInspection

/// Named changes as lines of a table beside the plan as it is; the terminal, the page and the workbook print the same.
struct ChangeLines {
  private let scenario: Scenario
  private let changes: ChangeSet
  private let language: Language

  init(_ scenario: Scenario, _ changes: ChangeSet, _ language: Language) {
    self.scenario = scenario
    self.changes = changes
    self.language = language
  }

  var headings: [String] {
    [
      language("变化", "Change"), language("批次", "Batches"), language("增减", "Change"), language("经费（元）", "Cost (yuan)"),
      language("增减（元）", "Change (yuan)"), language("预计不合格", "Exp. failures"), language("增减", "Change"),
      language("距理论最优不超过", "Within"),
    ]
  }

  /// The plan as it is, then each change.
  var rows: [[String]] {
    [cells(language("现方案", "As it is"), changes.base, nil)]
      + changes.results.map { cells($0.change.name.isolated, $0.statement, $0.comparison) }
  }

  private func cells(_ name: String, _ statement: PlanStatement, _ comparison: PlanComparison?) -> [String] {
    if statement.status == Plan.Status.infeasible.rawValue {
      return [name, language("没有可行方案", "no plan exists"), "–", "–", "–", "–", "–", "–"]
    }
    let cost = ExactDecimal(strict: statement.costYuan)?.scaled(to: 2) ?? 0
    let total = comparison?.total
    return [
      name, Figures.grouped(statement.batches), total.map { Signed.count($0.after.batches - $0.before.batches) } ?? "",
      Figures.yuan(Money(fen: cost)), total.map { Signed.yuan($0.after.cost.fen - $0.before.cost.fen) } ?? "",
      Figures.failures(statement.expectedFailures),
      total.map { Signed.failures($0.after.failures - $0.before.failures) } ?? "", statement.distancePercent,
    ]
  }

  /// For each change what is set, which rules begin and cease to bind, or what may be changed where no plan exists.
  var details: [(name: String, lines: [String])] {
    changes.results.map { result in
      let stop = language("、", ", ")
      var lines = [language("设置：", "settings: ") + result.change.settings.joined(separator: " ; ")]
      if !result.begin.isEmpty {
        lines.append(language("新起约束作用的规则：", "rules that bind now: ") + result.begin.map(title).joined(separator: stop))
      }
      if !result.cease.isEmpty {
        lines.append(
          language("不再起约束作用的规则：", "rules that bind no more: ") + result.cease.map(title).joined(separator: stop))
      }
      if let repair = result.repair { lines.append(repair(language)) }
      return (result.change.name.isolated, lines)
    }
  }

  private func title(_ rule: String) -> String { AdjustmentWords(scenario, language).name(of: rule) }

  /// Batches of each unit as they are and what each change adds or takes away; changes without a plan are left out.
  var units: [[String]] {
    let planned = changes.results.filter { $0.comparison != nil }
    if planned.isEmpty { return [] }
    let names = Names(scenario, language)
    let lines = planned.map { result in
      Dictionary(
        (result.comparison?.counties ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return [
      [language("分县批次增减", "Batches by county"), language("现方案", "As it is")] + planned.map { $0.change.name.isolated }
    ]
      + scenario.counties.map { county in
        [
          names.value(county.adcode, of: "county"),
          Figures.grouped(lines.first?[county.adcode]?.before.batches ?? 0),
        ]
          + lines.map {
            Signed.count(($0[county.adcode]?.after.batches ?? 0) - ($0[county.adcode]?.before.batches ?? 0))
          }
      }
  }
}

/// Differences with their sign.
enum Signed {
  static func count(_ number: Int64) -> String { (number > 0 ? "+" : "") + Figures.grouped(number) }

  static func yuan(_ fen: Int64) -> String { (fen > 0 ? "+" : "") + Figures.yuan(Money(fen: fen)) }

  static func failures(_ nano: Int128) -> String { (nano > 0 ? "+" : "") + Figures.failures(nano) }
}
