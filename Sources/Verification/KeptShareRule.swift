import SamplingInspection

/// `kept_share`: batches that stay where the former plan has them, against a part of it.
extension RowBook {
  mutating func addKeptShareRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "批次")
    for group in groups(rule) {
      let kept = JudgedRow.Part(set: set(group.members), quantity: .kept)
      var former: Int128 = 0
      for stratum in group.members { former = try former.plus(Int128(strata.scenario.strata[stratum].former)) }
      for (side, bound) in rule.bounds.sides {
        try add(
          JudgedRow(
            heading: heading, group: group.name, side: side, counted: [kept],
            bound: try bound.wholeUnits(times: former, side: side)))
      }
    }
  }
}
