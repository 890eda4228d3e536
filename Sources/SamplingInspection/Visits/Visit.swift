/// A task of inspection (检查任务): so many visits, which need no laboratory and no money of a fund, and are no batches.
public struct Visit: Sendable, Equatable {
  /// How many visits one group asks for.
  public enum Amount: Sendable, Equatable {
    /// A part of its subjects, 0…1, rounded up.
    case share(ExactDecimal)
    /// So many.
    case number(Int64)
    /// So many to each subject.
    case times(Int64)
  }

  /// The key.
  public var visit: String
  /// What is inspected, in the words of the office.
  public var name: String
  /// Where: columns of counties, and of venues where these are counted in the venues of the scenario.
  public var scope: Scope
  /// Subjects of the whole scope where no venue counts them; spread over the counties by residents.
  public var subjects: Int64?
  /// One number for each value of these columns; none: one number in all.
  public var each: [String]
  /// How many visits a group asks for.
  public var amount: Amount
  /// First day; nil for the day of the plan.
  public var from: CalendarDate?
  /// Last day; nil for the end of the year.
  public var by: CalendarDate?
  /// Periods over which the visits of a place are dealt out evenly; nil: as they come.
  public var every: SpreadPeriod?
  /// Crews that make the visits, each in its own counties; empty: no crew-days are counted.
  public var crews: [String]
  /// Visits made before the day of the plan, of the whole row.
  public var done: Int64
  /// Where the figures come from.
  public var source: String

  /// Makes a task of inspection.
  public init(
    visit: String, name: String, scope: Scope = Scope(conditions: []), subjects: Int64? = nil, each: [String] = [],
    amount: Amount, from: CalendarDate? = nil, by: CalendarDate? = nil, every: SpreadPeriod? = nil,
    crews: [String] = [],
    done: Int64 = 0, source: String = ""
  ) {
    self.visit = visit
    self.name = name
    self.scope = scope
    self.subjects = subjects
    self.each = each
    self.amount = amount
    self.from = from
    self.by = by
    self.every = every
    self.crews = crews
    self.done = done
    self.source = source
  }

  /// Columns of venues, by which a scope says that their subjects are meant.
  public static let venueColumns: Set<String> = ["venue", "stage"]

  /// Whether the subjects are those of the scenario's venues.
  public var countsVenues: Bool { scope.conditions.contains { Self.venueColumns.contains($0.column) } }
}
