import SamplingInspection

/// Batches, money and expected failures of some lines of an allocation, added up.
struct Tally: Sendable, Equatable {
  /// Batches.
  var batches: Int128 = 0
  /// Their cost.
  var fen: Int128 = 0
  /// Expected failures, in 10⁻⁹.
  var failures: Int128 = 0
  /// Batches outside `show_without`.
  var batchesWithout: Int128 = 0
  /// Expected failures outside `show_without`, in 10⁻⁹.
  var failuresWithout: Int128 = 0

  /// Adds another sum.
  static func += (sum: inout Tally, other: Tally) {
    sum.batches += other.batches
    sum.fen += other.fen
    sum.failures += other.failures
    sum.batchesWithout += other.batchesWithout
    sum.failuresWithout += other.failuresWithout
  }
}

extension Tally {
  /// One line of an allocation, whose figures the reader has found to be numbers.
  init(_ row: AllocationRow, isShownWithout: Bool) {
    func units(_ text: String, decimals: Int) -> Int128 {
      guard let number = ExactDecimal(strict: text), number.decimals <= decimals else { return 0 }
      return Int128(number.mantissa) * Int128(ExactDecimal.powers[decimals - number.decimals])
    }
    batches = Int128(row.batches)
    fen = units(row.costYuan, decimals: 2)
    failures = units(row.expectedFailures, decimals: 9)
    if isShownWithout { (batchesWithout, failuresWithout) = (batches, failures) }
  }
}

/// A part of the plan, such as a class or a level, with what it adds up to.
struct Part: Sendable, Equatable {
  /// Its name; may be empty.
  var name: String
  /// What it adds up to.
  var tally: Tally

  /// The parts into which a column divides an allocation, in the order wanted.
  static func parts(
    _ rows: [(row: AllocationRow, tally: Tally)], by column: (AllocationRow) -> String,
    order: (String, String) -> Bool
  ) -> [Part] {
    var tallies: [String: Tally] = [:]
    for (row, tally) in rows { tallies[column(row), default: Tally()] += tally }
    return tallies.keys.sorted(by: order).map { Part(name: $0, tally: tallies[$0] ?? Tally()) }
  }
}
