/// One line of `schedule.csv`: batches of one stratum in one month.
public struct ScheduleRow: Sendable, Equatable {
  /// Line of the file.
  public var line: Int
  /// Columns that tell strata apart, in the order of ``Stratum/key``.
  public var key: [String]
  /// Name of the county.
  public var county: String
  /// Risk of the category.
  public var risk: String
  /// Code of the fund.
  public var fund: String
  /// The month, 1…12.
  public var month: Int
  /// Code of the laboratory; may be empty.
  public var lab: String
  /// Code of the lot; may be empty.
  public var lot: String
  /// Batches, at least 1.
  public var batches: Int64

  /// Makes a line.
  public init(
    line: Int, key: [String], county: String, risk: String, fund: String, month: Int, lab: String, lot: String,
    batches: Int64
  ) {
    self.line = line
    self.key = key
    self.county = county
    self.risk = risk
    self.fund = fund
    self.month = month
    self.lab = lab
    self.lot = lot
    self.batches = batches
  }
}
