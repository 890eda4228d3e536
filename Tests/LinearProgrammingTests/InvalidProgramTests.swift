import Testing

@testable import LinearProgramming

@Suite("What GLPK would answer with a wrong result or the end of the process is refused before")
struct InvalidProgramTests {
  private func refused(_ change: (inout LinearProgram) -> Void) -> String? {
    var program = KnownProgramTests.twoByTwo(isInteger: true)
    change(&program)
    do {
      _ = try GLPK.solve(program)
      return nil
    } catch {
      return String(describing: error)
    }
  }

  @Test("A coefficient that is not a number names its row and column")
  func nanCoefficient() {
    let message = refused { program in
      let row = program.add(LinearProgram.Row("third", upper: 1))
      program.set(row: row, column: 1, to: .nan)
    }
    #expect(message?.contains("y") == true && message?.contains("third") == true)
  }

  @Test("A bound that is not a number", arguments: [Double.nan, .infinity])
  func nanBound(_ bound: Double) {
    #expect(refused { $0.setBounds(row: 0, lower: bound, upper: 4) } != nil)
  }

  @Test("Bounds in the wrong order")
  func crossedBounds() { #expect(refused { $0.setBounds(column: 0, lower: 2, upper: 1) } != nil) }

  @Test("A fractional bound on a whole number")
  func fractionalBound() { #expect(refused { $0.setBounds(column: 0, lower: 0, upper: 2.5) } != nil) }

  @Test("A place that is set twice")
  func duplicate() { #expect(refused { $0.set(row: 0, column: 0, to: 2) }?.contains("twice") == true) }

  @Test("A place outside the matrix")
  func outside() { #expect(refused { $0.set(row: 7, column: 0, to: 2) } != nil) }

  @Test(
    "Names that cannot be written",
    arguments: ["", "a b", "line\nbreak", String(repeating: "x", count: 256), "批次", "x"])
  func names(_ name: String) {
    var program = KnownProgramTests.twoByTwo()
    program.add(.init(name, lower: 0, upper: 1, objective: 0))
    #expect(throws: InvalidProgram.self) { try GLPK.writeMPS(program, to: "/nonexistent/x.mps") }
  }
}
