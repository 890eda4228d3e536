import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// What may be changed in a scenario for which no plan exists; every change in it was planned and judged.
struct RepairMenu {
  let choice: RepairChoice
  let words: RepairWords
  private let readings: [ScenarioReading]

  /// Finds the repairs; one that the reader or the judge refuses is none.
  init(_ reading: ScenarioReading, isProved: Bool) throws {
    let found = try Planner.repairs(reading.scenario, isCancelled: { Interruption.isRequested })
    var choice = found.choice
    choice.repairs = []
    var readings: [ScenarioReading] = []
    for (repair, batches) in zip(found.choice.repairs, found.batches) {
      guard let repaired = Self.judged(reading, repair, batches) else { continue }
      choice.repairs.append(repair)
      readings.append(repaired)
    }
    if choice.repairs.count < 2, choice.repairs.count < found.choice.repairs.count { choice.extent = .noOtherFound }
    self.choice = choice
    self.readings = readings
    words = RepairWords(reading.scenario, choice, isProved: isProved)
  }

  /// The repaired scenario, read again from its files, if the judge finds that the batches keep all its rules.
  private static func judged(_ reading: ScenarioReading, _ repair: Repair, _ batches: [Int64]) -> ScenarioReading? {
    guard let repaired = try? reading.applying(repair.settings.compactMap { Setting($0) }) else { return nil }
    let result = PlannedScenario(repaired, imported: batches, state: .draft)
    guard let plan = result.plan else { return nil }
    let judgement = Verifier.judge(
      repaired.scenario, digest: result.statement.scenarioSHA256, statement: result.statement,
      allocation: result.folder.allocation,
      proof: ProofStatement(value: plan.value, bound: plan.bound, proof: plan.proof))
    return judgement.agrees ? repaired : nil
  }

  /// The scenario with a repair applied, which says so; nil if there is none of that number.
  func repaired(_ number: Int) -> ScenarioReading? {
    guard readings.indices.contains(number - 1) else { return nil }
    var scenario = readings[number - 1].scenario
    scenario.heading.repaired = words.note(number)
    return readings[number - 1].with(scenario)
  }

  /// The command line that is running, for others to add to it.
  static var command: String {
    (["choujian"] + CommandLine.arguments.dropFirst()).map { argument in
      let isPlain = argument.unicodeScalars.allSatisfy { scalar in
        CharacterSet.alphanumerics.contains(scalar) || "-_./=:%,@+".unicodeScalars.contains(scalar)
      }
      return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
