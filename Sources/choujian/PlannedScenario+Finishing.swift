import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// What every plan goes through after it is found.
extension PlannedScenario {
  /// Puts the batches into months; what does not fit comes back.
  ///
  /// - Throws: exit code of an interruption.
  mutating func addMonths() throws -> [ScheduleConflict] {
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

  /// Writes the plan folder, with the workbooks if asked for.
  func write(to output: String, sheets: Bool, _ language: Language) throws {
    try folder.write(to: URL(fileURLWithPath: output)) { folder in
      guard let plan, sheets else { return }
      try PlanSheets(
        scenario, statement, batches: plan.batches, schedule: schedule, accounts: accounts, language: language
      ).write(to: folder.appendingPathComponent(PlanSheets.folder), isCancelled: { Interruption.isRequested })
    }
  }
}
