import SamplingInspection

/// What `whatif` found as one page to read and print; a single file that loads nothing and needs no script.
public struct WhatIfPage: Sendable {
  /// Name of the file.
  public static let file = "whatif.html"

  private let scenario: Scenario
  private let frontier: Frontier?
  private let changes: ChangeSet?
  private let tradeOff: TradeOff?
  private let language: Language

  /// Makes the page of a frontier, of named changes, of a trade-off, or of several of them.
  public init(
    _ scenario: Scenario, _ frontier: Frontier?, _ changes: ChangeSet?, _ tradeOff: TradeOff?, _ language: Language
  ) {
    self.scenario = scenario
    self.frontier = frontier
    self.changes = changes
    self.tradeOff = tradeOff
    self.language = language
  }

  /// The frontier as a drawing of its own; nil without one.
  public var frontierChart: String? { frontier.map { FrontierChart(scenario, $0, language).markup.html + "\n" } }

  /// The named changes as a drawing of its own; nil without any.
  public var changeChart: String? { changes.map { ChangeChart($0, language).markup.html + "\n" } }

  /// The trade-off as a drawing of its own; nil without one.
  public var tradeOffChart: String? { tradeOff.map { TradeOffChart(scenario, $0, language).markup.html + "\n" } }

  /// The whole file, HTML in UTF-8; the same input gives the same text.
  public var html: String {
    let title = language("\(scenario.heading.title)：如果……会怎样", "\(scenario.heading.title): what if")
    return PageFrame.html(title: title, kind: "wide", language) {
      tag("header") {
        tag("p", ["class": "issuer"]) { scenario.heading.issuer }
        tag("h1") { title }
      }
      tag("main") {
        if let frontier { frontierSections(frontier) }
        if let changes { changeSection(changes) }
        if let tradeOff { tradeOffSection(tradeOff) }
      }
    }
  }

  @MarkupBuilder private func frontierSections(_ frontier: Frontier) -> Markup {
    let lines = FrontierLines(scenario, frontier, language)
    let names = frontier.figures.map { FigureWords(scenario, $0, language).name }.joined(separator: " × ")
    section("frontier", language("\(names)变动时", "When \(names) move")) {
      tag("p") {
        language(
          "目标值是预计查出的不合格批次和查到的地方的合计，按危害加权；任何方案都不可能超过理论上限。",
          "The value counts expected failures and places where one is found, weighted by harm; no plan can pass the bound."
        )
      }
      FrontierChart(scenario, frontier, language).markup
      WhatIfTable.table(language("各点", "Points"), lines.headings, lines.rows, words: frontier.figures.count + 2)
      for note in lines.notes { tag("p", ["class": "note"]) { note } }
      list(language("没有可行方案的各点", "Points without a plan"), lines.repairs)
      list(language("规则的变化", "Where rules change"), lines.turns)
    }
    section("frontier-units", language("分县批次", "Batches by county")) {
      WhatIfTable.table(
        language("分县批次", "Batches by county"),
        [language("县（市、区）", "County")] + frontier.points.map(lines.place), units(frontier), words: 1)
    }
  }

  private func units(_ frontier: Frontier) -> [[String]] {
    let names = Names(scenario, language)
    return scenario.counties.enumerated().map { number, county in
      [names.value(county.adcode, of: "county")]
        + frontier.points.map { point in
          guard let totals = point.totals else { return "–" }
          return (totals.areOfPlan ? "" : language("约", "~")) + Figures.grouped(totals.byCounty[number])
        }
    }
  }

  private func changeSection(_ changes: ChangeSet) -> Markup {
    let lines = ChangeLines(scenario, changes, language)
    return section("changes", language("几种变化", "Named changes")) {
      ChangeChart(changes, language).markup
      WhatIfTable.table(language("几种变化", "Named changes"), lines.headings, lines.rows, words: 1)
      for detail in lines.details { list(detail.name, detail.lines) }
      if let headings = lines.units.first {
        WhatIfTable.table(headings[0], headings, Array(lines.units.dropFirst()), words: 1)
      }
    }
  }

  private func tradeOffSection(_ tradeOff: TradeOff) -> Markup {
    let lines = TradeOffLines(scenario, tradeOff, language)
    return section("trade-off", lines.name) {
      tag("p") { lines.explanation }
      TradeOffChart(scenario, tradeOff, language).markup
      WhatIfTable.table(lines.name, lines.headings, lines.rows, words: 1)
      for note in lines.notes { tag("p", ["class": "note"]) { note } }
      if let headings = lines.units.first {
        WhatIfTable.table(headings[0], headings, Array(lines.units.dropFirst()), words: 1)
      }
    }
  }

  @MarkupBuilder private func list(_ heading: String, _ lines: [String]) -> Markup {
    if !lines.isEmpty {
      tag("h3") { heading }
      tag("ul", ["class": "points"]) { for line in lines { tag("li") { line } } }
    }
  }
}

/// Tables of texts.
enum WhatIfTable {
  /// A table whose first columns are words and whose others are figures.
  static func table(_ label: String, _ headings: [String], _ rows: [[String]], words: Int) -> Markup {
    scrolling(label) {
      tag("table") {
        tag("thead") {
          tag("tr") {
            for (number, heading) in headings.enumerated() {
              if number < words { columnHeading(heading) } else { figureHeading(heading) }
            }
          }
        }
        tag("tbody") {
          for row in rows {
            tag("tr") {
              for (number, cell) in row.enumerated() {
                if number == 0 {
                  rowHeading(cell)
                } else if number < words {
                  tag("td") { cell }
                } else {
                  figureCell(cell)
                }
              }
            }
          }
        }
      }
    }
  }
}
