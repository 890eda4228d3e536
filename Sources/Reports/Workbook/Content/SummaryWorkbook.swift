import SamplingInspection

/// The workbook 汇总: the plan as the bureau issues it.
struct SummaryWorkbook {
  let plan: PlanContent

  /// Levels that have a table of their own.
  private var levels: [String] {
    let present = Set(plan.tasks.map(\.level))
    return plan.levels.filter(present.contains)
  }

  var content: WorkbookContent {
    let heading = plan.scenario.heading
    return WorkbookContent(
      path: ["汇总"], title: plan.title, author: heading.issuer, day: heading.planDate,
      sheets: [overview, units] + classTables + months + visits + [funds] + rules + reserve + pins)
  }

  private func sheet(
    _ name: String, _ title: String, unit: String = "", _ table: Table, facts: [Sheet.Fact] = [],
    notes: [String] = [], page: Sheet.Page = .landscape
  ) -> Sheet {
    Sheet(
      name: name, title: plan.title + title, subtitle: plan.subtitle(unit), facts: facts, table: table, notes: notes,
      signatures: plan.signatures, page: page, headerLeft: plan.title + title, headerRight: plan.statement.state)
  }

  private var overview: Sheet {
    let table = OverviewSheet(plan: plan, levels: levels)
    return sheet(
      plan.say("概况", "Overview"), plan.say("概况", ": overview"), table.levelTable, facts: table.facts,
      notes: [moneyNote], page: .portrait)
  }

  private var moneyNote: String {
    plan.say(
      "批次随各层级任务表变动；金额是编制时的数，改动批次后请重新编制。",
      "Batches follow the tables of the levels; money is as planned: plan again after changing batches.")
  }

  private var units: Sheet {
    sheet(
      plan.say("分县", "Units"), plan.say("分县（市、区）任务和经费", ": units"),
      OverviewSheet(plan: plan, levels: levels).unitTable, notes: [moneyNote])
  }

  private var classTables: [Sheet] {
    let table = ClassSheet(plan: plan)
    let batches = plan.say("批次", "batches")
    let notes =
      plan.tasks.contains(where: \.isPinned) ? [plan.say("带“＊”的数含指定批次。", "Figures with ＊ hold pinned batches.")] : []
    var sheets = [
      sheet(
        plan.say("任务汇总", "All levels"), plan.say("任务汇总表", ": all levels"), unit: batches,
        table.together(levels), notes: notes)
    ]
    sheets += levels.map { level in
      sheet(level, plan.say("\(level)任务分配表", ": \(level)"), unit: batches, table.table(of: level), notes: notes)
    }
    return sheets
  }

  private var months: [Sheet] {
    guard let months = MonthSheets(plan: plan) else { return [] }
    let batches = plan.say("批次", "batches")
    return [
      sheet(plan.say("月度分县", "Months by unit"), plan.say("月度分县任务表", ": units by month"), unit: batches, months.units),
      sheet(
        plan.say("月度分类", "Months by class"), plan.say("月度分类任务表", ": classes by month"), unit: batches, months.classes),
    ]
      + [months.laboratories].compactMap(\.self).map {
        sheet(
          plan.say("承检机构", "Laboratories"), plan.say("承检机构月度任务表", ": laboratories by month"), unit: batches, $0,
          notes: [
            plan.say("“每趟最少”是一个月到一个县至少抽多少批次才去。", "A trip to a unit in a month takes at least so many batches.")
          ]
            + (months.hasDone
              ? [
                plan.say(
                  "“已完成”按标段现在的承检机构列；年中换过机构的标段，原机构已检的批次也在内，年能力相应加上。",
                  "Batches done stand with the laboratory that has the lot now, also where another one tested them; “a year” holds room for these."
                )
              ] : []))
      }
  }

  private var visits: [Sheet] {
    guard let visits = VisitSheet(plan: plan) else { return [] }
    return [
      sheet(
        plan.say("检查任务", "Inspections"), plan.say("检查任务表", ": inspections"), unit: plan.say("家次", "visits"),
        visits.summary, notes: visits.notes)
    ]
  }

  private var funds: Sheet {
    sheet(plan.say("经费", "Funds"), plan.say("经费安排表", ": funds"), FundSheet(plan: plan).table)
  }

  private var rules: [Sheet] {
    let tables = RuleSheets(plan: plan)
    return [
      sheet(plan.say("规则", "Rules"), plan.say("规则执行情况", ": rules"), tables.overview, notes: tables.notes),
      sheet(
        plan.say("规则明细", "Rules in detail"), plan.say("规则执行明细", ": rules in detail"), tables.details, page: .portrait),
    ]
  }

  private var reserve: [Sheet] {
    guard let table = ReserveSheet(plan: plan).table else { return [] }
    return [
      sheet(
        plan.say("机动", "Reserve"), plan.say("机动批次", ": reserve"), unit: plan.say("批次", "batches"), table,
        notes: [plan.say("机动批次已含在各任务表中，不许诺发现不合格。", "The reserve is part of the task tables; it promises no finds.")],
        page: .portrait)
    ]
  }

  private var pins: [Sheet] {
    guard let table = PinSheet(plan: plan).table else { return [] }
    return [sheet(plan.say("指定批次", "Pins"), plan.say("指定批次", ": pinned batches"), table)]
  }
}
