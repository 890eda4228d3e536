internal import CXlsxWriter
import Foundation
import SamplingInspection
import ScenarioFiles

/// Writes placed sheets as one workbook (libxlsxwriter); knows nothing of what they mean.
struct WorkbookWriter {
  private let file: URL
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: CellFormats
  /// What must be found again in the file.
  private var written = WrittenCounts()

  /// Writes a workbook and reads it again.
  ///
  /// - Throws: ``WritingError`` if a call fails, or if what lies there afterwards is not whole.
  static func write(_ content: WorkbookContent, to file: URL) throws(WritingError) {
    try write(
      WorkbookLayout.sheets(content), title: content.title, author: content.author, day: content.day, to: file)
  }

  /// Writes sheets that are in their places, and reads them again.
  static func write(_ sheets: [PlacedSheet], title: String, author: String, day: CalendarDate, to file: URL)
    throws(WritingError)
  {
    var writer = try WorkbookWriter(file)
    do throws(WritingError) {
      try writer.setProperties(title: title, author: author, day: day)
      for sheet in sheets { try writer.fill(sheet) }
    } catch {
      lxw_workbook_free(writer.workbook)
      throw error
    }
    try writer.check(workbook_close(writer.workbook))
    try WrittenWorkbook.check(file, holds: writer.written)
  }

  private init(_ file: URL) throws(WritingError) {
    self.file = file
    // Parts wait in files beside the workbook, so that one disk decides whether there is room.
    let folder = strdup(file.deletingLastPathComponent().path)
    defer { free(folder) }
    var options = lxw_workbook_options()
    options.tmpdir = folder
    guard let workbook = workbook_new_opt(file.path, &options) else {
      throw WritingError(path: file.path, reason: "no memory for a workbook (内存不足)")
    }
    self.workbook = workbook
    formats = CellFormats(workbook)
  }

  private func check(_ code: lxw_error) throws(WritingError) {
    if code == LXW_NO_ERROR { return }
    var words = String(cString: lxw_strerror(code))
    if words.hasSuffix(".") { words.removeLast() }
    throw WritingError(path: file.path, reason: "\(words) (空间不足、没有权限或内容超出限度)")
  }

  private mutating func fill(_ sheet: PlacedSheet) throws(WritingError) {
    guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else {
      throw WritingError(path: file.path, reason: "a sheet cannot be named \(sheet.name) (工作表名不可用)")
    }
    try setUp(worksheet, sheet)
    written.cells.append(0)
    for cell in sheet.cells { try write(cell, worksheet) }
    for choice in sheet.choices { try write(choice, worksheet) }
  }

  private func setProperties(title: String, author: String, day: CalendarDate) throws(WritingError) {
    let title = strdup(CellText.plain(title, longest: 200))
    let author = strdup(CellText.plain(author, longest: 200))
    defer {
      free(title)
      free(author)
    }
    var properties = lxw_doc_properties()
    properties.title = title
    properties.author = author
    // The day of the plan, at noon: the same plan gives the same bytes.
    properties.created = time_t(day.daysSince1970) * 86_400 + 43_200
    try check(workbook_set_properties(workbook, &properties))
  }

  // MARK: Pages

