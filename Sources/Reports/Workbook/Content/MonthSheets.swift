import SamplingInspection

/// The batches of a plan by month: for one unit, and for the bureau by unit, by class and by laboratory.
struct MonthSheets {
  let plan: PlanContent
  private let schedule: Schedule
  /// Months in which something is taken.
  private let months: [Int]
  /// Whether anything was taken before the plan's date.
  let hasDone: Bool

  /// Nil for a plan whose batches have no months.
  init?(plan: PlanContent) {
    guard let schedule = plan.schedule else { return nil }
    self.plan = plan
    self.schedule = schedule
    let taken = (1...12).filter { month in plan.tasks.contains { schedule[$0.stratum, month] > 0 } }
    months = taken.isEmpty ? [] : Array((taken.first ?? 1)...(taken.last ?? 12))
    hasDone = plan.tasks.contains { schedule.total($0.stratum) < $0.batches }
  }

  private func say(_ zh: String, _ en: String) -> String { plan.say(zh, en) }

  /// What a unit takes in which month, by category, origin and laboratory.
  func tasks(of unit: Int) -> Table {
    struct Key: Hashable {
      var levels: [String]
      var origin: String
      var laboratory: String
    }
    var order: [Key] = []
    var members: [Key: [TaskLine]] = [:]
    for task in plan.tasks[plan.tasksOfUnit[unit]] {
      let key = Key(levels: task.levels, origin: task.origin, laboratory: task.laboratory)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(task)
    }
    var groups: [Table.Group] = []
    for (number, key) in order.enumerated() {
      let tasks = members[key] ?? []
      let leading: [Table.Cell] =
        [.amount(Int64(number + 1))] + key.levels.map(Table.Cell.text)
        + [.text(tasks.first?.risk ?? ""), .text(key.origin), .text(key.laboratory)]
      let row = Table.Row(cells: leading + figures(tasks, after: leading.count) + [.text(windows(tasks))])
      if let last = groups.last?.rows.last, last.cells[1] == row.cells[1] {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(Table.Group(rows: [row]))
      }
    }
    for group in groups.indices where groups[group].rows.count > 1 { groups[group].subtotal = say("小计", "Subtotal") }
    let leading: [Table.Column] = [
      .init(say("序号", "No."), .number, 4...5, repeated: true),
      .init(say("大类", "Class"), .mark, 8...12, merged: true, repeated: true),
      .init(say("亚类", "Subclass"), .mark, 6...12), .init(say("品种", "Variety"), .mark, 6...12),
      .init(say("细类", "Fine class"), .mark, 6...12), .init(say("风险\n等级", "Risk"), .mark, 5...6),
      .init(say("任务来源", "Origin"), .mark, 9...13), .init(say("承检机构", "Laboratory"), .mark, 9...16),
    ]
    return Table(
      key: "months", columns: leading + monthColumns + [.init(say("备注", "Remarks"), .words, 8...30)], groups: groups,
      totalLabel: say("合计", "Total"), isTotalFirst: true, subtotalSpan: 2...7, totalSpan: 0...7)
  }

  /// Units by months.
  var units: Table {
    let isGrouped = plan.units.prefectures.count > 1
    var groups: [Table.Group] = []
    for (number, unit) in plan.units.all.enumerated() {
      let leading: [Table.Cell] = [.amount(Int64(number + 1)), .text(unit.prefecture), .text(unit.name)]
      let row = Table.Row(cells: leading + figures(plan.tasks[plan.tasksOfUnit[number]], after: leading.count))
      if number > 0, plan.units.all[number - 1].prefecture == unit.prefecture {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(Table.Group(rows: [row], subtotal: isGrouped ? say("小计", "Subtotal") : nil))
      }
    }
    let leading: [Table.Column] = [
      .init(say("序号", "No."), .number, 5...6, repeated: true),
      .init(say("市州", "Prefecture"), .mark, 9...16, merged: true, repeated: true),
      .init(say("县（市、区）", "Unit"), .mark, 13...24, repeated: true),
    ]
    return Table(
      key: "unitMonths", columns: leading + monthColumns, groups: groups, totalLabel: say("合计", "Total"),
      subtotalSpan: 2...2, totalSpan: 0...2)
  }

