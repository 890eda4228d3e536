/// What the simulated year takes for granted where no source gives a figure: all of it, in one place.
///
/// A table `simulation.csv` (key, value, source) in the scenario replaces any of them; all are printed as 假设.
public struct SimulationAssumptions: Sendable, Equatable {
  /// One figure.
  public enum Key: String, Sendable, CaseIterable {
    /// Spread of the plan's own failure probabilities.
    case rateSpread = "rate_spread"
    /// Common to everything in a year.
    case yearSpread = "year_spread"
    /// Of each class in a year.
    case classSpread = "class_spread"
    /// Of each laboratory.
    case labSpread = "lab_spread"
    /// How alike subjects are.
    case subjectStrength = "subject_strength"
    /// Subjects that have closed.
    case closedShare = "closed_share"
    /// Batches that slip into the next month.
    case slippedShare = "slipped_share"
    /// Batches that are not to be had on the day.
    case missedShare = "missed_share"
    /// Samples that cannot be tested.
    case invalidShare = "invalid_share"
    /// Until a batch is taken again.
    case retakeDays = "retake_days"
    /// Longest delivery.
    case deliveryDays = "delivery_days"
    /// Shortest test.
    case testingLeast = "testing_days_least"
    /// Longest test.
    case testingMost = "testing_days_most"
    /// Time for a report.
    case reportDays = "report_days"
    /// Whether samples wait for a laboratory.
    case labQueues = "lab_queues"
    /// What a laboratory can do.
    case labCapacity = "lab_capacity"
    /// Until another laboratory takes over.
    case reassignDays = "reassign_days"
    /// Cases that a county can take up.
    case casesPer100k = "cases_per_100k"
    /// Time that a case takes.
    case handlingDays = "handling_days"
    /// Time that a case may take.
    case caseDays = "case_days"
    /// Producers in other counties.
    case producerElsewhere = "producer_elsewhere"
    /// Those of them within the area.
    case producerInArea = "producer_in_area"
    /// Cases that come in from outside.
    case inboundPer100k = "inbound_per_100k"
    /// Whether failures bring inspections.
    case triggers = "triggers"
    /// Failures that bring an inspection.
    case strikes = "strikes"
    /// Quarters in a row that do.
    case strikeQuarters = "strike_quarters"
    /// Work of an inspection.
    case inspectionLoad = "inspection_load"
    /// Share of reports that must be on time.
    case reportTarget = "report_target"
    /// Share of cases that must be closed.
    case handledTarget = "handled_target"
    /// Share of cases that must be closed on time.
    case caseTarget = "case_target"
  }

  /// A value with where it comes from.
  public struct Stated: Sendable, Equatable {
    /// The value.
    public var value: ExactDecimal
    /// Its source; nil where it is ours.
    public var source: String?

    /// Makes a value.
    public init(value: ExactDecimal, source: String?) {
      self.value = value
      self.source = source
    }
  }

  private var stated: [Key: Stated]

  /// What is assumed unless somebody says otherwise.
  public init() { stated = [:] }

  /// A figure with its source.
  public subscript(_ key: Key) -> Stated {
    get { stated[key] ?? Stated(value: key.usual, source: nil) }
    set { stated[key] = newValue }
  }

  /// A figure to reckon with.
  public func number(_ key: Key) -> Double { self[key].value.double }

  /// The same with another value, for a trial.
  public func with(_ key: Key, _ value: ExactDecimal, source: String? = nil) -> SimulationAssumptions {
    var copy = self
    copy[key] = Stated(value: value, source: source)
    return copy
  }
}
