import SamplingInspection

/// Improves whole-number plans by single moves and exchanges of one batch, with broken rules counted at a cost.
///
/// It works in doubles and is exact only in what it leaves behind: whoever calls it checks the plan in whole numbers.
struct Exchange {
  /// Batches of each stratum.
  private(set) var batches: [Int64]
  private var curves: [ValueCurve]
  private let lower: [Int64]
  private let upper: [Int64]
  private var costs: BreachCosts
  /// What a batch must be worth in each stratum, where that is known.
  private let prices: [RowPrices.StratumPrice]?
  /// Strata that may take one more and give one up in place of others, for each list of ``BreachCosts/members(_:)``.
  private var takers: [[Int32]] = []
  private var givers: [[Int32]] = []
  private var members: [[Int32]] = []

  /// Where prices are known and more strata may move than a few, the move back is looked for among so many of a row, those that cost least
  /// to move.
  private static let (few, partners) = (2000, 150)
  /// A change counts from half a micro-point on, so that rounding cannot go in circles.
  private static let least = 0.5
  private static let passes = 8
  private static let repairs = 4

  /// Starts from a plan; `weights` are the cost of one whole unit by which each row is broken, in micro-points.
  init(
    _ model: PlanModel, weights: [Double], prices: [RowPrices.StratumPrice]? = nil, batches: [Int64]
  ) {
    curves = model.curves
    lower = model.usefulLower
    upper = model.usefulUpper
    self.prices = prices
    costs = BreachCosts(model, weights: weights)
    self.batches = lower
    for (stratum, count) in batches.enumerated() {
      self.batches[stratum] = min(max(count, lower[stratum]), max(lower[stratum], upper[stratum]))
    }
    costs.place(self.batches)
    for (stratum, count) in self.batches.enumerated() { worth += curves[stratum].value(count) }
  }

  /// What breaking each row by a whole unit costs: several times its price, and several batches' worth for what a batch adds to it
  /// on average.
  static func weights(_ model: PlanModel, prices: RowPrices?) -> [Double] {
    model.rows.enumerated().map { number, row in
      if let penalty = row.penalty { return Double(penalty) / Double(row.perStatedUnit) }
      let price = prices.map { Double($0.rows[number].magnitude) / 1e18 * Double(row.denominator) } ?? 0
      return max(5 * price, 200_000 / row.meanCoefficient * Double(row.denominator))
    }
  }

  /// Repairs what is broken, then improves until a pass brings little.
  ///
  /// - Parameters:
  ///   - open: strata that may move.
  ///   - little: what a pass must bring for another to follow, in micro-points.
  mutating func improve(_ open: [Int], whileGaining little: Double, isCancelled: () -> Bool) {
    repair(open, isCancelled)
    for _ in 0..<Self.passes {
      let before = value
      for stratum in open {
        if isCancelled() { return }
        for step: Int64 in [1, -1] { _ = improve(stratum, step) }
      }
      if value <= before + little { return }
    }
  }

  /// Moves the strata of broken rows; what stays broken is made dearer, and again.
  mutating func repair(_ open: [Int], _ isCancelled: () -> Bool) {
    findPartners(open)
    for _ in 0..<Self.repairs {
      let broken = costs.broken
      if broken.isEmpty { return }
      if !relieve(broken, open, isCancelled) { costs.makeDearer(broken, times: 4) }
    }
  }

  /// The same until no row is broken, or long waiting brings no fewer broken ones; leaves the batches with the fewest.
  ///
  /// What stays broken gets dearer until other rows are broken in its place, which is how the search gets away from where no
  /// single exchange helps.
  mutating func mend(_ isCancelled: () -> Bool) {
    let open = Array(lower.indices)
    findPartners(open)
    var (fewest, best, waited) = (Int.max, batches, 0)
    while waited <= Self.patience {
      let broken = costs.broken
      waited = broken.count < fewest ? 0 : waited + 1
      if broken.count < fewest { (fewest, best) = (broken.count, batches) }
      if broken.isEmpty || isCancelled() { return }
      if !relieve(broken, open, isCancelled) { costs.makeDearer(broken, times: 2) }
    }
    for (stratum, count) in best.enumerated() where count != batches[stratum] {
      move(stratum, count - batches[stratum])
    }
  }

  /// Rounds without fewer broken rows after which mending ends.
  private static let patience = 12

  /// Moves strata of broken rows where that makes less of it; whether any was moved.
  private mutating func relieve(_ broken: [Int], _ open: [Int], _ isCancelled: () -> Bool) -> Bool {
    var isBroken = [Bool](repeating: false, count: members.count)
    for row in broken { isBroken[row] = true }
    let concerned = open.filter { costs.moves($0, oneOf: isBroken) }
    var isBetter = false
    for stratum in concerned {
      if isCancelled() { return false }
      for step: Int64 in [1, -1] where improve(stratum, step) { isBetter = true }
    }
    return isBetter
  }

