import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// Writes the workbooks of a plan again: `choujian sheets`.
struct SheetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheets",
    abstract: "Write the workbooks of a plan folder again: 汇总 and one for each unit.",
    discussion: """
      Whatever lies in its sheets/ is replaced as a whole; nothing else in the folder is touched. A folder that verify finds
      false is not put on paper.
      Example: choujian sheets plan-2021
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @Option(help: "Language of headings in the workbooks: zh or en.")
  var sheetsLang = Language.zh

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let folder = URL(fileURLWithPath: plan)
      let reading = try PlanFolderReader(folder: folder).read()
      if reading.statement.status == Plan.Status.infeasible.rawValue {
        terminal.note(Wording(zh: "没有可行方案，没有任务可印", en: "no plan exists, so there is nothing to put on paper"))
        throw ExitCode.impossible
      }
      try refuseFalse(reading, terminal)
      let interruption = Interruption()
      let place = folder.appendingPathComponent(PlanSheets.folder)
      let sheets = PlanSheets(
        reading.scenario, reading.statement, batches: reading.batches, language: sheetsLang)
      try AtomicFolder.write([:], to: place, marker: PlanSheets.marker) { beside in
        try sheets.write(to: beside, isCancelled: { interruption.isRequested })
      }
      terminal.note(Wording(zh: "工作簿已写入 \(place.path)", en: "workbooks written to \(place.path)"))
    }
  }

  /// A wrong number on a sheet is worse than no sheet.
  private func refuseFalse(_ reading: PlanFolderReading, _ terminal: Terminal) throws {
    let judgement = Verifier.judge(
      reading.scenario, digest: reading.digest, statement: reading.statement, allocation: reading.allocation,
      proof: reading.proof)
    if judgement.agrees { return }
    for finding in judgement.findings { terminal.note(Wording(zh: finding.text(.zh), en: finding.text(.en))) }
    terminal.note(
      Wording(zh: "方案文件夹前后不一致，没有写出工作簿", en: "the plan folder does not hang together; no workbook was written"))
    throw ExitCode.badData
  }
}
