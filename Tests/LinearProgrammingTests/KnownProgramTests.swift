import Testing

@testable import LinearProgramming

@Suite("Programs with an optimum known by hand")
struct KnownProgramTests {
  /// Maximise 3x + 2y, x + y ≤ 4, x + 3y ≤ 7, x ≤ 3: the corner (3, 1) is worth 11, and the prices are 2 and 0, with 1 on x ≤ 3.
  static func twoByTwo(isInteger: Bool = false) -> LinearProgram {
    var program = LinearProgram()
    let x = program.add(.init("x", lower: 0, upper: 3, objective: 3, isInteger: isInteger))
    let y = program.add(.init("y", lower: 0, upper: .infinity, objective: 2, isInteger: isInteger))
    let first = program.add(LinearProgram.Row("first", upper: 4))
    let second = program.add(LinearProgram.Row("second", upper: 7))
    program.set(row: first, column: x, to: 1)
    program.set(row: first, column: y, to: 1)
    program.set(row: second, column: x, to: 1)
    program.set(row: second, column: y, to: 3)
    return program
  }

  @Test("A linear program gives its corner and its prices")
  func linear() throws {
    let outcome = try GLPK.solve(Self.twoByTwo())
    #expect(outcome.status == .optimal)
    let solution = try #require(outcome.solution)
    #expect(abs(solution.objective - 11) < 1e-9)
    #expect(zip(solution.columns, [3, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
    let prices = try #require(outcome.prices)
    #expect(zip(prices.rows, [2, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(abs(prices.columns[0] - 1) < 1e-9)
  }

  @Test("A program that cannot be worth what is asked for stops with prices that say so; one that can is solved")
  func hopeless() throws {
    var limits = SolveLimits()
    limits.hopeless = 20
    let outcome = try GLPK.solveRelaxation(Self.twoByTwo(), limits: limits)
    #expect(outcome.status == .hopeless)
    #expect(outcome.solution == nil)
    let prices = try #require(outcome.prices?.rows)
    // Under the prices no plan can be worth more than 4·first + 7·second and what x is worth beyond them, three times; y is worth nothing.
    #expect(2 - prices[0] - 3 * prices[1] < 1e-9)
    #expect(4 * prices[0] + 7 * prices[1] + 3 * max(0, 3 - prices[0] - prices[1]) < 20 + 1e-9)
    limits.hopeless = 10
    #expect(
      try GLPK.solveRelaxation(Self.twoByTwo(), limits: limits).solution.map { abs($0.objective - 11) < 1e-9 } == true)
  }

  @Test("An integer program rounds down to the best whole point")
  func integer() throws {
    let program = Self.wholePoints()
    #expect(try abs((GLPK.solveRelaxation(program).solution?.objective ?? 0) - 21) < 1e-9)
    let outcome = try GLPK.solve(program)
    #expect(outcome.status == .optimal)
    #expect(outcome.solution.map { abs($0.objective - 20) < 1e-9 } == true)
  }

  /// Maximise 5x + 4y with 6x + 4y ≤ 24 and x + 2y ≤ 6: relaxed (3, 1.5) is worth 21, whole (4, 0) is worth 20.
  static func wholePoints() -> LinearProgram {
    var program = LinearProgram()
    let x = program.add(.init("x", lower: 0, upper: 10, objective: 5, isInteger: true))
    let y = program.add(.init("y", lower: 0, upper: 10, objective: 4, isInteger: true))
    let first = program.add(LinearProgram.Row("first", upper: 24))
    let second = program.add(LinearProgram.Row("second", upper: 6))
    program.set(row: first, column: x, to: 6)
    program.set(row: first, column: y, to: 4)
    program.set(row: second, column: x, to: 1)
    program.set(row: second, column: y, to: 2)
    return program
  }

  @Test("A solution that is known to begin with is beaten where it can be, and kept where it cannot")
  func incumbent() throws {
    for (known, objective) in [([2.0, 2.0], 18.0), ([4.0, 0.0], 20.0)] {
      let outcome = try GLPK.solve(Self.wholePoints(), incumbent: known)
      #expect(outcome.status == .optimal)
      #expect(outcome.solution.map { abs($0.objective - 20) < 1e-9 } == true)
      // The relaxation is fractional, so at a limit of no node all that is there is what was handed over.
      let stopped = try GLPK.solve(Self.wholePoints(), incumbent: known, limits: SolveLimits(nodes: 1))
      #expect(stopped.solution.map { $0.objective >= objective - 1e-9 } == true)
    }
  }

  @Test(
    "A known solution that breaks a row, a bound or is not whole is refused, since GLPK would take it at its word",
    arguments: [[4.0, 1.0], [-1.0, 0.0], [1.5, 0.0], [.nan, 0.0], [1.0]])
  func brokenIncumbent(_ known: [Double]) {
    #expect(throws: InvalidProgram.self) { try GLPK.solve(Self.wholePoints(), incumbent: known) }
  }

  @Test("An infeasible program, linear or integer, is an outcome and not an error")
  func infeasible() throws {
    for isInteger in [false, true] {
      var program = Self.twoByTwo(isInteger: isInteger)
      let row = program.add(LinearProgram.Row("impossible", lower: 5))
      program.set(row: row, column: 0, to: 1)
      #expect(try GLPK.solve(program).status == .infeasible)
    }
  }

  @Test("An unbounded program is an outcome")
  func unbounded() throws {
    var program = LinearProgram()
    program.add(.init("x", lower: 0, upper: .infinity, objective: 1))
    #expect(try GLPK.solve(program).status == .unbounded)
  }

  @Test("A program without columns is decided by its rows")
  func noColumns() throws {
    var program = LinearProgram()
    #expect(try GLPK.solve(program).status == .optimal)
    program.add(LinearProgram.Row("one", lower: 1))
    #expect(try GLPK.solve(program).status == .infeasible)
  }

  @Test("A start from the last basis needs no pivot")
  func warmStart() throws {
    let first = try GLPK.solve(Self.twoByTwo())
    let second = try GLPK.solve(Self.twoByTwo(), start: first.basis)
    #expect(second.solution == first.solution)
    #expect(second.iterations == 0)
  }

  @Test("A start of another shape is refused")
  func wrongStart() throws {
    let basis = Basis(rows: [.basic], columns: [.atLower])
    #expect(throws: InvalidProgram.self) { try GLPK.solve(Self.twoByTwo(), start: basis) }
  }
}
