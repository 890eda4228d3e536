import Foundation
import SamplingInspection
import ScenarioFiles

/// Two plans side by side as a workbook: old, new and what is more and less by county, class, level and fund.
public struct ComparisonWorkbook: Sendable {
  private let text: ComparisonText
  private let language: Language

  /// Takes what the terminal prints.
  public init(_ text: ComparisonText, _ language: Language) {
    self.text = text
    self.language = language
  }

  /// Writes it; nobody should look at the place before it is whole.
  public func write(to file: URL) throws(WritingError) {
    let heading = text.scenario.heading
    let title = language("\(heading.title)方案对比", "\(heading.title): plans compared")
    let tables = ComparisonTables(language: language)
    let sheets = text.parts.map { part in
      Sheet(
        comparing: part.heading, tables.table(part.key, part.heading, part.lines),
        title: title + language("：", ": ") + part.heading, notes: part.key == "county" ? text.ruleLines : [],
        of: heading)
    }
    try WorkbookWriter.write(
      WorkbookContent(comparing: title, title: title, of: heading, sheets: sheets), to: file)
  }
}
