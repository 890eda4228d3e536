/// Formulas of a table as a spreadsheet writes them.
struct FormulaText {
  let placements: [String: TablePlacement]

  /// Most arguments of one function.
  private static let mostArguments = 250

  /// The formula of a cell in a row of a sheet; nil if there is nothing that it could refer to.
  func text(_ formula: Table.Formula, row: Int, sheet: String) -> String? {
    switch formula {
    case .sumOfColumns(let ranges):
      return Self.sum(
        ranges.map {
          CellName.range(PlacedRange(row: row, column: $0.lowerBound, lastRow: row, lastColumn: $0.upperBound))
        })
    case .product(let left, let right):
      return "=" + CellName.cell(row, left) + "*" + CellName.cell(row, right)
    case .difference(let left, let right):
      return "=" + CellName.cell(row, left) + "-" + CellName.cell(row, right)
    case .inTenThousand(let column):
      return "=" + CellName.cell(row, column) + "/10000"
    case .cells(let places):
      return Self.sum(places.compactMap { place(of: $0, from: sheet) })
    case .matching(let table, let key, let own, let sum):
      guard let other = placements[table], let body = other.body else { return nil }
      let name = other.sheet == sheet ? "" : CellName.sheet(other.sheet)
      // EXACT compares as text: no sign in a name is taken for a wildcard or an operator.
      return "=SUMPRODUCT(EXACT(\(name)\(CellName.fixed(column: key, rows: body)),\(CellName.cell(row, own)))"
        + "*\(name)\(CellName.fixed(column: sum, rows: body)))"
    }
  }

  private func place(of place: Table.Place, from sheet: String) -> String? {
    guard let other = placements[place.table], let row = other.rowOf[place.row] else { return nil }
    return (other.sheet == sheet ? "" : CellName.sheet(other.sheet)) + CellName.cell(row, place.column)
  }

  /// `=SUM(…)` of cells and ranges, in as many sums as their number needs.
  private static func sum(_ terms: [String]) -> String? {
    if terms.isEmpty { return nil }
    var sums: [String] = []
    var rest = terms[...]
    while !rest.isEmpty {
      sums.append("SUM(" + rest.prefix(mostArguments).joined(separator: ",") + ")")
      rest = rest.dropFirst(mostArguments)
    }
    return "=" + sums.joined(separator: "+")
  }
}
