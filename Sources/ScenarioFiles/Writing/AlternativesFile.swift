import SamplingInspection

/// `alternatives.json`: plans to choose from, each in a folder beside it.
public struct AlternativesFile: Encodable, Sendable {
  /// Name of the file.
  public static let file = "alternatives.json"

  /// The folder of a plan, counted from 1.
  public static func folder(_ number: Int) -> String { "方案\(number)" }

  struct Option: Encodable, Sendable {
    var folder: String
    var status: String
    var value: Int64
    var bound: Int64
    var gap: Double
    var batches: Int64
    var cost_yuan: String
    var expected_failures: String
    var expected_failures_without: String
    var moved: [Int64]
    var by_unit: [String: Int64]
    var by_class: [String: Int64]
  }

  var title: String
  var scenario_sha256: String
  var within: String
  var plans: [Option]

  /// Puts the plans together.
  public init(_ scenario: Scenario, _ choice: PlanChoice) {
    title = scenario.heading.title
    scenario_sha256 = choice.options.first?.statement.scenarioSHA256 ?? ""
    within = choice.within.text
    plans = choice.options.enumerated().map { number, option in
      let statement = option.statement
      return Option(
        folder: option.folder, status: statement.status, value: statement.value, bound: statement.bound,
        gap: statement.gap, batches: statement.batches, cost_yuan: statement.costYuan,
        expected_failures: statement.expectedFailures,
        expected_failures_without: statement.expectedFailuresWithout,
        moved: choice.options.indices.map { choice.moved(number, $0) },
        by_unit: choice.batches(number, by: \.county), by_class: choice.batches(number, by: \.foodClass))
    }
  }

  /// The file.
  public var bytes: [UInt8] { PlanFolder.json(self) }
}
