import SamplingInspection

/// What another system's export is taken in as: a table of ours.
public enum ExportKind: String, Sendable, CaseIterable {
  /// Sampling records, one for each sample.
  case records
  /// Follow-up cases of failing samples (核查处置).
  case cases
  /// Subjects: licensed producers, sellers, caterers, markets, one each.
  case subjects
  /// The same register, counted by county and venue.
  case venues
  /// Complaints by category.
  case complaints
  /// Laboratories and what they can test in a year.
  case labs

  /// The table that it becomes.
  var definition: TableDefinition {
    switch self {
    case .records: .records
    case .cases: .cases
    case .subjects: .subjects
    case .venues: .venues
    case .complaints: .complaints
    case .labs: .labs
    }
  }

  /// Columns that the headings of an export may be mapped to.
  var columns: Set<String> {
    var columns = Set(definition.columns.map(\.name)).subtracting(["source"])
    if self == .venues { columns = Set(TableDefinition.subjects.columns.map(\.name)).subtracting(["source"]) }
    if columns.contains("category") { columns.formUnion(StratumColumns.categoryLevels) }
    if columns.contains("county") { columns.insert("prefecture") }
    return columns
  }

  /// Columns without which a row says nothing.
  var required: [String] {
    switch self {
    case .records: ["sample", "date", "county", "level", "result"]
    case .cases: ["sample", "notified"]
    case .subjects: ["subject", "name", "county", "venue"]
    case .venues: ["subject", "county", "venue"]
    case .complaints: []
    case .labs: ["lab", "annual_batches"]
    }
  }

  /// Columns whose cells may be blank though a row says nothing without the column: samples still being tested have no result.
  var mayBeBlank: Set<String> { self == .records ? ["result"] : [] }

  /// What a mapping writes for a result that is not there yet.
  static let noResult = "未出结论"

  /// Columns that hold days.
  var days: [String] {
    switch self {
    case .records: ["date"]
    case .cases: ["notified", "due", "closed"]
    default: []
    }
  }
}
