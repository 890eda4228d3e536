import Foundation
import Testing

@testable import LinearProgramming

@Suite("Exported programs")
struct ExportTests {
  @Test("A free MPS file holds every row, column, bound and integer marker")
  func mps() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString).mps")
    defer { try? FileManager.default.removeItem(at: file) }
    try GLPK.writeMPS(KnownProgramTests.twoByTwo(isInteger: true), to: file.path)
    let text = try String(contentsOf: file, encoding: .utf8)
    for part in ["first", "second", "x", "y", "INTORG", "RHS", "BOUNDS"] { #expect(text.contains(part)) }
  }

  @Test("A place that cannot be written is an error")
  func nowhere() {
    #expect(throws: SolverFault.self) {
      try GLPK.writeMPS(KnownProgramTests.twoByTwo(), to: "/nonexistent/folder/x.mps")
    }
  }

  @Test("The library is GLPK 5")
  func version() { #expect(GLPK.version.hasPrefix("5.")) }
}
