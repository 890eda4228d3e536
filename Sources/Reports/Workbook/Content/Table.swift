/// A table as plain values: which columns, which rows in which groups, and what is summed; knows no spreadsheet.
struct Table: Sendable, Equatable {
  /// What a column holds and how it is read.
  enum Kind: Sendable, Hashable {
    /// Words, read from the left.
    case words
    /// Short words, read as a mark: risk, stage, level.
    case mark
    /// A running number; never summed.
    case number
    /// Whole batches or residents.
    case count
    /// Whole batches, blank where there are none.
    case sparseCount
    /// Money in fen, shown in yuan.
    case yuan
    /// Money in fen, shown in 10,000 yuan (万元).
    case tenThousandYuan
    /// Any other figure, such as a price; not summed.
    case figure
  }

  /// One column.
  struct Column: Sendable, Equatable {
    /// Its heading.
    var heading: String
    /// Heading over it and its neighbours; nil for none.
    var above: String?
    /// What it holds.
    var kind: Kind
    /// Narrowest and widest it may be, in characters of half width.
    var width: ClosedRange<Double>
    /// Whether groups and the table are summed up in it.
    var isTotalled = false
    /// Whether equal neighbours, one below the other, are one cell.
    var isMerged = false
    /// Whether it is printed again on every page across.
    var isRepeated = false

    init(
      _ heading: String, above: String? = nil, _ kind: Kind, _ width: ClosedRange<Double>, totalled: Bool = false,
      merged: Bool = false, repeated: Bool = false
    ) {
      self.heading = heading
      self.above = above
      self.kind = kind
      self.width = width
      isTotalled = totalled
      isMerged = merged
      isRepeated = repeated
    }
  }

  /// What stands in a cell.
  enum Value: Sendable, Equatable {
    case blank
    case text(String)
    /// In the unit of the column's kind: pieces or fen.
    case amount(Int64)
    /// A figure that is shown and not summed.
    case figure(Double)

    /// The amount; 0 for anything else.
    var amount: Int64 { if case .amount(let amount) = self { amount } else { 0 } }
  }

  /// How a value follows from other cells, so that a clerk who edits those sees it change.
  enum Formula: Sendable, Equatable {
    /// Sum of cells of the same row, by column, each range once.
    case sumOfColumns([ClosedRange<Int>])
    /// Product of two cells of the same row.
    case product(Int, Int)
    /// Difference of two cells of the same row.
    case difference(Int, Int)
    /// A cell of the same row, in 10,000 yuan where that is in yuan.
    case inTenThousand(Int)
    /// Sum of cells of other tables.
    case cells([Place])
    /// Sum over the rows of another table whose key is the same text as a cell of this row.
    case matching(table: String, key: Int, own: Int, sum: Int)
  }

  /// A cell of some table of the same workbook.
  struct Place: Sendable, Hashable {
    /// The table's key.
    var table: String
    /// The row's key; ``Table/total`` for its total.
    var row: String
    /// The column.
    var column: Int
  }

  /// One cell.
  struct Cell: Sendable, Equatable {
    var value: Value
    var formula: Formula?
    /// Whether it holds something fixed by hand (指定批次).
    var isPinned = false

    static let blank = Cell(value: .blank)
    static func text(_ text: String) -> Cell { Cell(value: text.isEmpty ? .blank : .text(text)) }
    static func amount(_ amount: Int64, _ formula: Formula? = nil) -> Cell {
      Cell(value: .amount(amount), formula: formula)
    }
    static func figure(_ figure: Double) -> Cell { Cell(value: .figure(figure)) }
  }

  /// One row.
  struct Row: Sendable, Equatable {
    /// Names the row for other tables; empty if none refers to it.
    var key = ""
    var cells: [Cell]
  }

  /// Rows that belong together.
  struct Group: Sendable, Equatable {
    /// A line over the rows, across the table; nil for none.
    var heading: String?
    var rows: [Row]
    /// What the sum of the rows is called; nil for no sum.
    var subtotal: String?
  }

  /// Key of a table's total among its rows.
  static let total = "total"

  /// Names the table for other tables.
  var key: String
  var columns: [Column]
  var groups: [Group]
  /// What the sum of all rows is called; nil for no sum.
  var totalLabel: String?
  /// Whether the total stands above the rows, as in task tables that offices issue.
  var isTotalFirst = false
  /// Columns over which a subtotal's name is written.
  var subtotalSpan: ClosedRange<Int> = 0...0
  /// Columns over which the total's name is written.
  var totalSpan: ClosedRange<Int> = 0...0
  /// Whether readers may filter the rows.
  var isFiltered = false
}
