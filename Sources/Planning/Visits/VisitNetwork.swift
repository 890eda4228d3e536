import LinearProgramming
import SamplingInspection

/// The visits of some places as a flow: place → period → month → with a sampling there, or on a day of the crew's own → done.
///
/// A visit on a day of its own costs more than any shift of months can save, so as many as possible go with a sampling; of the
/// rest the months follow the working days.
struct VisitNetwork {
  /// A place with what it needs and when it may be visited.
  struct Place {
    var task: VisitTask
    /// Working days of each month, 0…11, on which it may be visited.
    var days: [Int]
    /// Visits of each month that may go with a sampling at such a place, of all tasks together.
    var joinable: [Int64]
    /// Of these, visits that the crew may make; 0 where the month is not open.
    var joinableByCrew: [Int64]
    /// Visits that each month would have if nothing else asked for room.
    var target: [Int64]
    /// Months of each period over which its visits are dealt out; one if nobody asks.
    var periods: [[Int]]
  }

  /// A limit of a crew, with the arc over it.
  struct Excess {
    var limit: VisitConflict.Limit
    var room: Int64
    var arc: Int
  }

  private(set) var network = Network()
  /// Limits that may be exceeded; none unless asked for.
  private(set) var excesses: [Excess] = []
  private var ways: [(arc: Int, place: Int, month: Int, isJoined: Bool)] = []
  private let count: Int

  /// - Parameters:
  ///   - room: what each crew can do; a crew that is not in it has no limit.
  ///   - mayExceed: whether limits may be exceeded, as little as can be, to say which of them fails.
  init(_ places: [Place], room: [String: CrewRoom], done: [String: Int64], mayExceed: Bool) {
    count = places.count
    let total = places.reduce(Int64(0)) { $0 + $1.task.left }
    let sink = network.addVertex(supply: -total)
    // To let one more go with a sampling, the visits of each period of each place shift by one at most, at no more than 3 in
    // either of two months.
    let ownDay = mayExceed ? 0 : Int64(8 * (1 + places.reduce(0) { $0 + $1.periods.count }))
    var own: [String: [Int]] = [:]
    for crew in Set(places.map(\.task.crew)).sorted() {
      own[crew] = addCrew(crew, room[crew], done: done[crew] ?? 0, total: total, sink: sink, mayExceed: mayExceed)
    }
    var samplings: [[String]: Int] = [:]
    for (number, place) in places.enumerated() {
      let source = network.addVertex(supply: place.task.left)
      for period in place.periods {
        let from = addPeriod(period, of: place, source)
        for month in period {
          let vertex = network.addVertex()
          for step in steps(place, month) {
            network.add(.init(from: from, to: vertex, capacity: step.visits, cost: mayExceed ? 0 : step.cost))
          }
          if place.joinableByCrew[month] > 0 {
            let sampling = addSampling(place, month, &samplings, sink: sink)
            ways.append((add(from: vertex, to: sampling, place), number, month, true))
          }
          if let day = own[place.task.crew]?[month] {
            ways.append((add(from: vertex, to: day, place, cost: ownDay), number, month, false))
          }
        }
      }
    }
  }

  private mutating func add(from tail: Int, to head: Int, _ place: Place, cost: Int64 = 0) -> Int {
    network.add(.init(from: tail, to: head, capacity: place.task.left, cost: cost))
  }

  /// The vertex of what a crew samples at a venue in a month, through which its visits join what is sampled there by all.
  private mutating func addSampling(
    _ place: Place, _ month: Int, _ samplings: inout [[String]: Int], sink: Int
  ) -> Int {
    let venue = [place.task.county, place.task.venue, String(month)]
    let all = samplings[venue] ?? network.addVertex()
    if samplings[venue] == nil { network.add(.init(from: all, to: sink, capacity: place.joinable[month])) }
    samplings[venue] = all
    if place.task.crew.isEmpty { return all }
    let ofCrew = samplings[venue + [place.task.crew]] ?? network.addVertex()
    if samplings[venue + [place.task.crew]] == nil {
      network.add(.init(from: ofCrew, to: all, capacity: place.joinableByCrew[month]))
    }
    samplings[venue + [place.task.crew]] = ofCrew
    return ofCrew
  }

  /// The vertices of a crew's months.
  private mutating func addCrew(
    _ crew: String, _ room: CrewRoom?, done: Int64, total: Int64, sink: Int, mayExceed: Bool
  ) -> [Int] {
    let year = network.addVertex()
    let ofYear = room.map { min(total, max(0, $0.year - done)) } ?? total
    network.add(.init(from: year, to: sink, capacity: ofYear))
    if mayExceed, room != nil {
      excesses.append(
        Excess(
          limit: .year(crew: crew), room: ofYear,
          arc: network.add(.init(from: year, to: sink, capacity: total, cost: 1))))
    }
    return (0..<12).map { month in
      let vertex = network.addVertex()
      let ofMonth = room?.months.map { min(total, $0[month]) } ?? total
      network.add(.init(from: vertex, to: year, capacity: ofMonth))
      if mayExceed, room?.months != nil {
        excesses.append(
          Excess(
            limit: .month(crew: crew, month: month + 1), room: ofMonth,
            arc: network.add(.init(from: vertex, to: year, capacity: total, cost: 1))))
      }
      return vertex
    }
  }

  /// Where the visits of a period come from: the place itself, or its even part.
  private mutating func addPeriod(_ period: [Int], of place: Place, _ source: Int) -> Int {
    let count = Int64(place.periods.count)
    if count < 2 { return source }
    let vertex = network.addVertex()
    network.add(
      .init(
        from: source, to: vertex, lower: place.task.left / count, capacity: (place.task.left + count - 1) / count))
    return vertex
  }

  /// Visits at no cost up to what the month would have, the next at a little, all others at more.
  private func steps(_ place: Place, _ month: Int) -> [(visits: Int64, cost: Int64)] {
    let target = min(place.task.left, place.target[month])
    let steps: [(visits: Int64, cost: Int64)] = [(target, 0), (1, 1), (max(0, place.task.left - target - 1), 3)]
    return steps.filter { $0.visits > 0 }
  }

  /// Visits of each place in each month, 0…11, in all and with a sampling.
  func months(_ flow: [Int64]) -> [(visits: [Int64], joined: [Int64])] {
    var months = Array(
      repeating: (visits: [Int64](repeating: 0, count: 12), joined: [Int64](repeating: 0, count: 12)), count: count)
    for way in ways {
      months[way.place].visits[way.month] += flow[way.arc]
      if way.isJoined { months[way.place].joined[way.month] += flow[way.arc] }
    }
    return months
  }
}
