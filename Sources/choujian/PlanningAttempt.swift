import ArgumentParser
import Planning
import SamplingInspection
import ScenarioFiles

/// A scenario that was planned, with a repair applied if one was asked for; where no plan exists, with what may be changed.
struct PlanningAttempt {
  /// The scenario that was planned last.
  let reading: ScenarioReading
  /// What planning gave.
  let outcome: PlanningOutcome
  /// What may be changed; nil where a plan exists, or a repair was applied.
  let menu: RepairMenu?
  /// The repair that was asked for, where a plan exists without it.
  let unusedRepair: Int?

  /// Plans.
  ///
  /// - Parameter repair: number of the repair to apply where no plan exists.
  /// - Throws: exit code of wrong usage where there is no such repair.
  init(_ reading: ScenarioReading, _ limits: PlanningLimits, repair: Int?, _ terminal: Terminal) throws {
    func planned(_ reading: ScenarioReading, known: [Int64]? = nil) throws -> PlanningOutcome {
      try Planner.plan(reading.scenario, limits: limits, known: known, isCancelled: { Interruption.isRequested })
    }
    let first = try planned(reading)
    guard case .impossible(_, _, let isProved, let breach) = first else {
      (self.reading, outcome, menu, unusedRepair) = (reading, first, nil, repair)
      return
    }
    let found = try RepairMenu(reading, isProved: isProved, breach: breach)
    guard let repair else {
      (self.reading, outcome, menu, unusedRepair) = (reading, first, found, nil)
      return
    }
    guard let repaired = try found.repaired(repair) else {
      terminal.note(
        Wording(
          zh: "没有第 \(repair) 种修复方案，共 \(found.choice.repairs.count) 种",
          en: "there is no repair \(repair); there are \(found.choice.repairs.count)"))
      throw ExitCode.validationFailure
    }
    (self.reading, outcome, menu, unusedRepair) = (
      repaired, try planned(repaired, known: found.batches(repair)), nil, nil
    )
  }

  /// Ends a command that asks for a repair where there is nothing to repair.
  static func refuse(_ repair: Int?, _ terminal: Terminal) throws {
    guard repair != nil else { return }
    terminal.note(
      Wording(
        zh: "有可行方案，不需要修复；去掉 --repair 再运行",
        en: "a plan exists and there is nothing to repair; leave out --repair"))
    throw ExitCode.validationFailure
  }
}
