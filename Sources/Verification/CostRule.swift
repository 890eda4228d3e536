import SamplingInspection

/// `cost`: money of a group against an amount, in fen.
extension RowBook {
  mutating func addCostRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "元", isMoney: true)
    for group in groups(rule) {
      let counted = JudgedRow.Part(set: set(group.members), quantity: .fen)
      for (side, bound) in rule.bounds.sides {
        try add(
          JudgedRow(
            heading: heading, group: group.name, side: side, counted: [counted],
            bound: try bound.wholeUnits(times: 100, side: side)))
      }
    }
  }
}
