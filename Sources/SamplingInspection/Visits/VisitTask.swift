/// The visits of one task of inspection at one kind of place: a venue of a county, or a county.
public struct VisitTask: Sendable, Equatable {
  /// Number of the task of inspection in the scenario.
  public var visit: Int
  /// Adcode.
  public var county: String
  /// Kind of venue; empty where no venue of the scenario counts the subjects.
  public var venue: String
  /// Subjects; nil where nobody says how many there are.
  public var subjects: Int64?
  /// Visits of the whole year.
  public var visits: Int64
  /// Visits made before the day of the plan.
  public var done: Int64
  /// The crew that makes them; empty if nobody's days are counted.
  public var crew: String

  /// Visits that still have to be made.
  public var left: Int64 { visits - done }

  /// What every task of inspection of a scenario asks for, place by place, in the order of tasks, counties and venues.
  ///
  /// The number of a group is worked out exactly and rounded up once, then dealt out over its places by subjects, where these
  /// are not known by residents: largest remainder, ties to the place that comes first.
  public static func all(_ scenario: Scenario) -> [VisitTask] {
    scenario.visits.indices.flatMap { all(of: $0, scenario) }
  }

  /// What one task of inspection asks for; places without a visit are left out.
  public static func all(of number: Int, _ scenario: Scenario) -> [VisitTask] {
    let visit = scenario.visits[number]
    let places = VisitPlace.all(of: visit, scenario)
    var visits = [Int64](repeating: 0, count: places.count)
    let groups = Dictionary(grouping: places.indices) { place in visit.each.map { places[place].value($0, scenario) } }
    for members in groups.values {
      let parts = Apportionment.largestRemainder(
        visit.asked(of: members.reduce(0) { $0 + (places[$1].subjects ?? 0) }),
        weights: members.map { places[$0].weight })
      for (place, part) in zip(members, parts) { visits[place] = part }
    }
    let done = Apportionment.largestRemainder(min(visit.done, visits.reduce(0, +)), weights: visits)
    return places.indices.filter { visits[$0] > 0 }.map { place in
      let county = places[place].county
      return VisitTask(
        visit: number, county: county.adcode, venue: places[place].venue?.venue ?? "", subjects: places[place].subjects,
        visits: visits[place], done: done[place],
        crew: visit.crews.first { code in
          scenario.crews.contains { $0.crew == code && $0.scope.admits(county, scenario) }
        } ?? "")
    }
  }
}

/// A place that a task of inspection speaks of.
public struct VisitPlace: Sendable {
  /// The county.
  public var county: County
  /// The venue there; nil where subjects are not counted by venue.
  public var venue: Venue?
  /// Subjects; nil where nobody says how many there are.
  public var subjects: Int64?

  /// What its part of a number is in proportion to.
  var weight: Int64 { subjects ?? county.population }

  /// Places with a subject, or with residents where nobody says how many subjects there are, in the order of counties and venues.
  public static func all(of visit: Visit, _ scenario: Scenario) -> [VisitPlace] {
    let counties = scenario.counties.filter { visit.scope.admits($0, scenario) }
    let places: [VisitPlace]
    if visit.countsVenues {
      let known = Dictionary(counties.map { ($0.adcode, $0) }, uniquingKeysWith: { first, _ in first })
      places = scenario.venues.compactMap { venue in
        guard let county = known[venue.county], visit.scope.admits(venue) else { return nil }
        return VisitPlace(county: county, venue: venue, subjects: venue.subjects)
      }
    } else if let subjects = visit.subjects {
      let parts = Apportionment.largestRemainder(subjects, weights: counties.map(\.population))
      places = zip(counties, parts).map { VisitPlace(county: $0, subjects: $1) }
    } else {
      places = counties.map { VisitPlace(county: $0) }
    }
    return places.filter { $0.weight > 0 }
  }

  /// Value of a column of counties or venues.
  func value(_ column: String, _ scenario: Scenario) -> String {
    switch column {
    case "venue": venue?.venue ?? ""
    case "stage": venue?.stage ?? ""
    default: county.value(column, scenario) ?? ""
    }
  }
}

extension Visit {
  /// Visits that a group with so many subjects asks for.
  func asked(of subjects: Int64) -> Int64 {
    switch amount {
    case .share(let share):
      Int64(
        (Int128(share.mantissa) * Int128(subjects) + Int128(ExactDecimal.powers[share.decimals]) - 1)
          / Int128(ExactDecimal.powers[share.decimals]))
    case .number(let number): number
    case .times(let times): times * subjects
    }
  }
}

extension County {
  /// Value of one of its columns that rules can name; nil if it is none of them.
  func value(_ column: String, _ scenario: Scenario) -> String? {
    switch column {
    case "county": adcode
    case "prefecture": prefecture
    default: scenario.countyAttributes.firstIndex(of: column).map { attributes[$0] }
    }
  }
}

extension Scope {
  /// Whether its conditions on columns of counties let a county in; other conditions do not matter here.
  public func admits(_ county: County, _ scenario: Scenario) -> Bool {
    conditions.allSatisfy { condition in
      county.value(condition.column, scenario).map { condition.values.contains($0) != condition.isExcluded } ?? true
    }
  }

  /// Whether its conditions on columns of venues let a venue in.
  public func admits(_ venue: Venue) -> Bool {
    conditions.allSatisfy { condition in
      let value = ["venue": venue.venue, "stage": venue.stage][condition.column]
      return value.map { condition.values.contains($0) != condition.isExcluded } ?? true
    }
  }
}
