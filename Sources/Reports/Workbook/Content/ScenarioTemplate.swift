import Foundation
import SamplingInspection
import ScenarioFiles

/// The example scenario as a workbook to fill in: a sheet for each table, lists of values to choose from, and what each column means.
public enum ScenarioTemplate {
  /// Rows below the headings in which values can be chosen from a list.
  private static let rowsToFill = 5_000

  /// Writes the workbook, the same bytes each time.
  ///
  /// - Throws: ``WritingError`` if it cannot be written or, once written, not be read again.
  public static func write(to file: URL) throws(WritingError) {
    guard let day = ExampleScenario.day else { preconditionFailure("the example has a day") }
    let title = ExampleScenario.keys.first { $0.name == "title" }?.value ?? ""
    try WorkbookWriter.write(sheets, title: title, author: "choujian", day: day, to: file)
  }

  /// The sheets in their places.
  static var sheets: [PlacedSheet] { [headingSheet] + ExampleScenario.tables.map(sheet) + [explanation] }

  private static var headingSheet: PlacedSheet {
    sheet(
      ExampleScenario.headingSheet, ["键", "值", "说明"],
      ExampleScenario.keys.map { [.words($0.heading), Value($0.value, .name), .words($0.meaning)] }, scrollingColumn: 1)
  }

  private static func sheet(_ table: ExampleScenario.Table) -> PlacedSheet {
    var sheet = sheet(
      table.sheet, table.columns.map(\.heading),
      table.rows.map { row in zip(row, table.columns).map { Value($0, $1.meaning.kind) } }, scrollingColumn: 1)
    for (column, heading) in table.columns.enumerated() {
      guard case .choice(let values, let isOpen) = heading.meaning.kind else { continue }
      sheet.choices.append(
        PlacedChoice(
          range: PlacedRange(row: 1, column: column, lastRow: rowsToFill, lastColumn: column), values: values,
          isOpen: isOpen))
    }
    return sheet
  }

  /// What every column means, in a sheet that no reader minds.
  private static var explanation: PlacedSheet {
    let rows = ExampleScenario.tables.flatMap { table in
      table.columns.map { column in
        [
          table.sheet, column.heading, "\(table.name).\(column.name)", column.meaning.meaning, column.meaning.unit,
          column.isRequired ? "必有" : "可无", column.meaning.fallback,
        ].map { Value.words($0) }
      }
    }
    return sheet("说明", ["工作表", "列", "英文名", "含义", "单位或范围", "表头", "空着表示"], rows, scrollingColumn: 2)
  }

  private static func sheet(
    _ name: String, _ headings: [String], _ rows: [[Value]], scrollingColumn: Int
  ) -> PlacedSheet {
    let lines = [headings.map { Value(text: $0, content: .text($0), style: CellStyle(role: .heading)) }] + rows
    let cells = lines.enumerated().flatMap { row, line in
      line.enumerated().filter { !$1.text.isEmpty }.map { PlacedCell(row, $0, $1.content, $1.style) }
    }
    let widths = headings.indices.map { column in
      min(48, 3 + (lines.map { TextWidth.of($0[column].text) }.max() ?? 0))
    }
    return PlacedSheet(
      name: name, cells: cells, columnWidths: widths, scrolling: (1, scrollingColumn), repeatedRows: 0...0,
      pages: PagePlan(
        isLandscape: true, widths: widths, heights: lines.map { _ in TextWidth.line }, headings: 0...0, repeated: 0,
        blocks: lines.indices.map { $0...$0 }))
  }
}

/// A value as a clerk would type it: numbers and days as such.
private struct Value {
  var text: String
  var content: PlacedCell.Content
  var style: CellStyle

  init(text: String, content: PlacedCell.Content, style: CellStyle) {
    self.text = text
    self.content = content
    self.style = style
  }

  static func words(_ text: String) -> Value { Value(text, .text) }

  init(_ text: String, _ kind: ColumnMeaning.Kind) {
    self.text = text
    content = .text(text)
    style = CellStyle(role: .body, alignment: .left)
    if kind == .text { return }
    if let date = CalendarDate(strict: text) {
      // Spreadsheets count days from the end of 1899.
      content = .number(Double(date.daysSince1970 + 25_569))
      style = CellStyle(role: .body, alignment: .right, numberFormat: "yyyy-mm-dd")
    } else if let number = ExactDecimal(ratio: text), text.hasSuffix("%") || number.text == text {
      content = .number(number.double)
      style = CellStyle(role: .body, alignment: .right, numberFormat: text.hasSuffix("%") ? "0.0%" : "")
    }
  }
}
