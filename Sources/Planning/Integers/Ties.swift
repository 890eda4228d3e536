import SamplingInspection

/// Among plans of the same value takes the one nearer to the proportional plan, so that no county is favoured by its code or name.
enum Ties {
  /// How many of those that could give a batch are tried for one that could take it.
  private static let mostTried = 20

  /// Moves single batches between strata where the value stays the same to the micro-point and every rule is still kept.
  static func settle(_ start: PlanState, _ model: inout PlanModel) -> PlanState {
    var state = start
    let wanted = model.scenario.proportional(start.batches.reduce(0, +))
    var isMoved = true
    var rounds = 0
    while isMoved, rounds < 50 {
      isMoved = false
      rounds += 1
      var givers: [Int64: [Int]] = [:]
      for stratum in wanted.indices where state.batches[stratum] > max(wanted[stratum], model.lower[stratum]) {
        givers[model.curves[stratum].step(state.batches[stratum]), default: []].append(stratum)
      }
      for taker in wanted.indices where state.batches[taker] < min(wanted[taker], model.upper[taker]) {
        let worth = model.curves[taker].step(state.batches[taker] + 1)
        for (place, giver) in (givers[worth] ?? []).prefix(mostTried).enumerated() {
          if move(from: giver, to: taker, &state, model) {
            givers[worth]?.remove(at: place)
            isMoved = true
            break
          }
        }
      }
    }
    return state
  }

  private static func move(from giver: Int, to taker: Int, _ state: inout PlanState, _ model: PlanModel) -> Bool {
    let rows = state.rows(from: giver, to: taker)
    let before = rows.map { state.shortfall($0) }
    state.add(-1, to: giver)
    state.add(1, to: taker)
    // A wish may not get worse either, or the value would change.
    if zip(rows, before).allSatisfy({ state.shortfall($0) <= $1 }) { return true }
    state.add(1, to: giver)
    state.add(-1, to: taker)
    return false
  }
}
