import SamplingInspection

/// Which strata, and which counties, a scope takes in.
extension JudgedStrata {
  /// Numbers of the strata in a scope, ascending.
  func strata(in scope: Scope) -> [Int] {
    var members = everything
    for condition in scope.conditions {
      guard let column = columns[condition.column] else { return [] }
      let passes = column.values.map { Self.passes($0, condition) }
      members.removeAll { !passes[column.codes[$0]] }
    }
    return members
  }

  /// Whether a value is let in: named and wanted, or not named and not wanted.
  static func passes(_ value: String, _ condition: Scope.Condition) -> Bool {
    let isNamed =
      condition.column == "category"
      ? condition.values.contains { isNode($0, above: value) } : condition.values.contains(value)
    return isNamed != condition.isExcluded
  }

  /// Whether a category is a node or lies below it: the node's levels begin the category's.
  private static func isNode(_ node: String, above category: String) -> Bool {
    let levels = category.split(separator: "/", omittingEmptySubsequences: false)
    return levels.starts(with: node.split(separator: "/", omittingEmptySubsequences: false))
  }
}

/// Residents of groups of counties.
extension JudgedStrata {
  /// Value of a column of counties; nil if the column is not one.
  func value(_ column: String, of county: County) -> String? {
    switch column {
    case "county": return county.adcode
    case "prefecture": return county.prefecture
    default:
      guard let number = scenario.countyAttributes.firstIndex(of: column), number < county.attributes.count else {
        return nil
      }
      return county.attributes[number]
    }
  }

  /// Residents of the counties that a scope's columns of counties admit, with strata or not, by name of their group.
  func residents(in scope: Scope, each: [String]) throws(ArithmeticFault) -> [String: Int128] {
    var residents: [String: Int128] = [:]
    for county in scenario.counties {
      let isAdmitted = scope.conditions.allSatisfy { condition in
        guard let value = value(condition.column, of: county) else { return true }
        return Self.passes(value, condition)
      }
      guard isAdmitted else { continue }
      let name = StratumGroup.name(each, each.map { value($0, of: county) ?? "" })
      residents[name] = try (residents[name] ?? 0).plus(Int128(county.population))
    }
    return residents
  }
}
