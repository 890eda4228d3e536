import SamplingInspection

/// `subjects`, `subjects_share`: different subjects against a number, or a part of all.
extension RowBook {
  mutating func addSubjectsRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "家")
    for group in groups(rule) {
      let counted = JudgedRow.Part(set: set(group.members), quantity: .subjects)
      let all = rule.measure == .subjectsShare ? try strata.subjects(group.members) : 1
      for (side, bound) in rule.bounds.sides {
        try add(
          JudgedRow(
            heading: heading, group: group.name, side: side, counted: [counted],
            bound: try bound.wholeUnits(times: all, side: side)))
      }
    }
  }
}
