import SamplingInspection

/// `repairs.json`: why no plan exists, and what may be changed.
struct RepairFile: Codable {
  struct Clash: Codable {
    var rule: String
    var groups: [String]
    var limit: Bool
    var share: String
  }

  struct Numbered: Codable {
    var number: Int
    var settings: [String]
    var least: String
    var zh: String
    var en: String
    var batches: String
    var less: [Less]
  }

  /// Prices that prove a step less of one change not to be enough.
  struct Less: Codable {
    var settings: [String]
    var bound: Int64
    var terms: ProofFile.Terms
    var prices: [ProofFile.RowPrice]
    var cells: [ProofFile.CellPrice]
  }

  struct Missing: Codable {
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

  init(_ statement: RepairStatement) {
    shortfalls = statement.shortfalls.map {
      Missing(
        rule: $0.rule, group: $0.group, asked: $0.asked, limit: $0.limit, limit_group: $0.limitGroup,
        possible: $0.possible, least_cost_yuan: $0.leastCost?.yuanText, available_yuan: $0.available?.yuanText)
    }
    clash = statement.clash.map {
      Clash(
        rule: $0.rule, groups: $0.groups, limit: $0.isLimit,
        share: ExactDecimal(Int64(($0.share * 10_000).rounded()), decimals: 4).text)
    }
    repairs = statement.repairs.map { repair in
      Numbered(
        number: repair.number, settings: repair.settings, least: repair.leastness.rawValue, zh: repair.sentence.zh,
        en: repair.sentence.en, batches: repair.evidence.batches.map { String($0) }.joined(separator: " "),
        less: repair.evidence.refusals.map { refusal in
          let file = ProofFile(refusal.proof, value: 0, bound: refusal.bound)
          return Less(
            settings: refusal.settings, bound: refusal.bound, terms: file.terms, prices: file.prices, cells: file.cells)
        })
    }
    extent = statement.extent.rawValue
  }
}
