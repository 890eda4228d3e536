import LinearProgramming
import SamplingInspection

/// Finds steps of several knobs that together make a plan possible at little harm: a linear program with a column for each knob, in which
/// one knob after the other is held at whole steps.
///
/// In the program each figure moves in a straight line from where it is to its limit. That is exact for numbers of batches and
/// for money, and near for ratios, whose rows are drawn at the numbers of batches of the program before; so ratios are held first.
struct SharedChange {
  /// Most hundreds of pivots of one program.
  private static let mostAsked = 40
  /// What changing a figure wholly costs, in micro-points; breaking a rule by a batch costs ten times as much.
  private static let harm = 1e5

  private let base: PlanModel
  private let allowed: [Int]
  /// Numbers of batches at which ratios are drawn.
  private var batches: [Double]
  /// Steps of the knobs that are held, in whose programs they are bounds.
  private var held: [Int64]
  /// Knobs whose steps are still open.
  private var open: [Int]

  /// Starts from the numbers of batches that break the rules least.
  init(_ allowed: [Int], _ trials: Trials, batches: [Double]) {
    base = trials.model(trials.none)
    self.allowed = allowed
    held = trials.none
    open = allowed
    self.batches = batches
  }

  /// The steps of least harm; nil if even at their limits the knobs are not enough.
  mutating func steps(_ trials: inout Trials, isCancelled: () -> Bool) throws -> [Int64]? {
    // Without any change the solver is farther from the end than with nothing at all.
    var start: NamedBasis?
    var isFirst = true
    while !open.isEmpty {
      let (refined, model, columns) = program(&trials)
      var asked = 0
      let outcome = try GLPK.solveRelaxation(
        refined.program, start: start.flatMap { $0.basis(of: refined.program) }
      ) {
        asked += 1
        return asked > Self.mostAsked || isCancelled()
      }
      if isCancelled() { throw CancellationError() }
      guard outcome.status == .optimal, let solution = outcome.solution, let prices = outcome.prices,
        let basis = outcome.basis
      else { return nil }
      // Ratios are near only, so that a little may be missing once some are held.
      if isFirst, refined.breaches.contains(where: { solution.columns[$0.column] > 1e-6 }) { return nil }
      isFirst = false
      trials.take(refined.prices(prices, model), model)
      start = NamedBasis(refined.program, basis)
      batches = refined.batches(solution)
      open.removeAll { solution.columns[columns[$0, default: 0]] <= 1e-9 }
      guard let next = next(&trials), let column = columns[next] else { continue }
      open.removeAll { $0 == next }
      let limit = trials.knobs[next].limit
      held[next] = min(max(Int64((solution.columns[column] * Double(limit) - 1e-6).rounded(.up)), 1), limit)
    }
    return held
  }

  /// The open knob that is held next: ratios first, then the coarsest.
  private func next(_ trials: inout Trials) -> Int? {
    var first: (knob: Int, rank: (Int, Double))?
    for knob in open {
      let rank = (trials.isStraight(knob) ? 1 : 0, -trials.knobs[knob].harm(1))
      if first.map({ rank < $0.rank }) ?? true { first = (knob, rank) }
    }
    return first?.knob
  }

  /// The program, and the column of each knob in it; those that are not open stay at nothing.
  private func program(_ trials: inout Trials) -> (RefinedProgram, PlanModel, columns: [Int: Int]) {
    let sums = base.sums.map { strata in strata.reduce(0) { $0 + batches[$1] } }
    // A rule that asks for every cell is no row of the program; so such rules begin at their limits and are narrowed again.
    var steps = held
    // They stay so until they are held, for then each basis is one of the next program.
    for knob in allowed where trials.isCovering(knob) && held[knob] == 0 {
      steps[knob] = trials.knobs[knob].limit
    }
    let model = trials.model(steps)
    var refined = LeastBreach.program(model)
    var columns: [Int: Int] = [:]
    for knob in allowed {
      let isOpen = open.contains(knob)
      let rooms = trials.rowsAtLimit[knob].sorted { $0.key < $1.key }.compactMap {
        number, row -> (row: Int, room: Double)? in
        let room = excess(row, sums) - excess(base.rows[number], sums)
        return room == 0 || row.penalty != nil ? nil : (number, room / Double(row.denominator))
      }
      if steps[knob] > held[knob] { for (row, room) in rooms { refined.take(room, from: row) } }
      let harm = trials.knobs[knob].harm(trials.knobs[knob].limit)
      columns[knob] = refined.addRoom("knob\(knob)", upTo: isOpen ? 1 : 0, cost: Self.harm * harm, rooms)
    }
    return (refined, model, columns)
  }

  /// What a row counts beyond its bound at the batches, whole cells aside; the bound of a ratio is in its coefficients.
  private func excess(_ row: ModelRow, _ sums: [Double]) -> Double {
    var sum = -Double(row.bound)
    for term in row.terms { sum += Double(term.coefficient) * min(batches[term.stratum], Double(term.upTo)) }
    for term in row.sums { sum += Double(term.coefficient) * sums[term.number] }
    return sum
  }
}
