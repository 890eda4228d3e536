internal import CGLPK

/// GLPK as a pure function: a program in, an outcome out, everything freed before it returns.
public enum GLPK {
  /// Version of the library.
  public static var version: String { String(cString: guarded_glpk_version()) }

  /// Solves a program on the calling thread.
  ///
  /// - Parameters:
  ///   - program: validated first; GLPK never sees an invalid one.
  ///   - start: basis of a similar program with the same numbers of rows and columns; nil starts from scratch.
  ///   - incumbent: values of the columns of a solution that is known to keep all rows; the integer search then only looks for better.
  ///   - limits: when to stop.
  ///   - isCancelled: asked every hundred pivots and at every node; true ends the solve.
  /// - Returns: how it ended and what was found.
  /// - Throws: ``InvalidProgram``, or ``SolverFault`` if GLPK itself fails.
  public static func solve(
    _ program: LinearProgram, start: Basis? = nil, incumbent: [Double]? = nil, limits: SolveLimits = SolveLimits(),
    isCancelled: () -> Bool = { false }
  ) throws -> SolveOutcome {
    let integer = program.columns.contains(where: \.isInteger)
    return try solve(
      program, integer: integer, start: start, incumbent: incumbent, limits: limits, isCancelled: isCancelled)
  }

  /// Solves the linear relaxation: as ``solve(_:start:incumbent:limits:isCancelled:)`` with all columns continuous.
  ///
  /// With `ranging` the outcome also says how far each row's bound may move before its price changes.
  public static func solveRelaxation(
    _ program: LinearProgram, start: Basis? = nil, ranging: Bool = false, limits: SolveLimits = SolveLimits(),
    isCancelled: () -> Bool = { false }
  ) throws -> SolveOutcome {
    try solve(program, integer: false, start: start, ranging: ranging, limits: limits, isCancelled: isCancelled)
  }

  private static func solve(
    _ program: LinearProgram, integer: Bool, start: Basis?, incumbent: [Double]? = nil, ranging: Bool = false,
    limits: SolveLimits, isCancelled: () -> Bool
  ) throws -> SolveOutcome {
    try program.validate()
    if let incumbent { try program.validate(incumbent: incumbent) }
    if let start, start.rows.count != program.rows.count || start.columns.count != program.columns.count {
      throw InvalidProgram(description: "the start has another number of rows or columns than the program")
    }
    if program.columns.isEmpty { return emptyOutcome(program) }
    return try outcome(
      GLPKCall(program).run(
        integer: integer, start: start, incumbent: incumbent, ranging: ranging, limits: limits,
        isCancelled: isCancelled))
  }

  /// Writes the program as a free MPS file for another solver; GLPK writes the objective of a maximisation as it stands.
  public static func writeMPS(_ program: LinearProgram, to path: String) throws {
    try program.validate()
    try program.validateNames()
    let answer = GLPKCall(program, withNames: true).run(integer: false, mpsPath: path, isCancelled: { false })
    if answer.status != 0 { throw SolverFault(description: answer.message) }
  }

  static func outcome(_ answer: GLPKCall.Answer) throws(SolverFault) -> SolveOutcome {
    let status: SolveStatus
    switch answer.status {
    case 0: status = .optimal
    case 1: status = .infeasible
    case 2: status = .unbounded
    case 3: status = .limitReached
    case 4: status = .cancelled
    case 6: status = .hopeless
    default: throw SolverFault(description: answer.message.isEmpty ? "GLPK failed" : answer.message)
    }
    var outcome = SolveOutcome(
      status: status, solution: nil, prices: nil, basis: nil, bound: nil, iterations: answer.iterations,
      nodes: answer.nodes)
    if answer.hasSolution {
      outcome.solution = .init(objective: answer.objective, columns: answer.columnValues, rows: answer.rowValues)
    }
    if answer.hasDuals {
      outcome.prices = .init(
        rows: answer.rowDuals, columns: answer.columnDuals,
        ranges: zip(answer.rangeLower, answer.rangeUpper).map { min($0, $1)...max($0, $1) })
      outcome.bound = answer.bound
      outcome.basis = Basis(
        rows: answer.rowStatuses.map { Basis.Status(rawValue: $0) ?? .basic },
        columns: answer.columnStatuses.map { Basis.Status(rawValue: $0) ?? .atLower })
    }
    return outcome
  }

  /// GLPK refuses a program without columns; its rows then have sum 0.
  private static func emptyOutcome(_ program: LinearProgram) -> SolveOutcome {
    let fits = program.rows.allSatisfy { $0.lower <= 0 && $0.upper >= 0 }
    return SolveOutcome(
      status: fits ? .optimal : .infeasible,
      solution: fits ? .init(objective: 0, columns: [], rows: program.rows.map { _ in 0 }) : nil,
      prices: fits ? .init(rows: program.rows.map { _ in 0 }, columns: [], ranges: []) : nil,
      basis: nil, bound: fits ? 0 : nil, iterations: 0, nodes: 0)
  }
}
