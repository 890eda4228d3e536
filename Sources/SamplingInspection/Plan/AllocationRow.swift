/// One line of `allocation.csv`: the batches of one stratum, as stated.
public struct AllocationRow: Sendable, Equatable {
  /// Line in the file, from 1.
  public var line: Int
  /// Adcode of the county.
  public var adcode: String
  /// Name of the county.
  public var county: String
  /// Level whose batches these are, such as 市抽 or 县抽.
  public var level: String
  /// Kind of task, such as 监督抽检 or 风险监测.
  public var taskKind: String
  /// Path of the category.
  public var category: String
  /// Risk level of the category.
  public var risk: String
  /// Kind of venue.
  public var venue: String
  /// Stage.
  public var stage: String
  /// Values of the further columns, in the order of ``Scenario/stratumAttributes``.
  public var attributes: [String]
  /// Code of the fund that pays.
  public var fund: String
  /// Batches.
  public var batches: Int64
  /// Cost in yuan, as written.
  public var costYuan: String
  /// Expected failing batches, as written.
  public var expectedFailures: String

  /// Makes a row.
  public init(
    line: Int, adcode: String, county: String, level: String, taskKind: String, category: String, risk: String,
    venue: String, stage: String, attributes: [String] = [], fund: String, batches: Int64, costYuan: String,
    expectedFailures: String
  ) {
    self.line = line
    self.adcode = adcode
    self.county = county
    self.level = level
    self.taskKind = taskKind
    self.category = category
    self.risk = risk
    self.venue = venue
    self.stage = stage
    self.attributes = attributes
    self.fund = fund
    self.batches = batches
    self.costYuan = costYuan
    self.expectedFailures = expectedFailures
  }

  /// The columns that tell strata apart, in the order of ``Stratum/key``.
  public var key: [String] { [adcode, category, level, taskKind, venue, stage] + attributes }
}
