import LinearProgramming
import SamplingInspection

/// What putting the visits into months gave.
public enum VisitOutcome: Sendable, Equatable {
  /// Every visit has its month.
  case scheduled([VisitRow])
  /// The visits do not fit; these limits are exceeded, as little as can be.
  case impossible([VisitConflict])
  /// `isCancelled` said so.
  case cancelled
}

/// Puts the visits of inspection into the months of a plan: with a sampling at such a place where there is one, else on days
/// that the crew has left.
public enum VisitScheduler {
  /// Schedules the visits of a scenario.
  ///
  /// - Parameters:
  ///   - batches: of each stratum.
  ///   - schedule: their months.
  /// - Throws: ``SolverFault`` if the solver breaks down or contradicts itself.
  public static func schedule(
    _ scenario: Scenario, batches: [Int64], schedule: Schedule, isCancelled: () -> Bool = { false }
  ) throws -> VisitOutcome {
    let tasks = VisitTask.all(scenario)
    let sampling = SampledPlaces(scenario, batches: batches, schedule: schedule)
    let places = VisitSeasons(scenario, sampling).places(tasks)
    let closed = closedSeasons(places, scenario)
    if !closed.isEmpty { return .impossible(closed) }
    let done = Dictionary(tasks.map { ($0.crew, $0.done) }, uniquingKeysWith: +)

    let names = Dictionary(scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
    var rows: [VisitRow] = []
    var conflicts: [VisitConflict] = []
    for component in components(places) {
      if isCancelled() { return .cancelled }
      let own = component.map { places[$0] }
      let network = VisitNetwork(own, room: sampling.room, done: done, mayExceed: false)
      guard let flow = try network.network.leastCostFlow() else {
        conflicts += try Self.conflicts(own, sampling, done)
        continue
      }
      for (place, months) in zip(own, network.months(flow)) {
        rows += Self.rows(
          place.task, months, visit: scenario.visits[place.task.visit].visit, county: names[place.task.county] ?? "")
      }
    }
    conflicts = Self.withOverdrawn(conflicts, sampling, done)
    return conflicts.isEmpty ? .scheduled(sorted(rows)) : .impossible(conflicts)
  }

  /// The conflicts with what crews lack even without a further visit: days of visits that were made, which sampling needs.
  private static func withOverdrawn(
    _ found: [VisitConflict], _ sampling: SampledPlaces, _ done: [String: Int64]
  ) -> [VisitConflict] {
    done.sorted { $0.key < $1.key }.reduce(into: found) { conflicts, crew in
      guard let room = sampling.room[crew.key], crew.value > max(0, room.year) else { return }
      let missing = crew.value - max(0, room.year)
      if let same = conflicts.firstIndex(where: { $0.limit == .year(crew: crew.key) }) {
        conflicts[same].needed += missing
      } else {
        conflicts.append(VisitConflict(limit: .year(crew: crew.key), needed: missing, room: 0))
      }
    }
  }

  /// Visits for which no day is left, by task of inspection.
  private static func closedSeasons(_ places: [VisitNetwork.Place], _ scenario: Scenario) -> [VisitConflict] {
    scenario.visits.indices.compactMap { visit in
      let closed = places.filter { $0.task.visit == visit && $0.days.allSatisfy { $0 == 0 } }
        .reduce(Int64(0)) { $0 + $1.task.left }
      return closed == 0
        ? nil : VisitConflict(limit: .season(visit: scenario.visits[visit].visit), needed: closed, room: 0)
    }
  }

  private static func conflicts(
    _ places: [VisitNetwork.Place], _ sampling: SampledPlaces, _ done: [String: Int64]
  ) throws -> [VisitConflict] {
    let network = VisitNetwork(places, room: sampling.room, done: done, mayExceed: true)
    guard let flow = try network.network.leastCostFlow() else {
      throw SolverFault(description: "visits have no months, though every limit may be exceeded")
    }
    return network.excesses.filter { flow[$0.arc] > 0 }
      .map { VisitConflict(limit: $0.limit, needed: $0.room + flow[$0.arc], room: $0.room) }
  }

  /// Places that share a crew or the samplings of a venue; each list ascending.
  private static func components(_ places: [VisitNetwork.Place]) -> [[Int]] {
    var parts = ConnectedParts(count: places.count)
    return parts.parts(of: places.indices.filter { places[$0].task.left > 0 }) { place in
      let task = places[place].task
      return [[task.crew], [task.county, task.venue]].filter { $0 != [""] }
    }
  }

  private static func rows(
    _ task: VisitTask, _ months: (visits: [Int64], joined: [Int64]), visit: String, county: String
  ) -> [VisitRow] {
    (0..<12).filter { months.visits[$0] > 0 }.map { month in
      VisitRow(
        line: 0, visit: visit, adcode: task.county, county: county, venue: task.venue,
        crew: task.crew, month: month + 1, visits: months.visits[month], joined: months.joined[month])
    }
  }

  /// In the order of tasks, counties, venues and months, numbered as lines of a file.
  private static func sorted(_ rows: [VisitRow]) -> [VisitRow] {
    rows.sorted { ($0.visit, $0.adcode, $0.venue, $0.month) < ($1.visit, $1.adcode, $1.venue, $1.month) }
      .enumerated().map { number, row in
        var row = row
        row.line = number + 2
        return row
      }
  }
}
