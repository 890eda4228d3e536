import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

extension Rounds {
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
}
