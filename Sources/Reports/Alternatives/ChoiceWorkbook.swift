import Foundation
import SamplingInspection
import ScenarioFiles

/// Plans to choose from as a workbook: all of them, then where they differ.
public struct ChoiceWorkbook: Sendable {
  /// Name of the file.
  public static let file = "比选.xlsx"

  private let scenario: Scenario
  private let choice: PlanChoice
  private let language: Language

  /// Puts a choice into a workbook.
  public init(_ scenario: Scenario, _ choice: PlanChoice, language: Language) {
    self.scenario = scenario
    self.choice = choice
    self.language = language
  }

  /// Writes it; nobody should look at the place before it is whole.
  public func write(to file: URL) throws(WritingError) {
    let heading = scenario.heading
    let lines = ChoiceLines(scenario, choice, language)
    func sheet(_ name: String, _ table: Table, notes: [String] = []) -> Sheet {
      Sheet(
        name: name, title: "\(lines.title)\(language("：", ": "))\(name)", subtitle: [heading.issuer], table: table,
        notes: notes, headerLeft: lines.title)
    }
    try WorkbookWriter.write(
      WorkbookContent(
        path: [Self.file], title: lines.title, author: heading.issuer, day: heading.planDate,
        sheets: [
          sheet(
            language("各方案", "Plans"), TextTable.table("plans", lines.headings, lines.rows),
            notes: [lines.explanation])
        ]
          + lines.tables.map { table in
            sheet(
              table.lines[0][0],
              TextTable.table(table.key, table.lines[0], Array(table.lines.dropFirst())))
          }), to: file)
  }
}
