import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// What was done of a plan and what has changed, as the scenario of the rest of the year.
struct MidYearChange {
  /// The scenario of the rest of the year, with what was done among its files.
  let reading: ScenarioReading
  /// Code of the laboratory that takes no new samples.
  let lostLab: String?
  /// Samples that it has not reported.
  let inFlight: InFlight?
  private let former: PlanFolderReading
  private let words: RestOfYearText

  init(_ command: ReplanCommand, _ day: CalendarDate, _ former: PlanFolderReading, _ terminal: Terminal) throws {
    self.former = former
    let place = URL(fileURLWithPath: command.plan).appendingPathComponent("scenario")
    let current = try ScenarioReader(at: place, settings: Setting.parsed(command.settings)).read()
      .saying(command.settings)
    let heading = former.scenario.heading
    guard day.year == heading.year, day > heading.planDate else {
      throw Self.refusal(
        "--from", day.text,
        Wording(
          zh: "不在原方案之后的这一年里：原方案的日期是 \(heading.planDate.text)",
          en: "this is not a day of the plan's year after its date, \(heading.planDate.text)"),
        Wording(zh: "写今年晚于原方案的日子", en: "name a later day of that year"))
    }
    let lost = try Self.lost(command, current.scenario)
    lostLab = command.loseLab
    let (done, inFlight, later) = try Self.done(command, day, former, terminal)
    self.inFlight = inFlight
    let name = "\(former.statement.title) \(former.statement.scenarioSHA256.prefix(12))"
    var rest = RestOfYear(
      of: current.scenario, former: former.scenario, batches: former.batches, inspections: former.inspections ?? [],
      done: done, from: day, lost: lost, keep: command.keep.value,
      source: "replan：" + name)
    rest.close(Scheduler.strataWithoutDays(rest.scenario))
    var kept = current.keptFiles
    kept[DoneTable.file] = DoneTable.bytes(
      done, rest.scenario, source: command.records == nil ? "按\(name)的月份" : "抽检记录，\(day.text)以前")
    reading = current.with(rest.scenario, keptFiles: kept)
    words = RestOfYearText(
      rest, done: done, planned: former.batches, inFlight: inFlight, rule: command.inFlight,
      lost: lost, isRecorded: command.records != nil,
      later: later)
  }

  /// The laboratory that is lost, with those that take its lots over.
  private static func lost(_ command: ReplanCommand, _ scenario: Scenario) throws -> RestOfYear.LostLaboratory? {
    guard let lab = command.loseLab else { return nil }
    func check(_ option: String, _ lab: String) throws {
      if scenario.labs.contains(where: { $0.lab == lab }) { return }
      throw refusal(
        option, lab, Wording(zh: "没有这个承检机构", en: "there is no such laboratory"),
        Wording(
          zh: "写承检机构表里的代码：" + scenario.labs.map(\.lab).joined(separator: "、"),
          en: "name one of " + scenario.labs.map(\.lab).joined(separator: ", ")))
    }
    try check("--lose-lab", lab)
    var lost = RestOfYear.LostLaboratory(lab: lab)
    let lots = scenario.lots.filter { $0.lab == lab }.map(\.lot)
    for text in command.giveTo {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let heir = parts[parts.count - 1]
      try check("--give-to", heir)
      if heir == lab {
        throw refusal(
          "--give-to", text, Wording(zh: "这就是失去的机构", en: "that is the laboratory that is lost"),
          Wording(zh: "写另一个机构", en: "name another one"))
      }
      if parts.count == 1 {
        lost.heir = heir
      } else if lots.contains(parts[0]) {
        lost.heirs[parts[0]] = heir
      } else {
        throw refusal(
          "--give-to", text, Wording(zh: "\(lab) 没有这个标段", en: "\(lab) has no such lot"),
          Wording(
            zh: "写 标段=机构；它的标段有：" + lots.joined(separator: "、"),
            en: "write LOT=LAB; its lots are " + lots.joined(separator: ", ")))
      }
    }
    return lost
  }

  /// What was done, what is in flight, and how many samples are of a later day.
  private static func done(
    _ command: ReplanCommand, _ day: CalendarDate, _ former: PlanFolderReading, _ terminal: Terminal
  ) throws -> (DoneBatches, InFlight?, Int) {
    if let records = command.records {
      var (taken, later) = try ActualTable(file: URL(fileURLWithPath: records)).taken(former.scenario, before: day)
      noteOtherLaboratories(taken, former.scenario, terminal)
      let isCounted = taken.allSatisfy { $0.date == nil } && !taken.isEmpty
      if command.inFlight == .resend, isCounted {
        throw refusal(
          "--records", records, Wording(zh: "这是完成情况汇总，不是逐个样品的记录", en: "this table has counts, no samples"),
          Wording(zh: "--in-flight resend 要用抽检记录", en: "--in-flight resend needs sampling records"))
      }
      let inFlight = isCounted ? nil : command.loseLab.map { InFlight(taken, at: $0, of: former.scenario) }
      if command.inFlight == .resend, let inFlight {
        let samples = Set(inFlight.samples.map(\.taken.sample))
        taken.removeAll { samples.contains($0.sample) }
      }
      return (DoneBatches(taken, of: former.scenario, planned: former.batches), inFlight, later)
    }
    guard let months = former.months else {
      throw refusal(
        "--records", nil, Wording(zh: "原方案没有排到各月，不知道已完成多少", en: "the plan has no months that would say what is done"),
        Wording(zh: "用 --records 给出抽检记录或完成情况", en: "give sampling records or counts with --records"))
    }
    let done = DoneBatches(
      former.scenario, batches: former.batches, schedule: months,
      earlier: try DoneTable.read(former.keptFiles, former.scenario), before: day.month)
    return (done, command.loseLab.map { InFlight(done, at: $0, of: former.scenario, from: day) }, 0)
  }

  /// Says which laboratories of the records are none of the plan's: what they tested counts for no laboratory.
  private static func noteOtherLaboratories(_ taken: [TakenBatches], _ scenario: Scenario, _ terminal: Terminal) {
    let known = Set(scenario.labs.map(\.lab))
    if known.isEmpty { return }
    let others = Dictionary(grouping: taken.filter { !$0.lab.isEmpty && !known.contains($0.lab) }, by: \.lab)
      .sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.reduce(0) { $0 + $1.batches })" }
    if others.isEmpty { return }
    terminal.note(
      Wording(
        zh: "抽检记录里有方案以外的承检机构（批次）：\(others.joined(separator: "、"))；这些批次不占方案里各机构的检验能力",
        en:
          "the records name laboratories that the plan has not (batches): \(others.joined(separator: ", ")); these take up no capacity of the plan's laboratories"
      ))
  }

  private static func refusal(_ option: String, _ value: String?, _ message: Wording, _ remedy: Wording)
    -> FindingsError
  {
    FindingsError([Finding(at: .init(file: option), value: value, message, remedy: remedy)])
  }

  /// What was done and what has changed, in words.
  func text(_ language: Language) -> String { words.text(language) }

  /// The plan so far and the new one side by side.
  func comparison(_ result: PlannedScenario, _ language: Language) throws -> String {
    var comparison = PlanComparison(former.allocation, result.folder.allocation)
    let after = try PlanFolderReader(files: result.folder.files).read()
    if let first = try former.datedRows(), let second = try after.datedRows() { comparison.addYear(first, second) }
    return ComparisonText(
      comparison, before: (former.scenario, former.statement), after: (result.scenario, result.statement), language
    ).text
  }
}