  private mutating func findPartners(_ open: [Int]) {
    var isOpen = [Bool](repeating: false, count: lower.count)
    for stratum in open { isOpen[stratum] = true }
    members = costs.members(isOpen)
    (takers, givers) = (members, members)
    guard let prices, open.count > Self.few else { return }
    var (taking, giving) = ([Int128](repeating: 0, count: lower.count), [Int128](repeating: 0, count: lower.count))
    for stratum in open {
      let count = batches[stratum]
      let scale: Int128 = 1_000_000_000_000_000_000
      taking[stratum] = prices[stratum].price(of: count + 1) - Int128(curves[stratum].step(count + 1)) * scale
      if count > 0 { giving[stratum] = Int128(curves[stratum].step(count)) * scale - prices[stratum].price(of: count) }
    }
    for list in members.indices where members[list].count > Self.partners {
      takers[list] = cheapest(members[list], taking)
      givers[list] = cheapest(members[list], giving)
    }
  }

  private func cheapest(_ strata: [Int32], _ loss: [Int128]) -> [Int32] {
    let sorted = strata.sorted { (loss[Int($0)], $0) < (loss[Int($1)], $1) }
    return sorted.prefix(Self.partners).sorted()
  }

  /// Worth of the batches in micro-points, breaches not counted.
  private(set) var worth: Int64 = 0

  /// Worth less the cost of what is broken.
  private var value: Double { Double(worth) - costs.total }

  /// Tries a move, alone or with the best move back of another stratum.
  private mutating func improve(_ stratum: Int, _ step: Int64) -> Bool {
    guard isAllowed(stratum, step) else { return false }
    let alone = change(stratum, step)
    if alone < -Self.least {
      move(stratum, step)
      return true
    }
    let made = costs.madeWorse(stratum, step, from: batches[stratum], members)
    if made.isEmpty { return false }
    move(stratum, step)
    var best: (stratum: Int, change: Double)?
    for list in made {
      for other in step > 0 ? givers[list] : takers[list] {
        let other = Int(other)
        guard other != stratum, isAllowed(other, -step) else { continue }
        let change = change(other, -step)
        if change < best?.change ?? .infinity { best = (other, change) }
      }
    }
    if let best, alone + best.change < -Self.least {
      move(best.stratum, -step)
      return true
    }
    move(stratum, -step)
    return false
  }

  private func isAllowed(_ stratum: Int, _ step: Int64) -> Bool {
    step > 0 ? batches[stratum] < upper[stratum] : batches[stratum] > lower[stratum]
  }

  /// What one batch more or less costs, worth and breaches together, in micro-points.
  private mutating func change(_ stratum: Int, _ step: Int64) -> Double {
    let before = batches[stratum]
    let gain = step > 0 ? curves[stratum].step(before + 1) : -curves[stratum].step(before)
    return costs.change(stratum, step, from: before) - Double(gain)
  }

  private mutating func move(_ stratum: Int, _ step: Int64) {
    let before = batches[stratum]
    costs.move(stratum, from: before, to: before + step)
    worth += curves[stratum].value(before + step) - curves[stratum].value(before)
    batches[stratum] = before + step
  }
}

extension ModelRow {
  /// What one batch adds to the row on average, in integer units.
  var meanCoefficient: Double {
    var sum = cells.isEmpty ? 0 : Double(cells.count)
    var count = cells.count
    for term in terms {
      sum += Double(term.coefficient.magnitude)
      count += 1
    }
    for term in sums {
      sum += Double(term.coefficient.magnitude) * Double(term.strata.count)
      count += term.strata.count
    }
    return count == 0 || sum == 0 ? 1 : sum / Double(count)
  }
}

extension Scenario {
  /// So many batches shared among the strata as the proportional plan shares them.
  func proportional(_ batches: Int64) -> [Int64] {
    Apportionment.largestRemainder(batches, weights: strata.map { $0.reference.scaled(to: 6) ?? 0 })
  }
}

extension PlanModel {
  /// A start when nothing is known: the proportional plan with as many batches as the largest lower bound on batches asks for.
  var proportionalStart: [Int64] {
    let asked = rows.reduce(Int128(0)) { asked, row in
      row.side != .atMost && row.denominator == 1 && row.terms.isEmpty && row.cells.isEmpty
        ? max(asked, row.bound) : asked
    }
    let parts = scenario.proportional(Int64(clamping: asked))
    let (lower, upper) = (usefulLower, usefulUpper)
    return parts.indices.map { min(max(parts[$0], lower[$0]), max(lower[$0], upper[$0])) }
  }
}
