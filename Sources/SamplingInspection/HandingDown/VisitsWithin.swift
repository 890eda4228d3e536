/// The tasks of inspection of a unit: what the plan above asks for in each of its counties, as numbers.
enum VisitsWithin {
  /// Visits that crews make who stay with those who send them are not handed down.
  static func tasks(of above: Scenario, counties: [County], crews: [Crew]) -> [Visit] {
    let own = Set(crews.map(\.crew))
    let tasks = VisitTask.all(above).filter { $0.crew.isEmpty || own.contains($0.crew) }
    var visits: [Visit] = []
    for (number, above) in above.visits.enumerated() {
      for county in counties {
        let here = tasks.filter { $0.visit == number && $0.county == county.adcode }
        if here.isEmpty { continue }
        var visit = above
        if counties.count > 1 { visit.visit += "-" + county.adcode }
        var conditions = counties.count > 1 ? [Scope.Condition(column: "county", values: [county.adcode])] : []
        if above.countsVenues { conditions.append(.init(column: "venue", values: here.map(\.venue))) }
        visit.scope = Scope(conditions: conditions)
        visit.subjects = above.countsVenues ? nil : here[0].subjects
        visit.each = []
        visit.amount = .number(here.reduce(0) { $0 + $1.visits })
        visit.crews = here[0].crew.isEmpty ? [] : [here[0].crew]
        visit.done = here.reduce(0) { $0 + $1.done }
        visits.append(visit)
      }
    }
    return visits.sorted { $0.visit < $1.visit }
  }
}
