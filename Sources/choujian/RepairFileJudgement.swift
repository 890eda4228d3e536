import Reports
import SamplingInspection
import ScenarioFiles
import Verification

/// What the judge finds in the `repairs.json` of a plan folder: every change is applied anew, and every figure counted again.
struct RepairFileJudgement {
  let findings: [Disagreement]

  /// Judges the file; where there is none, nothing is found.
  init(_ reading: PlanFolderReading) {
    guard let stated = reading.repairs else {
      findings = []
      return
    }
    guard reading.statement.status == Plan.Status.infeasible.rawValue else {
      findings = [
        Disagreement(
          place: "repairs.json", stated: reading.statement.status, recomputed: Plan.Status.infeasible.rawValue,
          message: Wording(zh: "有方案时没有改法", en: "there are no repairs where there is a plan"))
      ]
      return
    }
    var found = Verifier.judge(reasonsOf: stated, proof: reading.proof.proof, reading.scenario).findings
    for (number, entry) in stated.repairs.enumerated() {
      let place = "repairs.json repairs \(number + 1)"
      if entry.number != number + 1 {
        found.append(
          Disagreement(
            place: place + " number", stated: String(entry.number), recomputed: String(number + 1),
            message: Wording(zh: "序号不符", en: "the number is another")))
      }
      guard let repaired = Self.applied(entry.settings, reading),
        case let lesser = entry.evidence.refusals.compactMap({ Self.applied($0.settings, reading) }),
        lesser.count == entry.evidence.refusals.count
      else {
        found.append(
          Disagreement(
            place: place + " settings", stated: entry.settings.joined(separator: " "), recomputed: "",
            message: Wording(zh: "不能用到这套数据上", en: "they do not fit the scenario")))
        continue
      }
      found += Verifier.judge(entry, of: reading.scenario, into: repaired).findings
      found += Verifier.judge(refusalsOf: entry, of: reading.scenario, into: repaired, lesser: lesser).findings
      found += Self.sentence(entry, reading.scenario, repaired, place)
    }
    findings = found
  }

  private static func applied(_ texts: [String], _ reading: PlanFolderReading) -> Scenario? {
    let settings = texts.compactMap { Setting($0) }
    guard settings.count == texts.count else { return nil }
    return try? reading.scenarioReading.applying(settings).scenario
  }

  /// The sentence is written anew from what the settings change.
  private static func sentence(
    _ entry: RepairStatement.Entry, _ scenario: Scenario, _ repaired: Scenario, _ place: String
  ) -> [Disagreement] {
    let changes = scenario.adjustments(to: repaired)
    let inOrder = entry.settings.compactMap { setting in changes.first { $0.setting == setting } }
    let choice = RepairChoice(shortfalls: [], clash: [], repairs: [], extent: .some)
    let own = RepairWords(scenario, choice, isProved: true)
      .wording(Repair(adjustments: inOrder, leastness: entry.leastness))
    return [(" zh", entry.sentence.zh, own.zh), (" en", entry.sentence.en, own.en)].filter { $0.1 != $0.2 }.map {
      Disagreement(
        place: place + $0.0, stated: $0.1, recomputed: $0.2,
        message: Wording(zh: "与改动不符", en: "the sentence is not that of the changes"))
    }
  }
}
