/// Batches that records say were taken: one sample, or a number of a table of counts.
public struct TakenBatches: Sendable, Equatable {
  /// Strata that they were taken in, as far as is known.
  public var scope: Scope
  /// How many.
  public var batches: Int64
  /// 抽样编号; empty in a table of counts.
  public var sample: String
  /// Day of the sample; nil in a table of counts.
  public var date: CalendarDate?
  /// Code of the laboratory; empty where the record names none.
  public var lab: String
  /// Whether there is a result, or nobody says that it is missing.
  public var isReported: Bool

  /// Makes them.
  public init(
    scope: Scope, batches: Int64 = 1, sample: String = "", date: CalendarDate? = nil, lab: String = "",
    isReported: Bool = true
  ) {
    self.scope = scope
    self.batches = batches
    self.sample = sample
    self.date = date
    self.lab = lab
    self.isReported = isReported
  }
}
