import SamplingInspection

/// What each fund has and what the plan uses of it.
struct FundContent: Sendable, Equatable {
  /// One fund, or all funds of one level in one prefecture where there are too many to read.
  struct Line: Sendable, Equatable {
    /// Name of the fund, or of the prefecture.
    var name: String
    /// Whose money it is; empty if of many.
    var owner: String
    /// The level that it pays for.
    var level: String
    /// Number of funds.
    var count: Int
    /// What there is, scaled as the scenario says.
    var availableFen: Int128
    /// What the plan uses.
    var usedFen: Int128
    /// Expected failures for one yuan more; of several funds the highest.
    var price: Double
  }

  /// Lines, by code of the fund.
  var lines: [Line]
  /// Names of funds that can pay for nothing in this plan.
  var idle: [String]
  /// Money that pays in a single unit only, for each unit.
  var ownFen: [Int128]

  /// What all funds have.
  var availableFen: Int128 { lines.reduce(0) { $0 + $1.availableFen } }
  /// What is used of them.
  var usedFen: Int128 { lines.reduce(0) { $0 + $1.usedFen } }

  init(_ scenario: Scenario, _ statement: PlanStatement, _ units: Units) {
    let rows = Dictionary(
      statement.rules.filter { $0.id == "budget" }.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    let isGathered = scenario.funds.count > Units.mostCounties
    var lines: [Line] = []
    var numberOf: [String: Int] = [:]
    idle = []
    ownFen = Array(repeating: 0, count: units.names.count)
    for fund in scenario.funds {
      guard let row = rows["fund=" + fund.fund] else {
        idle.append(fund.name)
        continue
      }
      let unit = units.numberOf[fund.county]
      let available = Self.fen(row.required)
      if let unit { ownFen[unit] += available }
      let gathered = isGathered ? unit.map { units.names[$0] } : nil
      let key = gathered.map { "\(fund.level)\u{0}\($0)" } ?? fund.fund
      let number = numberOf[key] ?? lines.count
      if number == lines.count {
        numberOf[key] = number
        lines.append(
          Line(
            name: gathered ?? fund.name, owner: gathered == nil ? fund.owner : "", level: fund.level, count: 0,
            availableFen: 0, usedFen: 0, price: 0))
      }
      lines[number].count += 1
      lines[number].availableFen += available
      lines[number].usedFen += Self.fen(row.achieved)
      lines[number].price = max(lines[number].price, row.gain)
    }
    self.lines = lines
  }

  private static func fen(_ yuan: String) -> Int128 {
    Int128(ExactDecimal(strict: yuan)?.scaled(to: 2) ?? 0)
  }
}
