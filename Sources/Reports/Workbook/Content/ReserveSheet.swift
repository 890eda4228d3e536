import SamplingInspection

/// Batches kept for emergencies and campaigns (机动), by unit and level.
struct ReserveSheet {
  let plan: PlanContent

  /// Nil if nothing is kept.
  var table: Table? {
    let reserve = plan.tasks.filter(\.isReserve)
    let present = Set(reserve.map(\.level))
    let levels = plan.levels.filter(present.contains)
    if levels.isEmpty { return nil }
    var batches: [Int: [String: Int64]] = [:]
    for task in reserve { batches[task.unit, default: [:]][task.level, default: 0] += task.batches }
    let rows = plan.units.all.indices.filter { batches[$0] != nil }.enumerated().map { number, unit in
      let own = batches[unit] ?? [:]
      return Table.Row(
        cells: [.amount(Int64(number + 1)), .text(plan.units.all[unit].name)] + levels.map { .amount(own[$0] ?? 0) }
          + [.amount(own.values.reduce(0, +), .sumOfColumns([2...1 + levels.count]))])
    }
    return Table(
      key: "reserve",
      columns: [
        .init(plan.say("序号", "No."), .number, 6...6), .init(plan.say("县（市、区）", "Unit"), .mark, 26...30),
      ] + levels.map { .init($0, .sparseCount, 16...18, totalled: true) } + [
        .init(plan.say("合计", "Total"), .count, 16...18, totalled: true)
      ],
      groups: [Table.Group(rows: rows)], totalLabel: plan.say("合计", "Total"), totalSpan: 0...1)
  }
}

/// Hand edits (指定批次): what was fixed, by whom and why, and what the plan does.
struct PinSheet {
  let plan: PlanContent

  /// Nil if nothing was fixed by hand.
  var table: Table? {
    let pins = plan.scenario.pins
    if pins.isEmpty { return nil }
    let rows = zip(pins, plan.pins).enumerated().map { number, pair in
      let (pin, content) = pair
      let stated = plan.statement.rules.first { $0.id == "pin:" + pin.pin }
      return Table.Row(cells: [
        .amount(Int64(number + 1)), .text(pin.pin),
        .text(pin.scope.isEverything ? plan.say("全部", "everything") : plan.names.words(pin.scope)),
        .text(content.bound),
        stated.flatMap { Double($0.achieved) }.map { .figure($0) } ?? .text("—"), .text(pin.who), .text(pin.why),
        .text(pin.date?.text ?? ""),
      ])
    }
    return Table(
      key: "pins",
      columns: [
        .init(plan.say("序号", "No."), .number, 5...5), .init(plan.say("编号", "Key"), .mark, 8...14),
        .init(plan.say("范围", "Where"), .words, 30...40), .init(plan.say("指定", "Fixed"), .words, 16...24),
        .init(plan.say("安排批次", "Planned"), .figure, 9...12), .init(plan.say("何人", "By"), .words, 12...18),
        .init(plan.say("理由", "Why"), .words, 24...36), .init(plan.say("日期", "Date"), .mark, 11...11),
      ],
      groups: [Table.Group(rows: rows)])
  }
}
