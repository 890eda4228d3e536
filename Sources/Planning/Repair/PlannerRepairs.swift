import SamplingInspection

extension Planner {
  /// What may be changed so that a plan exists, for a scenario without one.
  ///
  /// - Returns: the choice, and for each of its repairs whole batches that show it to be enough.
  /// - Throws: `CancellationError` if `isCancelled` said so.
  public static func repairs(
    _ scenario: Scenario, isCancelled: @escaping () -> Bool = { false }
  ) throws -> (choice: RepairChoice, batches: [[Int64]]) {
    var trials = Trials(scenario, isCancelled: isCancelled)
    let model = trials.model(trials.none)
    let breach = try trials.leastBreach()
    if isCancelled() { throw CancellationError() }
    let shortfalls = Shortfalls.find(model)
    guard let breach else {
      return (RepairChoice(shortfalls: shortfalls, clash: [], repairs: [], extent: .noOtherFound), [])
    }
    var search = RepairSearch(trials, batches: breach.batches, isCancelled: isCancelled)
    try search.run()
    let repairs = search.found.map {
      Repair(adjustments: search.trials.adjustments($0.steps), leastness: $0.leastness)
    }
    let clash = breach.terms.bound < 0 ? Clash.parts(model, breach) : []
    return (
      RepairChoice(shortfalls: shortfalls, clash: clash, repairs: repairs, extent: search.extent),
      search.found.map(\.batches)
    )
  }
}
