import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// The rounds of the draw that lie in a plan folder, and what can be done next.
struct Rounds {
  let place: URL
  let reading: PlanFolderReading
  let terminal: Terminal
  let paper: Language
  /// Numbers of the rounds that are there, ascending.
  let numbers: [Int]
  /// Their folders.
  let readers: [RoundFolderReader]
  let rounds: [OpenedRound]

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

  static func folder(_ plan: URL, _ round: Int) -> URL {
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

  func round(_ number: Int?) throws -> OpenedRound {
    guard let place = number.map({ numbers.firstIndex(of: $0) }) ?? rounds.indices.last else {
      throw refusal(
        "draw/round-\(number ?? 1)", nil, Wording(zh: "没有这一轮抽取", en: "there is no such round"),
        Wording(zh: "先用 --commit 封存名录", en: "seal the register with --commit first"))
    }
    return rounds[place]
  }

  /// Where a round stands among the folders.
  func position(of round: OpenedRound) -> Int { numbers.firstIndex(of: round.statement.round) ?? 0 }

  func refusal(_ file: String, _ value: String?, _ message: Wording, _ remedy: Wording) -> FindingsError {
    FindingsError([Finding(at: .init(file: file), value: value, message, remedy: remedy)])
  }
}
