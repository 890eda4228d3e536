/// Where each row and column of a program stands in a simplex solution; a start for the next, similar program.
public struct Basis: Sendable, Equatable {
  /// Place of one row or column.
  public enum Status: Int32, Sendable {
    /// In the basis: its value follows from the others.
    case basic = 1
    /// At its lower bound.
    case atLower = 2
    /// At its upper bound.
    case atUpper = 3
    /// Free and at zero.
    case free = 4
    /// At its only value.
    case fixed = 5
  }

  /// Status of each row.
  public var rows: [Status]
  /// Status of each column.
  public var columns: [Status]

  /// Makes a basis.
  public init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }
}
