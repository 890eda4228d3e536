import Planning
import SamplingInspection

@testable import ScenarioFiles

/// Small folders to begin from.
enum SeedFolders {
  /// A scenario of venues and stocks, and generated ones of strata with rules of all kinds.
  static let scenarios: [[String: [UInt8]]] =
    [SmallScenario.files, SmallScenario.files.merging(year) { _, new in new }]
    .map { $0.mapValues { Array($0.utf8) } }
    + (1...6).map { seed in
      CanonicalScenario(ScenarioGenerator.tiny(seed: seed)).files
    }
    + (1...3).map { (seed: UInt64) in
      var generator = ScenarioGenerator(counties: 2, classes: 3, mostBatches: 9, seed: seed)
      return CanonicalScenario(generator.makeScenario()).files
    }

  /// Tables of a year for the small scenario.
  private static let year = [
    "calendar.csv": """
    window,scope,from,to,before,share,source
    节前,class=粮食加工品,2021-06-01,,2021-09-21,40%,assumption
    学期,subclass=餐饮具,2021-04-01,2021-07-09,,,assumption
    学期,subclass=餐饮具,2021-09-01,2021-12-31,,,assumption
    """,
    "spread.csv": """
    scope,every,source
    class=餐饮食品,季度,assumption
    """,
    "pace.csv": """
    month,scope,each,at_least,at_most,source
    9,,county,30%,95%,assumption
    """,
    "crews.csv": """
    crew,name,scope,crew_days,batches_per_day,pairs,visits_per_day,source
    C1,离石队,county=141102,20.5,8,1,4,assumption
    """,
    "visits.csv": """
    visit,name,scope,subjects,each,share,number,times,from,by,every,crew,done,source
    shops,超市,venue=超市,,county,10%,,,,2021-10-31,,,1,assumption
    meals,餐馆,stage=餐饮;county=141102,,,,9,,2021-04-01,,半年,C1,2,assumption
    sites,接种单位,,14,county,,,2,,,季度,,,assumption
    """,
    "holidays.csv": """
    date,day,source
    2021-06-21,休,assumption
    2021-06-26,班,assumption
    """,
  ]

  /// Plans of the scenarios.
  static let plans: [[String: [UInt8]]] = (scenarios + [impossible]).compactMap { plan(of: $0) }

  /// A scenario whose money is not enough.
  private static let impossible: [String: [UInt8]] = {
    var scenario = ScenarioGenerator.tiny(seed: 1)
    scenario.heading.budgetScale = ExactDecimal(1, decimals: 1)
    return CanonicalScenario(scenario).files
  }()

  private static func plan(of files: [String: [UInt8]]) -> [String: [UInt8]]? {
    guard let scenario = try? ScenarioReader(files: files).read().scenario,
      let outcome = try? Planner.plan(scenario, limits: PlanningLimits(), isCancelled: { false })
    else { return nil }
    let canonical = CanonicalScenario(scenario)
    switch outcome {
    case .planned(let plan, _):
      var folder = PlanFolder(
        scenario, canonical: canonical,
        statement: Statement.make(
          scenario, plan, proof: plan.proof, bound: plan.bound, digest: canonical.digest),
        proof: plan.proof, value: plan.value, bound: plan.bound, batches: plan.batches,
        expectedFailures: Statement.expectedFailures(scenario, plan.batches))
      if case .scheduled(let months)? = try? Scheduler.schedule(scenario, batches: plan.batches) {
        folder.add(months, of: scenario)
        if !scenario.visits.isEmpty,
          case .scheduled(let visits)? = try? VisitScheduler.schedule(scenario, batches: plan.batches, schedule: months)
        {
          folder.add(visits)
        }
      }
      return folder.files
    case .impossible(let proof, let bound, _, _):
      guard let found = try? Planner.repairs(scenario) else { return nil }
      var folder = PlanFolder(
        scenario, canonical: canonical,
        statement: Statement.make(scenario, nil, proof: proof, bound: bound, digest: canonical.digest), proof: proof,
        value: 0, bound: bound, batches: [], expectedFailures: [])
      folder.add(
        repairs: RepairStatement(
          shortfalls: found.choice.shortfalls, clash: found.choice.clash,
          repairs: zip(found.choice.repairs, found.evidence).enumerated().map { number, repair in
            .init(
              number: number + 1, settings: repair.0.settings, leastness: repair.0.leastness,
              sentence: Wording(zh: "改", en: "change"), evidence: repair.1)
          }, extent: found.choice.extent))
      return folder.files
    case .unfinished, .cancelled: return nil
    }
  }
}
