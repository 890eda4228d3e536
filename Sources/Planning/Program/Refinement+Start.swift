import LinearProgramming
import SamplingInspection

/// The first program of a refinement, and a basis for it.
extension Refinement {
  /// From so many strata on a search of first prices costs less than the pivots that it saves.
  static let manyStrata = 300

  /// A few numbers of batches, where nothing is known.
  static func plainStart(_ model: inout PlanModel, _ upper: [Int64]) -> (program: RefinedProgram, basis: Basis?) {
    let active = ActiveRows(brokenBy: model.proportionalStart.map(Double.init), model)
    return (RefinedProgram(&model, breakpoints: firstBreakpoints(model, upper), active: active), nil)
  }

  /// What the search of first prices found.
  static func searchedStart(
    _ near: NearPrices, _ model: inout PlanModel, _ upper: [Int64]
  ) -> (program: RefinedProgram, basis: Basis?) {
    var active = ActiveRows(brokenBy: near.batches, model)
    active.add(priced: near)
    let points = reachingAll(refine(near.batches, near.stratumPrices, upper, &model).breakpoints, upper)
    let refined = RefinedProgram(&model, breakpoints: points, active: active)
    return (refined, refined.start(near: near, model))
  }

  /// What a neighbour gave.
  static func start(
    from neighbour: Result, _ model: inout PlanModel, _ upper: [Int64]
  ) -> (program: RefinedProgram, basis: Basis?) {
    let points = breakpoints(neighbour, model, upper)
    let refined = RefinedProgram(&model, breakpoints: points, active: neighbour.refined.active)
    return (refined, carry(neighbour, to: refined, &model))
  }

  /// The same breakpoints with the highest number, so that every number of batches is within reach and "infeasible" means what it says.
  static func reachingAll(_ points: [[Int64]], _ upper: [Int64]) -> [[Int64]] {
    zip(points, upper).map { Set($0).union([max($0[0], $1)]).sorted() }
  }

  /// A few numbers around the proportional plan, the lowest and the highest, and every number from which on batches
  /// count no more.
  ///
  /// Columns are what costs, and the numbers of the optimum are not known yet.
  private static func firstBreakpoints(_ model: PlanModel, _ upper: [Int64]) -> [[Int64]] {
    let counted = model.countedUpTo
    return zip(zip(model.lower, upper), zip(model.proportionalStart, counted)).map { range, numbers in
      let (low, high) = (range.0, max(range.0, range.1))
      let (usual, counted) = numbers
      let points = [low, low + 1, usual / 2, usual, 2 * usual, 4 * usual + 4, high] + counted
      return Set(points.map { min(max($0, low), high) }).sorted()
    }
  }

  /// The breakpoints of a neighbour, with the lowest and the highest number, so that every number of batches is within reach.
  private static func breakpoints(_ neighbour: Result, _ model: PlanModel, _ upper: [Int64]) -> [[Int64]] {
    neighbour.refined.breakpoints.indices.map { stratum in
      let low = model.lower[stratum]
      let high = max(low, upper[stratum])
      return Set(neighbour.refined.breakpoints[stratum].map { min(max($0, low), high) } + [low, high]).sorted()
    }
  }
}
