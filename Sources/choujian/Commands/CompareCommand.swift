import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

/// Puts two plans side by side: `choujian compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Say what is more and what is less in the second of two plans, by county, class, level, fund, month and laboratory.",
    discussion: "Example: choujian compare plan-by-hand plan-2021 -o compared.xlsx")

  @Argument(help: "Folder of the first plan.")
  var first: String

  @Argument(help: "Folder of the second plan.")
  var second: String

  @Option(name: [.customShort("o"), .long], help: "Workbook (.xlsx) to write as well: old, new, more and less.")
  var output: String?

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if let output, !output.lowercased().hasSuffix(".xlsx") { throw ValidationError("-o must name a workbook (.xlsx)") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let before = try PlanFolderReading.judged(folder: URL(fileURLWithPath: first), terminal, mayBreakRules: true)
      let after = try PlanFolderReading.judged(folder: URL(fileURLWithPath: second), terminal, mayBreakRules: true)
      var comparison = PlanComparison(before.allocation, after.allocation)
      if let first = try before.datedRows(), let second = try after.datedRows() { comparison.addYear(first, second) }
      func compared(_ language: Language) -> ComparisonText {
        ComparisonText(
          comparison, before: (before.scenario, before.statement),
          after: (after.scenario, after.statement), language)
      }
      if let output {
        let workbook = ComparisonWorkbook(compared(options.paperLanguage), options.paperLanguage)
        try AtomicFile.write(to: URL(fileURLWithPath: output)) { try workbook.write(to: $0) }
      }
      try terminal.say(compared(terminal.language).text)
    }
  }
}
