import SamplingInspection

/// What a month is called in tables.
enum MonthName {
  private static let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The name of a month, 1…12.
  static func text(_ month: Int, _ language: Language) -> String { language("\(month)月", english[month - 1]) }
}
