import SamplingInspection

/// Something that the year is to reach, counted in a simulated year: a row of a rule, or a share on time.
struct Target: Sendable {
  /// What is counted.
  enum Kind: Sendable {
    /// Batches completed, with those of the levels above where they count.
    case batches(strata: [Int32], assigned: Int64, required: Int64)
    /// Failures found against a part of batches completed; at least or at most.
    case failureRate(strata: [Int32], bound: Double, side: Side)
    /// Cells with a batch completed; the cell of each stratum.
    case coverage(strata: [Int32], cells: [Int32], required: Int)
  }

  /// The rule.
  let rule: String
  /// Its group, as the plan states it.
  let group: String
  /// Which side.
  let side: Side
  /// What is counted.
  let kind: Kind

  /// What a year has more than it needs; negative if it missed the target.
  func surplus(completed: [Int32], failures: [Int32]) -> Double {
    switch kind {
    case .batches(let strata, let assigned, let required):
      let done = strata.reduce(assigned) { $0 + Int64(completed[Int($1)]) }
      return Double(done - required)
    case .failureRate(let strata, let bound, let side):
      var (found, done) = (0, 0)
      for stratum in strata {
        found += Int(failures[Int(stratum)])
        done += Int(completed[Int(stratum)])
      }
      let asked = bound * Double(done)
      return side == .atMost ? asked - Double(found) : Double(found) - asked
    case .coverage(let strata, let cells, let required):
      var covered = Set<Int32>()
      for (stratum, cell) in zip(strata, cells) where completed[Int(stratum)] > 0 { covered.insert(cell) }
      return Double(covered.count - required)
    }
  }

  /// The targets that a plan's rules set: batches, failure rates and coverage; what was added to assure them is none.
  static func all(_ scenario: Scenario, _ statement: PlanStatement, _ columns: StratumColumns) -> [Target] {
    let rules = Dictionary(scenario.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return statement.rules.compactMap { row in
      guard let rule = rules[row.id], !rule.isAssurance, let side = Side(rawValue: row.side),
        let group = Scope(row.group)
      else {
        return nil
      }
      let scope = Scope(conditions: rule.scope.conditions + group.conditions)
      let strata = columns.strata(in: scope, count: scenario.strata.count)
      let numbers = strata.map { Int32($0) }
      let required = ExactDecimal(strict: row.required)?.scaled(to: 0)
      let kind: Kind
      switch rule.measure {
      case .batches, .batchesPer1000:
        guard let required, side != .atMost else { return nil }
        let assigned = rule.countsAssigned ? strata.reduce(0) { $0 + scenario.strata[$1].assigned } : 0
        kind = .batches(strata: numbers, assigned: assigned, required: required)
      case .failureRate:
        guard let bound = rule.bounds.sides.first(where: { $0.side == side })?.bound else { return nil }
        kind = .failureRate(strata: numbers, bound: bound.double, side: side)
      case .coverage, .coverageShare:
        guard let required else { return nil }
        var known: [[String]: Int32] = [:]
        let cells = strata.map { stratum in
          let key = rule.cells.isEmpty ? [String(stratum)] : rule.cells.map { columns.value($0, of: stratum) }
          let number = known[key] ?? Int32(known.count)
          known[key] = number
          return number
        }
        kind = .coverage(strata: numbers, cells: cells, required: Int(required))
      default: return nil
      }
      return Target(rule: row.id, group: row.group, side: side, kind: kind)
    }
  }
}
