import SamplingInspection
import Simulation

/// What a plan may bring, as one page to read and print that loads nothing: `simulation.html` in a plan folder.
public struct SimulationPage: Sendable {
  /// Name of the file in a plan folder.
  public static let file = "simulation.html"

  private let scenario: Scenario
  private let result: SimulationResult
  private let language: Language

  /// Makes the page of a result.
  public init(_ scenario: Scenario, _ result: SimulationResult, _ language: Language) {
    self.scenario = scenario
    self.result = result
    self.language = language
  }

  /// The whole file, HTML in UTF-8; the same result gives the same text.
  public var html: String {
    PageFrame.html(title: title, language) {
      header
      tag("main") {
        overview
        SimulationCharts(scenario, result, language).markup
        SimulationTables(scenario, result, language).markup
      }
    }
  }

  private var title: String { scenario.heading.title + language("：模拟", ": simulation") }

  private var header: Markup {
    tag("header") {
      tag("p", ["class": "issuer"]) { scenario.heading.issuer }
      tag("h1") { title }
      tag("p", ["class": "state"]) {
        language(
          "把这一年模拟 \(Figures.grouped(result.runs)) 次，随机种子 \(result.seed)。",
          "The year, run \(Figures.grouped(result.runs)) times, seed \(result.seed).")
        if !result.lostLab.isEmpty {
          let lab = Names(scenario, language).value(result.lostLab, of: "lab")
          language(
            " 假定\(lab)自 \(result.fromMonth) 月起退出。", " \(lab) is taken to fail from month \(result.fromMonth) on.")
        }
      }
    }
  }

  private var overview: Markup {
    section("overview", language("一、要点", "1. In short")) {
      tag("ul", ["class": "figures"]) {
        for figure in [Figure.finds, .completed, .reportsOnTime, .casesOnTime, .casesHandled, .inspections] {
          card(figure)
        }
      }
      if let finds = result.plan.figures[Figure.finds.rawValue] {
        tag("p") { PromiseWords(result, finds, language).text }
      }
      tag("p", ["class": "note"]) {
        language(
          "不合格概率取自方案本身：模拟说明这一年有多大起伏，不能说明概率估计得准不准；后者要用历年抽检记录回测。",
          "The failure rates are the plan's own: the simulation shows how far a year may swing, not whether the rates are right."
        )
      }
    }
  }

  private func card(_ figure: Figure) -> Markup {
    guard let one = result.plan.figures[figure.rawValue] else { return .empty }
    return tag("li") {
      tag("span", ["class": "name"]) { figure.name(language) }
      tag("span", ["class": "value"]) { tag("b") { figure.text(one.mean, isMean: !figure.isShare) } }
      tag("span", ["class": "note"]) {
        language("九成年份在 ", "nine years in ten ") + figure.text(one.p05) + language(" 到 ", " to ")
          + figure.text(one.p95)
      }
    }
  }
}
