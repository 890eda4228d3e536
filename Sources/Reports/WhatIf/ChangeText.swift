import SamplingInspection

/// Named changes beside the plan as it is, as the terminal prints them.
public struct ChangeText: Sendable {
  private let scenario: Scenario
  private let changes: ChangeSet
  private let language: Language

  /// Puts changes into words.
  public init(_ scenario: Scenario, _ changes: ChangeSet, _ language: Language) {
    self.scenario = scenario
    self.changes = changes
    self.language = language
  }

  /// One table, what each change sets and makes of the rules, and batches by unit.
  public var text: String {
    let lines = ChangeLines(scenario, changes, language)
    let details = lines.details.map { name, lines in name + "\n" + lines.map { "  " + $0 + "\n" }.joined() }
    return
      ([AlignedColumns.text([lines.headings] + lines.rows)] + [details.joined()]
      + (lines.units.isEmpty ? [] : [AlignedColumns.text(lines.units)])).joined(separator: "\n")
  }
}
