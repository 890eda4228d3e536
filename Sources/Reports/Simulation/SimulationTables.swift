import SamplingInspection
import Simulation

/// Targets, habits, counties, laboratories and assumptions of a simulated plan.
struct SimulationTables {
  private let scenario: Scenario
  private let result: SimulationResult
  private let language: Language
  private let names: Names

  init(_ scenario: Scenario, _ result: SimulationResult, _ language: Language) {
    self.scenario = scenario
    self.result = result
    self.language = language
    names = Names(scenario, language)
  }

  var markup: Markup {
    Markup([targets, habits, units, labs, assumptions, trials])
  }

  private func table(_ headings: [String], kind: String = "", @MarkupBuilder _ rows: () -> Markup) -> Markup {
    tag("table", ["class": kind]) {
      tag("thead") {
        tag("tr") {
          for (number, heading) in headings.enumerated() {
            number == 0 ? columnHeading(heading) : figureHeading(heading)
          }
        }
      }
      tag("tbody") { rows() }
    }
  }

  private func row(_ name: String, _ figures: [String]) -> Markup {
    tag("tr") {
      rowHeading(name)
      for figure in figures { figureCell(figure) }
    }
  }

  private var targets: Markup {
    let words = TargetWords(scenario, result, language)
    return section("targets", language("四、能不能达到目标", "4. Chance of reaching the targets")) {
      tag("p") {
        language(
          "以年内出了报告的批次计。正好压线的规则，只要有一批没有完成就达不到：机动批次要留够。",
          "Batches reported within the year count. A rule that is kept to the batch fails with the first batch that is not completed."
        )
      }
      table([language("目标", "Target"), language("达到的可能", "Chance"), language("模拟误差", "Error")]) {
        for line in TargetLine.lines(result) {
          tag("tr") {
            tag("th", ["scope": "row"]) {
              words.title(line.hardest)
              if line.rows > 1 {
                tag("span", ["class": "where"]) {
                  language("共 \(line.rows) 处，最难的是", "hardest of \(line.rows): ") + names.group(line.hardest.group)
                }
              }
            }
            figureCell(ChanceText.text(line.hardest.probability, runs: result.runs))
            figureCell("±" + Figures.fixed(line.hardest.standardError * 100, decimals: 1) + "%")
          }
        }
      }
    }
  }

  private var habits: Markup {
    if result.baselines.isEmpty { return .empty }
    let hasWithout = !scenario.heading.showWithout.isEverything
    let without = language("不含", "without ") + names.words(scenario.heading.showWithout)
    return section("habits", language("五、比老办法多发现多少", "5. More than by habit")) {
      tag("p") {
        language(
          "老办法抽同样多的批次，在同样的随机数上模拟，但不守规则，也不管经费够不够；费用不同，不宜只比发现数。",
          "Habits take as many batches, on the same random numbers, but keep neither rules nor funds; see what they cost."
        )
      }
      table(
        [
          language("老办法", "Habit"), language("发现", "Finds"), language("本方案多发现", "The plan finds more"),
          language("九成年份", "Nine years in ten"), language("本方案胜出的年份", "Years that the plan wins"),
        ] + (hasWithout ? [without + language("多发现", ": more")] : []) + [language("费用（万元）", "Yuan")]
      ) {
        for line in BaselineLine.lines(result, language) {
          row(
            line.name,
            [line.finds, line.more, line.interval, line.wins] + (hasWithout ? [line.moreWithout] : []) + [line.cost])
        }
      }
    }
  }

  private var units: Markup {
    section("units", language("六、各县（市、区）", "6. Counties")) {
      table([
        language("县（市、区）", "County"), language("任务批次", "Batches"), language("年内完成", "Completed"),
        language("发现不合格", "Finds"), language("九成年份", "Nine years in ten"), language("报告按时率", "Reports on time"),
        language("核查处置按时率", "Cases on time"),
      ]) {
        for line in UnitLine.lines(result) {
          row(
            names.value(line.county, of: "county"),
            [line.batches, line.completed, line.finds, line.interval, line.reportsOnTime, line.casesOnTime])
        }
      }
    }
  }

  private var labs: Markup {
    if result.labs.isEmpty { return .empty }
    return section("labs", language("七、承检机构", "7. Laboratories")) {
      table([
        language("承检机构", "Laboratory"), language("收样批次", "Batches"), language("报告按时率", "Reports on time"),
        language("九成年份", "Nine years in ten"),
      ]) {
        for lab in result.labs {
          row(
            names.value(lab.lab, of: "lab"),
            [
              Figures.grouped(Figures.fixed(lab.received.mean, decimals: 0)),
              Figure.reportsOnTime.text(lab.reportsOnTime.mean),
              Figure.reportsOnTime.text(lab.reportsOnTime.p05) + "…" + Figure.reportsOnTime.text(lab.reportsOnTime.p95),
            ])
        }
      }
    }
  }

  private var assumptions: Markup {
    section("assumptions", language("八、假设", "8. Assumptions")) {
      tag("p") {
        language(
          "没有公开依据的数都在这里；在数据文件夹的 simulation.csv（项目、数值、依据）里换成本地的数。",
          "Every figure without a public source stands here; replace it in simulation.csv of the scenario.")
      }
      tag("table") {
        tag("thead") {
          tag("tr") {
            columnHeading(language("项目", "Assumption"))
            figureHeading(language("数值", "Value"))
            columnHeading(language("依据", "Source"))
          }
        }
        tag("tbody") {
          for one in result.assumptions {
            tag("tr") {
              tag("th", ["scope": "row"]) {
                SimulationAssumptions.Key(rawValue: one.key)?.meaning(language) ?? one.key
                tag("span", ["class": "where"]) { one.key }
              }
              figureCell(one.value)
              tag("td") { source(one) }
            }
          }
        }
      }
    }
  }

  private var trials: Markup {
    guard let trials = result.trials else { return .empty }
    return section("trials", language("九、哪条假设最要紧", "9. Which assumption matters most")) {
      tag("p") {
        language(
          "每次只改一条假设，在同样的随机数上重算；按发现数或目标可能的变化，大的在前。变化不到两个误差的，和没有变化分不开。",
          "One assumption at a time is another, on the same random numbers; what moves finds or a target most comes first. Less than two errors cannot be told from nothing."
        )
      }
      tag("table") {
        tag("thead") {
          tag("tr") {
            columnHeading(language("假设", "Assumption"))
            figureHeading(language("改为", "Tried"))
            figureHeading(language("发现变化", "Finds"))
            figureHeading(language("误差", "Error"))
            columnHeading(language("变化最大的目标", "Target moved most"))
            figureHeading(language("达到的可能", "Chance"))
            figureHeading(language("误差", "Error"))
          }
        }
        tag("tbody") {
          for line in TrialLine.lines(trials, scenario, result, language) {
            tag("tr") {
              rowHeading(line.assumption)
              figureCell(line.values)
              figureCell(line.finds)
              figureCell(line.findsError)
              tag("td") { line.target }
              figureCell(line.chance)
              figureCell(line.chanceError)
            }
          }
        }
      }
    }
  }

  private func source(_ one: SimulationResult.Assumption) -> String {
    guard language == .en, let key = SimulationAssumptions.Key(rawValue: one.key), one.isOurs else { return one.source }
    return key.usualSource.en
  }
}
