/// All sheets of a workbook in their places, with formulas that reach across them.
enum WorkbookLayout {
  static func sheets(_ workbook: WorkbookContent) -> [PlacedSheet] {
    let names = LegalNames.sheets(workbook.sheets.map(\.name))
    let layouts = zip(workbook.sheets, names).map { SheetLayout($0, name: $1) }
    let placements = Dictionary(
      layouts.map { ($0.sheet.table.key, $0.placement) }, uniquingKeysWith: { first, _ in first })
    let formulas = FormulaText(placements: placements)
    return layouts.map { $0.place(formulas) }
  }
}
