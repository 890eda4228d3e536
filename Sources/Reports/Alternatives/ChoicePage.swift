import SamplingInspection

/// Plans to choose from as one page to read and print; a single file that loads nothing and needs no script.
public struct ChoicePage: Sendable {
  /// Name of the file.
  public static let file = "比选.html"

  private let scenario: Scenario
  private let choice: PlanChoice
  private let language: Language

  /// Makes the page of a choice.
  public init(_ scenario: Scenario, _ choice: PlanChoice, _ language: Language) {
    self.scenario = scenario
    self.choice = choice
    self.language = language
  }

  /// The whole file, HTML in UTF-8; the same input gives the same text.
  public var html: String {
    let lines = ChoiceLines(scenario, choice, language)
    return PageFrame.html(title: lines.title, kind: "wide", language) {
      tag("header") {
        tag("p", ["class": "issuer"]) { scenario.heading.issuer }
        tag("h1") { lines.title }
      }
      tag("main") {
        section("plans", language("各方案", "The plans")) {
          tag("p") { lines.explanation }
          WhatIfTable.table(language("各方案", "The plans"), lines.headings, lines.rows, words: 1)
        }
        for table in lines.tables {
          section(table.key, table.lines[0][0]) {
            WhatIfTable.table(table.lines[0][0], table.lines[0], Array(table.lines.dropFirst()), words: 1)
          }
        }
      }
    }
  }
}
