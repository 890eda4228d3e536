import SamplingInspection

/// A task of inspection on the page: all its places together.
struct VisitContent: Sendable {
  var visit: Visit
  /// Subjects; nil where nobody says how many there are.
  var subjects: Int64?
  /// Visits of the year, those of before the plan included.
  var visits: Int64
  /// Visits made before the plan.
  var done: Int64
  /// Visits that go with a sampling.
  var joined: Int64
  /// First and last month with a visit; nil if all were made before.
  var months: ClosedRange<Int>?

  /// In the order of their keys.
  static func all(_ scenario: Scenario, _ rows: [VisitRow]) -> [VisitContent] {
    let lines = VisitLine.all(scenario, rows)
    return scenario.visits.map { visit in
      let own = lines.filter { $0.visit.visit == visit.visit }
      // Places without a visit count too.
      let subjects = VisitPlace.all(of: visit, scenario).map(\.subjects)
      let visited = (1...12).filter { month in own.contains { $0.visits[month - 1] > 0 } }
      return VisitContent(
        visit: visit,
        subjects: subjects.contains(nil) ? nil : subjects.reduce(0) { $0 + ($1 ?? 0) },
        visits: own.reduce(0) { $0 + $1.task.visits }, done: own.reduce(0) { $0 + $1.task.done },
        joined: own.reduce(0) { $0 + $1.joined }, months: visited.first.map { $0...(visited.last ?? $0) })
    }
  }
}
