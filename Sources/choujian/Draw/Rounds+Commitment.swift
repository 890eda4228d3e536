import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

extension Rounds {
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
    let rest = reading.batches.reduce(0, +) - need.batches
    if rounds.isEmpty, rest > 0 {
      terminal.note(
        isByMonth
          ? Wording(
            zh: "全年其余 \(rest) 批次已完成或在以后各月，不在这一轮",
            en: "\(rest) batches of the year are done or of later months, and not in this round")
          : Wording(zh: "其余 \(rest) 批次已经完成，不再抽取", en: "the other \(rest) batches are done and not drawn for"))
    }
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

  /// The batches of the whole year; those that were done before the plan are in no month and need no draw.
  private func ofPlan(_ beyondAtLeast: Bool) -> [NeedLine] {
    if let months = reading.months, !beyondAtLeast {
      return [NeedLine](reading.scenario, schedule: months, months: 1..<13, open: [])
    }
    return [NeedLine](reading.scenario, batches: reading.batches, beyondAtLeast: beyondAtLeast)
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
    let need = rounds.isEmpty ? ofPlan(beyondAtLeast) : open
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
}
