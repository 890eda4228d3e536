import LinearProgramming
import SamplingInspection

/// Improves a whole plan by small integer programs in which only the batches that cost least to move may move.
///
/// The plan itself is handed over as a solution to beat. Rows that it breaks may stay broken, at a cost, so that the same search
/// mends a plan and makes it better.
struct Neighborhood {
  /// Prices of the relaxation, which say what it costs to move a batch.
  let prices: [RowPrices.StratumPrice]
  /// Cost of a broken row in micro-points for each whole unit.
  let weights: [Double]

  /// How many moves are open; each size is tried until it finds nothing more.
  private static let sizes = [40, 80, 160]
  /// Most nodes of one search; a number, not a time, so that every machine finds the same.
  private static let nodes = 1000
  /// By how much a row that stays broken gets dearer, and how often at each size.
  private static let dearer = 8.0
  private static let mostDearer = 3

  /// Improves until the value is good enough, in micro-points, and every rule is kept, or nothing better is found.
  func improve(
    _ start: PlanState, _ model: inout PlanModel, until goodEnough: Double, limits: () -> SolveLimits,
    isCancelled: () -> Bool
  ) throws -> PlanState {
    var state = start
    var weights = weights
    let whole = CoreProgram(whole: model).windows
    for size in Self.sizes {
      var isDearer = 0
      while !state.isValid || (Double(state.value(&model)) < goodEnough && limits().seconds > 0) {
        // A plan that breaks a rule is none: mending does not stop with the time.
        let limits = state.isValid ? limits() : SolveLimits()
        if let better = try search(state, weights, size, whole, &model, limits, isCancelled) {
          state = better
        } else if !state.isValid, isDearer < Self.mostDearer {
          // A row that is broken by less than a batch may be cheaper to leave so than to mend.
          isDearer += 1
          for row in broken(state, model) { weights[row] *= Self.dearer }
        } else {
          break
        }
      }
    }
    return state
  }

  /// A better plan among those that the open moves reach; nil if none is found.
  private func search(
    _ state: PlanState, _ weights: [Double], _ size: Int, _ whole: [ClosedRange<Int64>], _ model: inout PlanModel,
    _ limits: SolveLimits,
    _ isCancelled: () -> Bool
  ) throws -> PlanState? {
    let broken = broken(state, model)
    let core = CoreProgram(windows: windows(state, broken, size, whole, &model))
    var refined = core.program(&model)
    for row in broken { refined.relax(row, model, cost: weights[row]) }
    var limits = limits
    limits.nodes = Self.nodes
    let outcome = try GLPK.solve(
      refined.program, incumbent: refined.columns(of: state, model), limits: limits, isCancelled: isCancelled)
    guard let solution = outcome.solution else { return nil }
    // The solver is not trusted: what it gives is counted again in whole numbers.
    let found = state.moved(to: refined.batches(solution).map { Int64($0.rounded()) })
    return score(found, weights, &model) > score(state, weights, &model) + 0.5 ? found : nil
  }

  private func score(_ state: PlanState, _ weights: [Double], _ model: inout PlanModel) -> Double {
    model.rows.enumerated().reduce(Double(state.value(&model))) { score, row in
      let isBroken = row.element.penalty == nil && state.shortfall(row.offset) > 0
      return isBroken
        ? score - weights[row.offset] * Double(state.shortfall(row.offset)) / Double(row.element.denominator) : score
    }
  }

  private func broken(_ state: PlanState, _ model: PlanModel) -> [Int] {
    model.rows.indices.filter { model.rows[$0].penalty == nil && state.shortfall($0) > 0 }
  }

  /// Numbers of batches that the cheapest moves reach, from all strata and from those of each broken row.
  private func windows(
    _ state: PlanState, _ broken: [Int], _ size: Int, _ whole: [ClosedRange<Int64>], _ model: inout PlanModel
  ) -> [ClosedRange<Int64>] {
    var moves: [Move] = []
    for (stratum, count) in state.batches.enumerated() {
      var cost = 0.0
      for number in count..<min(count + Move.farthest, whole[stratum].upperBound) {
        cost += max(0, -gain(number + 1, of: stratum, &model))
        moves.append(Move(stratum: stratum, reaches: number + 1, cost: cost))
      }
      cost = 0
      for number in (max(count - Move.farthest, whole[stratum].lowerBound)..<count).reversed() {
        cost += max(0, gain(number + 1, of: stratum, &model))
        moves.append(Move(stratum: stratum, reaches: number, cost: cost))
      }
    }
    moves.sort()
    var open = Array(moves.prefix(size))
    for row in broken {
      let row = model.rows[row]
      let strata = Set(row.terms.map(\.stratum) + row.sums.flatMap(\.strata) + row.cells.flatMap(\.strata))
      open += moves.lazy.filter { strata.contains($0.stratum) }.prefix(size)
    }
    var windows = state.batches.map { $0...$0 }
    for move in open {
      let window = windows[move.stratum]
      windows[move.stratum] = min(window.lowerBound, move.reaches)...max(window.upperBound, move.reaches)
    }
    return windows
  }

  /// What the n-th batch of a stratum is worth beyond its price, in micro-points.
  private func gain(_ n: Int64, of stratum: Int, _ model: inout PlanModel) -> Double {
    Double(model.curves[stratum].step(n)) - Double(prices[stratum].price(of: n)) / 1e18
  }

  /// One stratum at another number of batches.
  private struct Move: Comparable {
    var stratum: Int
    var reaches: Int64
    var cost: Double

    static let farthest: Int64 = 2

    static func < (a: Move, b: Move) -> Bool { (a.cost, a.stratum, a.reaches) < (b.cost, b.stratum, b.reaches) }
  }
}
