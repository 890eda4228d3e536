import SamplingInspection

/// Rules as kept: what each asks, what the plan does, the room left, and what more room would find.
struct RuleSheets {
  let plan: PlanContent
  private let rules: [RuleLines]

  init(plan: PlanContent) {
    self.plan = plan
    rules = RuleLines.all(plan)
  }

  private func say(_ zh: String, _ en: String) -> String { plan.say(zh, en) }

  var notes: [String] {
    [
      say(
        "余量为0的规则起约束作用。“预计多发现”指其他条件不变、要求放宽一个单位时预计多发现的不合格批次；放宽得多，效果递减。",
        "Rules without room bind. More failures: expected when the bound alone is relaxed by one unit; it falls the more it is relaxed."
      )
    ]
  }

  /// One line for each rule and side; rules for each county or class together, with their dearest line.
  var overview: Table {
    var groups: [Table.Group] = []
    for (number, rule) in rules.enumerated() {
      let rows = rule.sides.map { side in
        let single = side.rows.count == 1 ? side.rows[0] : nil
        return Table.Row(cells: [
          .amount(Int64(number + 1)), .text(rule.title), .text(rule.strength), .text(rule.source),
          .amount(Int64(side.rows.count)), .text(side.words),
          single.map { .figure(Double($0.required) ?? 0) } ?? .text(say("见明细", "in detail")),
          single.map { .figure(Double($0.achieved) ?? 0) } ?? .text(say("见明细", "in detail")),
          single.map { .figure(Double($0.slack) ?? 0) }
            ?? .text(room(of: side)),
          .text(side.unit), .text(rule.priceOfDearest(side, plan)),
        ])
      }
      if let last = groups.last, last.heading == rule.heading {
        groups[groups.count - 1].rows += rows
      } else {
        groups.append(Table.Group(heading: rule.heading, rows: rows))
      }
    }
    return Table(
      key: "rules",
      columns: [
        .init(say("序号", "No."), .number, 4...5, merged: true), .init(say("规则", "Rule"), .words, 34...40, merged: true),
        .init(say("强度", "Strength"), .mark, 5...8, merged: true),
        .init(say("依据", "Source"), .words, 40...48, merged: true), .init(say("项数", "Lines"), .count, 5...6),
      ] + figures + [.init(say("起约束作用时的效果", "Where it binds"), .words, 24...28)],
      groups: groups)
  }

  /// How many lines of a rule have no room; a line can bind with a remainder that no whole batch fits in.
  private func room(of side: RuleLines.SideLines) -> String {
    if side.exact > 0 { return say("\(side.exact)项为0", "\(side.exact) are 0") }
    return side.binding == 0
      ? say("均有余量", "all have room") : say("\(side.binding)项只余零头", "\(side.binding) with a remainder")
  }

  /// Every line of every rule, under its rule.
  var details: Table {
    let groups = rules.enumerated().map { number, rule in
      Table.Group(
        heading: "\(number + 1)．\(rule.title)"
          + (rule.source.isEmpty ? "" : say("（依据：\(rule.source)）", " (\(rule.source))")),
        rows: rule.sides.flatMap { side in
          side.rows.map { row in
            Table.Row(cells: [
              .text(row.place), .text(side.words), .figure(Double(row.required) ?? 0),
              .figure(Double(row.achieved) ?? 0), .figure(Double(row.slack) ?? 0), .text(side.unit),
              .text(rule.price(row, side, plan)),
            ])
          }
        })
    }
    return Table(
      key: "details",
      columns: [.init(say("范围", "Where"), .words, 26...36)] + figures
        + [.init(say("起约束作用时的效果", "Where it binds"), .words, 34...40)],
      groups: groups)
  }

  private var figures: [Table.Column] {
    [
      .init(say("方向", "Side"), .mark, 7...9), .init(say("要求", "Asked"), .figure, 11...16),
      .init(say("完成", "Done"), .figure, 11...16), .init(say("余量", "Room"), .figure, 9...14),
      .init(say("计量单位", "Unit"), .mark, 7...12),
    ]
  }
}
