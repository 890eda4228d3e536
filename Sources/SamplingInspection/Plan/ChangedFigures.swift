extension Scenario {
  /// What differs in another scenario among the figures that may be changed so that a plan exists, in order of rules, pins, funds.
  ///
  /// Whether nothing else differs, ``adjusted(by:)`` shows.
  public func adjustments(to other: Scenario) -> [Adjustment] {
    var found: [Adjustment] = []
    for (rule, changed) in zip(rules, other.rules) where rule.id == changed.id {
      if changed.scope != rule.scope, let county = rule.scope.county(excludedIn: changed.scope) {
        found.append(.exemption(rule: rule.id, county: county, scope: changed.scope))
      }
      for (side, from, to) in rule.bounds.changes(to: changed.bounds) {
        found.append(.bound(rule: rule.id, side: side, from: from, to: to))
      }
    }
    for (pin, changed) in zip(pins, other.pins) where pin.pin == changed.pin {
      for (side, from, to) in pin.bounds.changes(to: changed.bounds) {
        found.append(.pin(pin.pin, side: side, from: from, to: to))
      }
    }
    for (fund, changed) in zip(funds, other.funds) where fund.fund == changed.fund && fund.amount != changed.amount {
      found.append(.fund(fund.fund, from: fund.amount, to: changed.amount))
    }
    if heading.budgetScale != other.heading.budgetScale {
      found.append(.budgetScale(from: heading.budgetScale, to: other.heading.budgetScale))
    }
    return found
  }
}

extension Bounds {
  /// Sides that another one has with another bound.
  fileprivate func changes(to other: Bounds) -> [(side: Side, from: ExactDecimal, to: ExactDecimal)] {
    zip(sides, other.sides).filter { $0.side == $1.side && $0.bound != $1.bound }.map { ($0.side, $0.bound, $1.bound) }
  }
}

extension Scope {
  /// The county that is left out of another scope that is the same otherwise; nil if the scopes differ in anything else.
  fileprivate func county(excludedIn other: Scope) -> String? {
    let added = other.conditions.filter { !conditions.contains($0) }
    guard added.count == 1, added[0].column == "county", added[0].isExcluded, added[0].values.count == 1,
      Scope(conditions: conditions + added) == other
    else { return nil }
    return added[0].values[0]
  }
}
