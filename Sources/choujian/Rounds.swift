import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// The rounds of the draw that lie in a plan folder, and what can be done next.
struct Rounds {
  private let place: URL
  private let reading: PlanFolderReading
  private let terminal: Terminal
  private let paper: Language
  /// Numbers of the rounds that are there, ascending.
  private let numbers: [Int]
  /// Their folders.
  private let readers: [RoundFolderReader]
  private let rounds: [OpenedRound]

  init(plan: URL, _ terminal: Terminal, paper: Language, isVerifying: Bool) throws {
    reading = try PlanFolderReading.judged(folder: plan, terminal, mayBreakRules: true)
    place = plan
    self.terminal = terminal
    self.paper = paper
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: plan.appendingPathComponent("draw").path)) ?? []
    let numbers = folders.compactMap { name in
      name.hasPrefix("round-") ? Int(name.dropFirst(6)).flatMap { $0 > 0 && name == "round-\($0)" ? $0 : nil } : nil
    }.sorted()
    self.numbers = numbers
    let readers = try numbers.map { try RoundFolderReader(folder: Self.folder(plan, $0)) }
    self.readers = readers
    var rounds: [OpenedRound] = []
    for (number, reader) in readers.enumerated() {
      do throws(FindingsError) {
        rounds.append(try reader.read())
      } catch {
        throw FindingsError(
          error.findings.map { finding in
            var place = finding.place
            place.file = "draw/round-\(numbers[number])/" + place.file
            return Finding(finding.severity, at: place, value: finding.value, finding.message, remedy: finding.remedy)
          })
      }
    }
    self.rounds = rounds
    if !isVerifying { try refuseAltered() }
  }

  private static func folder(_ plan: URL, _ round: Int) -> URL {
    plan.appendingPathComponent("draw").appendingPathComponent("round-\(round)")
  }

  /// Nothing is added to rounds that do not hang together.
  private func refuseAltered() throws {
    let findings = judgements.flatMap(\.findings)
    if findings.isEmpty { return }
    for finding in findings { terminal.note(Wording(zh: finding.text(.zh), en: finding.text(.en))) }
    terminal.note(Wording(zh: "抽取文件夹前后不一致，没有继续", en: "the rounds do not hang together; nothing was done with them"))
    throw ExitCode.badData
  }

  private var judgements: [Judgement] {
    DrawJudge.judge(
      rounds, numbers: numbers, reading.scenario, batches: reading.batches, months: reading.months)
  }

  // MARK: Commitment

  /// Seals the next round and prints the commitment.
  func commit(_ round: Int?, subjects: URL?, samplers: URL?, beyondAtLeast: Bool) throws {
    // With a number, the first round says that each round is a month.
    let isByMonth = rounds.first.map { $0.statement.byMonth == true } ?? (round != nil && reading.months != nil)
    if isByMonth, beyondAtLeast {
      throw refusal(
        "--beyond-at-least", nil, Wording(zh: "按月抽取时不用", en: "it is not for draws by month"),
        Wording(zh: "各月本来就不含已完成的批次", en: "what is done already is in no month"))
    }
    let last = numbers.last ?? 0
    let next = isByMonth ? round ?? nextMonth(after: last) : last + 1
    if let round, isByMonth ? round <= last : round != next {
      throw refusal(
        "--round", String(round),
        round <= last
          ? Wording(zh: "这一轮或后一轮已经封存", en: "this round, or a later one, is sealed already")
          : Wording(zh: "前一轮还没有封存", en: "the round before it is not sealed yet"),
        Wording(
          zh: "下一轮是 \(isByMonth ? nextMonth(after: last) : next)",
          en: "the next round is \(isByMonth ? nextMonth(after: last) : next)"))
    }
    let need = try self.need(next, beyondAtLeast, isByMonth: isByMonth)
    let register = subjects ?? place.appendingPathComponent("scenario/subjects.csv")
    if subjects == nil, !FileManager.default.fileExists(atPath: register.path) {
      throw refusal(
        "scenario/subjects.csv", nil, Wording(zh: "方案里没有单位名录", en: "the plan has no register of subjects"),
        Wording(zh: "用 --subjects 给出名录", en: "name one with --subjects"))
    }
    var people = try SubjectTable(file: register).read(reading.scenario)
    if isByMonth {
      let called = rounds.reduce(into: Set<String>()) { $0.formUnion($1.called) }
      for number in people.indices { people[number].wasDrawn = called.contains(people[number].id) }
    }
    let pairs = try samplers.map { file in try SamplerTable(file: file).read(reading.scenario, people) } ?? []
    var generator = SystemRandomNumberGenerator()
    var files = RoundFolder(
      round: next, need: need, subjects: people, samplers: pairs, salt: Salt(from: &generator),
      beyondAtLeast: rounds.isEmpty && beyondAtLeast, isByMonth: isByMonth)
    let sealed = try RoundFolderReader(files: files.files).read()
    files.add(page: DrawPage(reading.scenario, sealed, isDone: false, paper).html)
    try files.write(to: Self.folder(place, next), isNew: true)
    try terminal.say(DrawText(reading.scenario, sealed, terminal.language).committed)
    terminal.note(
      Wording(
        zh: "已写入 \(Self.folder(place, next).path)；公布承诺值后：choujian draw \(place.relativePath) --seed 种子",
        en:
          "written to \(Self.folder(place, next).path); when it is published: choujian draw \(place.relativePath) --seed DIGITS"
      ))
  }

  /// The first month with batches after a round; where there is none, the number after that.
  private func nextMonth(after last: Int) -> Int {
    let months = reading.months
    let later = (1...12).filter { month in
      month > last && reading.scenario.strata.indices.contains { (months?[$0, month] ?? 0) > 0 }
    }
    return later.first ?? last + 1
  }

  /// The plan's batches, of the year or of the months since the last round, and what the last round left open.
  private func need(_ next: Int, _ beyondAtLeast: Bool, isByMonth: Bool) throws -> [NeedLine] {
    var open: [NeedLine] = []
    let last = numbers.last ?? 0
    if let round = rounds.last {
      guard let draw = round.draw else {
        throw refusal(
          "draw/round-\(last)", nil, Wording(zh: "上一轮还没有抽取", en: "the last round is not drawn yet"),
          Wording(zh: "先用 --seed 抽取", en: "draw it with --seed first"))
      }
      var findings: [Finding] = []
      open = Substitution(draw, round.outcomes, file: RoundFile.outcomes, &findings).open
    }
    if isByMonth, let months = reading.months {
      let need = [NeedLine](
        reading.scenario, schedule: months, months: min(13, last + 1)..<min(13, next + 1), open: open)
      if !need.isEmpty { return need }
      throw refusal(
        "schedule.csv", "\(next)",
        Wording(zh: "到这个月没有要抽的批次", en: "there are no batches to draw for up to that month"),
        Wording(
          zh: "下一个有批次的月份是 \(nextMonth(after: last))；不写 --round 则全年一次抽取",
          en:
            "the next month with batches is \(nextMonth(after: last)); without --round the whole year is drawn at once")
      )
    }
    let need =
      rounds.isEmpty
      ? [NeedLine](reading.scenario, batches: reading.batches, beyondAtLeast: beyondAtLeast) : open
    if need.isEmpty {
      throw refusal(
        rounds.isEmpty ? "allocation.csv" : "draw/round-\(last)", nil,
        Wording(zh: "没有要抽的批次", en: "there are no batches to draw for"),
        rounds.isEmpty
          ? Wording(zh: "检查方案和 --beyond-at-least", en: "look at the plan and at --beyond-at-least")
          : Wording(zh: "上一轮没有留下无法完成的批次，不需要再抽", en: "the last round left nothing open, so no other is needed"))
    }
    return need
  }

  // MARK: Draw

  /// Draws a sealed round.
  func draw(_ number: Int?, _ digits: String) throws {
    guard let seed = Seed(digits) else {
      throw refusal(
        "--seed", digits, Wording(zh: "种子不是至少 20 位的十进制数字", en: "the seed is not at least 20 decimal digits"),
        Wording(zh: "只写数字，例如掷 20 次十面骰子", en: "write digits only, such as 20 throws of a ten-sided die"))
    }
    var round = try self.round(number)
    if !round.statement.seed.isEmpty {
      throw refusal(
        "--seed", digits,
        Wording(
          zh: "第 \(round.statement.round) 轮已经抽取，种子是 \(round.statement.seed)",
          en: "round \(round.statement.round) is drawn already, with the seed \(round.statement.seed)"),
        Wording(
          zh: "一轮只抽一次；补抽用 --outcomes，下一轮用 --commit",
          en: "a round is drawn once; reserves come with --outcomes, the next round with --commit"))
    }
    round.statement.seed = seed.digits
    guard let draw = round.draw else { return }
    var files = readers[position(of: round)].folder
    files.add(draw, counties: reading.scenario.counties, round.statement)
    files.add(page: DrawPage(reading.scenario, round, isDone: false, paper).html)
    let folder = Self.folder(place, round.statement.round)
    try files.write(to: folder, isNew: false)
    try terminal.say(DrawText(reading.scenario, round, terminal.language).drawn(draw))
    terminal.note(
      Wording(
        zh: "名单（抽样前保密）已写入 \(folder.appendingPathComponent(RoundFile.sealed).path)",
        en: "the lists, secret until sampled, are in \(folder.appendingPathComponent(RoundFile.sealed).path)"))
  }

  // MARK: Outcomes

  /// Records outcomes and says which reserves they call.
  func record(_ number: Int?, _ file: URL) throws {
    var round = try self.round(number)
    guard let draw = round.draw else {
      throw refusal(
        "draw/round-\(round.statement.round)", nil, Wording(zh: "这一轮还没有抽取", en: "the round is not drawn yet"),
        Wording(zh: "先用 --seed 抽取", en: "draw it with --seed first"))
    }
    if round.statement.round < numbers.last ?? 0 {
      throw refusal(
        "--round", String(round.statement.round),
        Wording(zh: "下一轮已经封存，这一轮的结果不能再改", en: "the next round is sealed, so the outcomes of this one stay"),
        Wording(zh: "登记最后一轮的结果", en: "record outcomes of the last round"))
    }
    let table = try OutcomeTable(file: file)
    let outcomes = try table.read()
    try refuseChanged(round.outcomes, outcomes, file: table.file)
    var findings: [Finding] = []
    let substitution = Substitution(draw, outcomes, file: table.file, &findings)
    if !findings.isEmpty { throw FindingsError(findings) }
    round.outcomes = outcomes
    round.outcomeBytes = table.bytes
    round.statement.outcomes = Commitment.of(outcomes: table.bytes, salt: round.salt)
    var files = readers[position(of: round)].folder
    files.add(outcomes: table.bytes, substitution, draw, counties: reading.scenario.counties, round.statement)
    files.add(page: DrawPage(reading.scenario, round, isDone: substitution.isDone, paper).html)
    try files.write(to: Self.folder(place, round.statement.round), isNew: false)
    try terminal.say(DrawText(reading.scenario, round, terminal.language).followed(draw, substitution))
  }

  /// What was recorded stays as it is, since reserves were called for it; only days and notes may be corrected.
  private func refuseChanged(_ recorded: [DrawOutcome], _ outcomes: [DrawOutcome], file: String) throws {
    for (number, old) in recorded.enumerated() {
      let new = number < outcomes.count ? outcomes[number] : nil
      if let new, new.subject == old.subject, new.result == old.result, new.category == old.category { continue }
      throw FindingsError([
        Finding(
          at: .init(file: file, line: new?.line), value: new.map { "\($0.subject) \($0.result.rawValue)" },
          Wording(
            zh: "已登记的第 \(number + 1) 条是 \(old.subject) \(old.result.rawValue)，不能改动",
            en: "outcome \(number + 1) was recorded as \(old.subject) \(old.result.rawValue) and cannot be changed"),
          remedy: Wording(zh: "保留已登记的行，新的写在后面", en: "keep what was recorded, and write what is new below it"))
      ])
    }
  }

  // MARK: Verification

  /// Recomputes a round, or all.
  func verify(_ number: Int?) throws {
    _ = try round(number)
    let asked = number.flatMap { numbers.firstIndex(of: $0) }.map { [$0] } ?? Array(rounds.indices)
    let findings = asked.flatMap { judgements[$0].findings }
    if !findings.isEmpty {
      for finding in findings { try terminal.say(finding.text(terminal.language)) }
      throw ExitCode.foundFalse
    }
    for round in asked.map({ rounds[$0] }) {
      let state =
        round.statement.seed.isEmpty
        ? Wording(zh: "承诺值与封存的文件一致，还没有抽取", en: "the commitment fits what is sealed; not drawn yet")
        : Wording(
          zh: "承诺值、分组、签号、次序、抽样人员和补抽全部重算一致",
          en: "commitment, groups, tickets, order, samplers and substitutes are as recomputed")
      try terminal.say(
        terminal.language == .zh
          ? "第 \(round.statement.round) 轮：\(state.zh)" : "round \(round.statement.round): \(state.en)")
    }
  }

  private func round(_ number: Int?) throws -> OpenedRound {
    guard let place = number.map({ numbers.firstIndex(of: $0) }) ?? rounds.indices.last else {
      throw refusal(
        "draw/round-\(number ?? 1)", nil, Wording(zh: "没有这一轮抽取", en: "there is no such round"),
        Wording(zh: "先用 --commit 封存名录", en: "seal the register with --commit first"))
    }
    return rounds[place]
  }

  /// Where a round stands among the folders.
  private func position(of round: OpenedRound) -> Int { numbers.firstIndex(of: round.statement.round) ?? 0 }

  private func refusal(_ file: String, _ value: String?, _ message: Wording, _ remedy: Wording) -> FindingsError {
    FindingsError([Finding(at: .init(file: file), value: value, message, remedy: remedy)])
  }
}
