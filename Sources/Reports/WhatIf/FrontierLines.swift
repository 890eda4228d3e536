import SamplingInspection

/// The points of a frontier as lines of a table, each figure in words; the terminal and the page print the same.
struct FrontierLines {
  private let scenario: Scenario
  private let frontier: Frontier
  private let language: Language

  init(_ scenario: Scenario, _ frontier: Frontier, _ language: Language) {
    self.scenario = scenario
    self.frontier = frontier
    self.language = language
  }

  private var without: String {
    let scope = scenario.heading.showWithout
    return scope.isEverything ? "" : Names(scenario, language).words(scope)
  }

  /// Headings of the columns.
  var headings: [String] {
    frontier.figures.map { FigureWords(scenario, $0, language).heading }
      + [
        language("经费（万元）", "Funds (10,000 yuan)"), language("情况", "What is known"), language("批次", "Batches"),
        language("预计不合格", "Exp. failures"),
      ]
      + (without.isEmpty ? [] : [language("不含\(without)", "Without \(without)")])
      + [
        language("目标值", "Value"), language("理论上限", "Bound"), language("距理论最优不超过", "Within"),
        language("每增加1万元预计多发现", "More failures for 10,000 yuan"), language("成立范围（元）", "Holds for (yuan)"),
      ]
  }

  /// One line for each point.
  var rows: [[String]] { frontier.points.indices.map(row) }

  /// The value of a point's figures, such as `98.0%`.
  func place(_ point: FrontierPoint) -> String {
    zip(frontier.figures, point.values).map { FigureWords(scenario, $0, language).value($1) }
      .joined(separator: language("，", ", "))
  }

  private func row(_ number: Int) -> [String] {
    let point = frontier.points[number]
    let about = point.totals?.areOfPlan == false ? language("约", "~") : ""
    let values = zip(frontier.figures, point.values).map { FigureWords(scenario, $0, language).value($1) }
    let mark = number == frontier.today ? language("（今天）", " (today)") : ""
    var cells = values + [Figures.wanyuan(Int128(point.money.fen)), point.status.word(language) + mark]
    cells.append(point.totals.map { about + Figures.grouped($0.batches) } ?? "–")
    cells.append(point.totals.map { about + Figures.failures($0.failures) } ?? "–")
    if !without.isEmpty { cells.append(point.totals.map { about + Figures.failures($0.failuresWithout) } ?? "–") }
    cells.append(point.value.map { Self.points($0, roundedUp: false) + (point.valueOf == nil ? "" : "*") } ?? "–")
    cells.append(point.bound.map { Self.points($0, roundedUp: true) } ?? "–")
    cells.append(Self.distance(point) ?? "–")
    cells.append(point.price.map { Figures.fixed($0.perYuan * 10_000, decimals: 3) } ?? "–")
    cells.append(range(point) ?? "–")
    return cells
  }

  /// Micro-points as points with three decimals; a value is cut and a bound is rounded up, so that neither says too much.
  static func points(_ microPoints: Int64, roundedUp: Bool) -> String {
    let (quotient, remainder) = microPoints.quotientAndRemainder(dividingBy: 1000)
    let thousandths = roundedUp && remainder > 0 ? quotient + 1 : !roundedUp && remainder < 0 ? quotient - 1 : quotient
    return Figures.grouped(Figures.padded(Int128(thousandths), decimals: 3))
  }

  /// The distance in percent, rounded up, as on the summary of a plan.
  private static func distance(_ point: FrontierPoint) -> String? {
    guard let value = point.value, let bound = point.bound else { return nil }
    return Figures.distancePercent(value: value, bound: bound)
  }

  /// How far down and up from the point's money the price holds.
  private func range(_ point: FrontierPoint) -> String? {
    guard let price = point.price, price.perYuan > 0 else { return nil }
    // At a kink the price is that of either side, and any change of money changes it.
    if let from = price.from, let to = price.to, to.fen - from.fen < 100 { return language("拐点", "a kink") }
    let down = price.from.map { Figures.yuan(Int128(point.money.fen - $0.fen)) } ?? "∞"
    let up = price.to.map { Figures.yuan(Int128($0.fen - point.money.fen)) } ?? "∞"
    return "-\(down)/+\(up)"
  }

  /// Rules that begin or cease to bind on the way to each point, the others left out.
  var turns: [String] {
    frontier.points.indices.compactMap { number in
      let (begin, cease) = frontier.changes(at: number)
      if begin.isEmpty, cease.isEmpty { return nil }
      let parts = [
        begin.isEmpty ? "" : language("新起约束作用：", "begin to bind: ") + titles(begin),
        cease.isEmpty ? "" : language("不再起约束作用：", "cease to bind: ") + titles(cease),
      ].filter { !$0.isEmpty }
      return "\(place(frontier.points[number - 1])) → \(place(frontier.points[number]))"
        + language("：", ": ") + parts.joined(separator: language("；", "; "))
    }
  }

  private func titles(_ rules: [String]) -> String {
    rules.map { AdjustmentWords(scenario, language).name(of: $0) }.joined(separator: language("、", ", "))
  }

  /// What may be changed at each point without a plan.
  var repairs: [String] {
    let words = RepairWords(
      scenario, RepairChoice(shortfalls: [], clash: [], repairs: [], extent: .some), isProved: false)
    return frontier.points.filter { $0.status == .infeasible || $0.status == .unfinished }.map { point in
      let proved = point.isProved ? language("（已证明）", " (proved)") : ""
      let repair = point.repair.map { language("。可以这样改：", "; it does if ") + words.sentence($0, language) } ?? ""
      return place(point) + language("：", ": ") + point.status.word(language) + proved + repair
    }
  }

  /// What the signs of the table mean, where they occur.
  var notes: [String] {
    var notes: [String] = []
    if frontier.points.contains(where: { $0.valueOf != nil }) {
      notes.append(
        language(
          "* 经费更少的一点的方案在这里也可行，按它的目标值计。",
          "* The plan of a point with less money keeps all rules here too, and its value is stated."))
    }
    if frontier.points.contains(where: { $0.totals?.areOfPlan == false }) {
      notes.append(
        language(
          "只有上限的各点没有逐批次编制：上限是证明过的，“约”是不取整的最优解的合计；要逐点编制请加 --plans all。",
          "At points with a bound only no plan was made: the bound is proved, “~” are totals of the fractional optimum; --plans all makes every plan."
        ))
    }
    return notes
  }
}
