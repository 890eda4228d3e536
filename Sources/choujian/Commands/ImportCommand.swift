import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Takes in tables that people made and exports of other systems: `choujian import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a plan folder of a table of batches, or a table of ours of another system's export.",
    discussion: """
      Without --as, an edited 汇总.xlsx or last year's table in its own layout becomes a plan folder. It is taken as it is, whether it
      keeps the rules or not: verify names what it breaks, compare what differs from another plan. A cell that holds batches of
      several strata is shared among them: as in the plan named by --scenario where the figure is the same, else so that rules are
      broken as little as can be found.
      With --as, an export becomes records.csv, cases.csv, subjects.csv, venues.csv, complaints.csv or labs.csv; Scenarios/mappings has
      mappings to begin from.
      Example: choujian import plan-2021/sheets/汇总.xlsx --scenario plan-2021 -o plan-edited
      """)

  @Argument(help: "The table: a workbook (.xlsx) or a CSV file. With --as, several files are one export.")
  var tables: [String]

  @Option(help: "Folder of the scenario, or of the plan that the table was made from.")
  var scenario: String

  @Option(help: "Mapping of words in the table that are not ours (part, theirs, ours).")
  var mapping: String?

  @Option(name: .customLong("as"), help: "What an export is: records, cases, subjects, venues, complaints or labs.")
  var kind: ExportKind?

  @Option(name: [.customShort("o"), .long], help: "Folder of the plan to write; with --as, the file.")
  var output: String

  @Option(help: "State that the plan bears: 草案, 征求意见, 印发 or 调整.")
  var state = IssueState.draft

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if kind == nil, tables.count != 1 { throw ValidationError("without --as give one table") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let words = try mapping.map { path throws(FindingsError) in try TableMapping(file: URL(fileURLWithPath: path)) }
      if let kind {
        try takeExport(kind, words ?? TableMapping(), terminal)
      } else {
        try takeBatches(words ?? TableMapping(), terminal)
      }
    }
  }

  private func takeExport(_ kind: ExportKind, _ words: TableMapping, _ terminal: Terminal) throws {
    let target = URL(fileURLWithPath: output)
    try AtomicFile.check(target)
    let reading = try source(terminal).0
    let made = try ExportReader(files: tables.map { URL(fileURLWithPath: $0) }, mapping: words)
      .read(kind, reading.scenario)
    terminal.note(made.warnings)
    try AtomicFile.write(to: target) { try Data(made.bytes).write(to: $0) }
    terminal.note(
      Wording(
        zh: "读了 \(made.rowsRead) 行，写成 \(made.count) 行：\(output)",
        en: "\(made.rowsRead) rows read, \(made.count) written to \(output)"))
  }

  private func takeBatches(_ words: TableMapping, _ terminal: Terminal) throws {
    let target = URL(fileURLWithPath: output)
    try AtomicFolder.check(target, replacing: .plan)
    let (reading, former) = try source(terminal)
    let imported = try PlanTableReader(file: URL(fileURLWithPath: tables[0]), mapping: words)
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

  /// The scenario, and the batches of the plan if it is a plan folder that was named.
  private func source(_ terminal: Terminal) throws -> (ScenarioReading, [Int64]?) {
    let folder = URL(fileURLWithPath: scenario)
    let isPlan = FileManager.default.fileExists(atPath: folder.appendingPathComponent(PlanFolder.marker).path)
    if !isPlan { return (try ScenarioReader(at: folder).read(), nil) }
    let plan = try PlanFolderReading.judged(folder: folder, terminal, mayBreakRules: true)
    return (try ScenarioReader(at: folder.appendingPathComponent("scenario")).read(), plan.batches)
  }
}

extension ExportKind: ExpressibleByArgument {}
