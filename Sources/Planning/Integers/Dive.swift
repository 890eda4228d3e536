import LinearProgramming
import SamplingInspection

/// Finds whole batches near the relaxation: rounds the strata nearest to a whole number, solves the relaxation again from the
/// last basis, and so on until all are whole.
enum Dive {
  /// Part of the fractional strata that is rounded in a round.
  private static let part = 0.7
  /// Most rounds; what is left is rounded and mended by exchanges, which costs less than a hundred programs more.
  private static let rounds = 8

  /// Whole batches that the program allows; nil if the dive ends where nothing is allowed, or was stopped.
  static func run(
    _ refined: RefinedProgram, isCancelled: () -> Bool
  ) throws -> [Int64]? {
    var program = refined.program
    var basis: Basis?
    for round in 1...rounds {
      let outcome = try GLPK.solveRelaxation(program, start: basis, isCancelled: isCancelled)
      guard outcome.status == .optimal, let solution = outcome.solution else { return nil }
      basis = outcome.basis
      let batches = refined.batches(solution)
      let fractional = batches.indices.map { (stratum: $0, off: (batches[$0] - batches[$0].rounded()).magnitude) }
        .filter { $0.off > 1e-6 }
        .sorted { ($0.off, $0.stratum) < ($1.off, $1.stratum) }
      if fractional.isEmpty || round == rounds { return batches.map { Int64($0.rounded()) } }
      for (stratum, _) in fractional.prefix(max(1, Int(Double(fractional.count) * part))) {
        refined.fix(stratum, at: Int64(batches[stratum].rounded()), in: &program)
      }
    }
    return nil
  }
}

extension RefinedProgram {
  /// Holds a stratum at a number of batches that is one of its breakpoints.
  func fix(_ stratum: Int, at count: Int64, in program: inout LinearProgram) {
    for (segment, (from, to)) in zip(breakpoints[stratum], breakpoints[stratum].dropFirst()).enumerated() {
      let filled = Double(min(max(count, from), to) - from)
      program.setBounds(column: firstColumn[stratum] + segment, lower: filled, upper: filled)
    }
  }

  /// Lets a stratum move again.
  func open(_ stratum: Int, in program: inout LinearProgram) {
    for segment in 0..<(breakpoints[stratum].count - 1) {
      let column = self.program.columns[firstColumn[stratum] + segment]
      program.setBounds(column: firstColumn[stratum] + segment, lower: column.lower, upper: column.upper)
    }
  }
}
