import SamplingInspection
import Simulation

/// What a simulated plan may bring, for the terminal.
public struct SimulationText: Sendable {
  private let scenario: Scenario
  private let result: SimulationResult
  private let language: Language
  private let names: Names

  /// Puts a result into words.
  public init(_ scenario: Scenario, _ result: SimulationResult, _ language: Language) {
    self.scenario = scenario
    self.result = result
    self.language = language
    names = Names(scenario, language)
  }

  /// Promise, figures, targets, baselines, laboratories, counties, assumptions and what they move.
  public var text: String {
    [heading, promise, figures, targets, baselines, labs, units, assumptions, trials].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private var heading: String {
    let lost =
      result.lostLab.isEmpty
      ? ""
      : language(
        "，\(names.value(result.lostLab, of: "lab"))自 \(result.fromMonth) 月起退出",
        ", without \(names.value(result.lostLab, of: "lab")) from month \(result.fromMonth) on")
    return language(
      "\(scenario.heading.title)：模拟 \(Figures.grouped(result.runs)) 个年份（随机种子 \(result.seed)\(lost)）\n",
      "\(scenario.heading.title): \(Figures.grouped(result.runs)) simulated years (seed \(result.seed)\(lost))\n")
  }

  private var promise: String {
    guard let finds = result.plan.figures[Figure.finds.rawValue] else { return "" }
    let words = PromiseWords(result, finds, language)
    return words.text + "\n"
  }

  private var figures: String {
    let rows = Figure.allCases.compactMap { figure -> [String]? in
      guard let one = result.plan.figures[figure.rawValue],
        figure != .findsWithout || !scenario.heading.showWithout.isEverything
      else { return nil }
      let name =
        figure == .findsWithout
        ? language("其中不含", "Without ") + names.words(scenario.heading.showWithout) : figure.name(language)
      return [
        name, figure.text(one.mean, isMean: true), "±" + error(one.standardError, figure),
        figure.text(one.p05), figure.text(one.p50), figure.text(one.p95),
      ]
    }
    return AlignedColumns.text(
      [
        [
          language("全年", "The year"), language("平均", "Mean"), language("模拟误差", "Error"),
          language("5%年份低于", "5 % below"), language("一半年份低于", "Half below"), language("95%年份低于", "95 % below"),
        ]
      ] + rows)
  }

  private func error(_ value: Double, _ figure: Figure) -> String {
    figure.isShare ? Figures.fixed(value * 100, decimals: 2) + "%" : Figures.grouped(Figures.fixed(value, decimals: 2))
  }

  /// Targets; of a rule with many rows the one that is least likely.
  private var targets: String {
    let words = TargetWords(scenario, result, language)
    let rows = TargetLine.lines(result).map { line in
      let place =
        line.rows == 1
        ? ""
        : language("（\(line.rows) 处，最难：", " (\(line.rows) rows, hardest: ") + names.group(line.hardest.group)
          + language("）", ")")
      return [
        words.title(line.hardest) + place, ChanceText.text(line.hardest.probability, runs: result.runs),
        "±" + Figures.fixed(line.hardest.standardError * 100, decimals: 1) + "%",
      ]
    }
    return AlignedColumns.text(
      [[language("目标", "Target"), language("达到的可能", "Chance"), language("模拟误差", "Error")]] + rows)
  }

  private var baselines: String {
    let hasWithout = !scenario.heading.showWithout.isEverything
    let rows = BaselineLine.lines(result, language).map { line in
      [line.name, line.finds, line.more, line.interval, line.wins] + (hasWithout ? [line.moreWithout] : []) + [
        line.cost
      ]
    }
    if rows.isEmpty { return "" }
    let without = hasWithout ? [language("不含", "without ") + names.words(scenario.heading.showWithout)] : []
    return AlignedColumns.text(
      [
        [
          language("同样批次、不管规则的老办法", "Habits, as many batches, no rules"), language("发现", "Finds"),
          language("本方案多发现", "Plan finds more"), language("九成年份", "90 % of years"),
          language("本方案胜出", "Plan wins"),
        ] + without + [language("费用（万元）", "Yuan")]
      ] + rows)
  }

  private var labs: String {
    if result.labs.isEmpty { return "" }
    return AlignedColumns.text(
      [[language("承检机构", "Laboratory"), language("收样批次", "Batches"), language("报告按时率", "Reports on time"), "5%…95%"]]
        + result.labs.map { lab in
          [
            names.value(lab.lab, of: "lab"), Figures.grouped(Figures.fixed(lab.received.mean, decimals: 0)),
            Figure.reportsOnTime.text(lab.reportsOnTime.mean),
            Figure.reportsOnTime.text(lab.reportsOnTime.p05) + "…" + Figure.reportsOnTime.text(lab.reportsOnTime.p95),
          ]
        })
  }

  private var units: String {
    AlignedColumns.text(
      [
        [
          language("县（市、区）", "County"), language("任务批次", "Batches"), language("年内完成", "Completed"),
          language("发现不合格", "Finds"), "5%…95%", language("报告按时率", "Reports on time"),
          language("核查处置按时率", "Cases on time"),
        ]
      ]
        + UnitLine.lines(result).map { line in
          [
            names.value(line.county, of: "county"), line.batches, line.completed, line.finds, line.interval,
            line.reportsOnTime, line.casesOnTime,
          ]
        })
  }

  /// The assumptions on which the promise hangs most.
  private var trials: String {
    guard let trials = result.trials else { return "" }
    let lines = TrialLine.lines(trials, scenario, result, language)
    return AlignedColumns.text(
      [
        [
          language("换一种假设（影响大的在前）", "Other assumptions (what moves most first)"), language("改为", "Tried"),
          language("发现", "Finds"), language("模拟误差", "Error"), language("达到的可能", "Chance"), language("模拟误差", "Error"),
          language("变化最大的目标", "Target moved most"),
        ]
      ] + lines.map { ["  " + $0.key, $0.values, $0.finds, $0.findsError, $0.chance, $0.chanceError, $0.shortTarget] })
  }

  private var assumptions: String {
    AlignedColumns.text(
      [[language("假设（可在 simulation.csv 里改）", "Assumptions (simulation.csv changes them)"), language("数值", "Value")]]
        + result.assumptions.compactMap { one in
          SimulationAssumptions.Key(rawValue: one.key).map { key in
            ["  \(one.key)  \(key.meaning(language))", one.value]
          }
        })
  }
}
