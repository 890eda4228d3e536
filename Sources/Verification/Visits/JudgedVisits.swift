import SamplingInspection

/// What the tasks of inspection ask for, worked out anew place by place.
struct JudgedVisits {
  /// A place of a task.
  struct Place: Hashable {
    var visit: String
    var county: String
    var venue: String
  }

  /// What is asked there.
  struct Asked {
    var task: Visit
    var subjects: Int128?
    var visits: Int128 = 0
    var done: Int128 = 0
    var crew = ""
  }

  /// By place; places without a visit are not in it.
  private(set) var asked: [Place: Asked] = [:]

  init(_ strata: JudgedStrata) throws(ArithmeticFault) {
    for task in strata.scenario.visits { try add(task, strata) }
  }

  private mutating func add(_ task: Visit, _ strata: JudgedStrata) throws(ArithmeticFault) {
    let scenario = strata.scenario
    func isIn(_ scope: Scope, _ county: County) -> Bool {
      scope.conditions.allSatisfy { condition in
        strata.value(condition.column, of: county).map { JudgedStrata.passes($0, condition) } ?? true
      }
    }
    let counties = scenario.counties.filter { isIn(task.scope, $0) }
    var rows: [(place: Place, group: String, weight: Int128, subjects: Int128?)] = []
    func addRow(_ county: County, _ venue: Venue?, _ subjects: Int128?) {
      let values = task.each.map { column in
        switch column {
        case "venue": venue?.venue ?? ""
        case "stage": venue?.stage ?? ""
        default: strata.value(column, of: county) ?? ""
        }
      }
      let weight = subjects ?? Int128(county.population)
      if weight == 0 { return }
      rows.append(
        (
          Place(visit: task.visit, county: county.adcode, venue: venue?.venue ?? ""),
          StratumGroup.name(task.each, values), weight, subjects
        ))
    }
    if task.scope.conditions.contains(where: { $0.column == "venue" || $0.column == "stage" }) {
      let known = Dictionary(counties.map { ($0.adcode, $0) }, uniquingKeysWith: { first, _ in first })
      for venue in scenario.venues {
        let passes = task.scope.conditions.allSatisfy { condition in
          switch condition.column {
          case "venue": JudgedStrata.passes(venue.venue, condition)
          case "stage": JudgedStrata.passes(venue.stage, condition)
          default: true
          }
        }
        guard passes, let county = known[venue.county] else { continue }
        addRow(county, venue, Int128(venue.subjects))
      }
    } else {
      let stated = try task.subjects.map { subjects throws(ArithmeticFault) in
        try Self.parts(of: Int128(subjects), counties.map { Int128($0.population) })
      }
      for (number, county) in counties.enumerated() { addRow(county, nil, stated?[number]) }
    }

    for members in Dictionary(grouping: rows.indices, by: { rows[$0].group }).values {
      var subjects: Int128 = 0
      for row in members { subjects = try subjects.plus(rows[row].subjects ?? 0) }
      let all: Int128
      switch task.amount {
      case .share(let share): all = try share.wholeUnits(times: subjects, side: .atLeast)
      case .number(let number): all = Int128(number)
      case .times(let times): all = try subjects.times(Int128(times))
      }
      for (row, part) in zip(members, try Self.parts(of: all, members.map { rows[$0].weight })) where part > 0 {
        asked[rows[row].place] = Asked(task: task, subjects: rows[row].subjects, visits: part)
      }
    }

    let own = rows.map(\.place).filter { asked[$0] != nil }
    let visits = own.map { asked[$0]?.visits ?? 0 }
    let done = try Self.parts(of: min(Int128(task.done), visits.reduce(0, +)), visits)
    for (place, part) in zip(own, done) {
      asked[place]?.done = part
      guard let county = counties.first(where: { $0.adcode == place.county }) else { continue }
      let crews = task.crews.filter { code in scenario.crews.contains { $0.crew == code && isIn($0.scope, county) } }
      asked[place]?.crew = crews.first ?? ""
    }
  }

  /// A number in whole parts: one more to those that rounding down takes most from, the earlier first.
  static func parts(of number: Int128, _ weights: [Int128]) throws(ArithmeticFault) -> [Int128] {
    var sum: Int128 = 0
    for weight in weights { sum = try sum.plus(weight) }
    if sum == 0 { return weights }
    var parts: [Int128] = []
    var lost: [Int128] = []
    for weight in weights {
      let product = try number.times(weight)
      parts.append(product / sum)
      lost.append(product % sum)
    }
    for _ in 0..<Int(number - parts.reduce(0, +)) {
      var most = 0
      for place in lost.indices where lost[place] > lost[most] { most = place }
      parts[most] += 1
      lost[most] = -1
    }
    return parts
  }
}
