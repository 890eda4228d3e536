import SamplingInspection

/// A scenario in the form in which somebody handed it over, such as a folder or a workbook.
///
/// All places are those of a folder, `rules.csv` and its lines, until ``place(_:)`` turns them into what the user has before him.
protocol ScenarioForm: Sendable {
  /// Whether a table, by its name without `.csv`, was handed over.
  func holds(_ table: String) -> Bool
  /// Rows of a table that is there, the headings first.
  func rows(of definition: TableDefinition) throws(FindingsError) -> [TextRow]
  /// Keys and values of the heading; a missing heading has neither, and `findings` say nothing of it.
  func headingCells(_ findings: inout [Finding]) -> HeadingCells
  /// What is there, but means nothing.
  var strangers: [Finding] { get }
  /// Says that a table, or the heading (`scenario`), is missing.
  func missing(_ table: String) -> Finding
  /// A finding with its place, and the names of tables in its words, as the user knows them.
  func shown(_ finding: Finding) -> Finding
}

/// What is planned, for whom and when, as one row of cells: keys, nested ones joined by a point, with their texts and places.
struct HeadingCells {
  /// File in which a folder has it.
  static let file = "scenario.yaml"

  /// The cells.
  var row = Table.Row(file: file, line: 1, cells: [:])
  /// Whether there is anything to look for keys in.
  var isRead = false

  /// Keys in the order of the format page, with what they are called in Chinese.
  static let keys = [
    ("format", "格式版本"), ("title", "方案名称"), ("year", "年度"), ("issuer", "发文单位"), ("plan_date", "印发日期"),
    ("document", "文号"), ("population.name", "人口口径"), ("population.released", "人口公布日期"),
    ("population.source", "人口依据"), ("discovery_weight", "广覆盖系数"), ("budget_scale", "经费系数"),
    ("show_without", "另列范围"), ("season_ends", "抽样截止日"), ("repaired", "修复"), ("within_months", "按各月能力"),
  ]
  /// Keys that may be left out.
  static let optional: Set<String> = [
    "document", "discovery_weight", "budget_scale", "show_without", "season_ends", "repaired", "within_months",
  ]
}
