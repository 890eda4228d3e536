import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// The best plan of a scenario and further ones that are worth nearly as much, finished as `plan` finishes one.
struct NearBestPlans {
  /// The plans, the best first.
  private(set) var plans: [PlannedScenario]
  /// The plans side by side.
  let choice: PlanChoice
  /// `alternatives.json`.
  let file: AlternativesFile
  private let asked: Int
  /// The scenario that was planned: with the rows of its months where a plan of the year alone does not fit into them.
  var scenario: Scenario { plans[0].scenario }

  /// Makes them.
  ///
  /// - Throws: exit code where no plan exists or none is found, which is said before.
  init(
    _ reading: ScenarioReading, number: Int, within: ExactDecimal, _ language: Language, _ terminal: Terminal
  ) throws {
    let isCancelled: @Sendable () -> Bool = { Interruption.isRequested }
    let outcome = try Planner.plan(reading.scenario, isCancelled: isCancelled)
    switch outcome {
    case .cancelled: throw Interruption.exitCode
    case .unfinished, .impossible:
      terminal.note(
        Wording(
          zh: "没有可行方案，或没有找到；原因和可以怎样改：choujian plan",
          en: "no plan exists, or none was found; why, and what may be changed, says choujian plan"))
      if case .unfinished = outcome { throw ExitCode.notFound }
      throw ExitCode.impossible
    case .planned: break
    }
    var best = PlannedScenario(reading, outcome)
    if let refusal = try best.addYear(reading, repair: nil, PlanningLimits(), state: .draft, terminal).refusal {
      terminal.note(refusal)
      throw ExitCode.impossible
    }
    var finished = [best]
    guard let plan = best.plan else { throw ExitCode.impossible }
    let further = try Planner.alternatives(
      to: plan, of: best.scenario, number: number, within: within, isCancelled: isCancelled)
    for plan in further {
      var option = PlannedScenario(reading.with(best.scenario), .planned(plan, stoppedAtLimit: false))
      if let refusal = try option.addOwnYear() {
        let folder = AlternativesFile.folder(finished.count + 1)
        terminal.note(Wording(zh: folder + "：" + refusal.zh, en: folder + ": " + refusal.en))
      }
      finished.append(option)
    }
    for number in finished.indices { finished[number].addReport(language) }
    plans = finished
    asked = number
    let cells = CountyClassCells(best.scenario)
    choice = PlanChoice(
      within: within, cells: cells,
      options: finished.enumerated().map { number, planned in
        .init(
          folder: AlternativesFile.folder(number + 1), statement: planned.statement,
          batches: cells.batches(planned.plan?.batches ?? []))
      })
    file = AlternativesFile(best.scenario, choice)
  }

  /// Says where fewer plans were found than asked for.
  func noteMissing(_ terminal: Terminal) {
    if plans.count > asked { return }
    let found = plans.count - 1
    terminal.note(
      Wording(
        zh: "只找到 \(found) 个备选方案；把 --within 放宽再试",
        en: "only \(found) further plans were found; try a larger --within"))
  }

  /// Puts all folders and papers in place as a whole.
  func write(to output: String, sheets: Bool, _ language: Language) throws {
    let page = ChoicePage(scenario, choice, language)
    let files = [AlternativesFile.file: file.bytes, ChoicePage.file: Array(page.html.utf8)]
    try AtomicFolder.write(files, to: URL(fileURLWithPath: output), replacing: .alternatives) { beside in
      try ChoiceWorkbook(scenario, choice, language: language)
        .write(to: beside.appendingPathComponent(ChoiceWorkbook.file))
      for (plan, option) in zip(plans, choice.options) {
        try plan.write(to: beside.appendingPathComponent(option.folder).path, sheets: sheets, language)
      }
    }
  }
}
