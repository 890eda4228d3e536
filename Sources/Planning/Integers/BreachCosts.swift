import SamplingInspection

/// What broken rows cost while single batches move, kept up to date move by move.
///
/// Rows of a rule that weighs every county against the whole all change with every batch. What they cost together for one batch more or
/// fewer of the whole is kept for the set, so that a move is judged by the few rows that speak of its own stratum.
struct BreachCosts {
  /// Sum of each row.
  var sums: [Double] = []
  var rows: [Row] = []
  /// Rows that each stratum moves by itself: entries `first[s]..<first[s + 1]`.
  var first: [Int] = []
  var entries: [Entry] = []
  /// Cells of each stratum, and the batches in each cell.
  var cells = FlatEntries()
  var rowOfCell: [Int32] = []
  var inCell: [Int64] = []
  /// Sets that many rows weigh something against; those of each stratum, their rows, and the strata in them.
  var wideOfStratum = FlatEntries()
  var rowsOfWide: [[(row: Int32, coefficient: Double)]] = []
  let wideMembers: [[Int]]
  /// What one batch more and one fewer of each such set costs in its rows.
  private var more: [Double] = []
  private var fewer: [Double] = []

  /// From so many rows on that weigh something against a set its batches are judged together.
  static let manyRows = 8

  struct Row {
    var bound: Double
    var side: Side
    var isWish: Bool
    /// Cost of a whole unit by which it is broken, in micro-points.
    var weight: Double
    /// Number among the wide sets of the one that it weighs something against, or -1.
    var wide: Int32 = -1
  }

  struct Entry {
    var row: Int32
    /// What a batch adds to the row, and how much of that it adds as one of the wide set.
    var coefficient: Double
    var wide: Double
    var upTo: Int64
  }

  /// Of no batches at all.
  init(_ model: PlanModel, weights: [Double]) {
    rows = zip(model.rows, weights).map { row, weight in
      Row(
        bound: Double(row.bound) / Double(row.denominator), side: row.side, isWish: row.penalty != nil, weight: weight)
    }
    sums = .init(repeating: 0, count: rows.count)
    let wide = Self.wideSets(model)
    wideMembers = wide.map { model.sums[$0] }
    rowsOfWide = wide.map { _ in [] }
    var members = FlatEntries()
    for set in wide {
      for stratum in model.sums[set] { members.append(stratum, 1) }
      members.close()
    }
    wideOfStratum = members.transposed(model.lower.count)
    let number = Dictionary(wide.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, modelRow) in model.rows.enumerated() {
      guard let largest = Self.largest(of: modelRow), let place = number[largest.number] else { continue }
      rows[row].wide = Int32(place)
      rowsOfWide[place].append((Int32(row), Double(largest.coefficient) / Double(modelRow.denominator)))
    }
    more = .init(repeating: 0, count: wide.count)
    fewer = more
    fillEntries(model)
    fillCells(model)
    for set in wide.indices { judge(set) }
  }

