import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Writes the workbooks of a plan again: `choujian sheets`.
struct SheetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheets",
    abstract: "Write the workbooks and the report of a plan folder again: 汇总, one for each unit, report.html.",
    discussion: """
      Whatever lies in its sheets/ is replaced as a whole, and report.html; nothing else in the folder is touched. A folder that verify finds
      false is not put on paper.
      Example: choujian sheets plan-2021
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let folder = URL(fileURLWithPath: plan)
      let reading = try PlanFolderReading.judged(folder: folder, terminal)
      Interruption.listen()
      let place = folder.appendingPathComponent(PlanSheets.folder)
      var explainer = Explainer(reading.scenario, batches: reading.batches, proof: reading.proof.proof)
      let accounts = explainer.counties()
      let sheets = PlanSheets(
        reading.scenario, reading.statement, batches: reading.batches, schedule: reading.months,
        inspections: reading.inspections,
        accounts: accounts, language: options.paperLanguage)
      try AtomicFolder.write([:], to: place, replacing: .sheets) { beside in
        try sheets.write(to: beside, isCancelled: { Interruption.isRequested })
      }
      let page = ReportPage(
        reading.scenario, reading.statement, reading.allocation, schedule: reading.months,
        inspections: reading.inspections,
        accounts: accounts,
        options.paperLanguage)
      try AtomicFile.write(to: folder.appendingPathComponent(ReportPage.file)) {
        try Data(page.html.utf8).write(to: $0)
      }
      terminal.note(Wording(zh: "工作簿和报告已写入 \(folder.path)", en: "workbooks and report written to \(folder.path)"))
    }
  }
}
