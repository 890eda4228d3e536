import SamplingInspection
import Testing

@testable import Planning

@Suite("What broken rows cost while batches move")
struct BreachCostsTests {
  private static func model(_ seed: Int) -> PlanModel {
    // From eight counties on their rows of evenness are judged together.
    var generator = ScenarioGenerator(counties: 8 + seed % 7, classes: 5, ruleChance: 1, seed: UInt64(seed))
    return PlanModel(generator.makeScenario())
  }

  private static func drawn(_ model: PlanModel, _ random: inout SeededGenerator) -> [Int64] {
    zip(model.usefulLower, model.usefulUpper).map { random.whole($0...max($0, min($1, $0 + 6))) }
  }

  @Test("They are the breaches that the exact sums show", arguments: 1...20)
  func exactSums(seed: Int) {
    let model = Self.model(seed)
    var random = SeededGenerator(seed: UInt64(seed))
    let batches = Self.drawn(model, &random)
    let weights = model.rows.indices.map { Double($0 % 7 + 1) * 1000 }
    var costs = BreachCosts(model, weights: weights)
    costs.place(batches)
    let state = PlanState(model, PlanState.Places(model), batches: batches)
    let expected = model.rows.indices.reduce(0.0) { total, row in
      let missing = Double(state.shortfall(row)) / Double(model.rows[row].denominator)
      return missing <= 1e-9 ? total : total + weights[row] * missing + (model.rows[row].penalty == nil ? 30_000 : 0)
    }
    #expect((costs.total - expected).magnitude <= 1e-6 * max(1, expected))
    #expect(costs.broken == model.rows.indices.filter { model.rows[$0].penalty == nil && state.shortfall($0) > 0 })
  }

  @Test("What a single batch changes is the difference of what all rows cost, move after move", arguments: 1...20)
  func moves(seed: Int) {
    let model = Self.model(seed)
    var random = SeededGenerator(seed: UInt64(seed))
    var batches = Self.drawn(model, &random)
    var costs = BreachCosts(model, weights: model.rows.map { 200_000 / $0.meanCoefficient * Double($0.denominator) })
    costs.place(batches)
    for _ in 0..<200 {
      let stratum = Int(random.whole(0...Int64(batches.count - 1)))
      let step: Int64 = batches[stratum] > 0 && random.happens(0.5) ? -1 : 1
      let before = costs.total
      let change = costs.change(stratum, step, from: batches[stratum])
      costs.move(stratum, from: batches[stratum], to: batches[stratum] + step)
      batches[stratum] += step
      #expect((costs.total - before - change).magnitude <= 1e-6 * max(1, before))
    }
  }
}
