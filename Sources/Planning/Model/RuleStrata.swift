import SamplingInspection

/// Finds the strata that a rule speaks of, and puts them into groups.
struct RuleStrata: Sendable {
  /// The scenario.
  let scenario: Scenario
  /// Columns of its strata.
  let columns: StratumColumns

  /// One group of a rule.
  struct Group {
    /// Such as `county=141102;venue=超市`; empty if the rule has one group.
    var name: String
    /// Values of the grouping columns.
    var values: [String: String]
    /// Its strata, ascending.
    var strata: [Int]
  }

  init(_ scenario: Scenario, _ columns: StratumColumns) {
    self.scenario = scenario
    self.columns = columns
  }

  /// Strata in a scope, ascending.
  func strata(in scope: Scope) -> [Int] { columns.strata(in: scope, count: scenario.strata.count) }

  /// Strata put together by the values of columns, in order of the groups' names.
  func groups(_ strata: [Int], by names: [String]) -> [Group] {
    if names.isEmpty { return [Group(name: "", values: [:], strata: strata)] }
    let keys = names.compactMap { columns.columns[$0] }
    var number: [[Int32]: Int] = [:]
    var groups: [Group] = []
    for stratum in strata {
      let key = keys.map { $0.codes[stratum] }
      if let group = number[key] {
        groups[group].strata.append(stratum)
      } else {
        number[key] = groups.count
        let values = names.map { columns.value($0, of: stratum) }
        groups.append(
          Group(
            name: zip(names, values).map { "\($0)=\($1)" }.joined(separator: ";"),
            values: Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first }), strata: [stratum]))
      }
    }
    return groups.sorted { $0.name < $1.name }
  }

  /// Residents of the counties that a rule's scope and a group admit by their columns of counties.
  func population(_ scope: Scope, _ values: [String: String]) -> Int128 {
    var conditions = scope.conditions
    for (column, value) in values { conditions.append(.init(column: column, values: [value])) }
    return scenario.counties.reduce(0) { sum, county in
      let isAdmitted = conditions.allSatisfy { condition in
        guard let value = countyValue(condition.column, county) else { return true }
        return condition.values.contains(value) != condition.isExcluded
      }
      return isAdmitted ? sum + Int128(county.population) : sum
    }
  }

  private func countyValue(_ column: String, _ county: County) -> String? {
    switch column {
    case "county": county.adcode
    case "prefecture": county.prefecture
    default: scenario.countyAttributes.firstIndex(of: column).map { county.attributes[$0] }
    }
  }
}

/// ⌈numerator / denominator⌉ and ⌊numerator / denominator⌋ for a positive denominator.
enum WholeDivision {
  static func up(_ numerator: Int128, _ denominator: Int128) -> Int128 { -down(-numerator, denominator) }

  static func down(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The bound of a side in whole units: lower bounds up, upper bounds down.
  static func bound(_ numerator: Int128, _ denominator: Int128, _ side: Side) -> Int128 {
    switch side {
    case .atLeast, .exactly: up(numerator, denominator)
    case .atMost: down(numerator, denominator)
    }
  }
}
