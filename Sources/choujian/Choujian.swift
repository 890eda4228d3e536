import ArgumentParser

/// 抽检: plans sampling inspection of food and drugs.
@main
struct Choujian: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "choujian",
    abstract: "Plans sampling inspection (抽检) of food and drugs, and proves the plan.",
    discussion: """
      Exit codes: 0 done, 1 checked and found false, 3 no plan exists, 4 stopped at a limit with a valid plan,
      64 wrong usage, 65 bad data, 70 internal error, 74 cannot write, 75 no plan found, nor proved not to exist,
      130 interrupted, 143 asked to end.
      """,
    subcommands: [
      NewCommand.self, CheckCommand.self, PlanCommand.self, VerifyCommand.self, ExplainCommand.self, SheetsCommand.self,
      ImportCommand.self, CompareCommand.self, WhatIfCommand.self, AlternativesCommand.self, ReplanCommand.self,
      HanddownCommand.self,
      ProgressCommand.self,
      DrawCommand.self, SimulateCommand.self,
      LearnCommand.self, BackTestCommand.self,
      GenerateCommand.self, ExportCommand.self,
    ])
}
