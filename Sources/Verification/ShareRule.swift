import SamplingInspection

/// `share`, `cost_share`: one scope against a part of another, or against a part of a task.
extension RowBook {
  mutating func addShareRule(_ rule: Rule) throws(ArithmeticFault) {
    let isMoney = rule.measure == .costShare
    let heading = try heading(rule, unit: isMoney ? "元" : "批次", isMoney: isMoney)
    let quantity: JudgedRow.Quantity = isMoney ? .fen : .batches
    let tasks = rule.base.isEmpty ? nil : try tasks(of: rule.base)

    var isInScope = [Bool](repeating: false, count: strata.count)
    for stratum in strata.strata(in: rule.scope) { isInScope[stratum] = true }
    var isInWhole = [Bool](repeating: false, count: strata.count)
    for stratum in strata.strata(in: rule.of) { isInWhole[stratum] = true }
    let either = strata.everything.filter { isInScope[$0] || isInWhole[$0] }

    for group in strata.groups(of: either, each: rule.each) {
      let part = set(group.members.filter { isInScope[$0] })
      if let tasks {
        let task = task(of: group, rule.each, tasks)
        for (side, bound) in rule.bounds.sides {
          try add(
            JudgedRow(
              heading: heading, group: group.name, side: side, counted: [.init(set: part, quantity: quantity)],
              bound: try bound.wholeUnits(times: task, side: side)))
        }
      } else {
        let whole = set(group.members.filter { isInWhole[$0] })
        for (side, bound) in rule.bounds.sides {
          try add(
            JudgedRow(
              heading: heading, group: group.name, side: side, denominator: 1_000_000_000,
              counted: [.init(set: part, quantity: quantity, factor: 1_000_000_000)],
              against: [.init(set: whole, quantity: quantity, factor: try bound.units(9))], bound: 0))
        }
      }
    }
  }

  /// The task of the base's group that has the same values; a group that the base does not have asks for nothing.
  private func task(
    of group: StratumGroup, _ each: [String], _ tasks: (each: [String], batches: [String: Int128])
  ) -> Int128 {
    let values = tasks.each.map { column in
      each.firstIndex(of: column).map { group.values[$0] } ?? ""
    }
    return tasks.batches[StratumGroup.name(tasks.each, values)] ?? 0
  }
}
