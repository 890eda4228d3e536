import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Simulation

/// Tests learned rates on years whose results are known: `choujian backtest`.
struct BackTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "How an allocation by rates learned from earlier years would have done in each later one, beside habits.",
    discussion: """
      The same batches are shared over the cells that were sampled, each between half and twice as often as it was.
      Example: choujian backtest records.csv
      """)

  @Argument(help: "Files of records, of two years at least.")
  var records: [String]

  @Flag(help: "Also learn and share anew each quarter of the tested year, beside learning once before it.")
  var adaptive = false

  @Flag(help: "Print figures for scripts.")
  var json = false

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      Interruption.listen()
      let counts = try RecordCounts(records, byQuarter: adaptive)
      let results = counts.results
      terminal.note(counts.summary(results))
      let tests = BackTest.all(results)
      guard !tests.isEmpty else {
        throw FindingsError([
          Finding(
            at: .init(file: records.joined(separator: ", ")),
            Wording(zh: "只有一年的记录，没有可回测的年份", en: "there are records of one year only, and none to test on"),
            remedy: Wording(zh: "给出至少两年的记录", en: "give records of two years at least"))
        ])
      }
      let byQuarters = adaptive ? AdaptiveBackTest.all(results) : nil
      let text =
        json
        ? String(decoding: BackTestText.json(tests, adaptive: byQuarters), as: UTF8.self)
        : BackTestText(tests, terminal.language).text
          + (byQuarters.map { "\n" + AdaptiveBackTestText($0, terminal.language).text } ?? "")
      try terminal.say(text)
    }
  }
}
