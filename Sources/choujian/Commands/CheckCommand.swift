import ArgumentParser
import SamplingInspection

/// Reads and validates a scenario: `choujian check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read and validate a scenario; name everything that is wrong, with file, line, column, value and remedy.",
    discussion: "Example: choujian check Scenarios/lvliang-2021")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let scenario = try scenario.read(terminal).scenario
      try terminal.say(
        Wording(
          zh:
            "可以使用：\(scenario.counties.count) 个县区，\(scenario.categories.count) 个分类，\(scenario.strata.count) 个抽样单元，\(scenario.rules.count) 条规则，\(scenario.funds.count) 笔经费",
          en:
            "usable: \(scenario.counties.count) counties, \(scenario.categories.count) categories, \(scenario.strata.count) strata, \(scenario.rules.count) rules, \(scenario.funds.count) funds"
        )(terminal.language))
    }
  }
}
