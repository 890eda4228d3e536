import LinearProgramming
import SamplingInspection

/// Finds steps of several knobs that together make a plan possible at little harm: one linear program with a column for each knob.
///
/// In the program each figure moves in a straight line from where it is to its limit. That is exact for numbers of batches and
/// for money, and near for ratios, whose rows are drawn at the numbers of batches that break the rules least.
struct SharedChange {
  private static let mostAsked = 40

  /// Numbers of batches that break the rules least.
  let batches: [Double]

  /// The steps of least harm; nil if even at their limits the knobs are not enough.
  func steps(of allowed: [Int], _ trials: inout Trials, isCancelled: () -> Bool) throws -> [Int64]? {
    let base = trials.model(trials.none)
    let sums = base.sums.map { strata in strata.reduce(0) { $0 + batches[$1] } }
    // A rule that asks for every cell is no row of the program; so such rules begin at their limits and are narrowed again.
    var limits = trials.none
    for knob in allowed where trials.knobs[knob].touches.contains(where: Set(base.coveringRules).contains) {
      limits[knob] = trials.knobs[knob].limit
    }
    var refined = Impossibility.program(trials.model(limits))
    var columns: [Int] = []
    for knob in allowed {
      let rooms = trials.rowsAtLimit[knob].sorted { $0.key < $1.key }.compactMap {
        number, row -> (row: Int, room: Double)? in
        let room = excess(row, sums) - excess(base.rows[number], sums)
        return room == 0 || row.penalty != nil ? nil : (number, room / Double(row.denominator))
      }
      if limits[knob] > 0 { for (row, room) in rooms { refined.take(room, from: row) } }
      let harm = trials.knobs[knob].harm(trials.knobs[knob].limit)
      columns.append(refined.addRoom("knob\(knob)", cost: 1e6 * harm, rooms))
    }
    var asked = 0
    let outcome = try GLPK.solveRelaxation(refined.program) {
      // Asked every hundred pivots; where there is no solution it may take very many to find that out.
      asked += 1
      return asked > Self.mostAsked || isCancelled()
    }
    if isCancelled() { throw CancellationError() }
    guard outcome.status == .optimal, let solution = outcome.solution else { return nil }
    var steps = trials.none
    for (knob, column) in zip(allowed, columns) where solution.columns[column] > 1e-9 {
      let limit = trials.knobs[knob].limit
      let wanted = (solution.columns[column] * Double(limit) - 1e-6).rounded(.up)
      steps[knob] = min(max(Int64(wanted), 1), limit)
    }
    return steps
  }

  /// What a row counts beyond its bound at the batches, whole cells aside; the bound of a ratio is in its coefficients.
  private func excess(_ row: ModelRow, _ sums: [Double]) -> Double {
    var sum = -Double(row.bound)
    for term in row.terms { sum += Double(term.coefficient) * min(batches[term.stratum], Double(term.upTo)) }
    for term in row.sums { sum += Double(term.coefficient) * sums[term.number] }
    return sum
  }
}

extension PlanModel {
  /// Rules that ask for every cell of a group.
  fileprivate var coveringRules: [String] { rows.filter(\.coversEverything).map(\.rule.id) }
}
