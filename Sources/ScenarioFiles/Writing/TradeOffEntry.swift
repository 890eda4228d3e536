import SamplingInspection

/// A trade-off as `frontier.json` holds it.
struct TradeOffEntry: Encodable, Sendable {
  struct Point: Encodable, Sendable {
    var asked: String?
    var options: [String]
    var status: String
    var proved: Bool
    var value: Int64?
    var bound: Int64?
    var batches: Int64?
    var cost_yuan: String?
    var expected_failures: String?
    var expected_failures_without: String?
    var yield: Int64?
    var discovery: Int64?
    var penalty: Int64?
    var farthest: String?
    var least_per_1000: String?
    var most_per_1000: String?
    var kept: String?
    var better: Int?
    var better_by: Int64?
    var by_unit: [String: Int64]?
  }

  var goal: String
  var today: Int
  var points: [Point]

  init(_ scenario: Scenario, _ tradeOff: TradeOff) {
    goal = tradeOff.goal.name
    today = tradeOff.today
    points = tradeOff.points.map { point in
      let (totals, reached) = (point.totals, point.reached)
      return Point(
        asked: point.asked?.text, options: tradeOff.goal.options(at: point.asked), status: point.status.rawValue,
        proved: point.isProved, value: point.value, bound: point.bound, batches: totals?.batches,
        cost_yuan: totals?.cost.yuanText,
        expected_failures: totals.map { ExactDecimal.text($0.failures, decimals: 9) },
        expected_failures_without: totals.map { ExactDecimal.text($0.failuresWithout, decimals: 9) },
        yield: reached?.yield, discovery: reached?.discovery, penalty: reached?.penalty,
        farthest: reached?.evenness?.farthest.text,
        least_per_1000: (reached?.evenness?.least).map { ExactDecimal($0, decimals: 3).text },
        most_per_1000: (reached?.evenness?.most).map { ExactDecimal($0, decimals: 3).text },
        kept: reached?.kept?.text, better: point.better?.point, better_by: point.better?.by,
        by_unit: totals.map { totals in
          Dictionary(
            zip(scenario.counties.map(\.adcode), totals.byCounty), uniquingKeysWith: { first, _ in first })
        })
    }
  }
}
