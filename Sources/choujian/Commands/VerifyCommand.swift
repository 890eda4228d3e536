import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// Judges a plan folder: `choujian verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute every figure of a plan folder, rules and bound included, without any solver.",
    discussion: """
      Exit code 0: everything agrees; 1: something differs, named with its place.
      Example: choujian verify plan-2021
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let reading = try PlanFolderReader(folder: URL(fileURLWithPath: plan)).read()
      let judgement = Verifier.judge(
        reading.scenario, digest: reading.digest, statement: reading.statement, allocation: reading.allocation,
        schedule: reading.schedule, inspections: reading.inspections,
        proof: reading.proof)
      let refused = RepairFileJudgement(reading).findings
      if judgement.agrees, refused.isEmpty {
        try terminal.say(VerificationSummary(reading.statement, repairs: reading.repairs).text(terminal.language))
      } else if reading.statement.status == Plan.Status.imported.rawValue, judgement.figuresAgree {
        try terminal.say(
          BrokenRules(reading.scenario, reading.statement, mostRows: .max, terminal.language).text)
        for finding in judgement.findings where !finding.place.hasPrefix("plan.json rules") {
          try terminal.say(finding.text(terminal.language))
        }
        throw ExitCode.foundFalse
      } else {
        for finding in judgement.findings + refused { try terminal.say(finding.text(terminal.language)) }
        throw ExitCode.foundFalse
      }
    }
  }
}
