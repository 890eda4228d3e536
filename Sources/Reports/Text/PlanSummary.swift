import SamplingInspection

/// A plan in the words of the terminal: what it does, how good it is, what it keeps and what that costs.
public struct PlanSummary: Sendable {
  private let scenario: Scenario
  private let statement: PlanStatement
  private let schedule: Schedule?
  private let inspections: [VisitRow]?
  private let language: Language

  /// Makes the summary of a plan.
  ///
  /// - Parameters:
  ///   - schedule: the months of the batches; nil if they have none.
  ///   - inspections: the visits of inspection by month; nil if they have none.
  public init(
    _ scenario: Scenario, _ statement: PlanStatement, schedule: Schedule? = nil, inspections: [VisitRow]? = nil,
    _ language: Language
  ) {
    self.scenario = scenario
    self.statement = statement
    self.schedule = schedule
    self.inspections = inspections
    self.language = language
  }

  /// The summary, several lines.
  public var text: String {
    ([heading, totals, statement.isImported ? "" : bindingRules, wishes].filter { !$0.isEmpty }).joined(separator: "\n")
      + "\n"
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private var heading: String {
    let heading = scenario.heading
    let text = say(
      "\(heading.title)（\(heading.year) 年，\(heading.issuer)）\n人口口径：\(heading.population.name)，共 \(residents) 人",
      "\(heading.title) (\(heading.year), \(heading.issuer))\nResidents: \(heading.population.name), \(residents)")
    return heading.repaired.isEmpty
      ? text : text + "\n" + say("已调整：", "Adjusted: ") + heading.repaired
  }

  private var residents: String { Figures.grouped(scenario.counties.reduce(0) { $0 + $1.population }) }

  private var totals: String {
    let failures = Figures.failures(statement.expectedFailures)
    var lines = [
      say(
        "计划批次 \(Figures.grouped(statement.batches))，经费 \(statement.costYuan) 元，预计不合格 \(failures) 批次",
        "\(Figures.grouped(statement.batches)) batches, \(statement.costYuan) yuan, \(failures) expected failures")
    ]
    if !scenario.heading.showWithout.isEverything {
      let without = Figures.failures(statement.expectedFailuresWithout)
      lines.append(
        say(
          "不含“\(scenario.heading.showWithout.text)”：\(Figures.grouped(statement.batchesWithout)) 批次，预计不合格 \(without) 批次",
          "without “\(scenario.heading.showWithout.text)”: \(Figures.grouped(statement.batchesWithout)) batches, \(without) expected failures"
        ))
    }
    lines.append(distance)
    if let months { lines.append(months) }
    if let inspections { lines.append(VisitFigures(scenario, inspections).words(language)) }
    return lines.joined(separator: "\n")
  }

  /// From when to when samples are taken, and which month takes most of them; nil without months.
  private var months: String? {
    guard let schedule else { return nil }
    let batches = (1...12).map { month in (0..<schedule.strata).reduce(Int64(0)) { $0 + schedule[$1, month] } }
    guard let most = batches.max(), most > 0, let busiest = batches.firstIndex(of: most),
      let first = batches.firstIndex(where: { $0 > 0 }), let last = batches.lastIndex(where: { $0 > 0 })
    else { return nil }
    func name(_ month: Int) -> String { MonthName.text(month + 1, language) }
    let taken = first == last ? name(first) : say("\(name(first))至\(name(last))", "\(name(first)) to \(name(last))")
    return say(
      "排到\(taken)，最多的是\(name(busiest))，\(Figures.grouped(most)) 批次",
      "taken in \(taken), most in \(name(busiest)): \(Figures.grouped(most)) batches")
  }

  private var distance: String {
    if statement.isImported { return say("导入的方案，未与最优比较", "taken in, not compared with the best there can be") }
    if statement.isOptimal {
      return say("已证明最优：没有更好的方案", "proved optimal: no plan is better")
    }
    let (percent, failures) = (statement.distancePercent, statement.distanceFailures)
    return say(
      "距理论最优不超过 \(percent)（折合 \(failures) 个预计不合格批次）",
      "within \(percent) of the best there can be (worth \(failures) expected failures)")
  }

  /// Rules that something could be gained from, dearest first; rows of one rule together.
  private var bindingRules: String {
    var priced: [(id: String, title: String, rows: Int, dearest: Double, unit: String)] = []
    for row in statement.rules where row.strength != Strength.wish.rawValue {
      let price = Double(row.price) ?? 0
      // A millionth of a failure is nothing that anybody could act on.
      if price < 5e-7 { continue }
      if let number = priced.firstIndex(where: { $0.id == row.id }) {
        priced[number].rows += 1
        priced[number].dearest = max(priced[number].dearest, price)
      } else {
        priced.append((row.id, PlanStatement.RuleRow.title(of: row.id, row.title, language), 1, price, row.unit))
      }
    }
    if priced.isEmpty { return say("没有规则起约束作用", "no rule binds") }
    let lines = priced.sorted { ($0.rows, $0.id) > ($1.rows, $1.id) }.map { rule in
      let (price, unit) = Figures.price(rule.dearest, per: rule.unit, language)
      let count = rule.rows == 1 ? "" : say("（\(rule.rows) 处，最高）", " (\(rule.rows) rows, dearest)")
      return
        "  \(rule.id)  \(rule.title)\(count)  \(say("每放宽\(unit)预计多发现 \(price)", "\(price) more failures for \(unit)"))"
    }
    return ([say("起约束作用的规则：", "Rules that bind:")] + lines).joined(separator: "\n")
  }

  private var wishes: String {
    let short = statement.rules.filter { $0.strength == Strength.wish.rawValue && $0.slack.hasPrefix("-") }
    if short.isEmpty { return "" }
    let lines = short.map { row in
      "  \(row.id)  \(row.title)  \(row.group)  \(say("相差", "short by")) \(Figures.rounded(String(row.slack.dropFirst()), decimals: 2)) \(row.unit)"
    }
    return ([say("未完全实现的愿望：", "Wishes that fall short:")] + lines).joined(separator: "\n")
  }
}
