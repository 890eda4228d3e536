/// A linear or integer program as a value: maximise Σ objective·x while every row and column keeps its bounds.
///
/// Rows and columns are numbered from 0 in the order in which they were added. `-Double.infinity` and `Double.infinity` mean
/// "no bound". Building a program never fails; ``validate()`` says what is wrong with it.
public struct LinearProgram: Sendable, Equatable {
  /// One unknown.
  public struct Column: Sendable, Equatable {
    /// Name in exported files; at most 255 ASCII characters without spaces, unique.
    public var name: String
    /// Smallest value.
    public var lower: Double
    /// Largest value.
    public var upper: Double
    /// Worth of one unit.
    public var objective: Double
    /// Whether only whole values are allowed.
    public var isInteger: Bool

    /// Makes a column.
    public init(_ name: String, lower: Double, upper: Double, objective: Double, isInteger: Bool = false) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.objective = objective
      self.isInteger = isInteger
    }
  }

  /// One constraint, lower ≤ Σ coefficient·x ≤ upper.
  public struct Row: Sendable, Equatable {
    /// Name in exported files; at most 255 ASCII characters without spaces, unique.
    public var name: String
    /// Smallest sum.
    public var lower: Double
    /// Largest sum.
    public var upper: Double

    /// Makes a row.
    public init(_ name: String, lower: Double = -.infinity, upper: Double = .infinity) {
      self.name = name
      self.lower = lower
      self.upper = upper
    }
  }

  /// One coefficient of the matrix.
  public struct Entry: Sendable, Equatable {
    /// Number of the row.
    public var row: Int32
    /// Number of the column.
    public var column: Int32
    /// The coefficient.
    public var value: Double
  }

  /// The unknowns.
  public private(set) var columns: [Column] = []
  /// The constraints.
  public private(set) var rows: [Row] = []
  /// The matrix; no place twice.
  public private(set) var entries: [Entry] = []

  /// An empty program.
  public init() {}

  /// Adds a column and returns its number.
  @discardableResult
  public mutating func add(_ column: Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  /// Adds a row and returns its number.
  @discardableResult
  public mutating func add(_ row: Row) -> Int {
    rows.append(row)
    return rows.count - 1
  }

  /// Sets a coefficient that was not set before; a zero is left out.
  public mutating func set(row: Int, column: Int, to value: Double) {
    if value != 0 { entries.append(Entry(row: Int32(row), column: Int32(column), value: value)) }
  }

  /// Moves the bounds of a row.
  public mutating func setBounds(row: Int, lower: Double, upper: Double) {
    rows[row].lower = lower
    rows[row].upper = upper
  }

  /// Moves the bounds of a column.
  public mutating func setBounds(column: Int, lower: Double, upper: Double) {
    columns[column].lower = lower
    columns[column].upper = upper
  }
}
