import SamplingInspection
import Simulation

/// Another assumption and what it moves, as people read it.
struct TrialLine {
  /// Key of the assumption.
  let key: String
  /// What it is.
  let assumption: String
  let values: String
  let finds: String
  let findsError: String
  /// The target in one sentence.
  let target: String
  /// Its rule and place.
  let shortTarget: String
  let chance: String
  let chanceError: String

  static func lines(
    _ trials: [AssumptionTrial], _ scenario: Scenario, _ result: SimulationResult, _ language: Language
  ) -> [TrialLine] {
    let words = TargetWords(scenario, result, language)
    let names = Names(scenario, language)
    return trials.map { trial in
      let key = SimulationAssumptions.Key(rawValue: trial.key)
      let place = trial.target.map { $0.group.isEmpty ? "" : " · " + names.group($0.group) } ?? ""
      return TrialLine(
        key: trial.key, assumption: key?.meaning(language) ?? trial.key, values: trial.usual + " → " + trial.value,
        finds: (trial.finds < 0 ? "−" : "+") + Figures.fixed(abs(trial.finds), decimals: 1),
        findsError: "±" + Figures.fixed(trial.findsError, decimals: 1),
        target: trial.target.map { words.title(rule: $0.rule) + place } ?? "–",
        shortTarget: trial.target.map { $0.rule + place } ?? "–",
        chance: trial.target.map {
          ChanceText.text($0.before, runs: result.runs) + " → " + ChanceText.text($0.after, runs: result.runs)
        } ?? "–",
        chanceError: trial.target.map { "±" + Figures.fixed($0.standardError * 100, decimals: 1) + "%" } ?? "–")
    }
  }
}
