import SamplingInspection

/// A trade-off as the terminal prints it.
public struct TradeOffText: Sendable {
  private let scenario: Scenario
  private let tradeOff: TradeOff
  private let language: Language

  /// Puts a trade-off into words.
  public init(_ scenario: Scenario, _ tradeOff: TradeOff, _ language: Language) {
    self.scenario = scenario
    self.tradeOff = tradeOff
    self.language = language
  }

  /// The plans, what has to be known about them, and batches by unit.
  public var text: String {
    let lines = TradeOffLines(scenario, tradeOff, language)
    var parts = [
      "\(scenario.heading.title)\(language("：", ": "))\(lines.name)\n\(lines.explanation)\n",
      AlignedColumns.text([lines.headings] + lines.rows),
    ]
    if !lines.notes.isEmpty { parts.append(lines.notes.joined(separator: "\n") + "\n") }
    if !lines.units.isEmpty { parts.append(AlignedColumns.text(lines.units)) }
    return parts.joined(separator: "\n")
  }
}
