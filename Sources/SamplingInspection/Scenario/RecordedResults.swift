/// What records say of one class in one county and quarter: samples with a verdict, and those of them that failed.
public struct RecordedResults: Sendable, Equatable {
  /// The year.
  public var year: Int
  /// The quarter, 1…4; 0 where only the year is known.
  public var quarter: Int
  /// Adcode.
  public var county: String
  /// Path of the category.
  public var category: String
  /// Risk of the category; may be empty.
  public var risk: String
  /// 监督抽检, 风险监测, 评价性抽检 …; may be empty.
  public var taskKind: String
  /// The laboratory; may be empty.
  public var lab: String
  /// Samples with a verdict.
  public var batches: Int64
  /// Of these failing.
  public var failures: Int64

  /// Makes results.
  public init(
    year: Int, quarter: Int = 0, county: String, category: String, risk: String = "", taskKind: String = "",
    lab: String = "", batches: Int64, failures: Int64
  ) {
    self.year = year
    self.quarter = quarter
    self.county = county
    self.category = category
    self.risk = risk
    self.taskKind = taskKind
    self.lab = lab
    self.batches = batches
    self.failures = failures
  }

  /// The first level of the category.
  public var foodClass: String { Category.foodClass(of: category) }

  /// Whether samples of this kind are taken to tell how things stand, and not where failures are looked for.
  public var isEvaluation: Bool { taskKind.contains("评价") }
}
