import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Named changes of a scenario, each planned as `plan` would and put beside the plan as it is.
struct PlannedChanges {
  let set: ChangeSet

  /// Plans them all.
  ///
  /// - Throws: exit code of an interruption.
  init(
    _ reading: ScenarioReading, _ changes: [(change: NamedChange, reading: ScenarioReading)],
    isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let readings = [reading] + changes.map(\.reading)
    let outcomes = try Planner.plans(readings.map(\.scenario), isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    let planned = zip(readings, outcomes).map { PlannedScenario($0, $1, explained: false) }
    var results: [ChangeResult] = []
    for (change, (outcome, result)) in zip(changes, zip(outcomes, planned).dropFirst()) {
      let isCompared = planned[0].plan != nil && result.plan != nil
      let (before, after) = (planned[0].statement.bindingRules, result.statement.bindingRules)
      results.append(
        ChangeResult(
          change: change.change, statement: result.statement,
          comparison: isCompared ? PlanComparison(planned[0].folder.allocation, result.folder.allocation) : nil,
          begin: isCompared ? after.filter { !before.contains($0) } : [],
          cease: isCompared ? before.filter { !after.contains($0) } : [],
          repair: try Self.repair(change.reading, outcome)))
    }
    set = ChangeSet(base: planned[0].statement, results: results)
  }

  /// Where there is no plan, the first thing that may be changed; finding it takes many times as long as planning.
  private static func repair(_ reading: ScenarioReading, _ outcome: PlanningOutcome) throws -> Wording? {
    switch outcome {
    case .planned, .cancelled: return nil
    case .unfinished:
      return Wording(
        zh: "没有找到以整批次计的可行方案，也没有证明它不存在",
        en: "no plan in whole batches was found, nor proved not to exist")
    case .impossible(_, _, let isProved, let breach):
      let menu = try RepairMenu(reading, isProved: isProved, breach: breach)
      guard let first = menu.choice.repairs.first else {
        return Wording(zh: "没有可行方案，也没有找到可以怎样改", en: "no plan exists, and no repair was found")
      }
      return Wording(
        zh: "没有可行方案。可以这样改：" + menu.words.sentence(first, .zh),
        en: "No plan exists; it does if " + menu.words.sentence(first, .en))
    }
  }
}
