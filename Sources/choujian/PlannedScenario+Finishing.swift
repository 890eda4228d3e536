import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// What every plan goes through after it is found.
extension PlannedScenario {
  /// Puts the batches into months, plans them again within the months where they do not fit, and puts the visits beside them.
  ///
  /// - Returns: whether the time ran out where it was planned again, and in words what does not fit.
  /// - Throws: exit code of an interruption.
  mutating func addYear(
    _ reading: ScenarioReading, _ limits: PlanningLimits, state: IssueState, _ terminal: Terminal
  ) throws -> (isStopped: Bool?, refusal: Wording?) {
    let conflicts = try addMonths()
    if conflicts.isEmpty { return (nil, try addVisits()) }
    guard let narrower = try plannedWithinMonths(reading, limits, state: state) else {
      return (nil, ScheduleConflictWords(scenario).text(conflicts))
    }
    terminal.note(Self.withinMonths)
    self = narrower.result
    return (narrower.stopped, try addVisits())
  }

  /// Puts the batches into months; what does not fit comes back.
  ///
  /// - Throws: exit code of an interruption.
  private mutating func addMonths() throws -> [ScheduleConflict] {
    guard let plan else { return [] }
    let outcome = try Scheduler.schedule(
      scenario, batches: plan.batches, isCancelled: { Interruption.isRequested })
    switch outcome {
    case .scheduled(let schedule):
      add(schedule)
      return []
    case .impossible(let conflicts): return conflicts
    case .cancelled: throw Interruption.exitCode
    }
  }

  /// Puts the visits of inspection into months, beside batches that have theirs; why they do not fit comes back in words.
  ///
  /// - Throws: exit code of an interruption.
  private mutating func addVisits() throws -> Wording? {
    guard let plan, let schedule, !scenario.visits.isEmpty else { return nil }
    let outcome = try VisitScheduler.schedule(
      scenario, batches: plan.batches, schedule: schedule, isCancelled: { Interruption.isRequested })
    switch outcome {
    case .scheduled(let visits):
      add(visits)
      return nil
    case .impossible(let conflicts): return VisitConflictWords(scenario).text(conflicts)
    case .cancelled: throw Interruption.exitCode
    }
  }

  /// Where the batches do not fit into the months, plans again within what laboratories and crews can take in them.
  ///
  /// - Returns: a plan whose batches all have a month, and whether the time ran out; nil if there is none, or nothing to plan again.
  private func plannedWithinMonths(
    _ reading: ScenarioReading, _ limits: PlanningLimits, state: IssueState
  ) throws -> (result: PlannedScenario, stopped: Bool)? {
    guard let narrower = Scheduler.withinMonths(reading.scenario) else { return nil }
    let outcome = try Planner.plan(narrower, limits: limits, isCancelled: { Interruption.isRequested })
    if case .cancelled = outcome { throw Interruption.exitCode }
    guard case .planned(_, let stopped) = outcome else { return nil }
    var result = PlannedScenario(reading.with(narrower), outcome, state: state)
    return try result.addMonths().isEmpty ? (result, stopped) : nil
  }

  /// What is said of a plan that was made again within the months.
  private static let withinMonths = Wording(
    zh: "只看全年的方案排不进各月，已按承检机构和抽样队各月的能力重新编制（scenario.yaml 的 within_months）",
    en:
      "a plan of the year alone does not fit into its months; it was made again within what laboratories and crews can take in them (within_months in scenario.yaml)"
  )

  /// Writes the plan folder, with the workbooks if asked for.
  func write(to output: String, sheets: Bool, _ language: Language) throws {
    try folder.write(to: URL(fileURLWithPath: output)) { folder in
      guard let plan, sheets else { return }
      try PlanSheets(
        scenario, statement, batches: plan.batches, schedule: schedule, inspections: inspections, accounts: accounts,
        language: language
      ).write(to: folder.appendingPathComponent(PlanSheets.folder), isCancelled: { Interruption.isRequested })
    }
  }
}
