import SamplingInspection

/// Floors that a plain count shows to be out of reach: what is asked against what money, laboratories, crews, ceilings or the strata
/// themselves allow.
enum Shortfalls {
  /// Most that are named; the worst come first.
  private static let most = 6

  /// Finds them.
  static func find(_ model: PlanModel) -> [Shortfall] {
    let ceilings = ceilings(model)
    var found: [Shortfall] = []
    for row in model.rows where row.side != .atMost && row.penalty == nil {
      guard let strata = row.countedStrata, row.bound > 0 else { continue }
      let asked = Int64(clamping: row.bound)
      let own = strata.reduce(Int64(0)) { $0 + model.upper[$1] }
      if own < asked {
        found.append(
          Shortfall(rule: row.rule.id, group: row.group, asked: asked, limit: "", limitGroup: "", possible: own))
      }
      // Of several ceilings the tightest is the reason.
      let tightest = ceilings.map { ($0, $0.most(strata, model)) }.min { $0.1 < $1.1 }
      if let (ceiling, possible) = tightest, possible < asked {
        found.append(shortfall(row, strata, asked, ceiling, possible, model))
      }
    }
    let ordered = found.enumerated().sorted {
      (-missing($0.element), $0.offset) < (-missing($1.element), $1.offset)
    }
    return ordered.prefix(most).map(\.element)
  }

  /// The part of what is asked that is missing.
  private static func missing(_ shortfall: Shortfall) -> Double {
    Double(shortfall.asked - shortfall.possible) / Double(shortfall.asked)
  }

  private static func shortfall(
    _ row: ModelRow, _ strata: [Int], _ asked: Int64, _ ceiling: Ceiling, _ possible: Int64, _ model: PlanModel
  ) -> Shortfall {
    let concerned = Set(strata)
    let rows = ceiling.rows.filter { $0.strata.contains(where: concerned.contains) }
    let only = rows.count == 1 ? rows[0] : nil
    var shortfall = Shortfall(
      rule: row.rule.id, group: row.group, asked: asked, limit: ceiling.rule, limitGroup: only?.group ?? "",
      possible: possible)
    // One fund pays for all of it: then the money that is missing can be said.
    if let only, let cost = only.cost, concerned.isSubset(of: only.strata) {
      var left = asked
      var fen: Int64 = 0
      for stratum in strata.sorted(by: { cost[$0, default: 0] < cost[$1, default: 0] }) {
        let taken = min(left, model.upper[stratum])
        fen += taken * cost[stratum, default: 0]
        left -= taken
      }
      if left == 0 {
        shortfall.leastCost = Money(fen: fen)
        shortfall.available = Money(fen: Int64(clamping: only.bound))
      }
    }
    return shortfall
  }

  /// The upper bounds of one rule.
  private struct Ceiling {
    struct Row {
      var group: String
      var strata: [Int]
      /// Cost of a batch by stratum; nil where batches are counted.
      var cost: [Int: Int64]?
      var bound: Int128
    }

    var rule: String
    var rows: [Row] = []

    /// Most batches that some strata can have, whatever the others do.
    func most(_ strata: [Int], _ model: PlanModel) -> Int64 {
      var open = Set(strata)
      var sum: Int64 = 0
      for row in rows {
        let members = row.strata.filter { open.remove($0) != nil }
        let all = members.reduce(Int64(0)) { $0 + model.upper[$1] }
        guard let cost = row.cost else {
          sum += Int64(min(Int128(all), max(0, row.bound)))
          continue
        }
        var left = max(0, row.bound)
        for stratum in members.sorted(by: { cost[$0, default: 0] < cost[$1, default: 0] }) {
          let each = Int128(max(1, cost[stratum, default: 1]))
          let taken = min(Int128(model.upper[stratum]), left / each)
          left -= taken * each
          sum += Int64(taken)
        }
      }
      return sum + open.reduce(Int64(0)) { $0 + model.upper[$1] }
    }
  }

  private static func ceilings(_ model: PlanModel) -> [Ceiling] {
    var ceilings: [String: Ceiling] = [:]
    for row in model.rows where row.side != .atLeast && row.penalty == nil {
      if let strata = row.countedStrata {
        ceilings[row.rule.id, default: Ceiling(rule: row.rule.id)].rows.append(
          .init(group: row.group, strata: strata, bound: row.bound))
      } else if row.rule.measure == .cost {
        let cost = Dictionary(row.terms.map { ($0.stratum, $0.coefficient) }, uniquingKeysWith: { first, _ in first })
        ceilings[row.rule.id, default: Ceiling(rule: row.rule.id)].rows.append(
          .init(group: row.group, strata: row.terms.map(\.stratum), cost: cost, bound: row.bound))
      }
    }
    return ceilings.values.sorted { $0.rule < $1.rule }
  }
}

extension ModelRow {
  /// The strata whose batches the row counts, each batch once; nil for any other row.
  fileprivate var countedStrata: [Int]? {
    guard terms.isEmpty, cells.isEmpty, sums.count == 1, sums[0].coefficient == 1, denominator == 1 else { return nil }
    return sums[0].strata
  }
}
