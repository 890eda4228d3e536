/// One line of `inspections.csv`: visits of one task of inspection at one kind of place in one month.
public struct VisitRow: Sendable, Equatable {
  /// Line of the file.
  public var line: Int
  /// Key of the task of inspection.
  public var visit: String
  /// Adcode.
  public var adcode: String
  /// Name of the county.
  public var county: String
  /// Kind of venue; may be empty.
  public var venue: String
  /// The crew that goes; may be empty.
  public var crew: String
  /// The month, 1…12.
  public var month: Int
  /// Visits, at least 1.
  public var visits: Int64
  /// How many of them go with a sampling there.
  public var joined: Int64

  /// Makes a line.
  public init(
    line: Int, visit: String, adcode: String, county: String, venue: String, crew: String, month: Int, visits: Int64,
    joined: Int64
  ) {
    self.line = line
    self.visit = visit
    self.adcode = adcode
    self.county = county
    self.venue = venue
    self.crew = crew
    self.month = month
    self.visits = visits
    self.joined = joined
  }
}

/// Why the visits of a year do not fit into its months.
public struct VisitConflict: Sendable, Equatable {
  /// What does not suffice.
  public enum Limit: Sendable, Equatable {
    /// What a crew can do in a month besides sampling.
    case month(crew: String, month: Int)
    /// Days of a crew in the year, besides sampling.
    case year(crew: String)
    /// There is no working day between the first and the last possible day.
    case season(visit: String)
  }

  /// The limit.
  public var limit: Limit
  /// Visits that are needed.
  public var needed: Int64
  /// Visits that there is room for.
  public var room: Int64

  /// Makes a conflict.
  public init(limit: Limit, needed: Int64, room: Int64) {
    self.limit = limit
    self.needed = needed
    self.room = room
  }
}
