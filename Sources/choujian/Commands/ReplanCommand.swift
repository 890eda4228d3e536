import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Plans the rest of a year anew: `choujian replan`.
struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract: "Plan the rest of the year anew after what was done and what has changed (调整), with little change.",
    discussion: """
      What was done stays where it was taken: the batches of RECORDS, or the months of the plan before the day's. A laboratory that is lost takes no
      new samples; its lots go to another one, or nothing more is taken in them.
      Example: choujian replan plan-2021 -o plan-2021-august --from 2021-08-01 --records records.csv
      """)

  @Argument(help: "Folder of the plan so far.")
  var plan: String

  @Option(name: [.customShort("o"), .long], help: "Folder of the new plan.")
  var output: String

  @Option(help: "First day that is planned anew, such as 2021-08-01.")
  var from: String

  @Option(help: "Sampling records or counts, as for progress; samples before the day count as done.")
  var records: String?

  @Option(name: .customLong("lose-lab"), help: "Code of a laboratory that takes no new samples from that day on.")
  var loseLab: String?

  @Option(
    name: .customLong("give-to"),
    help: """
      With --lose-lab: code of the laboratory that takes its lots over, or LOT=CODE for one of them; may be repeated. Price \
      ceilings and contract sums of the lots stay.
      """)
  var giveTo: [String] = []

  @Option(
    name: .customLong("in-flight"),
    help: """
      With --lose-lab: finish, it reports on the samples that it has received; resend, samples without a result do not count as \
      done and are planned again (needs sampling records).
      """)
  var inFlight = InFlight.Rule.finish

  @Option(help: "Share of the batches still to be taken that stay where they are.")
  var keep = Share.usual

  @Option(name: .customLong("set"), help: "Change a value from that day on, as for plan; may be repeated.")
  var settings: [String] = []

  @Option(
    help: "Where no plan exists: apply the repair of this number, as the same command without this option lists them.")
  var repair: Int?

  @Flag(name: .customLong("no-sheets"), help: "Leave out the workbooks in sheets/.")
  var noSheets = false

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if CalendarDate(strict: from) == nil { throw ValidationError("--from must be a day such as 2021-08-01") }
    if !giveTo.isEmpty, loseLab == nil { throw ValidationError("--give-to goes with --lose-lab") }
    if inFlight == .resend, loseLab == nil || records == nil {
      throw ValidationError("--in-flight resend needs --lose-lab and --records, which say which samples are meant")
    }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      guard let day = CalendarDate(strict: from) else { return }
      let change = try MidYearChange(
        self, day, PlanFolderReading.judged(folder: URL(fileURLWithPath: plan), terminal, mayBreakRules: true),
        terminal)
      try refuseSameFolder()
      try AtomicFolder.check(URL(fileURLWithPath: output), replacing: .plan)
      Interruption.listen()
      let attempt = try PlanningAttempt(change.reading, PlanningLimits(), repair: repair, terminal)
      var result = PlannedScenario(attempt.reading, attempt.outcome, state: .adjusted)
      try terminal.say(change.text(terminal.language))
      switch attempt.outcome {
      case .planned:
        let year = try result.addYear(
          attempt.reading, repair: attempt.unusedRepair, PlanningLimits(), state: .adjusted, terminal)
        result.addReport(options.paperLanguage)
        if let refusal = year.refusal { terminal.note(refusal) }
        try write(&result, change, terminal)
        try terminal.say(change.comparison(result, terminal.language))
        if year.refusal != nil { throw ExitCode.impossible }
      case .impossible:
        if let menu = attempt.menu {
          result.add(repairs: menu.statement)
          terminal.note(menu.text)
        }
        try write(&result, change, terminal)
        throw ExitCode.impossible
      case .unfinished:
        terminal.note(
          Wording(
            zh: "没有找到以整批次计的可行方案，也没有证明它不存在；把 --keep 降低一些再试",
            en: "no plan in whole batches was found, nor proved not to exist; try with less to --keep"))
        throw ExitCode.notFound
      case .cancelled: throw Interruption.exitCode
      }
    }
  }

  /// The plan that is adjusted stays, since progress and comparisons refer to it.
  private func refuseSameFolder() throws {
    let (old, new) = (URL(fileURLWithPath: plan), URL(fileURLWithPath: output))
    if old.resolvingSymlinksInPath().standardizedFileURL != new.resolvingSymlinksInPath().standardizedFileURL { return }
    throw FindingsError([
      Finding(
        at: .init(file: "-o"), value: output,
        Wording(zh: "这就是原方案的文件夹，不能覆盖", en: "that is the folder of the plan itself, which is kept"),
        remedy: Wording(zh: "写一个新文件夹", en: "name a new folder"))
    ])
  }

  private func write(_ result: inout PlannedScenario, _ change: MidYearChange, _ terminal: Terminal) throws {
    if let lost = change.lostLab, let inFlight = change.inFlight { result.add(inFlight, lab: lost) }
    try result.write(to: output, sheets: !noSheets, options.paperLanguage)
    terminal.note(
      Wording(
        zh: "调整后的方案已写入 \(output)；核验：choujian verify \(output)",
        en: "the adjusted plan is written to \(output); check it with: choujian verify \(output)"))
  }
}

extension InFlight.Rule: ExpressibleByArgument {}
