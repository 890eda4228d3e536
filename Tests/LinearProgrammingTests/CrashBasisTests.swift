import Testing

@testable import LinearProgramming

@Suite("A first basis from columns that are expected to lie between their bounds")
struct CrashBasisTests {
  /// Two rows that limit what three columns may add up.
  private var program: LinearProgram {
    var program = LinearProgram()
    for worth in [3.0, 2.0, 1.0] { program.add(.init("x\(worth)", lower: 0, upper: 10, objective: worth)) }
    for limit in [12.0, 20.0] { program.add(.init("r\(limit)", upper: limit)) }
    for column in 0..<3 { program.set(row: 0, column: column, to: 1) }
    program.set(row: 1, column: 0, to: 1)
    program.set(row: 1, column: 1, to: 3)
    return program
  }

  @Test("The basis of the optimum needs no pivot")
  func optimumNeedsNoPivot() throws {
    let solved = try GLPK.solveRelaxation(program)
    let basis = try #require(solved.basis)
    let crashed = Basis(
      crash: program, between: basis.columns.indices.filter { basis.columns[$0] == .basic },
      columns: basis.columns.map { $0 == .basic ? .atLower : $0 }, tight: basis.rows.map { $0 == .basic ? nil : $0 })
    #expect(crashed == basis)
    let again = try GLPK.solveRelaxation(program, start: crashed)
    #expect(again.iterations == 0)
    #expect(again.solution?.objective == solved.solution?.objective)
  }

  @Test("Columns that depend on one another do not both become basic")
  func dependentColumnsAreLeftOut() throws {
    var program = program
    let twin = program.add(.init("twin", lower: 0, upper: 10, objective: 1))
    program.set(row: 0, column: twin, to: 2)
    let crashed = Basis(
      crash: program, between: [2, twin], columns: .init(repeating: .atLower, count: 4), tight: [.atUpper, .atUpper])
    #expect(crashed.columns == [.atLower, .atLower, .basic, .atLower])
    #expect(crashed.rows == [.atUpper, .basic])
  }

  @Test("No column takes the place of a row that has room")
  func rowsWithRoomStayBasic() {
    let crashed = Basis(
      crash: program, between: [0, 1], columns: .init(repeating: .atUpper, count: 3), tight: [nil, .atUpper])
    #expect(crashed.rows == [.basic, .atUpper])
    #expect(crashed.columns == [.basic, .atUpper, .atUpper])
  }

  @Test("Whatever is expected, the optimum is the same", arguments: 0..<40)
  func wrongExpectationsDoNoHarm(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    var program = LinearProgram()
    for column in 0..<12 {
      program.add(.init("x\(column)", lower: 0, upper: Double(1 + random(9)), objective: Double(random(7))))
    }
    for row in 0..<6 {
      program.add(.init("r\(row)", lower: 0, upper: Double(3 + random(20))))
      for column in 0..<12 where random(2) == 0 { program.set(row: row, column: column, to: Double(1 + random(4))) }
    }
    let plain = try GLPK.solveRelaxation(program)
    let crashed = Basis(
      crash: program, between: (0..<12).filter { _ in random(2) == 0 },
      columns: (0..<12).map { _ in random(2) == 0 ? .atLower : .atUpper },
      tight: (0..<6).map { _ in random(3) == 0 ? nil : .atUpper })
    let started = try GLPK.solveRelaxation(program, start: crashed)
    let difference = try #require(started.solution).objective - #require(plain.solution).objective
    #expect(difference.magnitude < 1e-9)
    #expect(crashed.rows.filter { $0 == .basic }.count + crashed.columns.filter { $0 == .basic }.count == 6)
  }
}
