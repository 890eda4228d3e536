import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Says what more or less money, another bound or a named change does to the plan: `choujian whatif`.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Say what more or less money, another bound of a rule, or a named change does to the plan.",
    discussion: """
      Two figures moved at once make a grid. Without any, and without --trade, the named changes of the scenario (changes.csv) are planned.
      Example: choujian whatif Scenarios/lvliang-2021 --budget 80%..120% --steps 21 -o whatif-2021
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: "Move all funds in proportion, from..to in % of today or in yuan of all together: 80%..120%.")
  var budget: String?

  @Option(help: "Move one fund: CODE=80%..120%, or yuan.")
  var fund: [String] = []

  @Option(help: "Move the bound of a rule: RULE.KEY=FROM..TO, such as quota.at_least=4.7..5.5.")
  var sweep: [String] = []

  @Option(help: "Number of values of each figure, evenly spaced; today's and the last with a plan are added.")
  var steps = 9

  @Option(
    help: """
      Points at which a plan is made in whole batches, the same as plan makes: today (one, for an answer at once), \
      ends (today, and both ends of what has a plan) or all; at the others the bound, the price of money and the rules that bind are found.
      """)
  var plans = FrontierPlans.ends

  @Option(help: "Named changes to plan, a table id,title,set as changes.csv.")
  var changes: String?

  @Option(
    help: """
      Full plans between most of one thing and most of another: discovery (抓重点 to 广覆盖: κ from 0 to 1), evenness (counties ever \
      nearer to the average of batches per 1,000 residents) or change (ever more batches stay where the plan of --close-to has them).
      """)
  var trade: Trade?

  @Option(
    name: .customLong("close-to"),
    help: "With --trade change: folder of a plan, such as last year's table taken in by import.")
  var closeTo: String?

  @Option(
    name: [.customShort("o"), .long],
    help: "Folder for frontier.json, whatif.html, charts (SVG), 变化对比.xlsx and 权衡对比.xlsx; one that is there is replaced."
  )
  var output: String?

  @Flag(help: "Print frontier.json instead of the tables.")
  var json = false

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if closeTo != nil, trade != .change { throw ValidationError("--close-to needs --trade change") }
    if trade == .change, closeTo == nil { throw ValidationError("--trade change needs --close-to") }
    if trade != nil, !(2...1001).contains(steps) {
      throw ValidationError("--steps takes a whole number from 2 to 1001")
    }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let began = ContinuousClock.now
      let reading = try scenario.read(terminal)
      let figures = try figures(in: reading)
      let asked = try askedChanges(of: reading, needed: figures.isEmpty && trade == nil)
      let goal = try trade.map { try TradedGoal($0, closeTo: closeTo, reading, terminal) }
      if let output { try AtomicFolder.check(URL(fileURLWithPath: output), replacing: .whatIf) }
      Interruption.listen()
      let isCancelled: @Sendable () -> Bool = { Interruption.isRequested }
      let frontier =
        figures.isEmpty
        ? nil : try Planner.frontier(reading.scenario, figures, plans: plans, isCancelled: isCancelled).frontier
      let planned = try asked.map { try PlannedChanges(reading, $0, isCancelled: isCancelled).set }
      let traded = try goal.map { goal in
        try Planner.tradeOff(reading.scenario, goal, steps: steps, isCancelled: isCancelled)
      }
      let papers = WhatIfPapers(reading, frontier, planned, traded, options.paperLanguage)
      if let output { try papers.write(to: URL(fileURLWithPath: output)) }
      if json {
        try terminal.say(String(decoding: papers.file.bytes, as: UTF8.self))
      } else {
        try terminal.say(papers.text(terminal.language))
      }
      if let output {
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        terminal.note(
          Wording(
            zh: String(format: "已写入 %@（%.2f 秒）", output, seconds),
            en: String(format: "written to %@ (%.2f s)", output, seconds)))
      }
    }
  }

  private func figures(in reading: ScenarioReading) throws -> [SweptFigure] {
    let ranges =
      [budget].compactMap(\.self).map { SweepRange(.budget, $0) } + fund.map { SweepRange(.fund, $0) }
      + sweep.map { SweepRange(.rule, $0) }
    if ranges.count > 2 {
      throw FindingsError([
        Finding(
          at: .init(file: "whatif"), value: String(ranges.count),
          Wording(zh: "同时变动的数太多", en: "too many figures are moved at once"),
          remedy: Wording(zh: "最多两个", en: "move two at most"))
      ])
    }
    let figures = try ranges.map { try $0.figure(in: reading, steps: steps) }
    if figures.count == 2, figures[0].target == figures[1].target {
      throw FindingsError([
        Finding(
          at: .init(file: "whatif"), Wording(zh: "两次写了同一个数", en: "the same figure is moved twice"),
          remedy: Wording(zh: "只写一次", en: "name it once"))
      ])
    }
    return figures
  }

  /// Named changes, if any are asked about: those of a file, or those of the scenario where no figure is moved.
  private func askedChanges(
    of reading: ScenarioReading, needed: Bool
  ) throws -> [(change: NamedChange, reading: ScenarioReading)]? {
    if let changes { return try ChangeTable(file: URL(fileURLWithPath: changes)).read(reading) }
    if !needed { return nil }
    guard let table = ChangeTable(of: reading) else {
      throw FindingsError([
        Finding(
          at: .init(file: "whatif"),
          Wording(
            zh: "没有说要变动什么，数据里也没有 changes.csv", en: "nothing to move was named, and the scenario has no changes.csv"),
          remedy: Wording(
            zh: "写 --budget 80%..120%、--fund、--sweep 或 --changes",
            en: "write --budget 80%..120%, --fund, --sweep or --changes"))
      ])
    }
    return try table.read(reading)
  }
}

extension FrontierPlans: ExpressibleByArgument {}
