import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// What every plan goes through after it is found.
extension PlannedScenario {
  /// Puts the batches into months, plans them again within the months where they do not fit, and puts the visits beside them.
  ///
  /// - Parameter repair: number of a repair that the plan of the year did not need; it is applied where the months need it.
  /// - Returns: whether the time ran out where it was planned again, and in words what does not fit and what may be changed.
  /// - Throws: exit code of an interruption, or of wrong usage where there is no such repair, or nothing to repair.
  mutating func addYear(
    _ reading: ScenarioReading, repair: Int?, _ limits: PlanningLimits, state: IssueState, _ terminal: Terminal
  ) throws -> (isStopped: Bool?, refusal: Wording?) {
    let conflicts = try addMonths()
    if conflicts.isEmpty {
      try PlanningAttempt.refuse(repair, terminal)
      return (nil, try addVisits())
    }
    let refusal = ScheduleConflictWords(scenario).text(conflicts)
    guard let within = Scheduler.withinMonths(reading.scenario) else { return (nil, refusal) }
    let narrower = try PlanningAttempt(reading.with(within), limits, repair: repair, terminal)
    switch narrower.outcome {
    case .cancelled: throw Interruption.exitCode
    case .unfinished: return (nil, refusal)
    case .impossible:
      guard let changes = narrower.menu?.textWithinMonths else { return (nil, refusal) }
      return (nil, Wording(zh: refusal.zh + "\n" + changes.zh, en: refusal.en + "\n" + changes.en))
    case .planned(_, let isStopped):
      var result = PlannedScenario(narrower.reading, narrower.outcome, state: state)
      guard try result.addMonths().isEmpty else { return (nil, refusal) }
      try PlanningAttempt.refuse(narrower.unusedRepair, terminal)
      terminal.note(Self.withinMonths)
      self = result
      return (isStopped, try addVisits())
    }
  }

  /// Puts the batches of this very plan into months and the visits beside them; what does not fit comes back in words.
  ///
  /// - Throws: exit code of an interruption.
  mutating func addOwnYear() throws -> Wording? {
    let conflicts = try addMonths()
    return conflicts.isEmpty ? try addVisits() : ScheduleConflictWords(scenario).text(conflicts)
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
