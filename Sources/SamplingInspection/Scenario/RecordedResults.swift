/// What records say of one class in one county and year: samples with a verdict, and those of them that failed.
public struct RecordedResults: Sendable, Equatable {
  /// The year.
  public var year: Int
  /// Adcode.
  public var county: String
  /// Path of the category.
  public var category: String
  /// Risk of the category; may be empty.
  public var risk: String
  /// Samples with a verdict.
  public var batches: Int64
  /// Of these failing.
  public var failures: Int64

  /// Makes results.
  public init(year: Int, county: String, category: String, risk: String = "", batches: Int64, failures: Int64) {
    self.year = year
    self.county = county
    self.category = category
    self.risk = risk
    self.batches = batches
    self.failures = failures
  }

  /// The first level of the category.
  public var foodClass: String { String(category.prefix { $0 != "/" }) }
}
