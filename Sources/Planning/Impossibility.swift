import LinearProgramming
import SamplingInspection

/// Proves that no plan exists: prices under which even without any worth every plan would have to be better than it can be.
enum Impossibility {
  /// Numbers of batches that break the rules least, and what their prices show.
  struct LeastBreach {
    /// Fractional batches of each stratum.
    var batches: [Double]
    /// The prices.
    var prices: RowPrices
    /// The sums that they make; below 0 no plan exists.
    var terms: Proof.Terms
    /// Last basis of the solver.
    var basis: Basis?
  }

  /// Solves for the least total breach of the rules; its prices are the proof.
  static func prove(_ model: inout PlanModel, isCancelled: () -> Bool) throws -> PlanningOutcome {
    let breach = try leastBreach(&model, isCancelled: isCancelled)
    if isCancelled() { return .cancelled }
    guard let breach, breach.terms.bound < 0 else { return .impossible(Proof(), bound: 0, isProved: false) }
    return .impossible(
      breach.prices.proof(model, terms: breach.terms), bound: breach.terms.bound, isProved: true)
  }

  /// The least total breach; nil if the solver gives none or was cancelled.
  ///
  /// - Parameter start: basis of a model that differs in a few bounds; one of another shape is left aside.
  static func leastBreach(
    _ model: inout PlanModel, start: Basis? = nil, isCancelled: () -> Bool
  ) throws -> LeastBreach? {
    var refined = program(model)
    for (number, row) in model.rows.enumerated() where row.penalty == nil {
      refined.relax(number, model, cost: 1e6 / row.meanCoefficient * Double(row.denominator))
    }
    let fits = start?.rows.count == refined.program.rows.count && start?.columns.count == refined.program.columns.count
    let outcome = try GLPK.solveRelaxation(refined.program, start: fits ? start : nil, isCancelled: isCancelled)
    guard outcome.status == .optimal, let prices = outcome.prices, let solution = outcome.solution else { return nil }
    let rowPrices = refined.prices(prices, solution, model)
    return LeastBreach(
      batches: refined.batches(solution), prices: rowPrices, terms: rowPrices.terms(&model, withoutValue: true),
      basis: outcome.basis)
  }

  /// The program of all rules but wishes in which no batch is worth anything.
  static func program(_ model: PlanModel) -> RefinedProgram {
    var flat = model
    flat.curves = model.curves.map { ValueCurve.flat(like: $0) }
    let counted = model.countedUpTo
    let breakpoints = flat.lower.indices.map { stratum -> [Int64] in
      let high = max(flat.lower[stratum], flat.upper[stratum])
      let inner = counted[stratum]
      return Set(inner.filter { $0 > flat.lower[stratum] && $0 < high } + [flat.lower[stratum], high]).sorted()
    }
    return RefinedProgram(&flat, breakpoints: breakpoints, active: ActiveRows(allButWishes: flat))
  }
}

extension PlanModel {
  /// For each stratum the numbers of batches from which on some rule counts no more.
  var countedUpTo: [[Int64]] {
    var points = [[Int64]](repeating: [], count: lower.count)
    for row in rows { for term in row.terms where term.upTo != .max { points[term.stratum].append(term.upTo) } }
    return points
  }
}
