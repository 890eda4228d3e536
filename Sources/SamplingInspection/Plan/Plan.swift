/// A finished plan: batches for every stratum, and the prices that prove how good it is.
public struct Plan: Sendable, Equatable {
  /// How far it is proved.
  public enum Status: String, Sendable, Hashable {
    /// No plan is better.
    case optimal
    /// All rules are kept; a better plan may exist within the gap.
    case feasible
    /// No plan keeps all rules.
    case infeasible
    /// Made by hand and taken in: its rules may be broken, and nothing is said of how good it is.
    case imported
  }

  /// Batches of each stratum, in the order of the scenario's strata; empty if infeasible.
  public var batches: [Int64]
  /// Prices that prove the bound.
  public var proof: Proof
  /// Value in micro-points; 0 if infeasible.
  public var value: Int64
  /// No plan is worth more, in micro-points; negative if infeasible.
  public var bound: Int64

  /// Makes a plan.
  public init(batches: [Int64], proof: Proof, value: Int64, bound: Int64) {
    self.batches = batches
    self.proof = proof
    self.value = value
    self.bound = bound
  }

  /// (bound − value) / max(|value|, one point).
  public var gap: Double { Double(bound - value) / Double(max(abs(value), 1_000_000)) }
}

/// Prices on rules from which anyone can recompute an upper bound on the value of every plan.
public struct Proof: Sendable, Equatable {
  /// Price of one row.
  public struct RowPrice: Sendable, Equatable {
    /// Rule of the row.
    public var rule: String
    /// Side of the row.
    public var side: Side
    /// Group of the row, such as `county=141102`.
    public var group: String
    /// Micro-points times 10¹⁸ for one integer unit of the row.
    public var price: Int128

    /// Makes a price.
    public init(rule: String, side: Side, group: String, price: Int128) {
      self.rule = rule
      self.side = side
      self.group = group
      self.price = price
    }
  }

  /// Second price of one cell of a coverage rule.
  public struct CellPrice: Sendable, Equatable {
    /// Rule of the cell.
    public var rule: String
    /// Group of its row.
    public var group: String
    /// The cell.
    public var cell: String
    /// Micro-points times 10¹⁸ for one batch in the cell.
    public var price: Int128

    /// Makes a price.
    public init(rule: String, group: String, cell: String, price: Int128) {
      self.rule = rule
      self.group = group
      self.cell = cell
      self.price = price
    }
  }

  /// The three sums of the bound before they are added, times 10¹⁸.
  public struct Terms: Sendable, Equatable {
    /// Σ price · side.
    public var rows: Int128
    /// Σ over cells.
    public var cells: Int128
    /// Σ over strata of the best number of batches.
    public var strata: Int128

    /// Makes terms.
    public init(rows: Int128 = 0, cells: Int128 = 0, strata: Int128 = 0) {
      self.rows = rows
      self.cells = cells
      self.strata = strata
    }
  }

  /// Rows with a price, in order of rule, group, side.
  public var rows: [RowPrice]
  /// Cells with a price, in order of rule, group, cell.
  public var cells: [CellPrice]
  /// The sums as stated.
  public var terms: Terms

  /// Decimals of a price.
  public static let decimals = 18

  /// Makes a proof.
  public init(rows: [RowPrice] = [], cells: [CellPrice] = [], terms: Terms = Terms()) {
    self.rows = rows
    self.cells = cells
    self.terms = terms
  }
}
