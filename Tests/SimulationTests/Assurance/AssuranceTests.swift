import Foundation
import SamplingInspection
import Testing

@testable import Simulation

@Suite("What has to be planned so that rules are reached in most years")
struct AssuranceTests {
  private let chance = ExactDecimal(9, decimals: 1)

  /// One stratum, nothing lost, its rate known: failures are binomial.
  private func area(rule: Rule) -> SmallArea {
    var area = SmallArea([(batches: 2000, subjects: 0, alpha: 5, beta: 95)])
    area.scenario.rules = [rule]
    for key in [.rateSpread, .yearSpread, .classSpread, .labSpread] as [SimulationAssumptions.Key] {
      area = area.with(key, ExactDecimal(0))
    }
    return area
  }

  private func rule(_ measure: Measure, _ bounds: Bounds) -> Rule {
    Rule(id: "r", title: "规则", measure: measure, bounds: bounds, source: "某文")
  }

  /// The statement of a plan with one row of the rule.
  private func statement(_ area: SmallArea, _ side: Side, required: String, achieved: String, slack: String)
    -> PlanStatement
  {
    var statement = area.statement
    statement.rules = [
      .init(
        id: "r", title: "规则", source: "某文", group: "", strength: "policy", side: side.rawValue, unit: "批次",
        required: required, achieved: achieved, slack: slack, price: "0")
    ]
    return statement
  }

  private func years(_ area: SmallArea, _ statement: PlanStatement, runs: Int = 4000, seed: UInt64 = 3) throws
    -> [TargetYears]
  {
    var request = area.request(runs: runs, seed: seed)
    request.statement = statement
    let years = Simulator(request).targetYears(done: { _ in }, isCancelled: { false })
    return try #require(years)
  }

  @Test("What is missing is what brings the share asked for, and not a batch more")
  func missing() {
    let years = TargetYears(
      rule: "r", group: "", side: .atLeast, surpluses: [4, -4, 3, -3, 2, -1, 1, 0, 6, 5])
    #expect(years.probability == 0.7)
    #expect(years.missing(for: 0.9) == 3)
    #expect(years.missing(for: 0.8) == 1)
    #expect(years.missing(for: 0.7) == 0)
  }

  @Test("A failure rate is raised by the normal quantile of binomial finds")
  func failureRate() throws {
    let area = area(rule: rule(.failureRate, Bounds(atLeast: ExactDecimal(5, decimals: 2))))
    let statement = statement(area, .atLeast, required: "100", achieved: "100", slack: "0")
    let years = try years(area, statement)
    // Reached by 100 failures or more of 2,000 at 5 %: half of the years and half of the middle one.
    #expect(abs(years[0].probability - 0.52) < 0.02)
    var assurance = Assurance(area.scenario, chance: chance)
    let raised = assurance.raise(years, statement, batches: area.batches)
    #expect(raised)
    let bound = try #require(assurance.bounds.first)
    let deviation = (2000 * 0.05 * 0.95).squareRoot()
    // A chance of 0.9 and two errors of 4,000 years: 0.9095.
    #expect(abs(bound.bound.double - (0.05 + 1.338 * deviation / 2000)) < 0.6 / 2000)
    #expect(bound.moreBatches == nil && bound.required == "5%")
  }

  @Test("Batches are raised by what the worst tenth of the years loses")
  func batches() throws {
    let area = area(rule: rule(.batches, Bounds(atLeast: ExactDecimal(2000))))
      .with(.slippedShare, ExactDecimal(0)).with(.closedShare, ExactDecimal(0))
    let statement = statement(area, .atLeast, required: "2000", achieved: "2000", slack: "0")
    let made = try years(area, statement, runs: 2000)
    var assurance = Assurance(area.scenario, chance: chance)
    // Nothing is lost but what is reported after the year, the same number in every year but for chance.
    let lost = -made[0].surpluses[made[0].surpluses.count / 2]
    let raised = assurance.raise(made, statement, batches: area.batches)
    #expect(raised == (lost > 0))
    if let bound = assurance.bounds.first {
      let more = try #require(bound.moreBatches)
      #expect(more >= Int64(lost))
      #expect(made[0].surpluses.count { $0 + Double(more) >= 0 } >= 1800)
      #expect(made[0].surpluses.count { $0 + Double(more - 1) >= 0 } < 1860)
    }
    // With the margin planned, years of another seed confirm it.
    var richer = area
    richer.batches = [2000 + (assurance.bounds.first?.moreBatches ?? 0)]
    let after = try years(richer, statement, runs: 2000, seed: 99)
    #expect(after[0].probability >= 0.9)
  }