  /// Strata of each row that move it by themselves, then those of each wide set, as far as they are open.
  func members(_ isOpen: [Bool]) -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: rows.count + rowsOfWide.count)
    func add(_ stratum: Int, to list: Int) {
      if members[list].last != Int32(stratum) { members[list].append(Int32(stratum)) }
    }
    for stratum in isOpen.indices where isOpen[stratum] {
      for place in first[stratum]..<first[stratum + 1] { add(stratum, to: Int(entries[place].row)) }
      cells.each(stratum) { cell, _ in add(stratum, to: Int(rowOfCell[cell])) }
    }
    for (number, set) in wideMembers.enumerated() {
      members[rows.count + number] = set.filter { isOpen[$0] }.map(Int32.init)
    }
    return members
  }

  /// Whether a row that is no wish is broken.
  func isBroken(_ row: Int) -> Bool { !rows[row].isWish && breach(row, sums[row]) > 1e-9 }

  /// Rows that are no wishes and are broken.
  var broken: [Int] { rows.indices.filter(isBroken) }

  /// Whether a stratum moves one of some rows.
  func moves(_ stratum: Int, oneOf chosen: [Bool]) -> Bool {
    for place in first[stratum]..<first[stratum + 1] where chosen[Int(entries[place].row)] { return true }
    var isOne = false
    cells.each(stratum) { cell, _ in isOne = isOne || chosen[Int(rowOfCell[cell])] }
    wideOfStratum.each(stratum) { set, _ in
      isOne = isOne || rowsOfWide[set].contains { chosen[Int($0.row)] }
    }
    return isOne
  }

  /// Makes breaking some rows dearer.
  mutating func makeDearer(_ chosen: [Int], times factor: Double) {
    for row in chosen { rows[row].weight *= factor }
    for set in rowsOfWide.indices { judge(set) }
  }

  /// Of all rows.
  var total: Double { rows.indices.reduce(0) { $0 + cost($1, sums[$1]) } }

  /// What one batch more or fewer costs where a stratum has some.
  func change(_ stratum: Int, _ step: Int64, from before: Int64) -> Double {
    var change = 0.0
    for place in first[stratum]..<first[stratum + 1] {
      let entry = entries[place]
      if step > 0 ? before >= entry.upTo : before > entry.upTo { continue }
      let row = Int(entry.row)
      let sum = sums[row]
      change += cost(row, sum + Double(step) * entry.coefficient)
      // Already in what its set costs.
      change -= entry.wide == 0 ? cost(row, sum) : cost(row, sum + Double(step) * entry.wide)
    }
    wideOfStratum.each(stratum) { set, _ in change += step > 0 ? more[set] : fewer[set] }
    cells.each(stratum) { cell, _ in
      if inCell[cell] == (step > 0 ? 0 : 1) {
        let row = Int(rowOfCell[cell])
        change += cost(row, sums[row] + Double(step)) - cost(row, sums[row])
      }
    }
    return change
  }

  /// Lists of ``members(_:)`` of which the move back must be in one to make good what a move breaks: of rules that it breaks the one with
  /// the fewest strata, for it must make good each of them; else the wishes that it worsens.
  ///
  /// Two moves of which neither worsens anything for the other are worth as much together as apart.
  func madeWorse(_ stratum: Int, _ step: Int64, from before: Int64, _ members: [[Int32]]) -> [Int] {
    var broken: Int?
    var wishes: [Int] = []
    func look(at row: Int, adding amount: Double) {
      guard breach(row, sums[row] + amount) > max(breach(row, sums[row]), 1e-9) else { return }
      if rows[row].isWish {
        wishes.append(row)
      } else if broken.map({ members[row].count < members[$0].count }) ?? true {
        broken = row
      }
    }
    for place in first[stratum]..<first[stratum + 1] {
      let entry = entries[place]
      if step > 0 ? before >= entry.upTo : before > entry.upTo { continue }
      look(at: Int(entry.row), adding: Double(step) * entry.coefficient)
    }
    cells.each(stratum) { cell, _ in
      if inCell[cell] == (step > 0 ? 0 : 1) { look(at: Int(rowOfCell[cell]), adding: Double(step)) }
    }
    if let broken { return [broken] }
    wideOfStratum.each(stratum) { set, _ in
      if (step > 0 ? more[set] : fewer[set]) > 0 { wishes.append(rows.count + set) }
    }
    return wishes
  }

  /// Moves the batches of every stratum from none.
  mutating func place(_ batches: [Int64]) {
    for (stratum, count) in batches.enumerated() { shift(stratum, from: 0, to: count) }
    for set in rowsOfWide.indices {
      let count = wideMembers[set].reduce(0) { $0 + batches[$1] }
      for (row, coefficient) in rowsOfWide[set] { sums[Int(row)] += Double(count) * coefficient }
      judge(set)
    }
  }

  /// Moves the batches of a stratum.
  mutating func move(_ stratum: Int, from before: Int64, to after: Int64) {
    shift(stratum, from: before, to: after)
    for place in Int(wideOfStratum.first[stratum])..<Int(wideOfStratum.first[stratum + 1]) {
      for (row, coefficient) in rowsOfWide[Int(wideOfStratum.other[place])] {
        sums[Int(row)] += Double(after - before) * coefficient
      }
    }
    for place in Int(wideOfStratum.first[stratum])..<Int(wideOfStratum.first[stratum + 1]) {
      judge(Int(wideOfStratum.other[place]))
    }
    for place in first[stratum]..<first[stratum + 1] where entries[place].wide == 0 {
      let wide = rows[Int(entries[place].row)].wide
      if wide >= 0 { judge(Int(wide)) }
    }
  }

  /// Moves the batches of a stratum in the rows that speak of it.
  private mutating func shift(_ stratum: Int, from before: Int64, to after: Int64) {
    for place in first[stratum]..<first[stratum + 1] {
      let entry = entries[place]
      let row = Int(entry.row)
      sums[row] += Double(min(after, entry.upTo) - min(before, entry.upTo)) * (entry.coefficient - entry.wide)
    }
    for place in Int(cells.first[stratum])..<Int(cells.first[stratum + 1]) {
      let cell = Int(cells.other[place])
      let was = inCell[cell]
      inCell[cell] = was + after - before
      sums[Int(rowOfCell[cell])] += (inCell[cell] > 0 ? 1 : 0) - (was > 0 ? 1 : 0)
    }
  }

  private mutating func judge(_ set: Int) {
    var (up, down) = (0.0, 0.0)
    for (row, coefficient) in rowsOfWide[set] {
      let sum = sums[Int(row)]
      let now = cost(Int(row), sum)
      up += cost(Int(row), sum + coefficient) - now
      down += cost(Int(row), sum - coefficient) - now
    }
    (more[set], fewer[set]) = (up, down)
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
    return rows[row].weight * breach + (rows[row].isWish ? 0 : Self.brokenAtAll)
  }

  private static let brokenAtAll = 30_000.0
}
