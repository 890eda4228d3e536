import ArgumentParser
import Foundation
import LinearProgramming
import Planning
import SamplingInspection
import ScenarioFiles

/// Writes the program for another solver: `choujian export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the refined integer program for another solver.",
    discussion: """
      The objective is to be MAXIMISED, in thousandths of a point; add the constant that is printed, in micro-points.
      Example: choujian export Scenarios/lvliang-2021 --mps lvliang.mps
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: "File to write, in free MPS format.")
  var mps: String

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let file = URL(fileURLWithPath: mps)
      try AtomicFile.check(file)
      let reading = try scenario.read(terminal)
      guard let refined = try Planner.refinedProgram(reading.scenario) else {
        terminal.note(Wording(zh: "没有可行方案，无法导出", en: "no plan exists, so there is nothing to export"))
        throw ExitCode.impossible
      }
      // GLPK writes where it is told, whole or not; only what is whole is moved into place.
      try AtomicFile.write(to: file) { beside in
        do {
          try GLPK.writeMPS(refined.program, to: beside.path)
        } catch let fault as SolverFault {
          throw WritingError(path: mps, reason: fault.description)
        }
      }
      try terminal.say(
        "{\"constant\": \(refined.constant), \"columns\": \(refined.program.columns.count), \"rows\": \(refined.program.rows.count)}"
      )
    }
  }
}
