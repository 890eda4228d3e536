import SamplingInspection
import Testing

@testable import Planning

@Suite("Trade-offs between full plans")
struct TradeOffTests {
  private static func generated(_ seed: UInt64) -> Scenario {
    var generator = ScenarioGenerator(counties: 4, classes: 6, seed: seed)
    return generator.makeScenario()
  }

  /// Another plan: every stratum has what the numbers of its place give it.
  private static func former(_ scenario: Scenario) -> TradedGoal {
    let batches = scenario.strata.enumerated().map { ($1.key, min($1.atMost, Int64($0 % 3))) }
    return .change(former: Dictionary(batches, uniquingKeysWith: { first, _ in first }), source: "test")
  }

  private static func goals(_ scenario: Scenario) -> [TradedGoal] { [.discovery, .evenness, former(scenario)] }

  @Test("Every point is the plan that planning makes of its scenario, and another one is never better beyond the bound")
  func points() throws {
    for seed: UInt64 in [2] {
      let scenario = Self.generated(seed)
      for goal in Self.goals(scenario) {
        let tradeOff = try Planner.tradeOff(scenario, goal, steps: 4)
        #expect(tradeOff.points[tradeOff.today].isPlanned, "seed \(seed), \(goal.name)")
        for point in tradeOff.points where point.isPlanned {
          let changed = point.asked.map { goal.scenario(scenario, at: $0) } ?? scenario
          guard case .planned(let plan, _) = try Planner.plan(changed) else {
            Issue.record("seed \(seed), \(goal.name): no plan at a point that has one")
            continue
          }
          #expect(point.value == plan.value && point.bound == plan.bound, "seed \(seed), \(goal.name)")
          #expect(point.totals?.batches == plan.batches.reduce(0, +))
          if let better = point.better { #expect(plan.value + better.by <= plan.bound, "seed \(seed), \(goal.name)") }
        }
      }
    }
  }

  @Test(
    "As κ rises, strata with a failure found become more and failures found fewer, as far as the proved distances say")
  func order() throws {
    for seed: UInt64 in [1, 4] {
      let tradeOff = try Planner.tradeOff(Self.generated(seed), .discovery, steps: 5)
      #expect(tradeOff.points.first?.asked == ExactDecimal(0) && tradeOff.points.last?.asked == ExactDecimal(1))
      let points = tradeOff.points.filter(\.isPlanned)
      #expect(points.count >= 5)
      for (one, two) in zip(points, points.dropFirst()) {
        let (low, high) = (try #require(one.asked).double, try #require(two.asked).double)
        let (first, second) = (try #require(one.reached), try #require(two.reached))
        // Each plan is at most its distance from its bound below the other's by its own measure; the two together limit how far either
        // column may go the wrong way. Steps are rounded to micro-points.
        let (off1, off2) = (Double((one.bound ?? 0) - (one.value ?? 0)), Double((two.bound ?? 0) - (two.value ?? 0)))
        let rounding = 2 * Double(one.totals?.batches ?? 0) + 2 * Double(two.totals?.batches ?? 0)
        let discovery = Double(second.discovery - second.penalty - first.discovery + first.penalty)
        let yield = Double(second.yield - second.penalty - first.yield + first.penalty)
        #expect(discovery >= -((1 - high) * off1 + (1 - low) * off2 + rounding) / (high - low), "seed \(seed)")
        #expect(yield <= (high * off1 + low * off2 + rounding) / (high - low), "seed \(seed)")
      }
    }
  }

  @Test("Tiny scenarios: every point is the best of all plans that keep what it asks")
  func bruteForce() throws {
    var points = 0
    for seed: UInt64 in 1...20 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      for goal in Self.goals(scenario) {
        for point in try Planner.tradeOff(scenario, goal, steps: 3).points {
          let changed = point.asked.map { goal.scenario(scenario, at: $0) } ?? scenario
          #expect(point.value == EveryPlan.best(changed), "seed \(seed), \(goal.name), \(point.asked?.text ?? "free")")
          points += 1
        }
      }
    }
    #expect(points > 100, "only \(points) points")
  }

  @Test("Tiny scenarios: no plan at all is tighter, by a step, than the tightest that is shown")
  func tightest() throws {
    var (checked, none) = (0, 0)
    for seed: UInt64 in 1...30 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      for goal in [.evenness, Self.former(scenario)] {
        let points = try Planner.tradeOff(scenario, goal, steps: 3).points
        none += points.count { !$0.isPlanned }
        guard let tightest = points.last(where: { $0.isPlanned && $0.asked != nil })?.asked else { continue }
        let isEnd = tightest == (goal == .evenness ? ExactDecimal(0) : ExactDecimal(1))
        if isEnd { continue }
        let step = ExactDecimal(1, decimals: goal == .evenness ? 3 : 2)
        let next = try #require(step.added(to: tightest, subtracting: goal == .evenness))
        #expect(EveryPlan.best(goal.scenario(scenario, at: next)) == nil, "seed \(seed), \(goal.name): \(next.text)")
        checked += 1
      }
    }
    #expect(checked >= 4 && none >= 2, "\(checked) ends checked, \(none) points without a plan")
  }

  @Test("What a plan reaches is what is asked of it, counted county by county and stratum by stratum")
  func reached() throws {
    var seen = 0
    for seed: UInt64 in [1, 4] {
      let scenario = Self.generated(seed)
      for goal in [.evenness, Self.former(scenario)] {
        for point in try Planner.tradeOff(scenario, goal, steps: 4).points {
          guard let asked = point.asked, point.isPlanned,
            case .planned(let plan, _) = try Planner.plan(goal.scenario(scenario, at: asked))
          else { continue }
          seen += 1
          if case .change(let former, _) = goal {
            let all = former.values.reduce(0, +)
            let kept = zip(scenario.strata, plan.batches).reduce(Int64(0)) { $0 + min(former[$1.0.key] ?? 0, $1.1) }
            #expect(Double(kept) >= asked.double * Double(all) - 1e-6, "seed \(seed)")
            #expect(abs((point.reached?.kept?.double ?? 0) - Double(kept) / Double(all)) < 1e-8)
          } else {
            let columns = StratumColumns(scenario)
            let counted = Set(columns.strata(in: scenario.evenScope, count: scenario.strata.count))
            var own: [String: Double] = [:]
            for number in counted { own[scenario.strata[number].county, default: 0] += Double(plan.batches[number]) }
            let served = scenario.counties.filter { own[$0.adcode] != nil }
            let average =
              own.values.reduce(0, +) / served.reduce(0) { $0 + Double($1.population) }
            let farthest = served.map { abs((own[$0.adcode] ?? 0) / Double($0.population) / average - 1) }.max() ?? 0
            #expect(farthest <= asked.double + 1e-9, "seed \(seed)")
            #expect(abs((point.reached?.evenness?.farthest.double ?? 9) - farthest) < 2e-9, "seed \(seed)")
          }
        }
      }
    }
    #expect(seen >= 4, "only \(seen) points")
  }

  @Test("The same trade-off twice is the same, also beside others, and one that is cancelled ends with that")
  func again() async throws {
    let scenario = Self.generated(4)
    let alone = try Self.goals(scenario).map { try Planner.tradeOff(scenario, $0, steps: 3) }
    let together = try await withThrowingTaskGroup(of: (Int, TradeOff).self) { group in
      for (number, goal) in Self.goals(scenario).enumerated() {
        group.addTask { (number, try Planner.tradeOff(scenario, goal, steps: 3)) }
      }
      return try await group.reduce(into: [Int: TradeOff]()) { $0[$1.0] = $1.1 }
    }
    for number in alone.indices { #expect(together[number] == alone[number]) }
    #expect(throws: CancellationError.self) {
      try Planner.tradeOff(scenario, .evenness, steps: 3, isCancelled: { true })
    }
  }
}
