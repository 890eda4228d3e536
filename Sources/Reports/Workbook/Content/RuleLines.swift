import SamplingInspection

/// One rule in the words of the office, with its lines by side.
struct RuleLines {
  /// One line.
  struct Line {
    /// Where it holds: 全部, or names of counties, classes, venues.
    var place: String
    var required: String
    var achieved: String
    var slack: String
    /// Expected failures for one unit more of room; 0 if nothing could be gained, and for wishes.
    var price: Double
  }

  /// Lines of one side.
  struct SideLines {
    var side: Side
    var words: String
    var unit: String
    var rows: [Line]

    /// How many lines have no room left.
    var exact: Int { rows.filter { $0.slack == "0" }.count }
    /// Lines that bind, with or without a remainder.
    var binding: Int { rows.filter { $0.price != 0 }.count }
  }

  var id: String
  /// Heading under which it stands.
  var heading: String
  var title: String
  var source: String
  var strength: String
  var sides: [SideLines]

  /// All rules of a plan: those of the rule table by their headings, then money, contracts, laboratories and crews, then hand edits.
  static func all(_ plan: PlanContent) -> [RuleLines] {
    let written = Dictionary(
      plan.scenario.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rules: [RuleLines] = []
    for row in plan.statement.rules {
      if rules.last?.id != row.id { rules.append(RuleLines(row, written[row.id], plan)) }
      rules[rules.count - 1].add(row, plan)
    }
    // The broadest first, headings by their broadest; then the tables' own, then hand edits.
    let columns = StratumColumns(plan.scenario)
    var breadth: [String: Int] = [:]
    var ofHeading: [String: Int] = [:]
    for rule in rules {
      guard let scope = written[rule.id]?.scope else { continue }
      let count = columns.strata(in: scope, count: plan.scenario.strata.count).count
      breadth[rule.id] = count
      ofHeading[rule.heading] = max(ofHeading[rule.heading] ?? 0, count)
    }
    func place(_ rule: RuleLines) -> Int {
      written[rule.id] != nil ? 0 : rule.id.hasPrefix("pin:") ? 2 : 1
    }
    return rules.sorted { left, right in
      if place(left) != place(right) { return place(left) < place(right) }
      if left.heading != right.heading {
        let (a, b) = (ofHeading[left.heading] ?? 0, ofHeading[right.heading] ?? 0)
        return a != b ? a > b : left.heading < right.heading
      }
      let (a, b) = (breadth[left.id] ?? 0, breadth[right.id] ?? 0)
      return a != b ? a > b : (left.lines, left.id) < (right.lines, right.id)
    }
  }

  private var lines: Int { sides.reduce(0) { $0 + $1.rows.count } }

  private init(_ row: PlanStatement.RuleRow, _ rule: Rule?, _ plan: PlanContent) {
    id = row.id
    strength = Strength(rawValue: row.strength)?.words(plan.language) ?? row.strength
    sides = []
    source = row.source
    title = row.title
    heading = rule.map { $0.group.isEmpty ? plan.say("其他", "Other") : $0.group } ?? plan.say("能力和经费", "Means")
    if rule == nil, !row.id.hasPrefix("pin:") {
      title = PlanStatement.RuleRow.title(of: row.id, row.title, plan.language)
      source = plan.say("见各表依据", "as the tables say")
    }
    if row.id.hasPrefix("pin:") {
      heading = plan.say("指定批次", "Pinned batches")
      let who = row.source.isEmpty ? "" : row.source
      title = [who, row.title].filter { !$0.isEmpty }.joined(separator: plan.say("：", ": "))
      if title.isEmpty { title = String(row.id.dropFirst(4)) }
      source = plan.say("指定", "pinned")
    }
  }

  private mutating func add(_ row: PlanStatement.RuleRow, _ plan: PlanContent) {
    let side = Side(rawValue: row.side) ?? .atLeast
    let place = row.group.isEmpty ? plan.say("全部", "all") : plan.names.group(row.group)
    let line = Line(
      place: place, required: row.required, achieved: row.achieved, slack: row.slack, price: row.gain)
    if let number = sides.firstIndex(where: { $0.side == side }) {
      sides[number].rows.append(line)
    } else {
      sides.append(SideLines(side: side, words: side.words(plan.language), unit: row.unit, rows: [line]))
    }
  }

  /// What more room in a line would find; empty where it would find nothing.
  func price(_ line: Line, _ side: SideLines, _ plan: PlanContent) -> String {
    if line.price == 0 { return "" }
    let (unit, size) = step(line, side, plan)
    let found = line.price * size
    let text = Figures.fixed(found, decimals: found < 0.01 ? 4 : 3)
    let batches = found < 0.00005 ? plan.say("不足0.0001", "less than 0.0001") : text
    switch side.side {
    case .atMost: return plan.say("每增加\(unit)预计多发现\(batches)批次", "\(batches) more failures for \(unit) more")
    case .atLeast: return plan.say("要求每减少\(unit)预计多发现\(batches)批次", "\(batches) more failures for \(unit) less asked")
    case .exactly: return plan.say("每放宽\(unit)预计多发现\(batches)批次", "\(batches) more failures for \(unit) of room")
    }
  }

  /// A step of the bound that can be imagined: 1万元; a hundred batches of thousands, ten of hundreds, one of fewer.
  private func step(_ line: Line, _ side: SideLines, _ plan: PlanContent) -> (unit: String, size: Double) {
    if side.unit == "元" { return (plan.say("1万元", "10,000 yuan"), 10_000) }
    let asked = Double(line.required) ?? 0
    let size = asked >= 1_000 ? 100 : asked >= 100 ? 10 : 1
    switch side.unit {
    case "批次", "家":
      return (plan.say("\(size)\(side.unit)", "\(size) \(side.unit == "家" ? "subjects" : "batches")"), Double(size))
    case "个": return (plan.say("1个", "one cell"), 1)
    default: return (plan.say("1个预计不合格批次，", "one expected failure"), 1)
    }
  }

  /// The same for the line where it is most, with its place.
  func priceOfDearest(_ side: SideLines, _ plan: PlanContent) -> String {
    guard let dearest = side.rows.max(by: { $0.price < $1.price }) else { return "" }
    let text = price(dearest, side, plan)
    if text.isEmpty || side.rows.count == 1 { return text }
    return plan.say("最高处（\(dearest.place)）：\(text)", "dearest (\(dearest.place)): \(text)")
  }
}

extension Strength {
  /// The strength as rule tables write it.
  func words(_ language: Language) -> String {
    switch self {
    case .physical: language == .zh ? "物理" : "physical"
    case .law: language == .zh ? "法定" : "law"
    case .policy: language == .zh ? "政策" : "policy"
    case .wish: language == .zh ? "愿望" : "wish"
    }
  }
}
