import SamplingInspection

/// What laboratories and crews can take in a stretch of months, against all strata that have no other months.
extension RowBook {
  mutating func addMonths() throws(ArithmeticFault) {
    let scenario = strata.scenario
    // What is done counts whatever the plan has, so that it is known where there is no plan.
    let least = try JudgedStrata(scenario, batches: scenario.strata.map { Int128($0.atLeast) })
    let seasons = JudgedSeasons(least)
    for lab in scenario.labs {
      guard let most = lab.monthlyBatches else { continue }
      let column = strata.columns["lab"]
      let members = strata.everything.filter { stratum in column.map { $0.values[$0.codes[stratum]] } == lab.lab }
      let heading = JudgedRow.Heading(
        id: "lab_months", title: lab.name, source: lab.source, strength: .physical, unit: "批次")
      try addMonths(heading, "lab=" + lab.lab, members, seasons, rooms: Array(repeating: Int128(most), count: 13))
    }
    for crew in scenario.crews {
      guard let rooms = try CrewRooms.rooms(of: crew, scenario) else { continue }
      let heading = JudgedRow.Heading(
        id: "crew_months", title: crew.name, source: crew.source, strength: .physical, unit: "批次")
      try addMonths(heading, "crew=" + crew.crew, strata.strata(in: crew.scope), seasons, rooms: rooms)
    }
  }

  private mutating func addMonths(
    _ heading: JudgedRow.Heading, _ name: String, _ members: [Int], _ seasons: JudgedSeasons, rooms: [Int128]
  ) throws(ArithmeticFault) {
    for first in 1...12 {
      for last in first...12 {
        let inside = members.filter { member in
          let open = seasons.seasons[member].open
          return !open.isEmpty && open.allSatisfy { $0 >= first && $0 <= last }
        }
        let open = inside.reduce(into: Set<Int>()) { $0.formUnion(seasons.seasons[$1].open) }
        // Every stretch is named by the first and the last month in which something may be sampled.
        guard open.contains(first), open.contains(last) else { continue }
        var bound: Int128 = 0
        for month in open { bound = try bound.plus(rooms[month]) }
        var most: Int128 = 0
        for member in inside {
          bound = try bound.plus(seasons.done[member])
          most = try most.plus(Int128(strata.scenario.strata[member].atMost))
        }
        if most <= bound { continue }
        try add(
          JudgedRow(
            heading: heading, group: "\(name);months=\(first)-\(last)", side: .atMost,
            counted: [.init(set: set(inside), quantity: .batches)], bound: bound))
      }
    }
  }
}

/// Batches that crews can take in each month.
enum CrewRooms {
  /// Twelve numbers after a first that means nothing; nil for a crew that is limited by the year alone.
  static func rooms(of crew: Crew, _ scenario: Scenario) throws(ArithmeticFault) -> [Int128]? {
    guard let pairs = crew.pairs else { return nil }
    let year = scenario.heading.year
    let calendar = WorkingCalendar(year: year, marked: scenario.calendar.markedDays)
    var days = [Int128](repeating: 0, count: 13)
    for day in CalendarDate.firstDay(of: year).daysSince1970...CalendarDate.lastDay(of: year).daysSince1970 {
      guard let date = CalendarDate(daysSince1970: day), date >= scenario.heading.planDate,
        calendar.isWorkingDay(date)
      else { continue }
      days[date.month] += 1
    }
    var rooms: [Int128] = []
    for number in days {
      rooms.append(try crew.batchesPerDay.wholeUnits(times: Int128(pairs) * number, side: .atMost))
    }
    return rooms
  }
}
