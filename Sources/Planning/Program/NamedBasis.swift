import LinearProgramming

/// A basis by the names of rows and columns: a start for programs that hold some others.
struct NamedBasis: Sendable {
  private let rows: [String: Basis.Status]
  private let columns: [String: Basis.Status]

  /// The basis of a solved program.
  init(_ program: LinearProgram, _ basis: Basis) {
    rows = Dictionary(zip(program.rows.map(\.name), basis.rows), uniquingKeysWith: { first, _ in first })
    columns = Dictionary(zip(program.columns.map(\.name), basis.columns), uniquingKeysWith: { first, _ in first })
  }

  /// The basis for another program, in which new rows have room and new columns are empty; nil where columns are gone that were basic.
  func basis(of program: LinearProgram) -> Basis? {
    let rows = program.rows.map { self.rows[$0.name] ?? .basic }
    let columns = program.columns.map { self.columns[$0.name] ?? .atLower }
    let basic = (rows + columns).count { $0 == .basic }
    return basic == program.rows.count ? Basis(rows: rows, columns: columns) : nil
  }
}
