import LinearProgramming
import SamplingInspection

/// The relaxation of a model on the batches near some prices alone: those of a search, or those of the models on both sides.
///
/// Of all numbers of batches only those matter whose worth is near their price, a few for each row. All others stay as the prices have
/// them; what the program's own prices would rather have otherwise is added, until nothing is. What the prices prove is added up over
/// everything, so that what is left out costs time and never truth.
struct CoreRelaxation {
  /// From so many strata on the whole program costs more than the rounds that it saves.
  static let manyStrata = 5000

  /// Most rounds; what does not settle is left to the whole program.
  private static let rounds = 30
  /// Single batches that may move at first: so many, and so many for each row with a price.
  private static let (moves, movesPerRow) = (1000, 3)
  /// The same between two models, which leave little open.
  private static let movesBetween = 300
  /// How often what stays broken at a cost is made dearer before it is believed to be impossible.
  private static let mostDearer = 2
  /// Relative distance between bound and program at which refining ends, unless less is asked for.
  private static let tolerance = 1e-7
  /// Of a thousandth of a micro-point no round is worth anything; in micro-points · 10¹⁸.
  private static let noLoss: Int128 = 1_000_000_000_000_000

  /// Batches near the optimum, and what a batch must be worth there.
  private typealias Place = (batches: [Double], prices: [RowPrices.StratumPrice])

  /// The optimum lies near the first, or between the two.
  private let places: [Place]
  private let start: (RefinedProgram, inout PlanModel) -> Basis?
  /// How many single batches may move at first.
  private let moves: Int
  private let upper: [Int64]
  private var weights: [Double]
  private var active: ActiveRows

  /// Near what a search of first prices found.
  init(_ near: NearPrices, _ model: PlanModel, upper: [Int64]) {
    places = [(near.batches, near.stratumPrices)]
    start = { refined, model in refined.start(near: near, model) }
    moves = Self.moves + Self.movesPerRow * near.pricedRows
    self.upper = upper
    active = ActiveRows(brokenBy: near.batches, model)
    active.add(priced: near)
    weights = Exchange.weights(model, prices: near.rowPrices(model))
  }

  /// Between what two models gave whose rows have the same places, and bounds on either side of these.
  init(between one: Refinement.Result, and other: Refinement.Result, _ model: PlanModel, upper: [Int64]) {
    places = [one, other].map { ($0.refined.batches($0.solution), $0.prices.stratumPrices(model)) }
    start = { refined, model in refined.start(from: one, &model) }
    moves = Self.movesBetween
    self.upper = upper
    active = one.refined.active
    active.add(other.refined.active)
    active.add(brokenBy: places[0].batches, model)
    weights = zip(
      Exchange.weights(model, prices: one.prices), Exchange.weights(model, prices: other.prices)
    ).map(max)
  }

  /// The relaxation; nil where rows stay broken or the rounds do not settle, and the whole program has to say more.
  mutating func run(
    _ model: inout PlanModel, gap: Double, limits: () -> SolveLimits, isCancelled: () -> Bool
  ) throws -> Refinement.Result? {
    let counted = model.countedUpTo
    var points = firstPoints(&model).enumerated().map { Self.splitting($1, at: counted[$0]) }
    var refined = program(points, &model)
    var basis = start(refined, &model)
    var dearer = 0
    for _ in 0..<Self.rounds {
      // Time counts from the first round that keeps all rows: without one there is nothing to round to a plan.
      let outcome = try GLPK.solveRelaxation(refined.program, start: basis, isCancelled: isCancelled)
      guard outcome.status == .optimal, let solution = outcome.solution, let prices = outcome.prices else { return nil }
      let batches = refined.batches(solution)
      let rowPrices = refined.prices(prices, model)
      let stratumPrices = rowPrices.stratumPrices(model)
      let isComplete = !active.add(brokenBy: batches, model)
      let (fine, loss) = Refinement.refine(batches, stratumPrices, upper, &model)
      let reached = Double(refined.constant) + solution.objective * RefinedProgram.microPointsPerUnit
      let allowed = max(Self.tolerance, gap / 100) * max(reached.magnitude, 1e6)
      var isSettled = loss <= allowed || limits().seconds == 0
      let broken = refined.breaches.filter { weights[$0.row] > 0 && solution.columns[$0.column] > 1e-7 }
        .filter { model.rows[$0.row].penalty == nil }
      if isComplete, isSettled, broken.isEmpty {
        // A number that no single row allows may still be the best under the prices of the rows that are there.
        let terms = rowPrices.terms(&model)
        isSettled = Double(terms.bound) - reached <= 2 * allowed || limits().seconds == 0
        if isSettled {
          return Refinement.Result(
            refined: refined, solution: solution, prices: rowPrices, terms: terms, basis: outcome.basis)
        }
      }
      if isComplete, isSettled {
        if dearer == Self.mostDearer { return nil }
        dearer += 1
        for breach in broken { weights[breach.row] *= 8 }
      }
      points = points.indices.map { stratum in
        // Everything between the old numbers and the best ones is within reach, finer where the solution lies.
        let (best, worth) = model.best(stratum, stratumPrices[stratum], upTo: max(model.lower[stratum], upper[stratum]))
        let old = points[stratum]
        let solved = batches[stratum]
        if worth - model.worth(of: solved, stratum, stratumPrices[stratum]) < Self.noLoss { return old }
        let points = Set(old).union(fine[stratum].filter { isNear($0, solved, best) }).sorted()
        return Self.splitting(points, at: counted[stratum])
      }
      let next = program(points, &model)
      basis = outcome.basis.map { Refinement.carry($0, from: refined, to: next, batches, stratumPrices, &model) }
      refined = next
    }
    return nil
  }

