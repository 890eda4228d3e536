import ArgumentParser
import Foundation
import SamplingInspection
import ScenarioFiles

/// Makes the scenario of the level below: `choujian handdown`.
struct HanddownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handdown",
    abstract: "Write the scenario of one unit of a plan, with its task filled in, for the level below to plan.",
    discussion: """
      The unit is a prefecture of the plan, or one county by name or code. Batches of funds that others use too become its task, class by
      class; of its own levels it gets the number in all, of which --keep stays where the plan has it. Rules that hold for each county
      stay; those over several units are listed and left out.
      Example: choujian handdown plan-2021 --unit 临县 -o linxian-2021
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @Option(help: "Name of a prefecture, or name or code of a county.")
  var unit: String

  @Option(
    name: [.customShort("o"), .long], help: "Folder of the scenario to write; nothing that is there is replaced.")
  var output: String

  @Option(help: "Share of the unit's batches that stay where the plan has them.")
  var keep = Share.usual

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let reading = try PlanFolderReading.judged(folder: URL(fileURLWithPath: plan), terminal)
      guard
        let handed = HandedDown(
          unit, of: reading.scenario, batches: reading.batches, schedule: reading.months, keep: keep.value)
      else {
        let names = Set(reading.scenario.counties.map { $0.prefecture.isEmpty ? $0.name : $0.prefecture }).sorted()
        throw FindingsError([
          Finding(
            at: .init(file: "--unit"), value: unit, Wording(zh: "方案里没有这个单位", en: "the plan has no such unit"),
            remedy: Wording(
              zh: "写市州、县区的名称或代码，例如 " + names.prefix(12).joined(separator: "、"),
              en: "name a prefecture or county, such as " + names.prefix(12).joined(separator: ", ")))
        ])
      }
      let scenario = handed.scenario
      try AtomicFolder.write(
        CanonicalScenario(scenario).files, to: URL(fileURLWithPath: output), replacing: .empty)
      let tasks = scenario.rules.filter { $0.group == "上级任务" }
      terminal.note(
        Wording(
          zh: "\(scenario.heading.title)：\(scenario.counties.count) 个县区，\(tasks.count) 项上级任务，已写入 \(output)",
          en:
            "\(scenario.heading.title): \(scenario.counties.count) counties, \(tasks.count) tasks, written to \(output)"
        ))
      let kept = Set(scenario.rules.map(\.id))
      let leftOut = reading.scenario.rules.map(\.id).filter { !kept.contains($0) }
      if !leftOut.isEmpty {
        terminal.note(
          Wording(
            zh:
              "管几个单位的 \(leftOut.count) 条规则没有下达，由上级任务和“\(keep.value.percentText)不动”来保证：\(leftOut.joined(separator: "、"))",
            en:
              "\(leftOut.count) rules over several units are not handed down; the tasks, and \(keep.value.percentText) of the batches that stay, stand for them: \(leftOut.joined(separator: ", "))"
          ))
      }
    }
  }
}
