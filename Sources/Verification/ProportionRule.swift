import SamplingInspection

/// `mix`, `evenness`: each group against its part of the whole scope, or of a task, by weight.
extension RowBook {
  mutating func addProportionRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "批次")
    let members = strata.strata(in: rule.scope)
    let groups = strata.groups(of: members, each: rule.each)
    let weights = try rule.measure == .mix ? references(groups) : residents(groups, rule)
    var weight: Int128 = 0
    for one in weights { weight = try weight.plus(one) }
    guard weight > 0 else { throw .noWeights }
    let task = rule.base.isEmpty ? nil : try tasks(of: rule.base).batches[""] ?? 0
    let whole = set(members)
    let denominator = try weight.times(10_000)

    for (group, part) in zip(groups, weights) {
      let counted = set(group.members)
      for (side, bound) in rule.bounds.sides {
        if let task {
          try add(
            JudgedRow(
              heading: heading, group: group.name, side: side, counted: [.init(set: counted, quantity: .batches)],
              bound: try bound.wholeUnits(times: try part.times(task), over: weight, side: side)))
        } else {
          try add(
            JudgedRow(
              heading: heading, group: group.name, side: side, denominator: denominator,
              counted: [.init(set: counted, quantity: .batches, factor: denominator)],
              against: [.init(set: whole, quantity: .batches, factor: try bound.units(4).times(part))], bound: 0))
        }
      }
    }
  }

  /// References of the categories that each group has strata of, each category once, in millionths.
  private func references(_ groups: [StratumGroup]) throws(ArithmeticFault) -> [Int128] {
    guard let column = strata.columns["category"] else { throw .noWeights }
    var reference = [Int128](repeating: 0, count: column.values.count)
    let numbers = Dictionary(zip(column.values, column.values.indices), uniquingKeysWith: { first, _ in first })
    for category in strata.scenario.categories {
      if let number = numbers[category.path] { reference[number] = try category.reference.units(6) }
    }
    var weights: [Int128] = []
    for group in groups {
      var weight: Int128 = 0
      for category in Set(group.members.map { column.codes[$0] }) { weight = try weight.plus(reference[category]) }
      weights.append(weight)
    }
    return weights
  }

  /// Residents of each group.
  private func residents(_ groups: [StratumGroup], _ rule: Rule) throws(ArithmeticFault) -> [Int128] {
    let residents = try strata.residents(in: rule.scope, each: rule.each)
    return groups.map { residents[$0.name] ?? 0 }
  }
}
