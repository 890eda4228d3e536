import Foundation
import SamplingInspection
import ScenarioFiles
import Testing
import Verification

@testable import Planning

@Suite("The frontier of value against money")
struct FrontierTests {
  private static func money(_ percents: [Int64], today: ExactDecimal = ExactDecimal(1)) -> SweptFigure {
    SweptFigure(
      target: .budget, today: today, values: percents.map { ExactDecimal($0, decimals: 2) },
      step: ExactDecimal(1, decimals: 2))
  }

  private static func generated(_ seed: UInt64) -> Scenario {
    var generator = ScenarioGenerator(counties: 4, classes: 6, seed: seed)
    return generator.makeScenario()
  }

  /// The bound rises with money, and ever more slowly; the value rises.
  private func expectOrder(_ frontier: Frontier, _ name: String) {
    let points = frontier.points.filter { $0.bound != nil }
    for (before, after) in zip(points, points.dropFirst()) {
      #expect(before.bound ?? .max <= after.bound ?? .min, "\(name): the bound falls")
      #expect(before.value ?? .min <= after.value ?? .min, "\(name): the value falls")
    }
    for ((one, two), three) in zip(zip(points, points.dropFirst()), points.dropFirst(2)) {
      let (m1, m2, m3) = (Double(one.money.fen), Double(two.money.fen), Double(three.money.fen))
      let (b1, b2, b3) = (Double(one.bound ?? 0), Double(two.bound ?? 0), Double(three.bound ?? 0))
      // Bounds are whole micro-points, and every fund is cut to the fen.
      let chord = b1 + (b3 - b1) * (m2 - m1) / max(m3 - m1, 1)
      #expect(b2 >= chord - 3 - 1e-9 * b2.magnitude, "\(name): the bound is not concave at \(two.money.yuanText)")
    }
    for point in points {
      if let value = point.value, let bound = point.bound { #expect(value <= bound, "\(name)") }
      if let other = point.valueOf {
        #expect(frontier.points[other].money < point.money && frontier.points[other].value == point.value, "\(name)")
      }
    }
  }

  @Test(
    "60 tiny scenarios: at every amount of money the value is that of the best of all plans, and no plan is no plan")
  func bruteForce() throws {
    var (planned, none) = (0, 0)
    for seed: UInt64 in 1...60 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      let result = try Planner.frontier(scenario, [Self.money([20, 50, 75, 100, 150])], plans: .all)
      expectOrder(result.frontier, "seed \(seed)")
      for point in result.frontier.points {
        var changed = scenario
        changed.heading.budgetScale = point.values[0]
        let best = EveryPlan.best(changed)
        #expect(point.value == best, "seed \(seed), \(point.values[0].text)")
        #expect(
          (best == nil) == (point.status == .infeasible), "seed \(seed), \(point.values[0].text): \(point.status)")
        if best == nil { none += 1 } else { planned += 1 }
      }
    }
    #expect(planned > 100 && none > 20, "\(planned) points with a plan and \(none) without")
  }

  @Test(
    "A grid of money and a rule: every point is what trying all plans gives", arguments: 1...12 as ClosedRange<UInt64>)
  func grid(_ seed: UInt64) throws {
    var scenario = ScenarioGenerator.tiny(seed: seed)
    scenario.rules.removeAll { $0.id == "asked" }
    scenario.rules.append(
      Rule(id: "asked", title: "asked", measure: .batches, bounds: Bounds(atLeast: ExactDecimal(1)), source: "test"))
    scenario.rules.sort { $0.id < $1.id }
    let asked = SweptFigure(
      target: .bound(rule: "asked", .atLeast), today: ExactDecimal(1), values: [1, 3, 5].map { ExactDecimal($0) },
      step: ExactDecimal(1))
    let frontier = try Planner.frontier(scenario, [Self.money([60, 100, 140]), asked], plans: .all).frontier
    #expect(frontier.points.count == 9)
    for point in frontier.points {
      var changed = scenario
      changed.heading.budgetScale = point.values[0]
      for number in changed.rules.indices where changed.rules[number].id == "asked" {
        changed.rules[number].bounds.atLeast = point.values[1]
      }
      #expect(point.value == EveryPlan.best(changed), "\(point.settings)")
    }
  }

  @Test(
    "Generated scenarios: bound and value are in order, with few plans and with all",
    arguments: [1, 4, 6] as [UInt64])
  func generatedOrder(_ seed: UInt64) throws {
    let scenario = Self.generated(seed)
    for plans in FrontierPlans.allCases {
      let result = try Planner.frontier(
        scenario, [Self.money(Array(stride(from: 90, through: 130, by: 8)))], plans: plans)
      expectOrder(result.frontier, "seed \(seed), \(plans)")
      #expect(result.frontier.points.contains { $0.value != nil })
      if plans == .today { #expect(result.plans.count == 1) }
    }
  }

  @Test("Two shipped scenarios: bound and value are in order", arguments: ["qinshui-2023", "sanming-2023"])
  func shipped(_ name: String) throws {
    let top = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let reading = try ScenarioReader(at: top.appendingPathComponent("Scenarios/\(name)")).read()
    let frontier = try Planner.frontier(reading.scenario, [Self.money(Array(stride(from: 90, through: 120, by: 3)))])
      .frontier
    expectOrder(frontier, name)
    #expect(frontier.points.count { $0.bound != nil } >= 6)
    #expect(frontier.points.contains { $0.status == .infeasible && $0.repair != nil })
  }

  @Test("The plan of a point is the one that plan makes for its settings, whatever was solved before; the judge agrees")
  func samePlan() throws {
    for seed: UInt64 in 1...3 {
      let files = CanonicalScenario(Self.generated(seed)).files
      let reading = try ScenarioReader(files: files).read()
      let few = try Planner.frontier(reading.scenario, [Self.money([95, 100, 130])])
      let all = try Planner.frontier(reading.scenario, [Self.money([90, 95, 100, 110, 120, 130])], plans: .all)
      #expect(all.plans.count >= 4)
      for (result, name) in [(few, "ends"), (all, "all")] {
        for (number, plan) in result.plans {
          let point = result.frontier.points[number]
          let settings = point.settings.compactMap { Setting($0) }
          let set = try ScenarioReader(files: files, settings: settings).read()
          guard case .planned(let own, _) = try Planner.plan(set.scenario) else {
            Issue.record("seed \(seed), \(name), \(point.settings): no plan by itself")
            continue
          }
          #expect(own == plan, "seed \(seed), \(name), \(point.settings)")
          let canonical = CanonicalScenario(set.scenario)
          let statement = Statement.make(
            set.scenario, plan, proof: plan.proof, bound: plan.bound, digest: canonical.digest)
          let folder = PlanFolder(
            set.scenario, canonical: canonical, statement: statement, proof: plan.proof, value: plan.value,
            bound: plan.bound, batches: plan.batches,
            expectedFailures: Statement.expectedFailures(set.scenario, plan.batches))
          let judgement = Verifier.judge(
            set.scenario, digest: canonical.digest, statement: statement, allocation: folder.allocation,
            proof: ProofStatement(value: plan.value, bound: plan.bound, proof: plan.proof))
          #expect(judgement.agrees, "\(judgement.findings.map { $0.text(.en) })")
          if point.valueOf == nil {
            #expect(point.totals?.batches == statement.batches)
            #expect(point.totals.map { $0.cost.yuanText } == statement.costYuan)
            #expect(point.totals.map { ExactDecimal.text($0.failures, decimals: 9) } == statement.expectedFailures)
            #expect(
              point.totals.map { ExactDecimal.text($0.failuresWithout, decimals: 9) }
                == statement.expectedFailuresWithout)
            #expect(point.totals?.byCounty.reduce(0, +) == statement.batches)
          }
        }
      }
    }
  }

  @Test("Within its range the price of money is the difference that it makes to the bound")
  func prices() throws {
    var checked = 0
    for seed: UInt64 in 1...10 {
      let scenario = Self.generated(seed)
      for fund in scenario.funds {
        let today = ExactDecimal(fund.amount.fen, decimals: 2)
        let figure = SweptFigure(target: .fund(fund.fund), today: today, values: [today], step: ExactDecimal(100))
        var line = FrontierLine(FrontierModels(scenario, [figure]), gap: 0, isCancelled: { false })
        let start = try #require(try line.solve(at: [today], from: nil), "seed \(seed)")
        let price = try line.relaxed(start, at: [today]).price
        for end in [price.from, price.to].compactMap(\.self) {
          let fen = (end.fen - fund.amount.fen) * 9 / 10
          let expected = price.perYuan * 1e6 * Double(fen) / 100
          // A change that the tolerance of the relaxation would hide shows nothing.
          let tolerance = 4 + 2e-6 * Double(start.terms.bound)
          if expected.magnitude < 10 * tolerance { continue }
          let changed = ExactDecimal(fund.amount.fen + fen, decimals: 2)
          let after = try #require(try line.solve(at: [changed], from: start)).terms.bound
          #expect((Double(after - start.terms.bound) - expected).magnitude <= tolerance, "seed \(seed), \(fund.fund)")
          checked += 1
        }
      }
    }
    #expect(checked >= 8, "only \(checked) prices had a range wide enough to see")
  }

  @Test("A cut that leaves no plan carries the least money with which there is one, as trying all plans shows")
  func repairs() throws {
    var (repaired, proved) = (0, 0)
    for seed: UInt64 in 1...40 {
      let scenario = ScenarioGenerator.tiny(seed: seed)
      let frontier = try Planner.frontier(scenario, [Self.money([5, 20, 40, 60, 80, 100])]).frontier
      for point in frontier.points where point.status == .infeasible {
        guard let repair = point.repair else { continue }
        repaired += 1
        #expect(EveryPlan.best(scenario.adjusted(by: repair.adjustments)) != nil, "seed \(seed): \(repair.settings)")
        guard repair.leastness == .proved, case .budgetScale(_, let to) = repair.adjustments[0] else { continue }
        proved += 1
        var less = scenario
        less.heading.budgetScale = try #require(ExactDecimal(1, decimals: 2).added(to: to, subtracting: true))
        #expect(EveryPlan.best(less) == nil, "seed \(seed): a plan exists with less than \(repair.settings)")
      }
    }
    #expect(repaired >= 20 && proved >= 10, "\(repaired) repaired, \(proved) proved")
  }

  @Test("The same frontier twice is the same, and one that is cancelled ends with that")
  func again() throws {
    let scenario = Self.generated(2)
    let figure = Self.money([80, 90, 100, 110])
    let first = try Planner.frontier(scenario, [figure])
    let second = try Planner.frontier(scenario, [figure])
    #expect(first.frontier == second.frontier && first.plans == second.plans)
    #expect(throws: CancellationError.self) { try Planner.frontier(scenario, [figure], isCancelled: { true }) }
  }
}
