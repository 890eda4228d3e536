import SamplingInspection

/// Plans to choose from, as the terminal prints them.
public struct ChoiceText: Sendable {
  private let scenario: Scenario
  private let choice: PlanChoice
  private let language: Language

  /// Puts a choice into words.
  public init(_ scenario: Scenario, _ choice: PlanChoice, _ language: Language) {
    self.scenario = scenario
    self.choice = choice
    self.language = language
  }

  /// The plans, then where they differ.
  public var text: String {
    let lines = ChoiceLines(scenario, choice, language)
    return
      ([lines.title + "\n" + lines.explanation + "\n", AlignedColumns.text([lines.headings] + lines.rows)]
      + lines.tables.map { AlignedColumns.text($0.lines) }).joined(separator: "\n")
  }
}
