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
    /// Its last basis.
    var basis: Basis?
  }

  /// Most rounds; a handful is usual.
  private static let rounds = 60
  /// Relative distance between bound and program at which refining ends, unless less is asked for.
  private static let tolerance = 1e-7

  /// Runs the rounds; when the time runs out, gives what the last one gave.
  ///
  /// Time counts from the first round that keeps all rows: without one there is nothing to round to a plan.
  ///
  /// - Parameters:
  ///   - gap: relative gap of the plan that is wanted; the relaxation need not be more than a hundred times better.
  ///   - searchedFrom: number of strata from which on first prices are searched for.
  ///   - inCore: whether the batches near the prices are enough: the program is then none for other rows or bounds.
  ///   - neighbour: what a model gave whose rows have the same places and other bounds; its basis is the start.
  ///   - other: what such a model gave whose bounds lie on the other side of these.
  static func run(
    _ model: inout PlanModel, gap: Double = 0, from neighbour: Result? = nil, and other: Result? = nil,
    searchedFrom: Int = manyStrata, inCore: Bool = false, limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> (status: SolveStatus, result: Result?) {
    let upper = model.usefulUpper
    var (refined, basis): (RefinedProgram, Basis?)
    if let neighbour {
      if let other, upper.count >= searchedFrom {
        var core = CoreRelaxation(between: neighbour, and: other, model, upper: upper)
        if let result = try core.run(&model, gap: gap, limits: limits, isCancelled: isCancelled) {
          return (.optimal, result)
        }
        if isCancelled() { return (.cancelled, nil) }
      }
      (refined, basis) = start(from: neighbour, &model, upper)
    } else if upper.count < searchedFrom || !model.curves.allSatisfy(\.fallsByStep) {
      (refined, basis) = plainStart(&model, upper)
    } else {
      var search = PriceSearch(&model)
      let near = search.run(&model, isCancelled: isCancelled)
      if inCore {
        var core = CoreRelaxation(near, model, upper: upper)
        if let result = try core.run(&model, gap: gap, limits: limits, isCancelled: isCancelled) {
          return (.optimal, result)
        }
        if isCancelled() { return (.cancelled, nil) }
      }
      (refined, basis) = searchedStart(near, &model, upper)
    }
    var active = refined.active
    var last: Result?
    // What the prices prove takes as long to add up as a round, so it is done for the last one only.
    func proved() -> Result? {
      guard var last else { return nil }
      last.terms = last.prices.terms(&model)
      return last
    }
    for _ in 0..<rounds {
      let outcome = try GLPK.solveRelaxation(
        refined.program, start: basis, limits: last == nil ? SolveLimits() : limits(), isCancelled: isCancelled)
      guard outcome.status == .optimal, let solution = outcome.solution, let prices = outcome.prices else {
        return (outcome.status, proved())
      }
      let batches = refined.batches(solution)
      let rowPrices = refined.prices(prices, model)
      let stratumPrices = rowPrices.stratumPrices(model)
      let isComplete = !active.add(brokenBy: batches, model)
      var (points, loss) = refine(batches, stratumPrices, upper, &model)
      let reached = Double(refined.constant) + solution.objective * RefinedProgram.microPointsPerUnit
      if isComplete {
        last = Result(
          refined: refined, solution: solution, prices: rowPrices, terms: Proof.Terms(), basis: outcome.basis)
        if loss <= max(tolerance, gap / 100) * max(reached.magnitude, 1e6) || points == refined.breakpoints {
          return (.optimal, proved())
        }
      } else {
        // Rows are still missing: with every number of batches within reach, "infeasible" means that no plan exists.
        points = reachingAll(points, upper)
      }
      let next = RefinedProgram(&model, breakpoints: points, active: active)
      basis = outcome.basis.map { carry($0, from: refined, to: next, batches, stratumPrices, &model) }
      refined = next
    }
    return (.limitReached, proved())
  }

  /// Breakpoints around the batches of the solution and around those that are best under its prices, few elsewhere; and what
  /// the lines of this round lose against the true curves, in micro-points.
  static func refine(
    _ batches: [Double], _ prices: [RowPrices.StratumPrice], _ upper: [Int64], _ model: inout PlanModel
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
      points.insert(Int64(batches[stratum].rounded(.up)))
      return Set(points.map { min(max($0, low), high) }).sorted()
    }
    return (breakpoints, Double(loss) / 1e18)
  }

  /// The basis of a solved program for another one.
  static func carry(_ neighbour: Result, to refined: RefinedProgram, _ model: inout PlanModel) -> Basis? {
    neighbour.basis.map {
      carry(
        $0, from: neighbour.refined, to: refined, neighbour.refined.batches(neighbour.solution),
        neighbour.prices.stratumPrices(model), &model)
    }
  }

  /// A basis of another program for the same model: what lies below the solution is full and what lies above is empty, or as the
  /// prices will have it; as many segments of a stratum are basic as before.
  static func carry(
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
}
