import Planning
import SamplingInspection

@testable import ScenarioFiles

/// Small folders to begin from.
enum SeedFolders {
  /// A scenario of venues and stocks, and generated ones of strata with rules of all kinds.
  static let scenarios: [[String: [UInt8]]] =
    [SmallScenario.files.mapValues { Array($0.utf8) }]
    + (1...6).map { seed in
      CanonicalScenario(ScenarioGenerator.tiny(seed: seed)).files
    }
    + (1...3).map { (seed: UInt64) in
      var generator = ScenarioGenerator(counties: 2, classes: 3, mostBatches: 9, seed: seed)
      return CanonicalScenario(generator.makeScenario()).files
    }

  /// Plans of the scenarios.
  static let plans: [[String: [UInt8]]] = scenarios.compactMap { plan(of: $0) }

  private static func plan(of files: [String: [UInt8]]) -> [String: [UInt8]]? {
    guard let scenario = try? ScenarioReader(files: files).read().scenario,
      let outcome = try? Planner.plan(scenario, limits: PlanningLimits(), isCancelled: { false })
    else { return nil }
    let canonical = CanonicalScenario(scenario)
    switch outcome {
    case .planned(let plan, _):
      return PlanFolder(
        scenario, canonical: canonical,
        statement: Statement.make(
          scenario, plan, proof: plan.proof, bound: plan.bound, digest: canonical.digest),
        proof: plan.proof, value: plan.value, bound: plan.bound, batches: plan.batches,
        expectedFailures: Statement.expectedFailures(scenario, plan.batches)
      ).files
    case .impossible, .unfinished, .cancelled: return nil
    }
  }
}
