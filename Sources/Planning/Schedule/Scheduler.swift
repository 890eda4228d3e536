import LinearProgramming
import SamplingInspection

/// What scheduling gave.
public enum ScheduleOutcome: Sendable, Equatable {
  /// Every batch has its month.
  case scheduled(Schedule)
  /// The batches do not fit; these limits are exceeded, as little as can be.
  case impossible([ScheduleConflict])
  /// `isCancelled` said so.
  case cancelled
}

/// Spreads the batches of a plan over the months: pieces of counties and lots first, then exactly down to the strata.
public enum Scheduler {
  /// Schedules a plan.
  ///
  /// - Parameter batches: of each stratum.
  /// - Throws: ``SolverFault`` if the solver breaks down or contradicts itself.
  public static func schedule(
    _ scenario: Scenario, batches: [Int64], isCancelled: () -> Bool = { false }
  ) throws -> ScheduleOutcome {
    let columns = StratumColumns(scenario)
    let seasons = SeasonBook(scenario, batches: batches, columns)
    let book = SchedulePieces(scenario, batches: batches, seasons: seasons, columns: columns)
    let closed = closedSeasons(book)
    if !closed.isEmpty { return .impossible(closed) }
    let trips = TripMonths(scenario, book)
    let workingDays = workingDays(scenario)

    var schedule = Schedule(strata: scenario.strata.count)
    var conflicts: [ScheduleConflict] = []
    for component in book.components(scenario) {
      if isCancelled() { return .cancelled }
      let months = try months(scenario, book, trips, component, workingDays, isCancelled)
      switch months {
      case .cancelled: return .cancelled
      case .conflicts(let found): conflicts += found
      case .found(let months):
        for (place, piece) in component.enumerated() {
          try fill(&schedule, book.pieces[piece], months[place], batches, seasons)
        }
      }
    }
    return conflicts.isEmpty ? .scheduled(schedule) : .impossible(conflicts)
  }

  /// The scenario with rows that keep the year's batches within what laboratories and crews can take in their months.
  ///
  /// - Returns: nil if it has them already, or none of them could be broken.
  public static func withinMonths(_ scenario: Scenario) -> Scenario? {
    guard !scenario.heading.isWithinMonths, MonthsRule.canBind(scenario) else { return nil }
    var scenario = scenario
    scenario.heading.isWithinMonths = true
    return scenario
  }

  /// Strata of a scenario that may not be sampled on any day from the plan's on.
  public static func strataWithoutDays(_ scenario: Scenario) -> [Int] {
    let seasons = SeasonBook(scenario, batches: scenario.strata.map(\.atLeast), StratumColumns(scenario)).seasons
    return seasons.indices.filter { seasons[$0].months.isEmpty }
  }

  /// Working days of each month from the day of the plan on.
  static func workingDays(_ scenario: Scenario) -> [Int] {
    let year = scenario.heading.year
    return WorkingCalendar(year: year, marked: scenario.calendar.markedDays).workingDaysByMonth(
      from: max(scenario.heading.planDate, CalendarDate.firstDay(of: year)),
      to: CalendarDate.lastDay(of: year))
  }

  /// Batches for which no day is left, by county and lot.
  private static func closedSeasons(_ book: SchedulePieces) -> [ScheduleConflict] {
    book.pieces.compactMap { piece in
      let closed = piece.cells.filter(\.season.months.isEmpty).reduce(Int64(0)) { $0 + $1.batches }
      return closed == 0
        ? nil
        : ScheduleConflict(limit: .season(county: piece.county, lot: piece.lot), month: 0, needed: closed, room: 0)
    }
  }

  private enum Months {
    case found([[Int64]])
    case conflicts([ScheduleConflict])
    case cancelled
  }

  /// Whole batches of each piece of a component in each month.
  private static func months(
    _ scenario: Scenario, _ book: SchedulePieces, _ trips: TripMonths, _ component: [Int], _ workingDays: [Int],
    _ isCancelled: () -> Bool
  ) throws -> Months {
    let relaxed = MonthProgram(scenario, book, trips, pieces: component, workingDays: workingDays)
    let outcome = try GLPK.solveRelaxation(relaxed.program, isCancelled: isCancelled)
    if outcome.status == .cancelled { return .cancelled }
    guard outcome.status == .optimal, let solution = outcome.solution else {
      throw SolverFault(description: "the months of a county have no solution, though every limit may be exceeded")
    }
    let exceeded = relaxed.shared.filter { solution.columns[$0.excess] > 1e-6 }
    if !exceeded.isEmpty {
      return .conflicts(
        exceeded.map { shared in
          let missing = Int64((solution.columns[shared.excess] - 1e-6).rounded(.up))
          return ScheduleConflict(
            limit: shared.limit, month: shared.month + 1, needed: shared.room + missing, room: shared.room)
        })
    }
    func values(_ solution: [Double], _ program: MonthProgram) -> [[Double]] {
      program.columns.map { $0.map { column in column.map { solution[$0] } ?? 0 } }
    }
    let start = values(solution.columns, relaxed)
    // Within one batch of the relaxation there nearly always is a solution; if not, a little farther off.
    for slack in [0.0, 1.0, 3.0] {
      let whole = MonthProgram(
        scenario, book, trips, pieces: component, workingDays: workingDays, rounding: (start, slack))
      let rounded = try GLPK.solve(
        whole.program, limits: SolveLimits(relativeGap: 1e-3, nodes: 2000), isCancelled: isCancelled)
      if rounded.status == .cancelled { return .cancelled }
      if let found = rounded.solution, whole.shared.allSatisfy({ found.columns[$0.excess] < 0.5 }) {
        return .found(values(found.columns, whole).map { $0.map { Int64($0.rounded()) } })
      }
    }
    throw SolverFault(description: "no months in whole batches were found near the relaxation")
  }

  /// Puts the months of a piece into the schedule, down to the strata.
  private static func fill(
    _ schedule: inout Schedule, _ piece: SchedulePieces.Piece, _ months: [Int64], _ batches: [Int64],
    _ seasons: SeasonBook
  ) throws {
    guard let split = try CellMonths.split(piece, months: months) else {
      throw SolverFault(description: "the months of a county do not fit its categories")
    }
    for (cell, ofCell) in zip(piece.cells, split) {
      let left = cell.strata.map { ($0, batches[$0] - seasons.done[$0]) }
      CellMonths.deal(ofCell, strata: left, into: &schedule)
    }
  }
}
