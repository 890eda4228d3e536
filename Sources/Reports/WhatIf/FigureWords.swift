import SamplingInspection

/// A figure that is moved, and its values, in words.
struct FigureWords {
  private let scenario: Scenario
  private let figure: SweptFigure
  private let language: Language

  init(_ scenario: Scenario, _ figure: SweptFigure, _ language: Language) {
    self.scenario = scenario
    self.figure = figure
    self.language = language
  }

  /// What is moved.
  var name: String {
    switch figure.target {
    case .budget: language("各项经费", "All funds")
    case .fund(let fund): Names(scenario, language).value(fund, of: "fund")
    case .bound(let rule, let side): rule + " " + side.sign
    }
  }

  /// A value as people write it: money as a part of today's, ratios in percent.
  func value(_ value: ExactDecimal) -> String {
    switch figure.target {
    case .budget, .fund:
      return figure.today.mantissa > 0
        ? Figures.fixed(100 * value.double / figure.today.double, decimals: 1) + "%" : "–"
    case .bound(let id, _):
      guard let measure = scenario.rules.first(where: { $0.id == id })?.measure else { return value.text }
      if measure.boundKind == .ratio { return value.percentText }
      return Figures.grouped(value.text)
    }
  }

  /// The heading of its values.
  var heading: String {
    switch figure.target {
    case .budget, .fund: language("为今天的", "Of today's")
    case .bound(let id, let side):
      "\(id) \(side.sign)"
        + (scenario.rules.first { $0.id == id }.map { rule in
          rule.measure.boundKind == .ratio
            ? ""
            : language(
              "（\(rule.measure.boundUnits[0])）", " (\(rule.measure.boundUnits[rule.measure.boundUnits.count - 1]))")
        } ?? "")
    }
  }
}

extension FrontierPoint.Status {
  /// How far a point is known, in a word or two.
  func word(_ language: Language) -> String {
    switch self {
    case .optimal: language("方案（最优）", "plan (best)")
    case .feasible: language("方案", "plan")
    case .bounded: language("只有上限", "bound only")
    case .infeasible: language("没有可行方案", "no plan exists")
    case .unfinished: language("没有找到方案", "no plan found")
    }
  }
}
