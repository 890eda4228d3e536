import SamplingInspection

/// One row of one rule in whole numbers: what is counted, less what it is measured against, on one side of a bound.
struct JudgedRow {
  /// What is added up over strata.
  enum Quantity: Int, CaseIterable {
    /// n
    case batches
    /// Cost of n batches, in fen.
    case fen
    /// Expected failures of n batches, in 10⁻⁹.
    case failures
    /// min(n, subjects)
    case subjects
    /// min(n, former)
    case kept
    /// min(n, 1)
    case reached
  }

  /// A multiple of a sum over a set of strata.
  struct Part {
    var set: Int
    var quantity: Quantity
    var factor: Int128 = 1
  }

  /// A cell of several strata that counts once.
  struct Cell {
    var name: String
    var set: Int
  }

  /// What a row takes over from its rule.
  struct Heading {
    var id: String
    var title: String
    var source: String
    var strength: Strength
    /// Of a wish: micro-points for each unit short.
    var penalty: Int128 = 0
    var unit: String
    /// Whether the integer form is in fen, and the unit the yuan.
    var isMoney = false
  }

  var heading: Heading
  var group: String
  var side: Side
  /// One unit of the row in its integer form: D.
  var denominator: Int128 = 1
  var counted: [Part]
  var against: [Part] = []
  var cells: [Cell] = []
  /// The rounded bound, in 1/D; 0 where the bound is part of ``against``.
  var bound: Int128
  /// Batches of the levels above that count too.
  var assigned: Int128 = 0

  /// What is asked, and what stands against it, in 1/D; filled in by ``RowBook``.
  fileprivate(set) var required: Int128 = 0
  fileprivate(set) var achieved: Int128 = 0

  /// The unit that people see, in 1/D: a yuan has 100 fen.
  func unitSize() throws(ArithmeticFault) -> Int128 { heading.isMoney ? try denominator.times(100) : denominator }

  /// Room left, in 1/D; negative if the row is broken.
  func slack() throws(ArithmeticFault) -> Int128 {
    let difference = try achieved.minus(required)
    switch side {
    case .atLeast: return difference
    case .atMost: return try Int128(0).minus(difference)
    case .exactly: return try Int128(0).minus(difference.withoutSign())
    }
  }

  /// Micro-points that a wish takes off the value.
  func forfeit() throws(ArithmeticFault) -> Int128 {
    let slack = try slack()
    guard heading.strength == .wish, slack < 0 else { return 0 }
    return try heading.penalty.times(try Int128(0).minus(slack).dividedUp(by: try unitSize()))
  }

  /// How a place in a plan names the row.
  var place: String { [heading.id, group, side.rawValue].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// All rows of all rules, with the sets of strata that they speak of, each set once.
struct RowBook {
  let strata: JudgedStrata
  /// Numbers of strata, ascending.
  private(set) var sets: [[Int]] = []
  private(set) var rows: [JudgedRow] = []
  private var totals: [[Int128?]] = []

  init(_ strata: JudgedStrata) { self.strata = strata }

  /// Puts down a set of strata.
  mutating func set(_ members: [Int]) -> Int {
    sets.append(members)
    totals.append(Array(repeating: nil, count: JudgedRow.Quantity.allCases.count))
    return sets.count - 1
  }

  /// Sum of a quantity over a set in the plan, worked out once.
  mutating func total(_ quantity: JudgedRow.Quantity, _ set: Int) throws(ArithmeticFault) -> Int128 {
    if let total = totals[set][quantity.rawValue] { return total }
    var sum: Int128 = 0
    for stratum in sets[set] {
      let batches = strata.batches[stratum]
      switch quantity {
      case .batches: sum = try sum.plus(batches)
      case .fen: sum = try sum.plus(batches.times(Int128(strata.scenario.strata[stratum].cost.fen)))
      case .failures: sum = try sum.plus(batches.times(strata.failureRates[stratum]))
      case .subjects: sum = try sum.plus(strata.subjectsReached(stratum))
      case .kept: sum = try sum.plus(min(batches, Int128(strata.scenario.strata[stratum].former)))
      case .reached: sum = try sum.plus(min(batches, 1))
      }
    }
    totals[set][quantity.rawValue] = sum
    return sum
  }

  /// Puts down a row with what the plan has in it.
  mutating func add(_ row: JudgedRow) throws(ArithmeticFault) {
    var row = row
    row.achieved = row.assigned
    row.required = row.bound
    for part in row.counted {
      row.achieved = try row.achieved.plus(total(part.quantity, part.set).times(part.factor))
    }
    for part in row.against {
      row.required = try row.required.plus(total(part.quantity, part.set).times(part.factor))
    }
    for cell in row.cells where try total(.batches, cell.set) > 0 { row.achieved = try row.achieved.plus(1) }
    rows.append(row)
  }
}
