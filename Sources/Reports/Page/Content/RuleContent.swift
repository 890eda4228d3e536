import SamplingInspection

/// Rules under one heading.
struct RuleGroup: Sendable {
  /// The heading; empty if the rules name none.
  var name: String
  /// Whether its rules follow from the tables of money, contracts, laboratories and crews.
  var isOfTables: Bool
  /// Its rules.
  var rules: [RuleContent]
}

/// One rule with what is asked and what the plan does.
struct RuleContent: Sendable {
  /// The key.
  var id: String
  /// The rule in one sentence; empty where several tables' rows stand under one key.
  var title: String
  /// Who says so; empty where its rows have sources of their own.
  var source: String
  /// Whether it may fall short.
  var isWish: Bool
  /// The sides that it bounds.
  var sides: [RuleSide]
}

/// One side of a rule, in all the places where it holds.
struct RuleSide: Sendable {
  /// Of the rows of a side no more than so many are shown.
  static let mostShown = 40

  /// Which side.
  var side: Side
  /// Unit of the figures.
  var unit: String
  /// Number of rows.
  var count: Int
  /// Rows from which something could be gained.
  var binding: Int
  /// Rows that are broken.
  var short: Int
  /// The tightest rows, the tightest first.
  var shown: [RowContent]
}

/// One row of a rule, as stated.
struct RowContent: Sendable {
  /// Where, in words; empty if everywhere.
  var group: String
  /// What is asked.
  var required: String
  /// What the plan does.
  var achieved: String
  /// Room left; negative if broken.
  var slack: String
  /// Expected failures for one unit more of room; 0 if nothing could be gained, and for wishes.
  var price: Double

  init(_ row: PlanStatement.RuleRow, _ names: Names) {
    group = names.group(row.group)
    required = row.required
    achieved = row.achieved
    slack = row.slack
    price = row.gain
  }
}

extension PlanStatement.RuleRow {
  /// Expected failures for one unit more of room; a millionth of a failure is nothing that anybody could act on.
  var gain: Double {
    let price = Double(price) ?? 0
    return price < 5e-7 || strength == Strength.wish.rawValue ? 0 : price
  }

  /// Whether the row is broken, which in a plan of ours only a wish may be.
  var isShort: Bool { slack.hasPrefix("-") }
}

extension RuleGroup {
  /// The rules of a statement; hand edits have a place of their own.
  static func groups(_ scenario: Scenario, _ statement: PlanStatement, _ names: Names) -> [RuleGroup] {
    let groupOf = Dictionary(scenario.rules.map { ($0.id, $0.group) }, uniquingKeysWith: { first, _ in first })
    var order: [String?] = []
    var rules: [String?: [RuleContent]] = [:]
    var start = 0
    while start < statement.rules.count {
      let id = statement.rules[start].id
      let end = statement.rules[start...].firstIndex { $0.id != id } ?? statement.rules.count
      if !id.hasPrefix("pin:") {
        let group = groupOf[id]
        if rules[group] == nil { order.append(group) }
        rules[group, default: []].append(RuleContent(Array(statement.rules[start..<end]), names))
      }
      start = end
    }
    // The quota first; rules without a heading and then what follows from the tables last.
    func place(_ group: String?) -> Int { group == nil ? 3 : group == "" ? 2 : group == groupOf["quota"] ? 0 : 1 }
    let sorted = order.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
    return sorted.map {
      RuleGroup(name: $0.element ?? "", isOfTables: $0.element == nil, rules: rules[$0.element] ?? [])
    }
  }
}

extension RuleContent {
  /// Gathers the rows of one rule.
  init(_ rows: [PlanStatement.RuleRow], _ names: Names) {
    id = rows[0].id
    let isOne = rows.allSatisfy { $0.title == rows[0].title && $0.source == rows[0].source }
    title = isOne ? rows[0].title : ""
    source = isOne ? rows[0].source : ""
    isWish = rows[0].strength == Strength.wish.rawValue
    sides = Side.allCases.compactMap { side in
      let ofSide = rows.filter { $0.side == side.rawValue }
      return ofSide.isEmpty ? nil : RuleSide(side, ofSide, names)
    }
  }
}

extension RuleSide {
  init(_ side: Side, _ rows: [PlanStatement.RuleRow], _ names: Names) {
    /// Broken rows first, then those that cost most, then those with the least room for what is asked.
    func tightness(_ row: PlanStatement.RuleRow, _ place: Int) -> (Int, Double, Double, Int) {
      let room = Double(row.slack) ?? 0
      return (row.isShort ? 0 : 1, -row.gain, room / max(abs(Double(row.required) ?? 0), 1), place)
    }
    self.side = side
    unit = rows[0].unit
    count = rows.count
    binding = rows.count { $0.gain > 0 }
    short = rows.count(where: \.isShort)
    let tightest = rows.enumerated().sorted { tightness($0.element, $0.offset) < tightness($1.element, $1.offset) }
    shown = tightest.prefix(Self.mostShown).map { RowContent($0.element, names) }
  }
}
