import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Takes in a table of batches that people made: `choujian import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a plan folder of an edited 汇总.xlsx, or of last year's table in its own layout.",
    discussion: """
      The table is taken as it is, whether it keeps the rules or not: verify names what it breaks, compare what differs from
      another plan. A cell that holds batches of several strata is shared among them: as in the plan named by --scenario where the
      figure is the same, else in proportion.
      Example: choujian import plan-2021/sheets/汇总.xlsx --scenario plan-2021 -o plan-edited
      """)

  @Argument(help: "The table: a workbook (.xlsx) or a CSV file.")
  var table: String

  @Option(help: "Folder of the scenario, or of the plan that the table was made from.")
  var scenario: String

  @Option(help: "Mapping of words in the table that are not ours (kind, theirs, ours).")
  var mapping: String?

  @Option(name: [.customShort("o"), .long], help: "Folder of the plan to write.")
  var output: String

  @Option(help: "State that the plan bears: 草案, 征求意见, 印发 or 调整.")
  var state = IssueState.draft

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let target = URL(fileURLWithPath: output)
      try AtomicFolder.check(target, replacing: .plan)
      let (reading, former) = try source(terminal)
      let words = try mapping.map { path throws(FindingsError) in try TableMapping(file: URL(fileURLWithPath: path)) }
      let imported = try PlanTableReader(file: URL(fileURLWithPath: table), mapping: words ?? TableMapping())
        .read(reading.scenario, former: former)
      terminal.note(imported.warnings)
      Interruption.listen()
      let batches = try KindShares.share(
        imported.figures.map { KindShares.Figure(strata: $0.strata, batches: $0.batches) }, reading.scenario,
        start: imported.batches,
        isHeld: { figure in former.map { plan in figure.strata.reduce(0) { $0 + plan[$1] } } == figure.batches },
        isCancelled: { Interruption.isRequested })
      if Interruption.isRequested { throw Interruption.exitCode }
      let result = PlannedScenario(reading, imported: batches, state: state)
      try result.folder.write(to: target) { _ in }
      try terminal.say(
        PlanSummary(result.scenario, result.statement, terminal.language).text
          + BrokenRules(result.scenario, result.statement, terminal.language).text)
      terminal.note(
        Wording(
          zh: "已写入 \(output)；核验：choujian verify \(output)",
          en: "written to \(output); check it with: choujian verify \(output)"))
    }
  }

  /// The scenario, and the batches of the plan if it is a plan folder that was named.
  private func source(_ terminal: Terminal) throws -> (ScenarioReading, [Int64]?) {
    let folder = URL(fileURLWithPath: scenario)
    let isPlan = FileManager.default.fileExists(atPath: folder.appendingPathComponent(PlanFolder.marker).path)
    if !isPlan { return (try ScenarioReader(folder: folder).read(), nil) }
    let plan = try PlanFolderReading.judged(folder: folder, terminal, mayBreakRules: true)
    return (try ScenarioReader(folder: folder.appendingPathComponent("scenario")).read(), plan.batches)
  }
}
