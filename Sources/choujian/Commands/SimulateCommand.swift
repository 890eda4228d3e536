import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Simulation

/// Runs the year of a plan many times: `choujian simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run the year of a plan many times: what it may find and complete, and whether it beats habit.",
    discussion: """
      Writes simulation.json and simulation.html into the folder and leaves the rest of it as it is. What no source says is assumed, \
      printed as 假设, and may be changed in simulation.csv of the scenario.
      Example: choujian simulate plan-2021 --runs 2000
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @Option(help: "Number of years, 1 to 100,000 (with --finds-only to 10,000,000).")
  var runs = 1000

  @Option(help: "Seed of the random numbers; the same seed gives the same result.")
  var seed: UInt64 = 1

  @Option(help: "Baselines, joined by commas: proportional, uniform, last-year, top-risk, random; or none.")
  var against = "proportional,uniform,last-year,top-risk,random"

  @Option(name: .customLong("lose-lab"), help: "Code of a laboratory that fails.")
  var loseLab: String?

  @Option(name: .customLong("from-month"), help: "Month from which it fails, 1 to 12.")
  var fromMonth: Int?

  @Option(help: "Change an assumption for this run, such as missed_share=0.05; may be repeated.")
  var assume: [String] = []

  @Flag(
    help:
      "Also try every assumption another way, one at a time, and list first what moves finds and targets most; takes some forty times as long."
  )
  var assumptions = false

  @Option(help: "Threads; the result does not depend on it.")
  var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Flag(
    name: .customLong("finds-only"),
    help:
      "Only print how finds are distributed, without calendar, laboratories, follow-up and baselines; writes nothing.")
  var findsOnly = false

  @Flag(help: "Print simulation.json instead of the summary.")
  var json = false

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    // All figures of all years are held until the end.
    let most = findsOnly ? 10_000_000 : 100_000
    guard (1...most).contains(runs) else { throw ValidationError("--runs must be a number from 1 to \(most)") }
    guard (1...256).contains(threads) else { throw ValidationError("--threads must be a number from 1 to 256") }
    guard (loseLab == nil) == (fromMonth == nil) else {
      throw ValidationError("--lose-lab and --from-month are given together")
    }
    if findsOnly, assumptions { throw ValidationError("--finds-only has no targets to try --assumptions on") }
    if let fromMonth, !(1...12).contains(fromMonth) { throw ValidationError("--from-month must be 1 to 12") }
    _ = try baselines()
  }

  private func baselines() throws -> [Baseline] {
    if against == "none" { return [] }
    return try against.split(separator: ",").map { name in
      guard let baseline = Baseline(rawValue: String(name)) else {
        throw ValidationError(
          "--against names no baseline: \(name); there are "
            + Baseline.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return baseline
    }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let folder = URL(fileURLWithPath: plan)
      let reading = try PlanFolderReading.judged(folder: folder, terminal, mayBreakRules: true)
      let request = try request(reading)
      for name in [SimulationFile.name, SimulationPage.file] {
        try AtomicFile.check(folder.appendingPathComponent(name))
      }
      Interruption.listen()
      if findsOnly { return try findOnly(request, terminal) }
      let simulator = Simulator(request)
      guard runs <= simulator.mostRuns else {
        terminal.note(
          Wording(
            zh: "这个方案最多模拟 \(simulator.mostRuns) 个年份，请减小 --runs",
            en: "of this plan at most \(simulator.mostRuns) years can be simulated; lower --runs"))
        throw ExitCode.validationFailure
      }
      let bar = ProgressBar(Wording(zh: "模拟", en: "simulating"), terminal.language)
      let result = simulator.run(
        done: { bar.show($0) }, isCancelled: { Interruption.isRequested })
      bar.end()
      guard var result else { throw Interruption.exitCode }
      if assumptions { result.trials = try trials(request, terminal) }
      let bytes = SimulationFile.json(result)
      let page = SimulationPage(reading.scenario, result, options.paperLanguage).html
      for (name, content) in [(SimulationFile.name, bytes), (SimulationPage.file, Array(page.utf8))] {
        try AtomicFile.write(to: folder.appendingPathComponent(name)) { try Data(content).write(to: $0) }
      }
      if json {
        try terminal.say(String(decoding: bytes, as: UTF8.self))
      } else {
        try terminal.say(SimulationText(reading.scenario, result, terminal.language).text)
      }
    }
  }

  private func trials(_ request: SimulationRequest, _ terminal: Terminal) throws -> [AssumptionTrial] {
    let bar = ProgressBar(Wording(zh: "改动假设", en: "trying assumptions"), terminal.language)
    let trials = Simulator.trials(request, done: { bar.show($0) }, isCancelled: { Interruption.isRequested })
    bar.end()
    guard let trials else { throw Interruption.exitCode }
    return trials
  }

  private func findOnly(_ request: SimulationRequest, _ terminal: Terminal) throws {
    let bar = ProgressBar(Wording(zh: "模拟", en: "simulating"), terminal.language)
    let finds = FindsOnly(request.scenario, batches: request.batches, request.assumptions, seed: seed).distribution(
      runs: runs, threads: threads, done: { bar.show($0) }, isCancelled: { Interruption.isRequested })
    bar.end()
    guard let finds else { throw Interruption.exitCode }
    let text =
      json
      ? String(decoding: SimulationFile.json(finds), as: UTF8.self)
      : FindsOnlyText.text(request.statement, finds, runs: runs, terminal.language)
    try terminal.say(text)
  }

  private func request(_ reading: PlanFolderReading) throws -> SimulationRequest {
    var assumptions = try SimulationTable(reading.keptFiles)?.read() ?? SimulationAssumptions()
    for text in assume { try SimulationTable.apply(text, to: &assumptions) }
    if let loseLab, !reading.scenario.labs.contains(where: { $0.lab == loseLab }) {
      let codes = reading.scenario.labs.map(\.lab).joined(separator: ", ")
      throw FindingsError([
        Finding(
          at: .init(file: "--lose-lab"), value: loseLab, Wording(zh: "没有这个承检机构", en: "there is no such laboratory"),
          remedy: Wording(zh: "写承检机构表里的代码：\(codes)", en: "name one of \(codes)"))
      ])
    }
    return SimulationRequest(
      scenario: reading.scenario, statement: reading.statement, batches: reading.batches, schedule: reading.months,
      assumptions: assumptions, runs: runs, seed: seed,
      lostLab: loseLab.flatMap { code in fromMonth.map { (code, $0) } }, baselines: try baselines(), threads: threads)
  }
}