  @Test("What is added is a rule of its own, and the rule that asks stays as it is")
  func added() throws {
    let asking = rule(.batchesPer1000, Bounds(atLeast: ExactDecimal(2)))
    var area = area(rule: asking)
    let bound = AssuredBound(
      rule: "r", group: "county=140101", number: 1, required: "200", bound: ExactDecimal(212), moreBatches: 12)
    area.scenario = area.scenario.assuring([bound], chance: chance, labLimits: ["A": 3000])
    let added = try #require(area.scenario.rules.first { $0.id == "assured:r:001" })
    #expect(area.scenario.rules.contains(asking))
    #expect(added.isAssurance && added.measure == .batches && added.bounds.atLeast == ExactDecimal(212))
    #expect(added.title.contains("按0.9的把握需多排12批次（要求200，排212）") && added.title.contains("甲县"))
    #expect(area.scenario.rules.first { $0.id == "assured:lab:A" }?.bounds.atMost == ExactDecimal(3000))
    // Added anew, not once more.
    #expect(area.scenario.assuring([], chance: chance).rules == [asking])
  }

  @Test("What was added is no target of its own")
  func noTarget() throws {
    var area = area(rule: rule(.batches, Bounds(atLeast: ExactDecimal(1500))))
    var statement = statement(area, .atLeast, required: "1500", achieved: "2000", slack: "500")
    var row = statement.rules[0]
    row.id = "assured:r"
    statement.rules.append(row)
    area.scenario = area.scenario.assuring(
      [.init(rule: "r", group: "", number: 0, required: "1500", bound: ExactDecimal(1600), moreBatches: 100)],
      chance: chance)
    #expect(area.scenario.rules.count == 2)
    #expect(try years(area, statement, runs: 10).map(\.rule) == ["r"])
  }

  @Test("An exact number, a wish and an upper bound cannot be assured, and are not touched")
  func obstacles() throws {
    var wish = rule(.batches, Bounds(atLeast: ExactDecimal(3000)))
    wish.strength = .wish
    for (rule, side, obstacle) in [
      (rule(.batches, Bounds(exactly: ExactDecimal(2000))), Side.exactly, Assurance.Obstacle.isExact),
      (wish, .atLeast, .isWish),
      (rule(.failureRate, Bounds(atMost: ExactDecimal(1, decimals: 2))), .atMost, .isFromAbove),
    ] {
      let area = area(rule: rule)
      let statement = statement(area, side, required: "3000", achieved: "2000", slack: "-1000")
      var assurance = Assurance(area.scenario, chance: chance)
      let target = TargetYears(rule: "r", group: "", side: side, surpluses: [-5, -4])
      #expect(assurance.obstacle(target) == obstacle)
      let raised = assurance.raise([target], statement, batches: area.batches)
      #expect(!raised && assurance.bounds.isEmpty)
    }
    let asked = area(rule: rule(.batches, Bounds(atLeast: ExactDecimal(2000))))
    let target = TargetYears(rule: "r", group: "", side: .atLeast, surpluses: [-5, -4])
    #expect(Assurance(asked.scenario, chance: chance).obstacle(target) == nil)
    #expect(Assurance(asked.scenario, chance: chance, rules: ["other"]).obstacle(target) == .isNotAsked)
  }
}