  /// Classes by months.
  var classes: Table {
    var order: [String] = []
    var members: [String: [TaskLine]] = [:]
    let isBefore = ClassOrder(plan.scenario.categories)
    for task in plan.tasks.sorted(by: { left, right in
      isBefore.isBefore(
        plan.scenario.strata[left.stratum].category, plan.scenario.strata[right.stratum].category)
    }) {
      if members[task.levels[0]] == nil { order.append(task.levels[0]) }
      members[task.levels[0], default: []].append(task)
    }
    let rows = order.enumerated().map { number, name in
      let leading: [Table.Cell] = [.amount(Int64(number + 1)), .text(name)]
      return Table.Row(cells: leading + figures(members[name] ?? [], after: leading.count))
    }
    return Table(
      key: "classMonths",
      columns: [.init(say("序号", "No."), .number, 5...6), .init(say("大类", "Class"), .mark, 14...24)] + monthColumns,
      groups: [Table.Group(rows: rows)], totalLabel: say("合计", "Total"), totalSpan: 0...1)
  }

  /// Laboratories by months, with what they can take in.
  var laboratories: Table? {
    let rows = plan.scenario.labs.enumerated().map { number, lab in
      let tasks = plan.tasks.filter { plan.columns.value("lab", of: $0.stratum) == lab.lab }
      let leading: [Table.Cell] = [
        .amount(Int64(number + 1)), .text(lab.name.isEmpty ? lab.lab : lab.name), .amount(lab.annualBatches),
        lab.monthlyBatches.map { .amount($0) } ?? .text(say("不限", "any")),
        lab.tripBatches.map { .amount($0) } ?? .text(say("不限", "any")),
      ]
      return Table.Row(cells: leading + figures(tasks, after: leading.count))
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      key: "labMonths",
      columns: [
        .init(say("序号", "No."), .number, 5...6), .init(say("承检机构", "Laboratory"), .words, 14...26),
        .init(say("年能力", "A year"), .count, 8...10), .init(say("月能力", "A month"), .count, 8...10),
        .init(say("每趟\n最少", "A trip"), .count, 7...8),
      ] + monthColumns, groups: [Table.Group(rows: rows)], totalLabel: say("合计", "Total"), totalSpan: 0...4)
  }

  /// All batches, those of before, and those of each month.
  private func figures(_ tasks: some Sequence<TaskLine>, after leading: Int) -> [Table.Cell] {
    var batches: Int64 = 0
    var ofMonths = [Int64](repeating: 0, count: 13)
    for task in tasks {
      batches += task.batches
      for month in 1...12 { ofMonths[month] += schedule[task.stratum, month] }
    }
    let parts = (hasDone ? [batches - ofMonths.reduce(0, +)] : []) + months.map { ofMonths[$0] }
    let sum: Table.Formula? = parts.isEmpty ? nil : .sumOfColumns([leading + 1...leading + parts.count])
    return [.amount(batches, sum)] + parts.map { .amount($0) }
  }

  private var monthColumns: [Table.Column] {
    [.init(say("合计", "Total"), .count, 7...10, totalled: true)]
      + (hasDone ? [.init(say("已完成", "Done"), .sparseCount, 7...9, totalled: true)] : [])
      + months.map { .init(MonthName.text($0, plan.language), .sparseCount, 6...9, totalled: true) }
  }

  /// Windows that speak of some of the batches, in words.
  private func windows(_ tasks: [TaskLine]) -> String {
    let strata = Set(tasks.map(\.stratum))
    return plan.windows.filter { !$0.strata.isDisjoint(with: strata) }.map(\.words).joined(separator: "；")
  }
}
