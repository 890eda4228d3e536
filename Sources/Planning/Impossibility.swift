import LinearProgramming
import SamplingInspection

/// Proves that no plan exists: prices under which even without any worth every plan would have to be better than it can be.
enum Impossibility {
  /// Solves for the least total breach of the rules; its prices are the proof.
  static func prove(_ model: inout PlanModel, isCancelled: () -> Bool) throws -> PlanningOutcome {
    var elastic = model
    elastic.curves = model.curves.map { ValueCurve.flat(like: $0) }
    let counted = model.countedUpTo
    let breakpoints = elastic.lower.indices.map { stratum -> [Int64] in
      let high = max(elastic.lower[stratum], elastic.upper[stratum])
      let inner = counted[stratum]
      return Set(inner.filter { $0 > elastic.lower[stratum] && $0 < high } + [elastic.lower[stratum], high]).sorted()
    }
    var refined = RefinedProgram(&elastic, breakpoints: breakpoints, active: ActiveRows(allButWishes: elastic))
    for (number, row) in model.rows.enumerated() where row.penalty == nil {
      refined.relax(number, model, cost: 1e6 / row.meanCoefficient * Double(row.denominator))
    }
    let outcome = try GLPK.solveRelaxation(refined.program, isCancelled: isCancelled)
    if outcome.status == .cancelled { return .cancelled }
    guard let prices = outcome.prices, let solution = outcome.solution else {
      return .impossible(Proof(), bound: 0, isProved: false)
    }
    let rowPrices = refined.prices(prices, solution, model)
    let terms = rowPrices.terms(&model, withoutValue: true)
    if terms.bound >= 0 { return .impossible(Proof(), bound: 0, isProved: false) }
    return .impossible(rowPrices.proof(model, terms: terms), bound: terms.bound, isProved: true)
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
