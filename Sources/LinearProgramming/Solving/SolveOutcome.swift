/// How a solve ended, apart from what it found.
public enum SolveStatus: Sendable, Equatable {
  /// The solution is optimal (integer programs: within the gap asked for).
  case optimal
  /// No solution exists.
  case infeasible
  /// The objective grows without end.
  case unbounded
  /// A limit was reached; a solution may or may not be there.
  case limitReached
  /// No solution is worth more than ``SolveLimits/hopeless``; there are prices that say so, but no solution.
  case hopeless
  /// `isCancelled` said so.
  case cancelled
}

/// What a solve found.
public struct SolveOutcome: Sendable, Equatable {
  /// Values of one solution.
  public struct Solution: Sendable, Equatable {
    /// Objective of the values.
    public var objective: Double
    /// Value of each column.
    public var columns: [Double]
    /// Sum of each row.
    public var rows: [Double]
  }

  /// Prices of the linear relaxation: what one unit more of room in a row would add to the objective.
  public struct Prices: Sendable, Equatable {
    /// Price of each row.
    public var rows: [Double]
    /// Reduced cost of each column.
    public var columns: [Double]
    /// Between which sums of each row its price holds; everything for rows without a price, empty unless asked for.
    public var ranges: [ClosedRange<Double>]
  }

  /// Why the solve ended.
  public var status: SolveStatus
  /// The best solution known, if there is one.
  public var solution: Solution?
  /// Prices of the relaxation, if it was solved.
  public var prices: Prices?
  /// Last basis of the relaxation, if it was solved.
  public var basis: Basis?
  /// No solution is better than this, as far as the solver knows; not to be trusted as a proof.
  public var bound: Double?
  /// Pivots of the simplex.
  public var iterations: Int
  /// Nodes of the integer search.
  public var nodes: Int
}

/// The solver broke down; never "no solution".
public struct SolverFault: Error, Equatable, CustomStringConvertible {
  /// The solver's own words.
  public let description: String

  /// Makes a fault; also of an answer that contradicts what is known.
  public init(description: String) { self.description = description }
}
