import SamplingInspection

/// Batches: a number, a number per 1,000 residents, or a number per subject.
///
/// Σ n on one side of a whole number.
enum BatchesRule {
  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    strata.groups(strata.strata(in: rule.scope), by: rule.each).flatMap { group in
      let counted =
        rule.countsAssigned
        ? group.strata.reduce(Int128(0)) { $0 + Int128(strata.scenario.strata[$1].assigned) } : 0
      let multiplier = multiplier(rule, group, strata)
      return rule.bounds.sides.map { side, bound in
        let whole = WholeDivision.bound(
          Int128(bound.mantissa) * multiplier.value, Int128(ExactDecimal.powers[bound.decimals]) * multiplier.per, side)
        var row = ModelRow(
          rule: rule, side: side, group: group.name, sums: [.init(strata: group.strata, coefficient: 1)])
        row.bound = whole - counted
        row.countedAssigned = counted
        return row
      }
    }
  }

  /// The batches that a rule asks for in each of its groups: the base of shares.
  struct Task {
    private var groups: [(values: [String: String], batches: Int128)] = []

    /// The task of the rule with this id; none without one.
    init(_ id: String, _ strata: RuleStrata) {
      guard let rule = strata.scenario.rules.first(where: { $0.id == id }),
        let bound = rule.bounds.atLeast ?? rule.bounds.exactly
      else { return }
      groups = strata.groups(strata.strata(in: rule.scope), by: rule.each).map { group in
        let multiplier = multiplier(rule, group, strata)
        let batches = WholeDivision.up(
          Int128(bound.mantissa) * multiplier.value, Int128(ExactDecimal.powers[bound.decimals]) * multiplier.per)
        return (group.values, batches)
      }
    }

    /// Batches in the groups that agree with some values.
    func batches(_ values: [String: String]) -> Int128 {
      groups.reduce(0) { sum, group in
        group.values.allSatisfy { values[$0.key] == $0.value } ? sum + group.batches : sum
      }
    }
  }

  /// What the written bound is multiplied with: residents / 1000, subjects, or 1.
  private static func multiplier(
    _ rule: Rule, _ group: RuleStrata.Group, _ strata: RuleStrata
  ) -> (value: Int128, per: Int128) {
    switch rule.measure {
    case .batchesPer1000: (strata.population(rule.scope, group.values), 1000)
    case .batchesPerSubject: (subjects(group.strata, strata.scenario), 1)
    default: (1, 1)
    }
  }

  /// Subjects of the venues of some strata, each venue of a county once.
  private static func subjects(_ members: [Int], _ scenario: Scenario) -> Int128 {
    var largest: [[String]: Int64] = [:]
    for member in members {
      let stratum = scenario.strata[member]
      largest[[stratum.county, stratum.venue], default: 0] = max(
        largest[[stratum.county, stratum.venue], default: 0], stratum.subjects)
    }
    if !scenario.venues.isEmpty {
      for venue in scenario.venues where largest[[venue.county, venue.venue]] != nil {
        largest[[venue.county, venue.venue]] = venue.subjects
      }
    }
    return largest.values.reduce(Int128(0)) { $0 + Int128($1) }
  }
}
