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

  /// Promise, figures, targets, baselines, laboratories, counties, assumptions.
  public var text: String {
    [heading, promise, figures, targets, baselines, labs, units, assumptions].filter { !$0.isEmpty }
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
      return [
        figure.name(language), figure.text(one.mean, isMean: true), "±" + error(one.standardError, figure),
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

  /// Targets; of a rule with many rows how many rows are reached less often than not, and the row that is least likely.
  private var targets: String {
    var rows: [[String]] = []
    var ofRule: [String: [SimulationResult.TargetChance]] = [:]
    var order: [String] = []
    for target in result.plan.targets {
      let key = target.rule + " " + target.side
      if ofRule[key] == nil { order.append(key) }
      ofRule[key, default: []].append(target)
    }
    let words = TargetWords(scenario, result, language)
    for key in order {
      guard let targets = ofRule[key], let worst = targets.min(by: { $0.probability < $1.probability }) else {
        continue
      }
      let place =
        targets.count == 1
        ? ""
        : language("（\(targets.count) 处，最难：", " (\(targets.count) rows, hardest: ") + names.group(worst.group)
          + language("）", ")")
      rows.append([
        words.title(worst) + place, ChanceText.text(worst.probability, runs: result.runs),
        "±" + Figures.fixed(worst.standardError * 100, decimals: 1) + "%",
      ])
    }
    return AlignedColumns.text(
      [[language("目标", "Target"), language("达到的可能", "Chance"), language("模拟误差", "Error")]] + rows)
  }

  private var baselines: String {
    let rows = Baseline.allCases.compactMap { baseline -> [String]? in
      guard let rival = result.baselines[baseline.rawValue],
        let finds = rival.outcome.figures[Figure.finds.rawValue]
      else { return nil }
      let more = rival.difference.finds
      return [
        baseline.name(language), Figures.fixed(finds.mean, decimals: 1), Self.signed(more.mean),
        "±" + Figures.fixed(more.standardError, decimals: 1), Self.signed(more.p05) + "…" + Self.signed(more.p95),
        ChanceText.text(rival.difference.planWins, runs: result.runs), rival.outcome.costYuan,
      ]
    }
    if rows.isEmpty { return "" }
    return AlignedColumns.text(
      [
        [
          language("同样批次、不管规则的老办法", "Habits, as many batches, no rules"), language("发现", "Finds"),
          language("本方案多发现", "Plan finds more"), language("模拟误差", "Error"), language("90%的年份", "90 % of years"),
          language("本方案胜出", "Plan wins"), language("费用（元）", "Yuan"),
        ]
      ] + rows)
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "−" : "+") + Figures.fixed(abs(value), decimals: 1)
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
        + result.units.compactMap { unit in
          func figure(_ one: UnitFigure) -> Distribution? { unit.figures[one.rawValue] }
          guard let finds = figure(.finds), let completed = figure(.completed), let reports = figure(.reportsOnTime),
            let cases = figure(.casesOnTime)
          else { return nil }
          return [
            names.value(unit.county, of: "county"), Figures.grouped(unit.batches),
            Figures.grouped(Figures.fixed(completed.mean, decimals: 1)), Figures.fixed(finds.mean, decimals: 1),
            Figures.fixed(finds.p05, decimals: 0) + "…" + Figures.fixed(finds.p95, decimals: 0),
            Figure.reportsOnTime.text(reports.mean), Figure.casesOnTime.text(cases.mean),
          ]
        })
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
