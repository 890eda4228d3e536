import LinearProgramming
import SamplingInspection

/// Finds steps of several knobs that together make a plan possible at little harm: one linear program with a column for each knob.
///
/// In the program each figure moves in a straight line from its limit back to where it is. That is exact for numbers of batches and
/// for money, and near for ratios, whose rows are drawn at the numbers of batches that break the rules least.
struct SharedChange {
  /// Numbers of batches that break the rules least.
  let batches: [Double]

  /// The steps of least harm; nil if even at their limits the knobs are not enough.
  func steps(of allowed: [Int], _ trials: Trials, isCancelled: () -> Bool) throws -> [Int64]? {
    var limits = trials.none
    for knob in allowed { limits[knob] = trials.knobs[knob].limit }
    let relaxed = trials.model(limits)
    let unchanged = sums(trials.model(trials.none))
    var refined = Impossibility.program(relaxed)
    var lost = [Double](repeating: 0, count: relaxed.rows.count)
    var columns: [Int] = []
    for knob in allowed {
      var alone = trials.none
      alone[knob] = limits[knob]
      let changed = sums(trials.model(alone))
      var rooms: [(row: Int, room: Double)] = []
      for (number, row) in relaxed.rows.enumerated() {
        guard let before = unchanged[Key(row)], let after = changed[Key(row)], before != after else { continue }
        // What the row has more of, after the change, for the same batches.
        let room = (after - before) / Double(row.denominator)
        rooms.append((number, room))
        lost[number] += room
      }
      let harm = trials.knobs[knob].harm(limits[knob])
      columns.append(refined.addRoom("knob\(knob)", cost: 1e6 * harm, rooms))
    }
    for (row, room) in lost.enumerated() where room != 0 { refined.take(room, from: row) }
    let outcome = try GLPK.solveRelaxation(refined.program, isCancelled: isCancelled)
    guard outcome.status == .optimal, let solution = outcome.solution else { return nil }
    var steps = trials.none
    for (knob, column) in zip(allowed, columns) where solution.columns[column] > 1e-9 {
      let wanted = (solution.columns[column] * Double(limits[knob]) - 1e-6).rounded(.up)
      steps[knob] = min(max(Int64(wanted), 1), limits[knob])
    }
    return steps
  }

  private struct Key: Hashable {
    var rule: String
    var group: String
    var side: Side

    init(_ row: ModelRow) {
      rule = row.rule.id
      group = row.group
      side = row.side
    }
  }

  /// What each row has beyond its bound at the batches; for shares the bound is in the sum.
  private func sums(_ model: PlanModel) -> [Key: Double] {
    var sums: [Key: Double] = [:]
    for row in model.rows where row.penalty == nil {
      var sum = -Double(row.bound)
      for term in row.terms { sum += Double(term.coefficient) * min(batches[term.stratum], Double(term.upTo)) }
      for term in row.sums { sum += Double(term.coefficient) * term.strata.reduce(0) { $0 + batches[$1] } }
      sums[Key(row)] = sum
    }
    return sums
  }
}
