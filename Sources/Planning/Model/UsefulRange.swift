import SamplingInspection

/// Numbers of batches that some plan can have, as far as single rows tell.
extension PlanModel {
  /// Fewest batches of each stratum: one where a rule asks for every stratum to be covered.
  var usefulLower: [Int64] {
    var lower = self.lower
    for row in rows where row.coversEverything {
      for term in row.terms { lower[term.stratum] = max(lower[term.stratum], min(1, upper[term.stratum])) }
    }
    return lower
  }

  /// Most batches of each stratum that any plan can have, as far as single rows tell, and one more, so that the limit itself
  /// never binds in place of its row.
  var usefulUpper: [Int64] {
    var upper = self.upper
    func limit(_ stratum: Int, _ room: Int128) {
      upper[stratum] = min(upper[stratum], lower[stratum] + Int64(clamping: max(0, room)) + 1)
    }
    for row in rows where row.side != .atLeast && row.penalty == nil && row.cells.isEmpty {
      let isPlain =
        row.terms.allSatisfy { $0.coefficient > 0 && $0.upTo == .max } && row.sums.allSatisfy { $0.coefficient > 0 }
      guard isPlain else { continue }
      var room = row.bound
      for term in row.terms { room -= Int128(term.coefficient) * Int128(lower[term.stratum]) }
      for term in row.sums { for stratum in term.strata { room -= Int128(term.coefficient) * Int128(lower[stratum]) } }
      for term in row.terms { limit(term.stratum, room / Int128(term.coefficient)) }
      for term in row.sums { for stratum in term.strata { limit(stratum, room / Int128(term.coefficient)) } }
    }
    return upper
  }
}
