import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// What may be changed in a scenario for which no plan exists; of every change whole batches were found that the judge agrees to.
struct RepairMenu {
  let choice: RepairChoice
  let words: RepairWords
  /// What `repairs.json` is to state.
  let statement: RepairStatement
  private let reading: ScenarioReading

  /// Finds the repairs from what planning left; one that the judge refuses is none.
  init(_ reading: ScenarioReading, isProved: Bool, breach: LeastBreach?) throws {
    self.reading = reading
    let found = try Planner.repairs(reading.scenario, breach: breach, isCancelled: { Interruption.isRequested })
    var choice = found.choice
    choice.repairs = []
    var evidence: [RepairEvidence] = []
    for (repair, shown) in zip(found.choice.repairs, found.evidence) {
      let entry = RepairStatement.Entry(
        number: choice.repairs.count + 1, settings: repair.settings, leastness: repair.leastness,
        sentence: Wording(zh: "", en: ""), evidence: shown)
      let repaired = reading.scenario.adjusted(by: repair.adjustments)
      guard Verifier.judge(entry, of: reading.scenario, into: repaired).agrees else { continue }
      choice.repairs.append(repair)
      evidence.append(shown)
    }
    if choice.repairs.count < 2, choice.repairs.count < found.choice.repairs.count { choice.extent = .noOtherFound }
    self.choice = choice
    let words = RepairWords(reading.scenario, choice, isProved: isProved)
    self.words = words
    statement = RepairStatement(
      shortfalls: choice.shortfalls, clash: choice.clash,
      repairs: zip(choice.repairs, evidence).enumerated().map { number, repair in
        RepairStatement.Entry(
          number: number + 1, settings: repair.0.settings, leastness: repair.0.leastness,
          sentence: words.wording(repair.0), evidence: repair.1)
      }, extent: choice.extent)
  }

  /// The scenario with a repair applied, read again as `--set` would have it, which says so; nil if there is none of that number.
  ///
  /// - Throws: ``FindingsError`` if the reader refuses the changes.
  func repaired(_ number: Int) throws -> ScenarioReading? {
    guard choice.repairs.indices.contains(number - 1) else { return nil }
    let repaired = try reading.applying(choice.repairs[number - 1].settings.compactMap { Setting($0) })
    var scenario = repaired.scenario
    scenario.heading.repaired = words.note(number)
    return repaired.with(scenario)
  }

  /// The whole batches that keep all rules after a repair.
  func batches(_ number: Int) -> [Int64] { statement.repairs[number - 1].evidence.batches }

  /// Why no plan exists and what may be changed, with the command that changes it.
  var text: Wording {
    Wording(zh: words.text(command: Self.command, .zh), en: words.text(command: Self.command, .en))
  }

  /// What may be changed so that a plan fits into its months, with the command that changes it.
  var textWithinMonths: Wording {
    Wording(
      zh: words.textWithinMonths(command: Self.command, .zh), en: words.textWithinMonths(command: Self.command, .en))
  }

  /// The command line that is running, for others to add to it.
  private static var command: String {
    (["choujian"] + CommandLine.arguments.dropFirst()).map { argument in
      let isPlain = argument.unicodeScalars.allSatisfy { scalar in
        CharacterSet.alphanumerics.contains(scalar) || "-_./=:%,@+".unicodeScalars.contains(scalar)
      }
      return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
