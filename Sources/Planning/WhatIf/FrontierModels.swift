import SamplingInspection

/// The model of a scenario with some figures moved; only the rows that they move are made anew.
struct FrontierModels: Sendable {
  /// The scenario as it is.
  let scenario: Scenario
  /// The figures that are moved.
  let figures: [SweptFigure]
  /// The model of the scenario as it is, its curves as far as they are known.
  var base: PlanModel
  private let touched: Set<String>

  init(_ scenario: Scenario, _ figures: [SweptFigure]) {
    self.scenario = scenario
    self.figures = figures
    base = PlanModel(scenario)
    touched = figures.reduce(into: []) { touched, figure in
      switch figure.target {
      case .budget, .fund: touched.insert("budget")
      case .bound(let id, _):
        for rule in scenario.rules where rule.id == id { touched.formUnion(Knob.touched(by: rule, scenario)) }
      }
    }
  }

  /// The changes that give the figures some values; none where they are as in the scenario.
  func adjustments(_ values: [ExactDecimal]) -> [Adjustment] {
    zip(figures, values).filter { $0.today != $1 }.map { $0.adjustment(to: $1) }
  }

  /// The scenario in which the figures have some values.
  func scenario(at values: [ExactDecimal]) -> Scenario { scenario.adjusted(by: adjustments(values)) }

  /// Its model.
  func model(at values: [ExactDecimal]) -> PlanModel { PlanModel(scenario(at: values), like: base, but: touched) }

  /// The one fund that is moved; nil where it is all of them, or none.
  var fund: String? {
    let funds = figures.compactMap { figure in
      if case .fund(let fund) = figure.target { fund } else { nil }
    }
    return funds.count == 1 && !figures.contains { $0.target == .budget } ? funds[0] : nil
  }

  /// What the funds have together at some values, or the one that is moved.
  func money(at values: [ExactDecimal]) -> Money {
    let scenario = scenario(at: values)
    guard let fund else { return scenario.money }
    return scenario.funds.first { $0.fund == fund }.map { scenario.available($0) } ?? Money(fen: 0)
  }

  /// What part of one yuan more each fund gets: its part of all money, or everything for the one that is moved.
  func parts(_ scenario: Scenario) -> [String: Double] {
    if let fund { return [fund: 1] }
    let all = Double(max(scenario.money.fen, 1))
    return Dictionary(
      scenario.funds.map { ($0.fund, Double(scenario.available($0).fen) / all) },
      uniquingKeysWith: { first, _ in first })
  }
}
