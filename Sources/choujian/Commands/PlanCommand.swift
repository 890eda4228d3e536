import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Makes and writes a plan: `choujian plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Make the plan of a scenario, prove it, and write it as a folder.",
    discussion: """
      Where no plan exists it says why, and what may be changed so that one does.
      Example: choujian plan Scenarios/lvliang-2021 -o plan-2021
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    name: [.customShort("o"), .long],
    help: """
      Folder of the plan; without it nothing is written. A plan that is there is replaced with all that was made from it; a \
      folder that holds anything else, draws and progress reports included, is left alone.
      """)
  var output: String?

  @Option(
    name: .customLong("close-to"),
    help: "Folder of a plan, such as last year's table taken in by import, that this one is to stay close to.")
  var closeTo: String?

  @Option(
    help:
      "With --close-to: share of its batches that stay where they are; what that costs is the price of the rule close_to."
  )
  var keep = Share.usual

  @Option(
    help: "Keep every county's batches per 1,000 residents within this part of the average of all, such as 5%.")
  var even: Distance?

  @Option(help: "State that plan and sheets bear: 草案, 征求意见, 印发 or 调整.")
  var state = IssueState.draft

  @Flag(name: .customLong("no-sheets"), help: "Leave out the workbooks in sheets/.")
  var noSheets = false

  @Option(help: "Relative distance from the best at which to stop searching.")
  var gap = 1e-4

  @Option(help: "Seconds after which to stop looking for better; there is always time to round to a first plan.")
  var timeLimit: Double?

  @Option(
    help: """
      Where no plan exists: apply the repair of this number, as the same command without this option lists them, and plan. \
      What was changed stands on all papers.
      """)
  var repair: Int?

  @Option(
    help: """
      Plan so much more that every rule on batches and every least failure rate is reached in this share of simulated years, \
      0.5 to 0.99; what is added stands in the scenario as rules of its own.
      """)
  var assure: Chance?

  @Option(
    name: .customLong("assure-rules"),
    help: "Ids of the rules that --assure speaks of, joined by commas; all by default.")
  var assureRules: String?

  @Flag(help: "Print plan.json, with the seconds taken, instead of the summary.")
  var json = false

  @Flag(
    name: .customLong("against-proportional"),
    help: "Also plan as near as the rules allow to the proportional plan, and compare.")
  var againstProportional = false

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    guard gap.isFinite, gap >= 0, gap <= 1 else { throw ValidationError("--gap must be a number from 0 to 1") }
    if assureRules != nil, assure == nil { throw ValidationError("--assure-rules needs --assure") }
    if let timeLimit, !(timeLimit >= 0) { throw ValidationError("--time-limit must be a number of seconds") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let began = ContinuousClock.now
      var reading = try scenario.read(terminal)
      if let closeTo {
        let former = try PlanToStayCloseTo(closeTo, terminal)
        reading = reading.with(reading.scenario.keeping(keep.value, of: former.batches, source: former.source))
      }
      if let even { reading = reading.with(reading.scenario.even(within: even.value)) }
      // What an earlier run added is found anew.
      if let assure { reading = reading.with(reading.scenario.assuring([], chance: assure.value)) }
      if let output { try AtomicFolder.check(URL(fileURLWithPath: output), replacing: .plan) }
      Interruption.listen()
      let limits = PlanningLimits(seconds: timeLimit ?? .infinity, gap: gap)
      let attempt = try PlanningAttempt(reading, limits, repair: repair, terminal)
      var outcome: PlanningOutcome
      (reading, outcome) = (attempt.reading, attempt.outcome)
      if let assure, case .planned = outcome {
        (reading, outcome) = try assured(reading, outcome, assure.value, limits, terminal)
      }
      var result = PlannedScenario(reading, outcome, state: state)
      switch outcome {
      case .planned(_, let isStopped):
        let year = try result.addYear(reading, repair: attempt.unusedRepair, limits, state: state, terminal)
        result.addReport(options.paperLanguage)
        try finish(result, terminal, began, againstProportional ? try Self.rival(result, limits) : nil)
        if let refusal = year.refusal {
          terminal.note(refusal)
          throw ExitCode.impossible
        }
        if year.isStopped ?? isStopped { throw ExitCode.stoppedWithPlan }
      case .impossible:
        if let menu = attempt.menu { result.add(repairs: menu.statement) }
        try finish(result, terminal, began, nil)
        if let menu = attempt.menu { terminal.note(menu.text) }
        throw ExitCode.impossible
      case .unfinished:
        terminal.note(
          Wording(
            zh: "没有找到以整批次计的可行方案，也没有证明它不存在；请把最紧的规则放宽一两批再试",
            en: "no plan in whole batches was found, nor proved not to exist; relax the tightest rule by a batch or two"
          ))
        throw ExitCode.notFound
      case .cancelled:
        throw Interruption.exitCode
      }
    }
  }

  /// The plan with the margin that the chance takes.
  ///
  /// - Throws: exit code 3 where there is none, with the largest chance that can be had.
  private func assured(
    _ reading: ScenarioReading, _ outcome: PlanningOutcome, _ chance: ExactDecimal, _ limits: PlanningLimits,
    _ terminal: Terminal
  ) throws -> (ScenarioReading, PlanningOutcome) {
    let rules = assureRules.map { Set($0.split(separator: ",").map(String.init)) }
    if let unknown = rules?.subtracting(reading.scenario.rules.map(\.id)).min() {
      throw FindingsError([
        Finding(
          at: .init(file: "--assure-rules"), value: unknown, Wording(zh: "没有这条规则", en: "there is no such rule"),
          remedy: Wording(zh: "写规则编号，用逗号分开", en: "write ids of rules, joined by commas"))
      ])
    }
    let plan = try AssuredPlan(reading, outcome, chance: chance, rules: rules, limits: limits, terminal)
    let text = AssuranceText(reading.scenario, plan.report, terminal.language).text
    guard plan.report.isReached else {
      terminal.note(Wording(zh: text, en: text))
      throw ExitCode.impossible
    }
    if json { terminal.note(Wording(zh: text, en: text)) } else { try terminal.say(text) }
    return (plan.reading, plan.outcome)
  }

  private func finish(
    _ result: PlannedScenario, _ terminal: Terminal, _ began: ContinuousClock.Instant, _ rival: PlanStatement?
  ) throws {
    if let output {
      try result.write(to: output, sheets: !noSheets, options.paperLanguage)
    }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    if json {
      try terminal.say(
        String(decoding: PlanFolder.json(result.statement, repairs: result.repairs, seconds: seconds), as: UTF8.self))
    } else if result.plan != nil {
      try terminal.say(
        PlanSummary(
          result.scenario, result.statement, schedule: result.schedule, inspections: result.inspections,
          terminal.language
        ).text)
      if let rival { try terminal.say(RivalSummary(result.statement, rival, terminal.language).text) }
    }
    if let output {
      terminal.note(
        Wording(
          zh: String(format: "方案已写入 %@（%.2f 秒）；核验：choujian verify %@", output, seconds, output),
          en: String(format: "plan written to %@ (%.2f s); check it with: choujian verify %@", output, seconds, output))
      )
    }
  }

  /// The plan as near to the proportional one as the same rules allow, with the same number of batches to start from.
  private static func rival(_ result: PlannedScenario, _ limits: PlanningLimits) throws -> PlanStatement? {
    guard let batches = result.plan?.batches.reduce(0, +) else { return nil }
    let outcome = try Planner.planProportional(
      result.scenario, batches: batches, limits: limits, isCancelled: { Interruption.isRequested })
    if case .cancelled = outcome { throw Interruption.exitCode }
    guard case .planned(let rival, _) = outcome else { return nil }
    return Statement.make(result.scenario, rival, proof: rival.proof, bound: rival.bound, digest: "")
  }
}

extension IssueState: ExpressibleByArgument {}

/// A share, written `0.8` or `80%`.
struct Share: ExpressibleByArgument {
  let value: ExactDecimal

  static let usual = Share(value: ExactDecimal(8, decimals: 1))

  var defaultValueDescription: String { value.percentText }

  init(value: ExactDecimal) { self.value = value }

  init?(argument: String) {
    guard let value = ExactDecimal(ratio: argument), value >= ExactDecimal(0), value <= ExactDecimal(1) else {
      return nil
    }
    self.value = value
  }
}

/// How far from an average, as a part of it, written `0.05` or `5%`.
struct Distance: ExpressibleByArgument {
  let value: ExactDecimal

  init?(argument: String) {
    guard let value = ExactDecimal(ratio: argument), value >= ExactDecimal(0), value <= ExactDecimal(100),
      value.decimals <= 4
    else { return nil }
    self.value = value
  }
}
