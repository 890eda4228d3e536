/// Scopes cut to what occurs in a smaller scenario, since a scope that names what is not there is an error.
struct ScopesWithin {
  private let columns: StratumColumns
  private let count: Int
  private let known: [String: Set<String>]

  init(_ scenario: Scenario) {
    columns = StratumColumns(scenario)
    count = scenario.strata.count
    known = ["county": Set(scenario.counties.map(\.adcode)), "category": Set(scenario.categories.map(\.path))]
  }

  /// The scope without values that do not occur; nil if no stratum is left in it.
  func within(_ scope: Scope) -> Scope? {
    var conditions: [Scope.Condition] = []
    for condition in scope.conditions {
      var condition = condition
      let column = condition.column
      let occurring = known[column] ?? Set(columns.columns[column]?.values ?? [])
      condition.values = condition.values.filter { value in
        occurring.contains { Scope.isUnder($0, value, column: column) }
      }
      if !condition.values.isEmpty {
        conditions.append(condition)
      } else if !condition.isExcluded {
        return nil
      }
    }
    let scope = Scope(conditions: conditions)
    return columns.strata(in: scope, count: count).isEmpty ? nil : scope
  }
}
