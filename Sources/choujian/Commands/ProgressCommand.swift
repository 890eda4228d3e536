import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

/// Reports how far a plan is carried out: `choujian progress`.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract:
      "Report how far a plan is carried out (进度通报): task, done, completion rate, failures, subjects to visit again.",
    discussion: """
      FILE is records.csv, one row a sample (choujian import --as records makes it of an export), or a table of counts.
      Example: choujian progress plan-2021 --records records.csv --as-of 2021-06-30
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @Option(help: "Sampling records, or counts: scope, county, category, level, task_kind, done, passed, failed, source.")
  var records: String

  @Option(name: .customLong("as-of"), help: "Last day that counts, such as 2021-06-30.")
  var asOf: String

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if CalendarDate(strict: asOf) == nil { throw ValidationError("--as-of must be a day such as 2021-06-30") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      guard let day = CalendarDate(strict: asOf) else { return }
      let reading = try PlanFolderReading.judged(folder: URL(fileURLWithPath: plan), terminal, mayBreakRules: true)
      let table = try ActualTable(file: URL(fileURLWithPath: records))
      let (actuals, ofOtherYears) = try table.readWithOthers(reading.scenario, upTo: day)
      if ofOtherYears > 0 {
        let year = reading.scenario.heading.year
        terminal.note(
          Wording(
            zh: "\(records)：有 \(ofOtherYears) 个样品的抽样日期不在方案年度 \(year) 年，没有计入完成数",
            en:
              "\(records): \(ofOtherYears) samples were not taken in \(year), the year of the plan, and are not counted"
          ))
      }
      let triggers = try FollowUpTable.read(reading.keptFiles)
      let screenings = try ScreeningTable.read(reading.keptFiles)
      let failed = try table.failedSamples(reading.scenario, upTo: day)
      let progress = Progress(reading.scenario, reading.statement, batches: reading.batches, actuals: actuals)
      let scores = Scores(try ScoreTable.read(reading.keptFiles), progress)
      let parts = [
        ProgressText(progress, reading.scenario, day: day, terminal.language).text,
        ScoresText(scores, reading.scenario, terminal.language).text,
        ScreeningText(screenings, terminal.language).text,
        FollowUpText(triggers, failed, reading.scenario, terminal.language).text,
      ]
      try terminal.say(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
    }
  }
}
