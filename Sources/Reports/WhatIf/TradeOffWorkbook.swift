import Foundation
import SamplingInspection
import ScenarioFiles

/// A trade-off as a workbook: the plans, and their batches by county.
public struct TradeOffWorkbook: Sendable {
  /// Name of the file.
  public static let file = "权衡对比.xlsx"

  private let scenario: Scenario
  private let tradeOff: TradeOff
  private let language: Language

  /// Puts a trade-off into a workbook.
  public init(_ scenario: Scenario, _ tradeOff: TradeOff, language: Language) {
    self.scenario = scenario
    self.tradeOff = tradeOff
    self.language = language
  }

  /// Writes it; nobody should look at the place before it is whole.
  public func write(to file: URL) throws(WritingError) {
    let lines = TradeOffLines(scenario, tradeOff, language)
    let title = "\(scenario.heading.title)\(language("：", ": "))\(lines.name)"
    func sheet(_ name: String, _ table: Table, notes: [String] = []) -> Sheet {
      Sheet(comparing: name, table, title: title, notes: notes, of: scenario.heading)
    }
    let plans = sheet(
      language("方案", "Plans"), TextTable.table("plans", lines.headings, lines.rows),
      notes: [lines.explanation] + lines.notes)
    let units = lines.units.first.map { headings in
      sheet(headings[0], TextTable.table("units", headings, Array(lines.units.dropFirst())))
    }
    try WorkbookWriter.write(
      WorkbookContent(
        comparing: Self.file, title: title, of: scenario.heading, sheets: [plans] + [units].compactMap(\.self)),
      to: file)
  }
}
