import SamplingInspection

/// Every fund: whose it is, how much there is, what the plan spends and leaves, and what more of it would find.
struct FundSheet {
  let plan: PlanContent

  private func say(_ zh: String, _ en: String) -> String { plan.say(zh, en) }

  var table: Table {
    let stated = Dictionary(
      plan.statement.rules.filter { $0.id == "budget" }.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    var used: [String: (batches: Int64, fen: Int64)] = [:]
    for task in plan.tasks {
      let fund = plan.scenario.strata[task.stratum].fund
      used[fund, default: (0, 0)].batches += task.batches
      used[fund, default: (0, 0)].fen += task.cost.fen
    }
    let isBefore = Order.inOrder(Order.levels)
    let funds = plan.scenario.funds.sorted {
      $0.level != $1.level ? isBefore($0.level, $1.level) : ($0.county, $0.fund) < ($1.county, $1.fund)
    }
    var groups: [Table.Group] = []
    for (number, fund) in funds.enumerated() {
      let row = row(number, fund, used[fund.fund] ?? (0, 0), stated["fund=" + fund.fund])
      if number > 0, funds[number - 1].level == fund.level {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(Table.Group(rows: [row], subtotal: say("\(fund.level)小计", "\(fund.level), subtotal")))
      }
    }
    return Table(
      key: "funds", columns: columns, groups: groups, totalLabel: say("合计", "Total"), subtotalSpan: 0...4,
      totalSpan: 0...4)
  }

  private func row(
    _ number: Int, _ fund: Fund, _ used: (batches: Int64, fen: Int64), _ stated: PlanStatement.RuleRow?
  ) -> Table.Row {
    let amount = stated.flatMap { ExactDecimal(strict: $0.required)?.scaled(to: 2) } ?? available(fund)
    let place = plan.units.number[fund.county].map { plan.units.all[$0].name } ?? say("各县", "all units")
    let limit = fund.usableFor.isEverything ? "" : say("，", ", ") + plan.names.words(fund.usableFor)
    let price = (stated.flatMap { Double($0.price) } ?? 0) * 10_000
    return Table.Row(cells: [
      .amount(Int64(number + 1)), .text(fund.name), .text(fund.owner), .text(fund.level), .text(place + limit),
      .amount(amount), .amount(amount, .inTenThousand(5)), .amount(used.batches), .amount(used.fen),
      .amount(used.fen, .inTenThousand(8)), .amount(amount - used.fen, .difference(5, 8)),
      .amount(amount - used.fen, .inTenThousand(10)), price >= 0.0005 ? .figure(price) : .text("—"),
      .text(fund.source),
    ])
  }

  /// What there is of a fund that no stratum draws on, which has no row in the statement.
  private func available(_ fund: Fund) -> Int64 {
    let scale = plan.scenario.heading.budgetScale
    return Int64(Int128(fund.amount.fen) * Int128(scale.mantissa) / Int128(ExactDecimal.powers[scale.decimals]))
  }

  private var columns: [Table.Column] {
    let (amount, used, left) = (say("经费额度", "Amount"), say("已安排", "Planned"), say("结余", "Left"))
    let (yuan, tenThousand) = (say("元", "yuan"), say("万元", "10,000 yuan"))
    return [
      .init(say("序号", "No."), .number, 4...5), .init(say("经费名称", "Fund"), .words, 14...19),
      .init(say("所有者", "Owner"), .words, 12...18), .init(say("层级", "Level"), .mark, 6...8),
      .init(say("使用范围", "May be used for"), .words, 10...21),
      .init(yuan, above: amount, .yuan, 13...18, totalled: true),
      .init(tenThousand, above: amount, .tenThousandYuan, 10...13, totalled: true),
      .init(say("批次", "batches"), above: used, .count, 8...10, totalled: true),
      .init(yuan, above: used, .yuan, 14...18, totalled: true),
      .init(tenThousand, above: used, .tenThousandYuan, 10...13, totalled: true),
      .init(yuan, above: left, .yuan, 12...16, totalled: true),
      .init(tenThousand, above: left, .tenThousandYuan, 9...13, totalled: true),
      .init(say("每增加1万元预计多发现（批次）", "More failures for 10,000 yuan"), .figure, 16...16),
      .init(say("依据", "Basis"), .words, 24...34),
    ]
  }
}
