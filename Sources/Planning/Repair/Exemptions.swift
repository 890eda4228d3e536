import SamplingInspection

/// Single counties that rules for each county might let off: a last resort, since the county is then left to the other rules.
enum Exemptions {
  /// One knob for each county and each rule that asks something of every county by itself.
  static func knobs(_ scenario: Scenario, _ model: PlanModel) -> [Knob] {
    scenario.rules.filter { rule in
      (rule.strength == .policy || rule.strength == .law) && (rule.bounds.atLeast ?? rule.bounds.exactly) != nil
        && (rule.each.contains("county") || rule.cells.contains("county")) && rule.measure != .evenness
    }.flatMap { rule -> [Knob] in
      let strata = model.columns.strata(in: rule.scope, count: model.upper.count)
      let counties = Set(strata.map { scenario.strata[$0].county }).sorted()
      if counties.count < 2 { return [] }
      return counties.map { county in
        let scope = Scope(
          conditions: rule.scope.conditions + [.init(column: "county", isExcluded: true, values: [county])])
        return Knob(
          target: .exemption(rule: rule.id, county: county, scope: scope), from: 1, decimals: 0, step: 1, limit: 1,
          weight: rule.strength == .law ? 3 : 1, isLaw: rule.strength == .law,
          touches: Knob.touched(by: rule, scenario))
      }
    }
  }
}
