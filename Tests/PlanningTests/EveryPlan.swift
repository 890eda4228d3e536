import SamplingInspection

@testable import Planning

/// The oracle for scenarios so small that all plans can be tried.
enum EveryPlan {
  /// The best value of all plans that keep every rule and are admitted, by trying each; nil if there is none.
  static func best(_ scenario: Scenario, where isAdmitted: ([Int64]) -> Bool = { _ in true }) -> Int64? {
    var model = PlanModel(scenario)
    let places = PlanState.Places(model)
    let most = model.usefulUpper
    var batches = model.lower
    var best: Int64?
    while true {
      if isAdmitted(batches) {
        let state = PlanState(model, places, batches: batches)
        if state.isValid { best = max(best ?? .min, state.value(&model)) }
      }
      var stratum = 0
      while stratum < batches.count, batches[stratum] >= min(most[stratum], model.upper[stratum]) {
        batches[stratum] = model.lower[stratum]
        stratum += 1
      }
      if stratum == batches.count { return best }
      batches[stratum] += 1
    }
  }
}
