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
    let heading = scenario.heading
    let lines = TradeOffLines(scenario, tradeOff, language)
    let title = "\(heading.title)\(language("：", ": "))\(lines.name)"
    let plans = Sheet(
      name: language("方案", "Plans"), title: title, subtitle: [heading.issuer],
      table: TextTable.table("plans", lines.headings, lines.rows), notes: [lines.explanation] + lines.notes,
      headerLeft: title)
    let units = lines.units.first.map { headings in
      Sheet(
        name: headings[0], title: title, subtitle: [heading.issuer],
        table: TextTable.table("units", headings, Array(lines.units.dropFirst())), headerLeft: title)
    }
    try WorkbookWriter.write(
      WorkbookContent(
        path: [Self.file], title: title, author: heading.issuer, day: heading.planDate,
        sheets: [plans] + [units].compactMap(\.self)), to: file)
  }
}

/// Tables of texts for a workbook.
enum TextTable {
  /// A table whose first column is words and whose others are figures in words.
  static func table(_ key: String, _ headings: [String], _ rows: [[String]]) -> Table {
    Table(
      key: key,
      columns: headings.enumerated().map { number, heading in
        .init(heading, number == 0 ? .words : .mark, number == 0 ? 16...26 : 10...18)
      }, groups: [.init(rows: rows.map { Table.Row(cells: $0.map(Table.Cell.text)) })])
  }
}
