import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

/// Writes an example scenario to begin from: `choujian new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small example scenario, as a workbook (.xlsx) or a folder of tables, to fill in.",
    discussion: """
      It can be planned as it is. The workbook has a sheet for each table with Chinese headings, lists to choose from where a column \
      has few values, and a sheet 说明 that says what each column means.
      Example: choujian new 抽检方案.xlsx && choujian check 抽检方案.xlsx
      """)

  @Argument(help: "Workbook to write, if it ends in .xlsx, or else folder; nothing that is there is replaced.")
  var path: String

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let place = URL(fileURLWithPath: path)
      if place.pathExtension.lowercased() == "xlsx" {
        try AtomicFile.create(place) { try ScenarioTemplate.write(to: $0) }
      } else {
        try AtomicFolder.write(ExampleScenario.files, to: place, replacing: .empty)
      }
      terminal.note(
        Wording(
          zh: "已写入 \(path)；改成本单位的数据后：choujian check \(path)",
          en: "written to \(path); put in your own figures, then: choujian check \(path)"))
    }
  }
}
