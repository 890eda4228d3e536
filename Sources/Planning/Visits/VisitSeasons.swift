import SamplingInspection

/// When each place may be visited, and how its visits would lie if they only followed the working days.
struct VisitSeasons {
  private let scenario: Scenario
  private let sampling: SampledPlaces
  private let calendar: WorkingCalendar

  init(_ scenario: Scenario, _ sampling: SampledPlaces) {
    self.scenario = scenario
    self.sampling = sampling
    calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
  }

  /// The places of some tasks, in their order.
  func places(_ tasks: [VisitTask]) -> [VisitNetwork.Place] {
    let days = scenario.visits.map(days)
    let count = Dictionary(tasks.map { ($0.visit, 1) }, uniquingKeysWith: +)
    var number: [Int: Int] = [:]
    return tasks.map { task in
      let own = days[task.visit]
      let (all, ofCrew) = sampling.joinable(task)
      let joinable = zip(all, ofCrew).map(min)
      // Where all can go with a sampling, they are spread over its months; else over all that are open.
      let sampled = own.indices.map { joinable[$0] > 0 ? own[$0] : 0 }
      let open = own.indices.map { own[$0] > 0 ? joinable[$0] : 0 }
      let isEnough = open.reduce(0, +) >= task.left
      defer { number[task.visit, default: 0] += 1 }
      return VisitNetwork.Place(
        task: task, days: own, joinable: all, joinableByCrew: open,
        target: Self.target(
          task.left, isEnough ? sampled : own, place: number[task.visit] ?? 0, of: count[task.visit] ?? 1),
        periods: periods(scenario.visits[task.visit].every, own))
    }
  }

  /// Working days of each month, 0…11, from the day of the plan or the first day of the task to its last day.
  private func days(_ visit: Visit) -> [Int] {
    let year = scenario.heading.year
    let first = max(scenario.heading.planDate, visit.from ?? .firstDay(of: year), .firstDay(of: year))
    return calendar.workingDaysByMonth(from: first, to: min(visit.by ?? .lastDay(of: year), .lastDay(of: year)))
  }

  private func periods(_ every: SpreadPeriod?, _ days: [Int]) -> [[Int]] {
    let open = days.indices.filter { days[$0] > 0 }
    guard let every else { return [open] }
    return stride(from: 0, to: 12, by: every.months)
      .map { first in open.filter { (first..<first + every.months).contains($0) } }.filter { !$0.isEmpty }
  }

  /// Visits of each month in proportion to its days.
  ///
  /// Places begin at different points between two visits, so that many places with few visits do not all have theirs in the
  /// same month.
  static func target(_ visits: Int64, _ days: [Int], place: Int, of places: Int) -> [Int64] {
    let all = Int128(days.reduce(0, +))
    guard all > 0 else { return days.map { _ in 0 } }
    let (phase, phases) = (Int128(2 * place + 1), Int128(2 * places))
    var soFar: Int128 = 0
    var before: Int128 = 0
    return days.map { days in
      soFar += Int128(days)
      let whole = (Int128(visits) * soFar * phases + phase * all) / (phases * all)
      defer { before = whole }
      return Int64(whole - before)
    }
  }
}
