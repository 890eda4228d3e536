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
  private let rows: [Row]
  private var sums: [Double]
  private var weights: [Double]
  /// What each stratum adds to which rows: entries `first[s]..<first[s + 1]`.
  private let first: [Int]
  private let entries: [Entry]
  /// Strata of each row, ascending.
  private let strataOf: [[Int32]]
  /// Cells of each stratum, and the batches in each cell.
  private let cellsOf: [[(row: Int, cell: Int)]]
  /// Strata that may move.
  private var isOpen: [Bool] = []
  private var inCell: [[Int64]]

  private struct Row {
    var bound: Double
    var side: Side
    var isWish: Bool
  }

  private struct Entry {
    var row: Int32
    var coefficient: Double
    var upTo: Int64
  }

  /// Starts from a plan; `weights` are the cost of one whole unit by which each row is broken, in micro-points.
  init(_ model: PlanModel, weights: [Double], batches: [Int64]) {
    curves = model.curves
    lower = model.usefulLower
    upper = model.usefulUpper
    rows = model.rows.map { row in
      Row(bound: Double(row.bound) / Double(row.denominator), side: row.side, isWish: row.penalty != nil)
    }
    self.weights = weights
    var byStratum = [[Entry]](repeating: [], count: lower.count)
    var cellsOf = [[(row: Int, cell: Int)]](repeating: [], count: lower.count)
    for (number, row) in model.rows.enumerated() {
      let denominator = Double(row.denominator)
      func add(_ stratum: Int, _ coefficient: Int64, _ upTo: Int64) {
        let value = Double(coefficient) / denominator
        if upTo == .max, let last = byStratum[stratum].last, last.row == Int32(number), last.upTo == .max {
          byStratum[stratum][byStratum[stratum].count - 1].coefficient += value
        } else {
          byStratum[stratum].append(Entry(row: Int32(number), coefficient: value, upTo: upTo))
        }
      }
      for term in row.terms { add(term.stratum, term.coefficient, term.upTo) }
      for term in row.sums { for stratum in term.strata { add(stratum, term.coefficient, .max) } }
      for (cell, members) in row.cells.enumerated() {
        for stratum in members.strata { cellsOf[stratum].append((number, cell)) }
      }
    }
    var first = [0]
    for list in byStratum { first.append(first[first.count - 1] + list.count) }
    self.first = first
    entries = byStratum.flatMap(\.self)
    self.cellsOf = cellsOf
    var strataOf = [[Int32]](repeating: [], count: model.rows.count)
    for stratum in lower.indices {
      for row in byStratum[stratum].map(\.row) + cellsOf[stratum].map({ Int32($0.row) })
      where strataOf[Int(row)].last != Int32(stratum) { strataOf[Int(row)].append(Int32(stratum)) }
    }
    self.strataOf = strataOf
    inCell = model.rows.map { $0.cells.map { _ in 0 } }
    sums = .init(repeating: 0, count: rows.count)
    self.batches = .init(repeating: 0, count: lower.count)
    for (stratum, count) in batches.enumerated() {
      move(stratum, min(max(count, lower[stratum]), max(lower[stratum], upper[stratum])))
    }
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

  /// Repairs what is broken, then improves until the value is good enough or nothing gets better.
  ///
  /// - Parameters:
  ///   - open: strata that may move.
  ///   - goodEnough: value in micro-points at which to stop.
  mutating func improve(_ open: [Int], until goodEnough: Double, isCancelled: () -> Bool) {
    repair(open, isCancelled)
    for _ in 0..<Self.passes where value < goodEnough {
      let before = value
      for stratum in open {
        if isCancelled() { return }
        for step: Int64 in [1, -1] { _ = improve(stratum, step) }
      }
      // Nearly all is found in the first passes: what ten more like the last would not reach is left to integer programs.
      if value <= before || value + 10 * (value - before) < goodEnough { return }
    }
  }

  private static let passes = 8
  private static let repairs = 4

  /// Moves the strata of broken rows; what stays broken is made dearer, and again.
  mutating func repair(_ open: [Int], _ isCancelled: () -> Bool) {
    setOpen(open)
    for _ in 0..<Self.repairs {
      let broken = broken
      if broken.isEmpty { return }
      if !relieve(broken, open, isCancelled) { for row in broken { weights[row] *= 4 } }
    }
  }

  /// The same until no row is broken, or long waiting brings no fewer broken ones; leaves the batches with the fewest.
  ///
  /// What stays broken gets dearer until other rows are broken in its place, which is how the search gets away from where no
  /// single exchange helps.
  mutating func mend(_ isCancelled: () -> Bool) {
    let open = Array(lower.indices)
    setOpen(open)
    var (fewest, best, waited) = (Int.max, batches, 0)
    while waited <= Self.patience {
      let broken = broken
      waited = broken.count < fewest ? 0 : waited + 1
      if broken.count < fewest { (fewest, best) = (broken.count, batches) }
      if broken.isEmpty || isCancelled() { return }
      if !relieve(broken, open, isCancelled) { for row in broken { weights[row] *= 2 } }
    }
    for (stratum, count) in best.enumerated() where count != batches[stratum] {
      move(stratum, count - batches[stratum])
    }
  }

  /// Rounds without fewer broken rows after which mending ends.
  private static let patience = 12

  private mutating func setOpen(_ open: [Int]) {
    isOpen = .init(repeating: false, count: lower.count)
    for stratum in open { isOpen[stratum] = true }
  }

  /// Rows that are broken, wishes aside.
  private var broken: [Int] {
    rows.indices.filter { !rows[$0].isWish && breach($0, sums[$0]) > 1e-9 }
  }

  /// Moves strata of broken rows where that makes less of it; whether any was moved.
  private mutating func relieve(_ broken: [Int], _ open: [Int], _ isCancelled: () -> Bool) -> Bool {
    var isBroken = [Bool](repeating: false, count: rows.count)
    for row in broken { isBroken[row] = true }
    let concerned = open.filter { stratum in
      (first[stratum]..<first[stratum + 1]).contains { isBroken[Int(entries[$0].row)] }
        || cellsOf[stratum].contains { isBroken[$0.row] }
    }
    var isBetter = false
    for stratum in concerned {
      if isCancelled() { return false }
      for step: Int64 in [1, -1] where improve(stratum, step) { isBetter = true }
    }
    return isBetter
  }

  /// Worth of the batches in micro-points, breaches not counted.
  private(set) var worth: Int64 = 0

  /// Worth less the cost of what is broken.
  private var value: Double {
    rows.indices.reduce(Double(worth)) { $0 - cost($1, sums[$1]) }
  }

  /// Tries a move, alone or with the best move back of another stratum.
  private mutating func improve(_ stratum: Int, _ step: Int64) -> Bool {
    guard isAllowed(stratum, step) else { return false }
    let alone = change(stratum, step)
    if alone < -Self.least {
      move(stratum, step)
      return true
    }
    let made = rowsMadeWorse(stratum, step)
    move(stratum, step)
    var best: (stratum: Int, change: Double)?
    for row in made {
      for other in strataOf[row] {
        let other = Int(other)
        guard other != stratum, isOpen[other], isAllowed(other, -step) else { continue }
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

  /// Rows of which the move back must be in one to make good what a move breaks: of rules that it breaks the one with the fewest
  /// strata, for it must make good each of them; else the wishes that it worsens.
  ///
  /// Two moves of which neither worsens anything for the other are worth as much together as apart.
  private func rowsMadeWorse(_ stratum: Int, _ step: Int64) -> [Int] {
    var broken: Int?
    var wishes: [Int] = []
    func look(at row: Int, adding amount: Double) {
      guard breach(row, sums[row] + amount) > max(breach(row, sums[row]), 1e-9) else { return }
      if rows[row].isWish {
        wishes.append(row)
      } else if broken.map({ strataOf[row].count < strataOf[$0].count }) ?? true {
        broken = row
      }
    }
    for number in first[stratum]..<first[stratum + 1] {
      let entry = entries[number]
      if step > 0 ? batches[stratum] >= entry.upTo : batches[stratum] > entry.upTo { continue }
      look(at: Int(entry.row), adding: Double(step) * entry.coefficient)
    }
    for (row, cell) in cellsOf[stratum] where inCell[row][cell] == (step > 0 ? 0 : 1) {
      look(at: row, adding: Double(step))
    }
    return broken.map { [$0] } ?? wishes
  }

  /// A change counts from half a micro-point on, so that rounding cannot go in circles.
  private static let least = 0.5

  private func isAllowed(_ stratum: Int, _ step: Int64) -> Bool {
    step > 0 ? batches[stratum] < upper[stratum] : batches[stratum] > lower[stratum]
  }

  private func breach(_ row: Int, _ sum: Double) -> Double {
    let excess = sum - rows[row].bound
    switch rows[row].side {
    case .atLeast: return excess < 0 ? -excess : 0
    case .atMost: return excess > 0 ? excess : 0
    case .exactly: return excess.magnitude
    }
  }

  /// What a breach costs: so much for each unit, and so much for being broken at all, else rows would stay broken by a yuan.
  private func cost(_ row: Int, _ sum: Double) -> Double {
    let breach = breach(row, sum)
    if breach <= 1e-9 { return 0 }
    return weights[row] * breach + (rows[row].isWish ? 0 : Self.brokenAtAll)
  }

  private static let brokenAtAll = 30_000.0

  /// What one batch more or less costs, worth and breaches together, in micro-points.
  private mutating func change(_ stratum: Int, _ step: Int64) -> Double {
    let before = batches[stratum]
    let gain = step > 0 ? curves[stratum].step(before + 1) : -curves[stratum].step(before)
    var change = -Double(gain)
    for number in first[stratum]..<first[stratum + 1] {
      let entry = entries[number]
      if step > 0 ? before >= entry.upTo : before > entry.upTo { continue }
      let row = Int(entry.row)
      let sum = sums[row]
      let after = sum + Double(step) * entry.coefficient
      change += cost(row, after) - cost(row, sum)
    }
    for (row, cell) in cellsOf[stratum] where inCell[row][cell] == (step > 0 ? 0 : 1) {
      change += cost(row, sums[row] + Double(step)) - cost(row, sums[row])
    }
    return change
  }

  private mutating func move(_ stratum: Int, _ step: Int64) {
    let before = batches[stratum]
    let after = before + step
    for number in first[stratum]..<first[stratum + 1] {
      let entry = entries[number]
      sums[Int(entry.row)] += Double(min(after, entry.upTo) - min(before, entry.upTo)) * entry.coefficient
    }
    for (row, cell) in cellsOf[stratum] {
      let was = inCell[row][cell]
      inCell[row][cell] = was + step
      sums[row] += (was + step > 0 ? 1 : 0) - (was > 0 ? 1 : 0)
    }
    worth += curves[stratum].value(after) - curves[stratum].value(before)
    batches[stratum] = after
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

extension PlanModel {
  /// A start when nothing is known: the proportional plan with as many batches as the largest lower bound on batches asks for.
  var proportionalStart: [Int64] {
    let asked = rows.reduce(Int128(0)) { asked, row in
      row.side != .atMost && row.denominator == 1 && row.terms.isEmpty && row.cells.isEmpty
        ? max(asked, row.bound) : asked
    }
    let parts = Apportionment.largestRemainder(
      Int64(clamping: asked), weights: scenario.strata.map { $0.reference.scaled(to: 6) ?? 0 })
    let (lower, upper) = (usefulLower, usefulUpper)
    return parts.indices.map { min(max(parts[$0], lower[$0]), max(lower[$0], upper[$0])) }
  }
}
