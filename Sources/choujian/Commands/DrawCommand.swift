import ArgumentParser
import Foundation
import SamplingInspection
import ScenarioFiles

/// Draws the subjects to be sampled so that nobody is warned and everybody can check it: `choujian draw`.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw subjects and pairs of samplers (双随机) in the open, with ordered reserves, and check a draw.",
    discussion: """
      First --commit seals the register with a secret salt and prints the commitment, which is published. Then a seed of at least 20 digits is
      thrown in public, and --seed draws. --outcomes says which reserve comes next for each subject that was skipped. When nothing is owed
      any more the folder 抽样前保密 may be opened, and --verify recomputes everything. All of it lies in draw/round-N of the plan folder.
      A further --commit begins the next round, with a salt of its own, for what the last one left open. Where the first --commit names a --round,
      each round is that month of schedule.csv, with what is still open; subjects drawn in earlier months come last.
      Exit code 1: --verify found a difference, named with its place.
      Example: choujian draw plan-2021 --commit --subjects subjects.csv --samplers samplers.csv
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @Flag(help: "Seal the register and print the commitment.")
  var commit = false

  @Option(help: "Draw with these digits, at least 20, thrown in public after the commitment.")
  var seed: String?

  @Option(help: "What was met at the subjects: subject, outcome (已抽, 无样, 停业, 拒检), category, date, note; in order.")
  var outcomes: String?

  @Flag(help: "Recompute every round, or the one named, from what was opened.")
  var verify = false

  @Option(help: "Round; by default the last one, with --commit the next one. Named with the first --commit: month.")
  var round: Int?

  @Option(help: "Register of subjects; by default subjects.csv of the scenario. With --commit.")
  var subjects: String?

  @Option(help: "Samplers: id, name, unit, county, avoid; they are drawn in pairs. With --commit.")
  var samplers: String?

  @Flag(help: "Draw only what the plan has beyond at_least, where those batches are done already. With --commit.")
  var beyondAtLeast = false

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if [commit, seed != nil, outcomes != nil, verify].count(where: { $0 }) != 1 {
      throw ValidationError("give one of --commit, --seed, --outcomes and --verify")
    }
    if !commit, subjects != nil || samplers != nil || beyondAtLeast {
      throw ValidationError("--subjects, --samplers and --beyond-at-least go with --commit")
    }
    if let round, !(1...1000).contains(round) { throw ValidationError("--round must be from 1 to 1000") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let rounds = try Rounds(
        plan: URL(fileURLWithPath: plan), terminal, paper: options.paperLanguage, isVerifying: verify)
      if commit {
        try rounds.commit(
          round, subjects: subjects.map { URL(fileURLWithPath: $0) },
          samplers: samplers.map { URL(fileURLWithPath: $0) },
          beyondAtLeast: beyondAtLeast)
      } else if let seed {
        try rounds.draw(round, seed)
      } else if let outcomes {
        try rounds.record(round, URL(fileURLWithPath: outcomes))
      } else {
        try rounds.verify(round)
      }
    }
  }
}
