import Foundation
import SamplingInspection
import ScenarioFiles

/// Named changes beside the plan as it is, as a workbook: all of them, then each by county and by class.
public struct ChangeWorkbook: Sendable {
  /// Name of the file.
  public static let file = "变化对比.xlsx"

  private let scenario: Scenario
  private let changes: ChangeSet
  private let language: Language

  /// Puts changes into a workbook.
  public init(_ scenario: Scenario, _ changes: ChangeSet, language: Language) {
    self.scenario = scenario
    self.changes = changes
    self.language = language
  }

  /// Writes it; nobody should look at the place before it is whole.
  public func write(to file: URL) throws(WritingError) {
    try WorkbookWriter.write(
      WorkbookContent(
        comparing: Self.file, title: title, of: scenario.heading,
        sheets: [overview] + changes.results.compactMap(units)), to: file)
  }

  private var title: String {
    language("\(scenario.heading.title)变化对比", "\(scenario.heading.title): changes compared")
  }

  private var overview: Sheet {
    let lines = ChangeLines(scenario, changes, language)
    let details = Dictionary(lines.details.map { ($0.name, $0.lines) }, uniquingKeysWith: { first, _ in first })
    let headings = lines.headings + [language("说明", "Notes")]
    let rows = lines.rows.map { row in
      Table.Row(cells: (row + [(details[row[0]] ?? []).joined(separator: language("；", "; "))]).map(Table.Cell.text))
    }
    return sheet(
      language("变化", "Changes"), title,
      Table(
        key: "changes",
        columns: headings.enumerated().map { number, heading in
          .init(
            heading, number == 0 || number == headings.count - 1 ? .words : .mark,
            number == 0 ? 18...26 : number == headings.count - 1 ? 40...60 : 11...17)
        }, groups: [.init(rows: rows)]))
  }

  private func units(_ result: ChangeResult) -> Sheet? {
    guard let comparison = result.comparison else { return nil }
    let names = Names(scenario, language)
    return sheet(
      result.change.name, "\(title)\(language("：", ": "))\(result.change.name)",
      ComparisonTables(language: language).table(
        result.change.id, language("县（市、区）", "County"),
        comparison.counties.map { (names.value($0.key, of: "county"), $0) }))
  }

  private func sheet(_ name: String, _ title: String, _ table: Table) -> Sheet {
    Sheet(comparing: name, table, title: title, of: scenario.heading)
  }
}
