import SamplingInspection

/// The visits of inspection by task, place and month: for one unit, and for the bureau by task and unit.
struct VisitSheet {
  let plan: PlanContent
  private let lines: [VisitLine]
  /// Months in which something is visited.
  private let months: [Int]
  /// Whether anything was visited before the plan's date.
  private let hasDone: Bool

  /// Nil for a plan whose visits have no months.
  init?(plan: PlanContent) {
    guard let lines = plan.visits else { return nil }
    self.plan = plan
    self.lines = lines
    hasDone = lines.contains { $0.task.done > 0 }
    let visited = (1...12).filter { month in lines.contains { $0.visits[month - 1] > 0 } }
    months = visited.isEmpty ? [] : Array((visited.first ?? 1)...(visited.last ?? 12))
  }

  private func say(_ zh: String, _ en: String) -> String { plan.say(zh, en) }

  /// What a unit visits; nil if nothing.
  func table(of unit: Int) -> Table? {
    let adcode = plan.units.all[unit].adcode
    let own = lines.filter { $0.task.county == adcode }
    if own.isEmpty { return nil }
    let rows = own.enumerated().map { number, line in
      row(number, [.text(line.visit.name), .text(line.task.venue)], line)
    }
    return table(
      "visits",
      [.init(say("检查任务", "Task of inspection"), .words, 14...26), .init(say("场所", "Venue"), .mark, 9...16)],
      [Table.Group(rows: rows)])
  }

  /// Tasks by unit.
  var summary: Table {
    var groups: [Table.Group] = []
    var last: Int?
    let place = Dictionary(
      plan.units.all.enumerated().map { ($1.adcode, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = lines.enumerated().sorted {
      ($0.element.task.visit, place[$0.element.task.county] ?? 0, $0.offset)
        < ($1.element.task.visit, place[$1.element.task.county] ?? 0, $1.offset)
    }.map(\.element)
    for (number, line) in ordered.enumerated() {
      let unit = plan.units.number[line.task.county].map { plan.units.all[$0].name } ?? line.task.county
      let row = row(number, [.text(line.visit.name), .text(unit), .text(line.task.venue)], line)
      if last == line.task.visit {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(Table.Group(rows: [row]))
      }
      last = line.task.visit
    }
    for group in groups.indices where groups[group].rows.count > 1 { groups[group].subtotal = say("小计", "Subtotal") }
    return table(
      "allVisits",
      [
        .init(say("检查任务", "Task of inspection"), .words, 14...26, merged: true),
        .init(say("县（市、区）", "Unit"), .mark, 13...18), .init(say("场所", "Venue"), .mark, 9...16),
      ], groups)
  }

  private func row(_ number: Int, _ names: [Table.Cell], _ line: VisitLine) -> Table.Row {
    let leading: [Table.Cell] =
      [.amount(Int64(number + 1))] + names + [line.task.subjects.map { .amount($0) } ?? .blank]
    let parts = (hasDone ? [line.task.done] : []) + months.map { line.visits[$0 - 1] }
    let sum: Table.Formula? =
      parts.isEmpty ? nil : .sumOfColumns([leading.count + 1...leading.count + parts.count])
    return Table.Row(
      cells: leading + [.amount(line.task.visits, sum)] + parts.map { .amount($0) }
        + [.amount(line.joined), .text(crew(line.task.crew)), .text(deadline(line.visit)), .text(line.visit.source)])
  }

  private func table(_ key: String, _ names: [Table.Column], _ groups: [Table.Group]) -> Table {
    let leading: [Table.Column] =
      [.init(say("序号", "No."), .number, 4...6)] + names + [.init(say("家数", "Subjects"), .sparseCount, 7...9)]
    let columns: [Table.Column] =
      leading + [
        .init(say("家次", "Visits"), .count, 7...10, totalled: true)
      ] + (hasDone ? [.init(say("已完成", "Done"), .sparseCount, 7...9, totalled: true)] : [])
      + months.map { .init(MonthName.text($0, plan.language), .sparseCount, 6...9, totalled: true) } + [
        .init(say("其中\n同行", "With a\nsampling"), .sparseCount, 7...9, totalled: true),
        .init(say("检查人员", "Crew"), .words, 9...18), .init(say("完成时限", "Due"), .mark, 9...14),
        .init(say("依据", "Source"), .words, 12...40),
      ]
    return Table(
      key: key, columns: columns, groups: groups, totalLabel: say("合计", "Total"), subtotalSpan: 2...names.count,
      totalSpan: 0...names.count)
  }

  private func crew(_ code: String) -> String {
    let name = plan.scenario.crews.first { $0.crew == code }?.name ?? ""
    return name.isEmpty ? code : name
  }

  private func deadline(_ visit: Visit) -> String {
    guard let by = visit.by else { return "" }
    return say("\(by.month)月\(by.day)日前", by.text)
  }

  /// What the figures mean, for the foot of the sheet.
  var notes: [String] {
    [
      say(
        "家次是检查，不是批次，没有检验费；“同行”是当月抽样队在这个县的这类场所抽样时一并检查的，一批次带一家次，不另占人日。",
        "Visits are inspections, no batches, and cost no test; those with a sampling are made where a crew samples such venues in that month, one with a batch, and take no day of their own."
      )
    ]
  }
}
