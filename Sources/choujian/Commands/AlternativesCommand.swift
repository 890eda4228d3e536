import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Makes the best plan and further ones to choose from: `choujian alternatives`.
struct AlternativesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alternatives",
    abstract: "Make the best plan and further ones that are worth nearly as much and differ as much as is found.",
    discussion: """
      Every plan is a folder of its own, as plan writes it: verify, sheets, compare, explain and simulate take it.
      Example: choujian alternatives Scenarios/lvliang-2021 -o choice-2021
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    name: [.customShort("o"), .long],
    help:
      "Folder for the plans (方案1, 方案2 and so on), 比选.html, 比选.xlsx and alternatives.json; one that is there is replaced."
  )
  var output: String

  @Option(help: "How many plans to look for beside the best.")
  var number = 3

  @Option(
    help: "Share of its value by which a plan may be worth less than can be proved to be the most: 0.5% or 0.005.")
  var within = Share(value: ExactDecimal(5, decimals: 3))

  @Flag(name: .customLong("no-sheets"), help: "Leave out the workbooks in sheets/ of every plan.")
  var noSheets = false

  @Flag(help: "Print alternatives.json instead of the tables.")
  var json = false

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if !(1...9).contains(number) { throw ValidationError("--number takes a whole number from 1 to 9") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let began = ContinuousClock.now
      let reading = try scenario.read(terminal)
      try AtomicFolder.check(URL(fileURLWithPath: output), replacing: .alternatives)
      Interruption.listen()
      let plans = try NearBestPlans(reading, number: number, within: within.value, options.paperLanguage, terminal)
      try plans.write(to: output, sheets: !noSheets, options.paperLanguage)
      if json {
        try terminal.say(String(decoding: plans.file.bytes, as: UTF8.self))
      } else {
        try terminal.say(ChoiceText(plans.scenario, plans.choice, terminal.language).text)
      }
      plans.noteMissing(terminal)
      let seconds = (ContinuousClock.now - began) / .seconds(1)
      terminal.note(
        Wording(
          zh: String(format: "已写入 %@（%.2f 秒）；核验：choujian verify %@/方案1", output, seconds, output),
          en: String(format: "written to %@ (%.2f s); check with: choujian verify %@/方案1", output, seconds, output)))
    }
  }
}
