import SamplingInspection

/// A frontier as the terminal prints it.
public struct FrontierText: Sendable {
  private let scenario: Scenario
  private let frontier: Frontier
  private let language: Language

  /// Puts a frontier into words.
  public init(_ scenario: Scenario, _ frontier: Frontier, _ language: Language) {
    self.scenario = scenario
    self.frontier = frontier
    self.language = language
  }

  /// The points, what binds from where on, what may be changed where no plan exists, and batches by unit.
  public var text: String {
    let lines = FrontierLines(scenario, frontier, language)
    let names = frontier.figures.map { FigureWords(scenario, $0, language).name }.joined(separator: " × ")
    var parts = [
      language("\(scenario.heading.title)：\(names)变动时", "\(scenario.heading.title): when \(names) move") + "\n",
      AlignedColumns.text([lines.headings] + lines.rows),
    ]
    if !lines.notes.isEmpty { parts.append(lines.notes.joined(separator: "\n") + "\n") }
    if !lines.turns.isEmpty {
      parts.append(language("规则的变化：", "Where rules change:") + "\n" + indented(lines.turns))
    }
    if !lines.repairs.isEmpty {
      parts.append(language("没有可行方案的各点：", "Points without a plan:") + "\n" + indented(lines.repairs))
    }
    if let units = units(lines) { parts.append(units) }
    return parts.joined(separator: "\n")
  }

  private func indented(_ lines: [String]) -> String { lines.map { "  " + $0 + "\n" }.joined() }

  /// Batches by unit at the points with a plan; the page has all points.
  private func units(_ lines: FrontierLines) -> String? {
    let planned = frontier.points.filter { $0.totals?.areOfPlan == true }
    if planned.isEmpty { return nil }
    let names = Names(scenario, language)
    return AlignedColumns.text(
      [[language("分县批次", "Batches by county")] + planned.map(lines.place)]
        + scenario.counties.enumerated().map { number, county in
          [names.value(county.adcode, of: "county")]
            + planned.map { Figures.grouped($0.totals?.byCounty[number] ?? 0) }
        })
  }
}
