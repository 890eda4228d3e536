import SamplingInspection

/// `coverage`, `coverage_share`: cells with a batch against a number, or a part of all.
extension RowBook {
  mutating func addCoverageRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "个")
    for group in groups(rule) {
      // A cell of one stratum needs no name of its own: it counts min(n, 1).
      var single = group.members
      var cells: [JudgedRow.Cell] = []
      var count = Int128(group.members.count)
      if !rule.cells.isEmpty {
        let groups = strata.groups(of: group.members, each: rule.cells)
        single = groups.filter { $0.members.count == 1 }.flatMap(\.members)
        cells = groups.filter { $0.members.count > 1 }.map { .init(name: $0.name, set: set($0.members)) }
        count = Int128(groups.count)
      }
      let counted = JudgedRow.Part(set: set(single), quantity: .reached)
      let all = rule.measure == .coverageShare ? count : 1
      for (side, bound) in rule.bounds.sides {
        try add(
          JudgedRow(
            heading: heading, group: group.name, side: side, counted: [counted], cells: cells,
            bound: try bound.wholeUnits(times: all, side: side)))
      }
    }
  }
}
