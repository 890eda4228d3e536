/// A workbook as read: its sheets with what people see in their cells.
struct Workbook: Sendable, Equatable {
  /// What a cell holds.
  enum Kind: Sendable, Equatable {
    /// Nothing.
    case blank
    /// Text.
    case text
    /// A number; its text is decimal, as far as a spreadsheet shows it (15 digits).
    case number
    /// A number of more than 15 digits, of which spreadsheets keep no more; its text is what stands in the file.
    case imprecise
    /// A day; its text is like `2021-09-30`.
    case date
    /// TRUE or FALSE.
    case boolean
    /// An error such as `#REF!`.
    case error
    /// A formula whose value nobody has computed; its text is the formula.
    case uncomputed
  }

  /// One cell.
  struct Cell: Sendable, Equatable {
    /// What people see in it; empty if it is blank.
    var text = ""
    /// What it holds.
    var kind = Kind.blank
  }

  /// One row with a cell.
  struct Row: Sendable, Equatable {
    /// Its number, from 0.
    var number: Int
    /// Its cells by column, up to the last that is not blank.
    var cells: [Cell]
  }

  /// Cells that are shown as one, which holds what stands in the first.
  struct Merge: Sendable, Equatable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// One sheet.
  struct Sheet: Sendable, Equatable {
    var name: String
    var isHidden = false
    /// Rows in order; rows without a cell are left out.
    var rows: [Row] = []
    var merges: [Merge] = []
  }

  var sheets: [Sheet]
}
