import SamplingInspection

/// What a plan comes to: in all, by level, and by unit.
struct OverviewSheet {
  let plan: PlanContent
  let levels: [String]

  private func say(_ zh: String, _ en: String) -> String { plan.say(zh, en) }

  /// What a chief asks first.
  var facts: [Sheet.Fact] {
    let (heading, statement) = (plan.scenario.heading, plan.statement)
    let residents = Figures.grouped(plan.scenario.counties.reduce(0) { $0 + $1.population })
    let cost = Money(fen: plan.tasks.reduce(0) { $0 + $1.cost.fen })
    let failures = Figures.failures(statement.expectedFailures)
    var facts: [Sheet.Fact] = [
      .init(say("方案名称", "Plan"), plan.title), .init(say("年度", "Year"), say("\(heading.year)年", String(heading.year))),
      .init(say("下达单位", "Issued by"), heading.issuer),
      .init(say("依据文件", "Under"), heading.document.isEmpty ? "—" : heading.document),
      .init(
        say("状态", "State"),
        say("\(statement.state)（第\(statement.version)版）", "\(statement.state) (version \(statement.version))")),
      .init(say("编制日期", "Date"), heading.planDate.text),
    ]
    if let repaired = plan.repaired { facts.append(repaired) }
    facts += [
      .init(
        say("人口口径", "Residents"), say("\(plan.populationBase)，共\(residents)人", "\(plan.populationBase), \(residents)")),
      .init(
        say("计划批次", "Batches"),
        say("\(Figures.grouped(statement.batches))批次", Figures.grouped(statement.batches))),
      .init(
        say("安排经费", "Money"),
        say(
          "\(Figures.yuan(cost))元（\(Figures.wanyuan(Int128(cost.fen)))万元）", "\(Figures.yuan(cost)) yuan")),
      .init(say("预计不合格批次", "Expected failures"), say("\(failures)批次", failures)),
    ]
    if !heading.showWithout.isEverything {
      let words = plan.names.words(heading.showWithout)
      let without = Figures.failures(statement.expectedFailuresWithout)
      let batches = Figures.grouped(statement.batchesWithout)
      facts.append(
        .init(
          say("其中不含", "Of these without"),
          say(
            "不含“\(words)”：\(batches)批次，预计不合格\(without)批次", "\(words): \(batches) batches, \(without) expected failures")
        ))
    }
    let reserve = Figures.grouped(plan.tasks.reduce(0) { $0 + ($1.isReserve ? $1.batches : 0) })
    let pins = plan.scenario.pins.count
    facts += [
      .init(say("机动批次", "Reserve"), say("\(reserve)批次", reserve)),
      .init(
        say("指定批次", "Pinned"), pins == 0 ? say("无", "none") : say("\(pins)项，见“指定批次”表", "\(pins), see the sheet “Pins”")),
    ]
    facts.append(.init(say("距理论最优不超过", "From the best at most"), distance))
    return facts
  }

  private var distance: String {
    let statement = plan.statement
    if statement.isImported { return say("—（导入的方案，未与最优比较）", "— (taken in, not compared with the best)") }
    if statement.isOptimal {
      return say("0（已证明最优：没有更好的方案）", "0 (proved optimal: no plan is better)")
    }
    return say(
      "\(statement.distancePercent)（折合\(statement.distanceFailures)个预计不合格批次）",
      "\(statement.distancePercent) (worth \(statement.distanceFailures) expected failures)")
  }