  private func setUp(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ sheet: PlacedSheet) throws(WritingError) {
    for (column, width) in sheet.columnWidths.enumerated() {
      try check(worksheet_set_column(worksheet, lxw_col_t(column), lxw_col_t(column), width, nil))
    }
    for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
      try check(worksheet_set_row(worksheet, lxw_row_t(row), height, nil))
    }
    if let scrolling = sheet.scrolling {
      worksheet_freeze_panes(worksheet, lxw_row_t(scrolling.row), lxw_col_t(scrolling.column))
    }
    if let filter = sheet.filter {
      try check(
        worksheet_autofilter(
          worksheet, lxw_row_t(filter.row), lxw_col_t(filter.column), lxw_row_t(filter.lastRow),
          lxw_col_t(filter.lastColumn)))
    }
    worksheet_set_paper(worksheet, 9)
    if sheet.pages.isLandscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
    let margins = PagePlan.margins
    worksheet_set_margins(worksheet, margins.left, margins.right, margins.top, margins.bottom)
    worksheet_center_horizontally(worksheet)
    // Fitted rather than scaled: the width of a column depends on the fonts of whoever prints.
    worksheet_fit_to_pages(worksheet, UInt16(sheet.pages.pagesAcross), UInt16(sheet.pages.pagesDown))
    try setBreaks(worksheet, sheet)
    let header = "&L&9 \(Self.headerText(sheet.headerLeft, 90))&R&9 \(Self.headerText(sheet.headerRight, 20))"
    try check(worksheet_set_header(worksheet, header))
    try check(worksheet_set_footer(worksheet, "&C&9第&P页 共&N页"))
  }

  private func setBreaks(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ sheet: PlacedSheet)
    throws(WritingError)
  {
    try check(
      worksheet_repeat_rows(
        worksheet, lxw_row_t(sheet.repeatedRows.lowerBound), lxw_row_t(sheet.repeatedRows.upperBound)))
    if sheet.repeatedColumns > 0 {
      try check(worksheet_repeat_columns(worksheet, 0, lxw_col_t(sheet.repeatedColumns - 1)))
      worksheet_print_across(worksheet)
    }
    if !sheet.pages.rowBreaks.isEmpty {
      var breaks = sheet.pages.rowBreaks.map { lxw_row_t($0) } + [0]
      try check(worksheet_set_h_pagebreaks(worksheet, &breaks))
    }
  }

  /// Text in a header, where `&` begins a code.
  private static func headerText(_ text: String, _ longest: Int) -> String {
    CellText.plain(text, longest: longest).replacing("&", with: "&&")
  }

  // MARK: Cells

  private mutating func write(_ cell: PlacedCell, _ worksheet: UnsafeMutablePointer<lxw_worksheet>)
    throws(WritingError)
  {
    let format = try format(cell.style)
    let (row, column) = (lxw_row_t(cell.range.row), lxw_col_t(cell.range.column))
    let (lastRow, lastColumn) = (lxw_row_t(cell.range.lastRow), lxw_col_t(cell.range.lastColumn))
    if (row, column) != (lastRow, lastColumn) {
      // Merging writes blanks everywhere; the content goes over the first of them.
      try check(worksheet_merge_range(worksheet, row, column, lastRow, lastColumn, "", format))
    }
    written.cells[written.cells.count - 1] +=
      (cell.range.lastRow - cell.range.row + 1)
      * (cell.range.lastColumn - cell.range.column + 1)
    switch cell.content {
    case .blank:
      try check(worksheet_write_blank(worksheet, row, column, format))
    case .text(let text):
      let text = CellText.written(text)
      if !text.isEmpty { written.texts.insert(text) }
      try check(worksheet_write_string(worksheet, row, column, text, format))
    case .number(let number):
      try check(worksheet_write_number(worksheet, row, column, number, format))
    case .formula(let formula, let result):
      try check(worksheet_write_formula_num(worksheet, row, column, formula, format, result))
    }
  }

  /// Lets one of some values be chosen from a list.
  private func write(_ choice: PlacedChoice, _ worksheet: UnsafeMutablePointer<lxw_worksheet>) throws(WritingError) {
    var values: [UnsafeMutablePointer<CChar>?] = choice.values.map { strdup($0) } + [nil]
    defer { for value in values { free(value) } }
    let range = choice.range
    let code = values.withUnsafeMutableBufferPointer { values in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = values.baseAddress
      validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
      if choice.isOpen { validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue) }
      return worksheet_data_validation_range(
        worksheet, lxw_row_t(range.row), lxw_col_t(range.column), lxw_row_t(range.lastRow),
        lxw_col_t(range.lastColumn), &validation)
    }
    try check(code)
  }

  private mutating func format(_ style: CellStyle) throws(WritingError) -> UnsafeMutablePointer<lxw_format> {
    guard let format = formats.format(style) else {
      throw WritingError(path: file.path, reason: "no memory for a format (内存不足)")
    }
    return format
  }
}
