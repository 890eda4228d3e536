import LinearProgramming
import SamplingInspection

/// Numbers of batches that break the rules least, and what their prices show: prices under which even without any worth every plan
/// would have to be better than it can be prove that none exists.
public struct LeastBreach: Sendable {
  /// Fractional batches of each stratum; none where the first proof was enough.
  let batches: [Double]
  /// The prices.
  let prices: RowPrices
  /// The sums that they make; below 0 no plan exists.
  let terms: Proof.Terms
  /// Last basis of the solver.
  let basis: NamedBasis?

  /// Finds them; nil if the solver gives none or was cancelled.
  ///
  /// - Parameters:
  ///   - start: basis of a model that differs in a few figures.
  ///   - isAnyProofEnough: whether to stop at the first prices that prove that no plan exists; the least breach is not known then.
  static func find(
    _ model: inout PlanModel, start: NamedBasis? = nil, isAnyProofEnough: Bool = false, isCancelled: () -> Bool
  ) throws -> LeastBreach? {
    let refined = program(model)
    var limits = SolveLimits()
    if isAnyProofEnough { limits.hopeless = -clearBreach / RefinedProgram.microPointsPerUnit }
    let outcome = try GLPK.solveRelaxation(
      refined.program, start: start.flatMap { $0.basis(of: refined.program) }, limits: limits, isCancelled: isCancelled)
    guard outcome.status == .optimal || outcome.status == .hopeless, let prices = outcome.prices else { return nil }
    let rowPrices = refined.prices(prices, model)
    let terms = rowPrices.terms(&model, withoutValue: true)
    let named = outcome.basis.map { NamedBasis(refined.program, $0) }
    // The solver may think that it has a proof which exact arithmetic does not bear out.
    if outcome.status == .hopeless, terms.bound >= 0 {
      return try find(&model, start: named, isCancelled: isCancelled)
    }
    return LeastBreach(
      batches: outcome.solution.map { refined.batches($0) } ?? [], prices: rowPrices, terms: terms, basis: named)
  }

  /// What costs a hundredth of a batch, in micro-points, is no noise.
  private static let clearBreach = 10_000.0

  /// The program of all rules but wishes in which no batch is worth anything and every rule may be broken at a cost.
  static func program(_ model: PlanModel) -> RefinedProgram {
    var flat = model
    flat.curves = model.curves.map { ValueCurve.flat(like: $0) }
    let counted = model.countedUpTo
    let breakpoints = flat.lower.indices.map { stratum -> [Int64] in
      let high = max(flat.lower[stratum], flat.upper[stratum])
      let inner = counted[stratum]
      return Set(inner.filter { $0 > flat.lower[stratum] && $0 < high } + [flat.lower[stratum], high]).sorted()
    }
    var refined = RefinedProgram(&flat, breakpoints: breakpoints, active: ActiveRows(allButWishes: flat))
    for (number, row) in model.rows.enumerated() where row.penalty == nil {
      refined.relax(number, model, cost: 1e6 / row.meanCoefficient * Double(row.denominator))
    }
    return refined
  }
}

extension PlanningOutcome {
  /// That no plan keeps all rules of a model, with its proof.
  static func impossible(_ model: inout PlanModel, isCancelled: () -> Bool) throws -> PlanningOutcome {
    let breach = try LeastBreach.find(&model, isCancelled: isCancelled)
    if isCancelled() { return .cancelled }
    guard let breach, breach.terms.bound < 0 else {
      return .impossible(Proof(), bound: 0, isProved: false, breach: breach)
    }
    return .impossible(
      breach.prices.proof(model, terms: breach.terms), bound: breach.terms.bound, isProved: true, breach: breach)
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
