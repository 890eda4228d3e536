import SamplingInspection

/// `frontier.json`: what moving a figure, or a named change, does to the plan.
public struct FrontierFile: Encodable, Sendable {
  /// Name of the file.
  public static let file = "frontier.json"

  struct Swept: Encodable, Sendable {
    var setting: String
    var today: String
  }

  struct Point: Encodable, Sendable {
    var settings: [String]
    var values: [String]
    var budget: String
    var status: String
    var proved: Bool
    var value: Int64?
    var value_of: Int?
    var bound: Int64?
    var gap: Double?
    var price: Double?
    var price_from: String?
    var price_to: String?
    var binding: [String]?
    var begin: [String]
    var cease: [String]
    var totals_of: String?
    var batches: Int64?
    var cost_yuan: String?
    var expected_failures: String?
    var expected_failures_without: String?
    var by_unit: [String: Int64]?
    var repair: Change?
  }

  struct Change: Encodable, Sendable {
    var settings: [String]
    var least: String?
    var zh: String
    var en: String
  }

  struct Named: Encodable, Sendable {
    var id: String
    var title: String
    var settings: [String]
    var status: String
    var value: Int64
    var bound: Int64
    var gap: Double
    var batches: Int64
    var batches_change: Int64?
    var cost_yuan: String
    var cost_yuan_change: String?
    var expected_failures: String
    var expected_failures_change: String?
    var expected_failures_without: String
    var begin: [String]
    var cease: [String]
    var by_unit_change: [String: Int64]?
    var repair: Change?
  }

  var title: String
  var scenario_sha256: String
  var figures: [Swept]
  var today: Int?
  var edges: [Int]
  var points: [Point]
  var changes: [Named]
  var trade: TradeOffEntry?

  /// Puts together what was found.
  ///
  /// - Parameter sentence: a repair in words.
  public init(
    _ scenario: Scenario, digest: String, _ frontier: Frontier?, _ changes: ChangeSet?, _ tradeOff: TradeOff?,
    sentence: (Repair) -> Wording
  ) {
    trade = tradeOff.map { TradeOffEntry(scenario, $0) }
    title = scenario.heading.title
    scenario_sha256 = digest
    figures = (frontier?.figures ?? []).map { figure in
      let adjustment = figure.adjustment(to: figure.today)
      return Swept(setting: adjustment.place, today: figure.today.text)
    }
    today = frontier?.today
    edges = frontier?.edges ?? []
    points = (frontier?.points ?? []).enumerated().map { number, point in
      let changes = frontier?.changes(at: number) ?? (begin: [], cease: [])
      return Point(scenario, point, begin: changes.begin, cease: changes.cease, sentence: sentence)
    }
    self.changes = (changes?.results ?? []).map { Named($0) }
  }

  /// The file.
  public var bytes: [UInt8] { PlanFolder.json(self) }
}

extension FrontierFile.Point {
  fileprivate init(
    _ scenario: Scenario, _ point: FrontierPoint, begin: [String], cease: [String], sentence: (Repair) -> Wording
  ) {
    let totals = point.totals
    self.init(
      settings: point.settings, values: point.values.map(\.text), budget: point.money.yuanText,
      status: point.status.rawValue, proved: point.isProved, value: point.value, value_of: point.valueOf,
      bound: point.bound, gap: point.gap, price: point.price?.perYuan, price_from: point.price?.from?.yuanText,
      price_to: point.price?.to?.yuanText, binding: point.binding, begin: begin, cease: cease,
      totals_of: totals.map { $0.areOfPlan ? "plan" : "relaxation" }, batches: totals?.batches,
      cost_yuan: totals?.cost.yuanText,
      expected_failures: totals.map { ExactDecimal.text($0.failures, decimals: 9) },
      expected_failures_without: totals.map { ExactDecimal.text($0.failuresWithout, decimals: 9) },
      by_unit: totals.map { totals in
        Dictionary(
          zip(scenario.counties.map(\.adcode), totals.byCounty), uniquingKeysWith: { first, _ in first })
      },
      repair: point.repair.map { repair in
        let words = sentence(repair)
        return .init(settings: repair.settings, least: repair.leastness.rawValue, zh: words.zh, en: words.en)
      })
  }
}

extension FrontierFile.Named {
  fileprivate init(_ result: ChangeResult) {
    let total = result.comparison?.total
    self.init(
      id: result.change.id, title: result.change.title, settings: result.change.settings,
      status: result.statement.status, value: result.statement.value, bound: result.statement.bound,
      gap: result.statement.gap, batches: result.statement.batches,
      batches_change: total.map { $0.after.batches - $0.before.batches }, cost_yuan: result.statement.costYuan,
      cost_yuan_change: total.map { Money(fen: $0.after.cost.fen - $0.before.cost.fen).yuanText },
      expected_failures: result.statement.expectedFailures,
      expected_failures_change: total.map { ExactDecimal.text($0.after.failures - $0.before.failures, decimals: 9) },
      expected_failures_without: result.statement.expectedFailuresWithout, begin: result.begin, cease: result.cease,
      by_unit_change: result.comparison.map { comparison in
        Dictionary(
          comparison.counties.map { ($0.key, $0.after.batches - $0.before.batches) },
          uniquingKeysWith: { first, _ in first })
      },
      repair: result.repair.map { .init(settings: [], least: nil, zh: $0.zh, en: $0.en) })
  }
}