  /// The numbers with those between them up to which a row counts batches.
  private static func splitting(_ points: [Int64], at counted: [Int64]) -> [Int64] {
    let between = counted.filter { $0 > points[0] && $0 < points[points.count - 1] }
    return between.isEmpty ? points : Set(points).union(between).sorted()
  }

  private func isNear(_ number: Int64, _ solved: Double, _ best: Int64) -> Bool {
    let (low, high) = (min(Int64(solved), best), max(Int64(solved.rounded(.up)), best))
    let width = max(1, (high - low) / 2)
    return number >= low - width && number <= high + width
  }

  private func program(_ points: [[Int64]], _ model: inout PlanModel) -> RefinedProgram {
    var refined = RefinedProgram(&model, breakpoints: points, active: active)
    for (number, row) in model.rows.enumerated() where row.penalty == nil {
      refined.relax(number, model, cost: weights[number])
    }
    return refined
  }

  /// The numbers that are left open, and the single batches nearest to their price.
  private func firstPoints(_ model: inout PlanModel) -> [[Int64]] {
    var ranges: [ClosedRange<Int64>] = []
    var nearest: [(loss: Int128, stratum: Int, isUp: Bool)] = []
    for stratum in upper.indices {
      let low = model.lower[stratum]
      let high = max(low, upper[stratum])
      var (from, to) = (high, low)
      for (batches, prices) in places {
        let best = model.best(stratum, prices[stratum], upTo: high).batches
        let solved = min(max(batches[stratum], Double(low)), Double(high))
        from = min(from, best, Int64((solved + 0.01).rounded(.down)))
        to = max(to, best, Int64((solved - 0.01).rounded(.up)))
      }
      ranges.append(from...to)
      if to < high { nearest.append((-gain(to + 1, stratum, &model).highest, stratum, true)) }
      if from > low { nearest.append((gain(from, stratum, &model).lowest, stratum, false)) }
    }
    nearest.sort { ($0.loss, $0.stratum, $0.isUp ? 1 : 0) < ($1.loss, $1.stratum, $1.isUp ? 1 : 0) }
    var points = ranges.map { range -> [Int64] in
      // A far stretch in a few pieces: the rounds make them finer where it matters.
      if range.count <= 4 { return Array(range) }
      let middle = (range.lowerBound + range.upperBound) / 2
      return [range.lowerBound, range.lowerBound + 1, middle, range.upperBound - 1, range.upperBound]
    }
    for move in nearest.prefix(moves) {
      let range = ranges[move.stratum]
      points[move.stratum].append(move.isUp ? range.upperBound + 1 : range.lowerBound - 1)
    }
    return points.map { Set($0).sorted() }
  }

  /// What a batch is worth more than its prices.
  private func gain(_ batch: Int64, _ stratum: Int, _ model: inout PlanModel) -> (lowest: Int128, highest: Int128) {
    let worth = Int128(model.curves[stratum].step(batch)) * 1_000_000_000_000_000_000
    let gains = places.map { worth - $0.prices[stratum].price(of: batch) }
    return (gains.min() ?? 0, gains.max() ?? 0)
  }
}
