import SamplingInspection

/// One row of the annual program in whole numbers: Σ coefficient · n (+ other parts) on one side of a bound.
///
/// Everything is multiplied by ``denominator``, so that no figure of the scenario is rounded; the format page gives the
/// denominator of each measure.
struct ModelRow: Sendable {
  /// Coefficient of a stratum, where strata differ.
  struct Term: Sendable {
    var stratum: Int
    var coefficient: Int64
    /// Only this many batches of the stratum count.
    var upTo: Int64 = .max
  }

  /// Coefficient of the batches of many strata together: Σ n over a set that rows share.
  struct SumTerm: Sendable {
    var strata: [Int]
    var coefficient: Int64
    /// Number of the set in ``PlanModel/sums``; set when the model is put together.
    var number = 0
  }

  /// A group of strata that counts once as soon as one of them has a batch.
  struct Cell: Sendable {
    var name: String
    var strata: [Int]
  }

  /// What `plan.json` calls achieved: Σ coefficient · n + offset, divided by scale.
  struct Measured: Sendable {
    var terms: [Term]
    var offset: Int128 = 0
    var scale: Int128 = 1
  }

  /// The rule that the row belongs to.
  var rule: Rule
  /// Which side of the rule.
  var side: Side
  /// Which group of the rule, such as `county=141102`; empty if there is one.
  var group: String
  var terms: [Term] = []
  var sums: [SumTerm] = []
  var cells: [Cell] = []
  /// The bound, times the denominator.
  var bound: Int128 = 0
  /// Integer units in one batch, subject, cell, failure or fen.
  var denominator: Int128 = 1
  /// Units of ``denominator`` in one stated unit: 100 where fen are stated in yuan.
  var perStatedUnit: Int128 = 1
  /// Nil: achieved is the row's own sum.
  var measured: Measured?
  /// Batches of 上级任务 that count and were taken off the bound.
  var countedAssigned: Int128 = 0

  /// Integer units in one stated unit.
  var unit: Int128 { denominator * perStatedUnit }

  /// Of a wish: micro-points for each stated unit short.
  var penalty: Int64? {
    rule.strength == .wish ? rule.penalty?.scaled(to: 6) : nil
  }

  /// Takes the numbers of its sets from a row of the same rule, group and side; false if that row counts other sets.
  mutating func takeNumbers(from row: ModelRow) -> Bool {
    guard rule.id == row.rule.id, group == row.group, side == row.side else { return false }
    var numbered: [SumTerm] = []
    for term in sums {
      guard let same = row.sums.first(where: { $0.strata == term.strata }) else { return false }
      // A share of itself counts the same set twice.
      if let double = numbered.firstIndex(where: { $0.number == same.number }) {
        numbered[double].coefficient += term.coefficient
      } else {
        numbered.append(SumTerm(strata: term.strata, coefficient: term.coefficient, number: same.number))
      }
    }
    sums = numbered
    return true
  }
}
