import SamplingInspection
import Simulation

/// Another assumption and what it moves, as people read it.
struct TrialLine {
  let assumption: String
  let values: String
  let finds: String
  let findsError: String
  let target: String
  let chance: String
  let chanceError: String

  static func lines(
    _ trials: [AssumptionTrial], _ scenario: Scenario, _ result: SimulationResult, _ language: Language
  ) -> [TrialLine] {
    let words = TargetWords(scenario, result, language)
    let names = Names(scenario, language)
    return trials.map { trial in
      let key = SimulationAssumptions.Key(rawValue: trial.key)
      let target = trial.target.map { moved in
        let place = moved.group.isEmpty ? "" : " · " + names.group(moved.group)
        return words.title(rule: moved.rule) + place
      }
      return TrialLine(
        assumption: trial.key + "  " + (key?.meaning(language) ?? ""), values: trial.usual + " → " + trial.value,
        finds: (trial.finds < 0 ? "−" : "+") + Figures.fixed(abs(trial.finds), decimals: 1),
        findsError: "±" + Figures.fixed(trial.findsError, decimals: 1), target: target ?? "–",
        chance: trial.target.map {
          ChanceText.text($0.before, runs: result.runs) + " → " + ChanceText.text($0.after, runs: result.runs)
        } ?? "–",
        chanceError: trial.target.map { "±" + Figures.fixed($0.standardError * 100, decimals: 1) + "%" } ?? "–")
    }
  }
}
