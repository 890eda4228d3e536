import LinearProgramming
import SamplingInspection

/// Solves the linear relaxation on breakpoints that are added where the prices fall, until the true bound is met.
///
/// Fixed steps 1, 4, 16 … leave a gap of 10⁻³ and all unit steps take minutes; a few rounds of refining give the optimum over
/// unit steps.
struct Refinement {
  /// What the last round gave.
  struct Result {
    /// The program of the last round.
    var refined: RefinedProgram
    /// Its solution.
    var solution: SolveOutcome.Solution
    /// Its prices, exact.
    var prices: RowPrices
    /// Sums of the bound that the prices prove.
    var terms: Proof.Terms
  }

  /// Most rounds; a handful is usual.
  private static let rounds = 60
  /// Relative distance between bound and program at which refining ends.
  private static let tolerance = 1e-7

  /// Runs the rounds; nil if the time ran out before the first ended.
  static func run(
    _ model: inout PlanModel, limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> (status: SolveStatus, result: Result?) {
    let upper = model.usefulUpper
    var active = ActiveRows(brokenBy: model.proportionalStart.map(Double.init), model)
    let first = firstBreakpoints(model, upper, widely: false)
    var refined = RefinedProgram(&model, breakpoints: first, active: active)
    var isWide = false
    var basis: Basis?
    for _ in 0..<rounds {
      let outcome = try GLPK.solveRelaxation(refined.program, start: basis, limits: limits(), isCancelled: isCancelled)
      if outcome.status == .infeasible, !isWide {
        // The few numbers so far need not hold a plan.
        isWide = true
        let points = zip(refined.breakpoints, firstBreakpoints(model, upper, widely: true)).map {
          Set($0).union($1).sorted()
        }
        refined = RefinedProgram(&model, breakpoints: points, active: active)
        basis = nil
        continue
      }
      guard outcome.status == .optimal, let solution = outcome.solution, let prices = outcome.prices else {
        return (outcome.status, nil)
      }
      let batches = refined.batches(solution)
      let rowPrices = refined.prices(prices, solution, model)
      let stratumPrices = rowPrices.stratumPrices(model)
      let isComplete = !active.add(brokenBy: batches, model)
      let points = refine(batches, stratumPrices, upper, widely: isWide, &model)
      let reached = Double(refined.constant) + solution.objective * RefinedProgram.microPointsPerUnit
      if isComplete, points.loss <= tolerance * max(reached.magnitude, 1e6) || points.breakpoints == refined.breakpoints
      {
        return (
          .optimal,
          Result(refined: refined, solution: solution, prices: rowPrices, terms: rowPrices.terms(&model))
        )
      }
      let next = RefinedProgram(
        &model,
        breakpoints: isComplete
          ? points.breakpoints : zip(points.breakpoints, first).map { Set($0).union($1).sorted() },
        active: active)
      basis = outcome.basis.map { carry($0, from: refined, to: next, batches, stratumPrices, &model) }
      refined = next
    }
    return (.limitReached, nil)
  }

  /// The start: a few numbers around the proportional plan, and every number from which on batches count no more.
  ///
  /// Columns are what costs, and the numbers of the optimum are not known yet.
  private static func firstBreakpoints(_ model: PlanModel, _ upper: [Int64], widely: Bool) -> [[Int64]] {
    let proportional = model.proportionalStart
    var points = model.lower.indices.map { stratum -> Set<Int64> in
      let low = model.lower[stratum]
      let high = max(low, upper[stratum])
      let usual = proportional[stratum]
      var points: Set<Int64> = [low, low + 1, usual / 2, usual, 2 * usual, 4 * usual + 4]
      if widely { points.formUnion(ladder(low, high)) }
      return Set(points.map { min(max($0, low), high) })
    }
    for row in model.rows {
      for term in row.terms where term.upTo > model.lower[term.stratum] && term.upTo < upper[term.stratum] {
        points[term.stratum].insert(term.upTo)
      }
    }
    return points.map { $0.sorted() }
  }

  /// Numbers from the lowest to the highest, each step four times the one before.
  private static func ladder(_ low: Int64, _ high: Int64) -> [Int64] {
    var ladder = [high]
    var step: Int64 = 4
    while low + step < high {
      ladder.append(low + step)
      step *= 4
    }
    return ladder
  }

  /// Breakpoints around the batches of the solution and around those that are best under its prices, few elsewhere; and what
  /// the lines of this round lose against the true curves, in micro-points.
  private static func refine(
    _ batches: [Double], _ prices: [RowPrices.StratumPrice], _ upper: [Int64], widely: Bool,
    _ model: inout PlanModel
  ) -> (breakpoints: [[Int64]], loss: Double) {
    let kept = model.countedUpTo
    var loss: Int128 = 0
    let breakpoints = batches.indices.map { stratum in
      let low = model.lower[stratum]
      let high = max(low, upper[stratum])
      let (best, worth) = model.best(stratum, prices[stratum], upTo: high)
      let solved = min(max(Int64(batches[stratum]), low), high)
      loss += worth - model.worth(of: batches[stratum], stratum, prices[stratum])
      let (from, to) = (min(best, solved), max(best, solved))
      // As the prices settle the two come together, and the numbers around them to single batches.
      let width = max(1, (to - from + 1) / 2)
      var points: Set<Int64> = [low, from - width, from, (from + to) / 2, to, to + width, 2 * to + 4]
      points.formUnion(kept[stratum])
      if widely { points.formUnion(ladder(low, high)) }
      points.insert(Int64(batches[stratum].rounded(.up)))
      return Set(points.map { min(max($0, low), high) }).sorted()
    }
    return (breakpoints, Double(loss) / 1e18)
  }

  /// A basis of another program for the same model: what lies below the solution is full and what lies above is empty, or as the
  /// prices will have it; as many segments of a stratum are basic as before.
  private static func carry(
    _ basis: Basis, from old: RefinedProgram, to new: RefinedProgram, _ batches: [Double],
    _ prices: [RowPrices.StratumPrice], _ model: inout PlanModel
  ) -> Basis {
    var columns: [Basis.Status] = []
    for stratum in old.breakpoints.indices {
      let oldFirst = old.firstColumn[stratum]
      let basics = (0..<(old.breakpoints[stratum].count - 1)).reduce(0) {
        $0 + (basis.columns[oldFirst + $1] == .basic ? 1 : 0)
      }
      let points = new.breakpoints[stratum]
      var statuses: [Basis.Status] = []
      for (from, to) in zip(points, points.dropFirst()) {
        let pays =
          Int128(model.curves[stratum].value(to) - model.curves[stratum].value(from)) * 1_000_000_000_000_000_000
          > (prices[stratum].price(of: to) * Int128(to - from))
        statuses.append(pays ? .atUpper : .atLower)
      }
      // The segments nearest to the solution become basic.
      let solved = batches[stratum]
      func distance(_ segment: Int) -> Double {
        max(0, Double(points[segment]) - solved, solved - Double(points[segment + 1]))
      }
      if basics > 0 {
        for segment in statuses.indices.sorted(by: { (distance($0), $0) < (distance($1), $1) }).prefix(basics) {
          statuses[segment] = .basic
        }
      }
      columns += statuses
    }
    // Everything else is known by name; what is new is slack: a new row is basic, but for a sum, whose column is.
    let oldColumns = statuses(basis.columns[old.segmentCount...], old.program.columns[old.segmentCount...].map(\.name))
    for column in new.program.columns[new.segmentCount...] {
      columns.append(oldColumns[column.name] ?? (column.name.hasPrefix("sum") ? .basic : .atLower))
    }
    let oldRows = statuses(basis.rows[...], old.program.rows.map(\.name))
    let rows = new.program.rows.map { row in oldRows[row.name] ?? (row.name.hasPrefix("sum") ? .fixed : .basic) }
    return Basis(rows: rows, columns: columns)
  }

  private static func statuses(_ statuses: ArraySlice<Basis.Status>, _ names: [String]) -> [String: Basis.Status] {
    Dictionary(zip(names, statuses), uniquingKeysWith: { first, _ in first })
  }
}

extension PlanModel {
  /// Worth of a fractional number of batches under a price, on the straight line between whole ones, in micro-points · 10¹⁸.
  mutating func worth(of batches: Double, _ stratum: Int, _ price: RowPrices.StratumPrice) -> Int128 {
    let whole = Int64(batches.rounded(.down))
    let fraction = batches - Double(whole)
    var worth = Int128(curves[stratum].value(whole)) * 1_000_000_000_000_000_000 - price.perBatch * Int128(whole)
    for (upTo, price) in price.firstBatches { worth -= price * Int128(min(whole, upTo)) }
    if fraction > 0 {
      let next = Double(curves[stratum].step(whole + 1)) * 1e18 - Double(price.price(of: whole + 1))
      worth += Int128(next * fraction)
    }
    return worth
  }

  /// Most batches of each stratum that any plan can have, as far as single rows tell, and one more, so that the limit itself
  /// never binds in place of its row.
  var usefulUpper: [Int64] {
    var upper = self.upper
    func limit(_ stratum: Int, _ room: Int128) {
      upper[stratum] = min(upper[stratum], lower[stratum] + Int64(clamping: max(0, room)) + 1)
    }
    for row in rows where row.side != .atLeast && row.penalty == nil && row.cells.isEmpty {
      let isPlain =
        row.terms.allSatisfy { $0.coefficient > 0 && $0.upTo == .max } && row.sums.allSatisfy { $0.coefficient > 0 }
      guard isPlain else { continue }
      var room = row.bound
      for term in row.terms { room -= Int128(term.coefficient) * Int128(lower[term.stratum]) }
      for term in row.sums { for stratum in term.strata { room -= Int128(term.coefficient) * Int128(lower[stratum]) } }
      for term in row.terms { limit(term.stratum, room / Int128(term.coefficient)) }
      for term in row.sums { for stratum in term.strata { limit(stratum, room / Int128(term.coefficient)) } }
    }
    return upper
  }
}
