import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

extension Rounds {
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
}
