/// The year of a plan: how many batches of each stratum are taken in which month.
public struct Schedule: Sendable, Equatable {
  /// Batches of stratum s in month m (1…12) stand at `12·s + m − 1`.
  private var batches: [Int64]

  /// A year in which nothing is taken yet.
  public init(strata: Int) { batches = Array(repeating: 0, count: 12 * strata) }

  /// Number of strata.
  public var strata: Int { batches.count / 12 }

  /// Batches of a stratum in a month, 1…12.
  public subscript(stratum: Int, month: Int) -> Int64 {
    get { batches[12 * stratum + month - 1] }
    set { batches[12 * stratum + month - 1] = newValue }
  }

  /// Batches of a stratum in the whole year.
  public func total(_ stratum: Int) -> Int64 { batches[12 * stratum..<12 * stratum + 12].reduce(0, +) }
}

/// Why the batches of a plan do not fit into the months: one limit that is exceeded, however the year is arranged.
public struct ScheduleConflict: Sendable, Equatable {
  /// What does not suffice.
  public enum Limit: Sendable, Equatable {
    /// Batches that a laboratory tests in a month.
    case lab(String)
    /// Batches that a crew takes in a month.
    case crew(String)
    /// The pace asked for, by number in the calendar, with the group that lags.
    case pace(Int, group: String)
    /// There is no working day between the first and the last possible day, for the strata of a county and a lot.
    case season(county: String, lot: String)
  }

  /// The limit.
  public var limit: Limit
  /// Month, 1…12; 0 for a season without a day.
  public var month: Int
  /// Batches that are needed.
  public var needed: Int64
  /// Batches that there is room for.
  public var room: Int64

  /// Makes a conflict.
  public init(limit: Limit, month: Int, needed: Int64, room: Int64) {
    self.limit = limit
    self.month = month
    self.needed = needed
    self.room = room
  }
}
