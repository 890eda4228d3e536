import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles
import Simulation

/// A plan whose rules on batches and failure rates are reached in so many simulated years of a hundred, or as near to that as funds allow.
struct AssuredPlan {
  /// The scenario with what has to be planned; what may not be reached is not in it.
  private(set) var reading: ScenarioReading
  /// The plan.
  private(set) var outcome: PlanningOutcome
  /// What was found, for the terminal.
  private(set) var report: AssuranceReport

  /// Years of each turn; the error of a chance of 0.9 is 0.7 %.
  private static let runs = 2000
  private static let mostTurns = 10
  /// Turns after it has turned out that not all can be had.
  private static let mostTurnsInWant = 3

  private let original: ScenarioReading
  private let assumptions: SimulationAssumptions
  private let limits: PlanningLimits
  private let terminal: Terminal
  private var assurance: Assurance
  /// Each turn has years of its own, so that what one turn adds is judged by years that it has not seen.
  private var seed: UInt64 = 0

  /// Plans and simulates in turns, from a plan that is there already.
  ///
  /// - Throws: exit code 3 where the months do not hold the plan, or of an interruption.
  init(
    _ original: ScenarioReading, _ outcome: PlanningOutcome, chance: ExactDecimal, rules: Set<String>?,
    limits: PlanningLimits, _ terminal: Terminal
  ) throws {
    self.original = original
    self.outcome = outcome
    self.limits = limits
    self.terminal = terminal
    assumptions = try SimulationTable(original.keptFiles)?.read() ?? SimulationAssumptions()
    assurance = Assurance(original.scenario, chance: chance, rules: rules)
    reading = original
    report = AssuranceReport(chance: chance, runs: Self.runs)
    try takeTurns()
  }

  /// A plan with its months.
  private struct Made {
    var reading: ScenarioReading
    var outcome: PlanningOutcome
    var statement: PlanStatement
    var batches: [Int64]
    var schedule: Schedule
  }

  private mutating func takeTurns() throws {
    guard var made = try scheduled(original, outcome) ?? made(isWish: false) else {
      terminal.note(
        Wording(
          zh: "承检机构的月检验能力容不下这个方案，没有余量可留",
          en: "the laboratories' months do not hold the plan as it is, still less a margin"))
      throw ExitCode.impossible
    }
    var years = try years(of: made)
    report.before = .init(statement: made.statement, years: years)
    var turnsInWant = 0
    for turn in 1... {
      let missed = assurance.missed(years).filter { assurance.obstacle($0) == nil }
      terminal.note(
        Wording(
          zh: "第 \(turn) 轮：\(made.statement.batches) 批次，\(missed.count) 处不到 \(assurance.chance.text)",
          en: "turn \(turn): \(made.statement.batches) batches, \(missed.count) rows below \(assurance.chance.text)"))
      report.isReached = missed.isEmpty && !report.isLimited
      guard !missed.isEmpty, turn < Self.mostTurns, turnsInWant < Self.mostTurnsInWant,
        assurance.raise(years, made.statement, batches: made.batches)
      else { break }
      if !report.isLimited, let next = try self.made(isWish: false) {
        made = next
      } else {
        // From here on it is looked for how much can be had; where not even that is planned, the last plan stands for it.
        report.isLimited = true
        turnsInWant += 1
        guard let most = try self.made(isWish: true) else { break }
        made = most
      }
      years = try self.years(of: made)
    }
    if report.isReached {
      // Years that had no say in anything so far.
      seed += 1000
      years = try self.years(of: made)
    }
    (reading, outcome) = (made.reading, made.outcome)
    report.seed = seed
    report.after = .init(statement: made.statement, years: years)
    report.bounds = assurance.bounds
    report.obstacles = years.map { assurance.obstacle($0) }
  }

  /// Plans what the assurance asks for, with less for laboratories whose months do not hold it; nil if there is no such plan.
  private mutating func made(isWish: Bool) throws -> Made? {
    while true {
      let next = original.with(assurance.assured(isWish: isWish))
      let planned = try Planner.plan(next.scenario, limits: limits, isCancelled: { Interruption.isRequested })
      switch planned {
      case .cancelled: throw Interruption.exitCode
      case .impossible, .unfinished: return nil
      case .planned: if let made = try scheduled(next, planned) { return made }
      }
    }
  }

  /// A plan with its months; nil if laboratories have to give way first.
  private mutating func scheduled(_ reading: ScenarioReading, _ outcome: PlanningOutcome) throws -> Made? {
    let planned = PlannedScenario(reading, outcome, explained: false)
    let batches = planned.plan?.batches ?? []
    switch try Scheduler.schedule(reading.scenario, batches: batches, isCancelled: { Interruption.isRequested }) {
    case .scheduled(let schedule):
      return Made(
        reading: reading, outcome: outcome, statement: planned.statement, batches: batches, schedule: schedule)
    case .impossible(let conflicts):
      if assurance.yield(to: conflicts, batches: batches) { return nil }
      terminal.note(ScheduleConflictWords(reading.scenario).text(conflicts))
      throw ExitCode.impossible
    case .cancelled: throw Interruption.exitCode
    }
  }

  private mutating func years(of made: Made) throws -> [TargetYears] {
    seed += 1
    let simulator = Simulator(
      SimulationRequest(
        scenario: made.reading.scenario, statement: made.statement, batches: made.batches, schedule: made.schedule,
        assumptions: assumptions, runs: Self.runs, seed: seed, baselines: [],
        threads: max(1, ProcessInfo.processInfo.activeProcessorCount)))
    let bar = ProgressBar(Wording(zh: "模拟", en: "simulating"), terminal.language)
    let years = simulator.targetYears(done: { bar.show($0) }, isCancelled: { Interruption.isRequested })
    bar.end()
    guard let years else { throw Interruption.exitCode }
    return years
  }
}

/// A chance, written `0.9` or `90%`.
struct Chance: ExpressibleByArgument {
  let value: ExactDecimal

  init?(argument: String) {
    guard let value = ExactDecimal(ratio: argument), value.decimals <= 6, value >= ExactDecimal(5, decimals: 1),
      value <= ExactDecimal(99, decimals: 2)
    else { return nil }
    self.value = value
  }
}
