import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

/// Puts two plans side by side: `choujian compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what is more and what is less in the second of two plans, by county, class, level and fund.",
    discussion: "Example: choujian compare plan-by-hand plan-2021")

  @Argument(help: "Folder of the first plan.")
  var first: String

  @Argument(help: "Folder of the second plan.")
  var second: String

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let before = try PlanFolderReading.judged(folder: URL(fileURLWithPath: first), terminal, mayBreakRules: true)
      let after = try PlanFolderReading.judged(folder: URL(fileURLWithPath: second), terminal, mayBreakRules: true)
      try terminal.say(
        ComparisonText(
          PlanComparison(before.allocation, after.allocation), before: (before.scenario, before.statement),
          after: (after.scenario, after.statement), terminal.language
        ).text)
    }
  }
}
