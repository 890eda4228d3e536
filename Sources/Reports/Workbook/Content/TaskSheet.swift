import SamplingInspection

/// What a unit has to do, line by line, and what it comes to.
struct TaskSheet {
  let plan: PlanContent
  let unit: Int

  /// Key of the table of lines.
  static let key = "tasks"

  private enum Column {
    static let origin = 1
    static let stage = 2
    static let topClass = 4
    static let batches = 10
    static let price = 13
    static let cost = 14
    static let fund = 17
  }

  private var tasks: ArraySlice<TaskLine> { plan.tasks[plan.tasksOfUnit[unit]] }

  /// One line for each stratum, with sums for each class.
  var lines: Table {
    var groups: [Table.Group] = []
    let document = plan.documentNumber
    for (number, task) in tasks.enumerated() {
      let row = Table.Row(cells: [
        .amount(Int64(number + 1)), .text(task.origin), .text(dash(task.stage)), .text(dash(task.venue)),
        .text(task.levels[0]), .text(task.levels[1]), .text(task.levels[2]), .text(task.levels[3]), .text(task.risk),
        .text(task.items), Table.Cell(value: .amount(task.batches), isPinned: task.isPinned), .text(task.deadline),
        .text(task.laboratory), .amount(task.price.fen),
        .amount(task.cost.fen, .product(Column.batches, Column.price)), .text(document), .text(task.remark),
        .text(task.fund),
      ])
      if let last = groups.last?.rows.last, last.cells[Column.topClass] == row.cells[Column.topClass] {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(Table.Group(rows: [row]))
      }
    }
    // The only line of a class is its own sum.
    for (number, group) in groups.enumerated() where group.rows.count > 1 {
      guard case .text(let name) = group.rows[0].cells[Column.topClass].value else { continue }
      groups[number].subtotal = plan.say("\(name)小计", "\(name), subtotal")
    }
    return Table(
      key: Self.key, columns: columns, groups: groups, totalLabel: plan.say("合计", "Total"), subtotalSpan: 0...9,
      totalSpan: 0...9, isFiltered: !groups.isEmpty)
  }

  /// Batches and money by level and kind, stage, fund and class.
  var totals: Table {
    let views: [(name: String, column: Int, value: (TaskLine) -> String)] = [
      (plan.say("任务来源", "Origin"), Column.origin, { $0.origin }),
      (plan.say("抽样环节", "Stage"), Column.stage, { dash($0.stage) }),
      (plan.say("经费", "Fund"), Column.fund, { $0.fund }), (plan.say("大类", "Class"), Column.topClass, { $0.levels[0] }),
    ]
    let (levels, kinds, stages) = (
      Order.inOrder(Order.levels), Order.inOrder(Order.taskKinds), Order.inOrder(Order.stages)
    )
    let byLevel = tasks.sorted {
      $0.level != $1.level ? levels($0.level, $1.level) : kinds($0.taskKind, $1.taskKind)
    }
    let byStage = tasks.sorted { stages($0.stage, $1.stage) }
    let groups = views.map { view in
      var order: [String] = []
      var sums: [String: (batches: Int64, fen: Int64)] = [:]
      for task in view.column == Column.topClass ? Array(tasks) : view.column == Column.stage ? byStage : byLevel {
        let value = view.value(task)
        if sums[value] == nil { order.append(value) }
        sums[value, default: (0, 0)].batches += task.batches
        sums[value, default: (0, 0)].fen += task.cost.fen
      }
      let rows = order.map { value in
        let sum = sums[value] ?? (0, 0)
        return Table.Row(cells: [
          .text(view.name), .text(value),
          .amount(sum.batches, .matching(table: Self.key, key: view.column, own: 1, sum: Column.batches)),
          .amount(sum.fen, .matching(table: Self.key, key: view.column, own: 1, sum: Column.cost)),
          .amount(sum.fen, .inTenThousand(3)),
        ])
      }
      return Table.Group(rows: rows, subtotal: plan.say("合计", "Total"))
    }
    return Table(
      key: "totals",
      columns: [
        .init(plan.say("分类方式", "By"), .mark, 14...14, merged: true),
        .init(plan.say("项目", "Item"), .words, 28...28),
        .init(plan.say("批次", "Batches"), .count, 13...14, totalled: true),
        .init(plan.say("金额（元）", "Yuan"), .yuan, 19...20, totalled: true),
        .init(plan.say("金额（万元）", "10,000 yuan"), .tenThousandYuan, 16...16, totalled: true),
      ],
      groups: groups.filter { !$0.rows.isEmpty }, subtotalSpan: 1...1)
  }

  /// Batches and cost of the unit.
  var sum: (batches: Int64, cost: Money) {
    (tasks.reduce(0) { $0 + $1.batches }, Money(fen: tasks.reduce(0) { $0 + $1.cost.fen }))
  }

  private func dash(_ text: String) -> String { text.isEmpty ? "—" : text }

  private var columns: [Table.Column] {
    [
      .init(plan.say("序号", "No."), .number, 4...5), .init(plan.say("任务来源", "Origin"), .mark, 9...9),
      .init(plan.say("抽样\n环节", "Stage"), .mark, 5...8), .init(plan.say("场所", "Venue"), .mark, 8...12),
      .init(plan.say("大类", "Class"), .words, 8...11), .init(plan.say("亚类", "Subclass"), .words, 6...11),
      .init(plan.say("品种", "Variety"), .words, 6...11), .init(plan.say("细类", "Fine class"), .words, 6...12),
      .init(plan.say("风险\n等级", "Risk"), .mark, 5...6), .init(plan.say("必检\n项目", "Items to test"), .words, 5...26),
      .init(plan.say("批次", "Batches"), .count, 6...10, totalled: true),
      .init(plan.say("完成时限", "Due"), .mark, 9...11.5),
      .init(plan.say("承检机构", "Laboratory"), .mark, 9...13),
      .init(plan.say("单价\n（元）", "Price (yuan)"), .yuan, 9...12),
      .init(plan.say("金额（元）", "Cost (yuan)"), .yuan, 12...15, totalled: true),
      .init(plan.say("依据", "Basis"), .words, 6...12.5), .init(plan.say("备注", "Remarks"), .words, 8...20),
      .init(plan.say("经费", "Fund"), .words, 9...12),
    ]
  }
}
