/// A sheet with everything in its place: what a writer of workbooks needs, and nothing of what it means.
struct PlacedSheet: Sendable {
  var name: String
  var cells: [PlacedCell] = []
  /// Widths in characters of half width.
  var columnWidths: [Double]
  /// Heights in points of the rows that must not find their own.
  var rowHeights: [Int: Double] = [:]
  /// First row and column that scroll; nil if all do.
  var scrolling: (row: Int, column: Int)?
  /// Rows printed again on every page.
  var repeatedRows: ClosedRange<Int>
  /// Columns printed again on every page, from the left; 0 for none.
  var repeatedColumns = 0
  var pages: PagePlan
  var filter: PlacedRange?
  /// Cells with a list of values to choose from.
  var choices: [PlacedChoice] = []
  var headerLeft = ""
  var headerRight = ""
}

/// A rectangle of cells, counted from 0.
struct PlacedRange: Sendable, Hashable {
  var row: Int
  var column: Int
  var lastRow: Int
  var lastColumn: Int
}

/// Cells in which one of some values is to be chosen.
struct PlacedChoice: Sendable, Equatable {
  var range: PlacedRange
  var values: [String]
  /// Whether other values will do as well.
  var isOpen: Bool
}

/// One cell, or several that are one.
struct PlacedCell: Sendable {
  /// What is written.
  enum Content: Sendable {
    case blank
    case text(String)
    case number(Double)
    case formula(String, result: Double)
  }

  var range: PlacedRange
  var content: Content
  var style: CellStyle

  init(_ row: Int, _ column: Int, to last: (row: Int, column: Int)? = nil, _ content: Content, _ style: CellStyle) {
    range = PlacedRange(row: row, column: column, lastRow: last?.row ?? row, lastColumn: last?.column ?? column)
    self.content = content
    self.style = style
  }
}

/// How a cell looks.
struct CellStyle: Sendable, Hashable {
  /// What it is on the page.
  enum Role: Sendable, Hashable {
    case title
    case subtitle
    case factName
    case factText
    case heading
    case groupHeading
    case body
    case subtotal
    case total
    case note
  }

  /// How text lies in it.
  enum Alignment: Sendable, Hashable {
    case left
    case center
    case right
  }

  var role: Role
  var alignment = Alignment.center
  /// Format of numbers; empty for text.
  var numberFormat = ""
}
