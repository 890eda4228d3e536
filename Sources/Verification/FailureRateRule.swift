import SamplingInspection

/// `failure_rate`: expected failures of a group against a part of its batches.
extension RowBook {
  mutating func addFailureRateRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "批次(预计不合格)")
    for group in groups(rule) {
      let members = set(group.members)
      for (side, bound) in rule.bounds.sides {
        try add(
          JudgedRow(
            heading: heading, group: group.name, side: side, denominator: 1_000_000_000,
            counted: [.init(set: members, quantity: .failures)],
            against: [.init(set: members, quantity: .batches, factor: try bound.units(9))], bound: 0))
      }
    }
  }
}
