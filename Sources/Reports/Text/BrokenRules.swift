import SamplingInspection

/// The rules that a plan made by hand breaks, with what is asked and what it does.
public struct BrokenRules: Sendable {
  private let names: Names
  private let language: Language
  private let rules: [(id: String, title: String, rows: [PlanStatement.RuleRow])]

  /// Most rows of one rule that are listed; the others are counted.
  private let mostRows: Int

  /// Collects the rows with room below zero; wishes may fall short.
  ///
  /// - Parameter mostRows: how many places of one rule are listed before the others are only counted.
  public init(_ scenario: Scenario, _ statement: PlanStatement, mostRows: Int = 8, _ language: Language) {
    self.mostRows = mostRows
    names = Names(scenario, language)
    self.language = language
    let broken = statement.rules.filter { $0.slack.hasPrefix("-") && $0.strength != Strength.wish.rawValue }
    rules = Dictionary(grouping: broken, by: \.id).sorted { $0.key < $1.key }.map { id, rows in
      (id, PlanStatement.RuleRow.title(of: id, rows[0].title, language), rows)
    }
  }

  /// Number of rules that are broken.
  public var count: Int { rules.count }

  /// Number of their rows that are broken.
  public var rowCount: Int { rules.reduce(0) { $0 + $1.rows.count } }

  /// One line for each rule, and one for each of its rows.
  public var text: String {
    if rules.isEmpty { return language("没有违反规则", "no rule is broken") + "\n" }
    let heading = language("违反 \(count) 条规则（\(rowCount) 处）：", "\(count) rules are broken, in \(rowCount) places:")
    return ([heading] + rules.flatMap { lines($0.id, $0.title, $0.rows) }).joined(separator: "\n") + "\n"
  }

  private func lines(_ id: String, _ title: String, _ rows: [PlanStatement.RuleRow]) -> [String] {
    var lines = ["  \(id)  \(title)"]
    // The furthest off come first.
    let ordered = rows.sorted { (Double($0.slack) ?? 0, $0.group) < (Double($1.slack) ?? 0, $1.group) }
    for row in ordered.prefix(mostRows) {
      let group = row.group.isEmpty ? "" : names.group(row.group) + language("：", ": ")
      let sign = row.side == Side.atLeast.rawValue ? "≥" : row.side == Side.atMost.rawValue ? "≤" : "="
      lines.append(
        "    " + group
          + language(
            "\(Figures.stated(row.achieved)) \(row.unit)，要求 \(sign) \(Figures.stated(row.required))",
            "\(Figures.stated(row.achieved)) \(row.unit), asked \(sign) \(Figures.stated(row.required))"))
    }
    if rows.count > mostRows {
      lines.append("    " + language("……共 \(rows.count) 处", "… \(rows.count) places in all"))
    }
    return lines
  }
}
