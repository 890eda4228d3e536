import SamplingInspection

/// `repairs.json`: why no plan exists, and what may be changed.
struct RepairFile: Encodable {
  struct Clash: Encodable {
    var rule: String
    var groups: [String]
    var limit: Bool
    var share: String
  }

  struct Numbered: Encodable {
    var number: Int
    var settings: [String]
    var least: String
    var zh: String
    var en: String
  }

  struct Missing: Encodable {
    var rule: String
    var group: String
    var asked: Int64
    var limit: String
    var limit_group: String
    var possible: Int64
    var least_cost_yuan: String?
    var available_yuan: String?
  }

  var shortfalls: [Missing]
  var clash: [Clash]
  var repairs: [Numbered]
  var extent: String

  init(_ choice: RepairChoice, sentences: [Wording]) {
    shortfalls = choice.shortfalls.map {
      Missing(
        rule: $0.rule, group: $0.group, asked: $0.asked, limit: $0.limit, limit_group: $0.limitGroup,
        possible: $0.possible, least_cost_yuan: $0.leastCost?.yuanText, available_yuan: $0.available?.yuanText)
    }
    clash = choice.clash.map {
      Clash(
        rule: $0.rule, groups: $0.groups, limit: $0.isLimit,
        share: ExactDecimal(Int64(($0.share * 10_000).rounded()), decimals: 4).text)
    }
    repairs = zip(choice.repairs, sentences).enumerated().map { number, repair in
      Numbered(
        number: number + 1, settings: repair.0.settings, least: repair.0.leastness.rawValue, zh: repair.1.zh,
        en: repair.1.en)
    }
    extent = choice.extent.rawValue
  }
}