  /// Batches and money of each level.
  var levelTable: Table {
    let rows = levels.map { level in
      let tasks = plan.tasks.filter { $0.level == level }
      let fen = tasks.reduce(0) { $0 + $1.cost.fen }
      return Table.Row(cells: [
        .text(level),
        .amount(
          tasks.reduce(0) { $0 + $1.batches },
          .cells([Table.Place(table: ClassSheet.key(level), row: Table.total, column: ClassSheet.sum)])),
        .amount(tasks.reduce(0) { $0 + ($1.isReserve ? $1.batches : 0) }), .amount(fen),
        .amount(fen, .inTenThousand(3)),
      ])
    }
    return Table(
      key: "levels",
      columns: [
        .init(say("层级", "Level"), .mark, 18...18), .init(say("批次", "Batches"), .count, 14...16, totalled: true),
        .init(say("其中机动", "Of these reserve"), .count, 14...16, totalled: true),
        .init(say("金额（元）", "Yuan"), .yuan, 18...20, totalled: true),
        .init(say("金额（万元）", "10,000 yuan"), .tenThousandYuan, 18...20, totalled: true),
      ],
      groups: [Table.Group(rows: rows)], totalLabel: say("合计", "Total"))
  }

  /// Residents, batches and money of each unit.
  var unitTable: Table {
    let units = plan.units.all
    let unitColumns = ClassSheet(plan: plan).unitColumns
    var groups: [Table.Group] = []
    for number in units.indices {
      if number == 0 || units[number].prefecture != units[number - 1].prefecture {
        groups.append(Table.Group(rows: []))
      }
      groups[groups.count - 1].rows.append(row(number, column: unitColumns[number]))
    }
    if plan.units.prefectures.count > 1 {
      for group in groups.indices { groups[group].subtotal = say("小计", "Subtotal") }
    }
    let (batches, yuan) = (say("批次", "Batches"), say("金额（元）", "Yuan"))
    var columns: [Table.Column] = [
      .init(say("序号", "No."), .number, 5...6), .init(say("市州", "Prefecture"), .mark, 9...16, merged: true),
      .init(say("县（市、区）", "Unit"), .mark, 13...24),
      .init(say("常住人口", "Residents"), .count, 11...14, totalled: true),
    ]
    columns += levels.map { .init($0, above: batches, .count, 8...12, totalled: true) }
    columns.append(.init(say("合计", "Total"), above: batches, .count, 8...12, totalled: true))
    columns += levels.map { .init($0, above: yuan, .yuan, 13...18, totalled: true) }
    columns.append(.init(say("合计", "Total"), above: yuan, .yuan, 14...18, totalled: true))
    columns.append(.init(say("金额（万元）", "10,000 yuan"), .tenThousandYuan, 13...14, totalled: true))
    return Table(
      key: "units", columns: columns, groups: groups, totalLabel: say("合计", "Total"), subtotalSpan: 2...2,
      totalSpan: 0...2)
  }

  private func row(_ unit: Int, column: Int) -> Table.Row {
    let tasks = plan.tasks[plan.tasksOfUnit[unit]]
    let (first, last) = (4, 4 + levels.count - 1)
    var cells: [Table.Cell] = [
      .amount(Int64(unit + 1)), .text(plan.units.all[unit].prefecture), .text(plan.units.all[unit].name),
      .amount(plan.units.all[unit].population),
    ]
    cells += levels.map { level in
      .amount(
        tasks.reduce(0) { $0 + ($1.level == level ? $1.batches : 0) },
        .cells([Table.Place(table: ClassSheet.key(level), row: Table.total, column: column)]))
    }
    cells.append(.amount(tasks.reduce(0) { $0 + $1.batches }, levels.isEmpty ? nil : .sumOfColumns([first...last])))
    cells += levels.map { level in .amount(tasks.reduce(0) { $0 + ($1.level == level ? $1.cost.fen : 0) }) }
    let money = last + 2
    cells.append(
      .amount(
        tasks.reduce(0) { $0 + $1.cost.fen },
        levels.isEmpty ? nil : .sumOfColumns([money...money + levels.count - 1])))
    cells.append(.amount(tasks.reduce(0) { $0 + $1.cost.fen }, .inTenThousand(money + levels.count)))
    return Table.Row(key: plan.units.all[unit].adcode, cells: cells)
  }
}
