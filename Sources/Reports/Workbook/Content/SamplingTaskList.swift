import SamplingInspection

/// 抽样任务清单: what a unit takes in each month, one line for each category, venue and laboratory.
struct SamplingTaskList {
  /// The list, with sums for each month.
  let table: Table

  /// Key of the table.
  static let key = "samplingList"

  /// Nil for a plan whose batches have no months.
  init?(plan: PlanContent, unit: Int) {
    guard let schedule = plan.schedule else { return nil }
    let tasks = plan.tasks[plan.tasksOfUnit[unit]]
    let lots = Dictionary(plan.scenario.lots.map { ($0.lot, $0) }, uniquingKeysWith: { first, _ in first })
    struct Key: Hashable {
      var category: String
      var stage: String
      var venue: String
      var lot: String
    }
    var groups: [Table.Group] = []
    var number: Int64 = 0
    for month in 1...12 {
      var order: [Key] = []
      var members: [Key: [TaskLine]] = [:]
      for task in tasks where schedule[task.stratum, month] > 0 {
        let key = Key(
          category: plan.scenario.strata[task.stratum].category, stage: task.stage, venue: task.venue,
          lot: plan.columns.value("lot", of: task.stratum))
        if members[key] == nil { order.append(key) }
        members[key, default: []].append(task)
      }
      let name = MonthName.text(month, plan.language)
      let rows = order.map { key -> Table.Row in
        let own = members[key] ?? []
        number += 1
        let lot = lots[key.lot].map { $0.name.isEmpty ? $0.lot : $0.name } ?? ""
        let cells: [Table.Cell] =
          [.amount(number), .text(name), .text(key.stage), .text(key.venue)]
          + (own.first?.levels ?? []).map(Table.Cell.text)
          + [
            .amount(own.reduce(0) { $0 + schedule[$1.stratum, month] }), .text(own.first?.laboratory ?? ""),
            .text(lot), .text(Self.remark(own)),
          ]
        return Table.Row(cells: cells)
      }
      if !rows.isEmpty {
        groups.append(
          Table.Group(rows: rows, subtotal: plan.say("\(name)小计", "\(name), subtotal")))
      }
    }
    table = Table(
      key: Self.key,
      columns: [
        .init(plan.say("序号", "No."), .number, 4...6), .init(plan.say("月份", "Month"), .mark, 5...6),
        .init(plan.say("环节", "Stage"), .mark, 5...8), .init(plan.say("场所", "Venue"), .mark, 8...16),
        .init(plan.say("大类", "Class"), .words, 8...14), .init(plan.say("亚类", "Subclass"), .words, 6...15),
        .init(plan.say("品种", "Variety"), .words, 6...15), .init(plan.say("细类", "Fine class"), .words, 6...15),
        .init(plan.say("批次", "Batches"), .count, 6...9, totalled: true),
        .init(plan.say("承检机构", "Laboratory"), .words, 9...21), .init(plan.say("标段", "Lot"), .words, 9...18),
        .init(plan.say("备注", "Remarks"), .words, 8...16),
      ], groups: groups, totalLabel: plan.say("合计", "Total"), subtotalSpan: 0...7, totalSpan: 0...7,
      isFiltered: !groups.isEmpty)
  }

  /// Origins of the batches, and what is special about them.
  private static func remark(_ tasks: [TaskLine]) -> String {
    var parts: [String] = []
    for part in tasks.map(\.origin) + tasks.map(\.remark) where !part.isEmpty && !parts.contains(part) {
      parts.append(part)
    }
    return parts.joined(separator: "；")
  }
}
