import SamplingInspection

extension Planner {
  /// What may be changed so that a plan exists, for a scenario without one.
  ///
  /// The batches of a repair are some that keep all rules, not the best: only the repair that is applied is planned for its worth.
  ///
  /// - Parameter breach: what planning the very scenario gave, so that it is not looked for again.
  /// - Returns: the choice, and for each of its repairs what shows it to be enough and no larger than needed.
  /// - Throws: `CancellationError` if `isCancelled` said so.
  public static func repairs(
    _ scenario: Scenario, breach: LeastBreach? = nil, isCancelled: @escaping () -> Bool = { false }
  ) throws -> (choice: RepairChoice, evidence: [RepairEvidence]) {
    var trials = Trials(scenario, isCancelled: isCancelled)
    let model = trials.model(trials.none)
    let breach = try trials.leastBreach(breach)
    if isCancelled() { throw CancellationError() }
    let shortfalls = Shortfalls.find(model)
    guard let breach else {
      return (RepairChoice(shortfalls: shortfalls, clash: [], repairs: [], extent: .noOtherFound), [])
    }
    var search = RepairSearch(trials, batches: breach.batches, isCancelled: isCancelled)
    try search.run()
    var repairs: [Repair] = []
    var evidence: [RepairEvidence] = []
    for found in search.found {
      let shown = try search.evidence(of: found)
      let isShown = found.leastness != .proved || !shown.refusals.isEmpty
      repairs.append(
        Repair(
          adjustments: search.trials.adjustments(found.steps), leastness: isShown ? found.leastness : .notFound))
      evidence.append(shown)
    }
    let clash = breach.terms.bound < 0 ? Clash.parts(model, breach) : []
    return (
      RepairChoice(shortfalls: shortfalls, clash: clash, repairs: repairs, extent: search.extent),
      evidence
    )
  }
}
