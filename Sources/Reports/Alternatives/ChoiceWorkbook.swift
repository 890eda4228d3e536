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
    let lines = ChoiceLines(scenario, choice, language)
    func sheet(_ name: String, _ table: Table, notes: [String] = []) -> Sheet {
      Sheet(
        comparing: name, table, title: lines.title + language("：", ": ") + name, notes: notes, of: scenario.heading)
    }
    let plans = sheet(
      language("各方案", "Plans"), TextTable.table("plans", lines.headings, lines.rows), notes: [lines.explanation])
    let differences = lines.tables.map { table in
      sheet(table.lines[0][0], TextTable.table(table.key, table.lines[0], Array(table.lines.dropFirst())))
    }
    try WorkbookWriter.write(
      WorkbookContent(comparing: Self.file, title: lines.title, of: scenario.heading, sheets: [plans] + differences),
      to: file)
  }
}
