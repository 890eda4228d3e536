import SamplingInspection

/// A task of inspection at one kind of place, with its months.
struct VisitLine: Sendable {
  var visit: Visit
  var task: VisitTask
  /// Visits of each month, January first.
  var visits: [Int64]
  /// Visits that go with a sampling.
  var joined: Int64

  /// In the order of tasks, counties and venues.
  static func all(_ scenario: Scenario, _ rows: [VisitRow]) -> [VisitLine] {
    let ofPlace = Dictionary(grouping: rows) { [$0.visit, $0.adcode, $0.venue] }
    return VisitTask.all(scenario).map { task in
      let visit = scenario.visits[task.visit]
      let own = ofPlace[[visit.visit, task.county, task.venue]] ?? []
      var months = [Int64](repeating: 0, count: 12)
      for row in own { months[row.month - 1] += row.visits }
      return VisitLine(visit: visit, task: task, visits: months, joined: own.reduce(0) { $0 + $1.joined })
    }
  }
}
