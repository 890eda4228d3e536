import SamplingInspection

/// The workbook that one unit gets: what it has to do in all, and line by line.
struct UnitWorkbook {
  let plan: PlanContent
  let unit: Int

  var content: WorkbookContent {
    let heading = plan.scenario.heading
    let unit = plan.units.all[unit]
    return WorkbookContent(
      path: unit.path, title: "\(plan.title) \(unit.name)", author: heading.issuer, day: heading.planDate,
      sheets: [front(unit), lines(unit)]
        + [months(unit), samplingList(unit), visits(unit), why(unit)].compactMap(\.self))
  }

  private func front(_ unit: PaperUnits.Unit) -> Sheet {
    let table = TaskSheet(plan: plan, unit: self.unit)
    let sum = table.sum
    var facts: [Sheet.Fact] = [
      .init(
        plan.say("县（市、区）", "Unit"), plan.say("\(unit.name)（区划代码\(unit.adcode)）", "\(unit.name) (code \(unit.adcode))"))
    ]
    if !unit.prefecture.isEmpty { facts.append(.init(plan.say("上级", "Prefecture"), unit.prefecture)) }
    facts += [
      .init(
        plan.say("常住人口", "Residents"),
        plan.say(
          "\(Figures.grouped(unit.population))人（\(plan.populationBase)）",
          "\(Figures.grouped(unit.population)) (\(plan.populationBase))")),
      .init(
        plan.say("任务合计", "In all"),
        plan.say(
          "\(Figures.grouped(sum.batches))批次，\(Figures.yuan(sum.cost))元（\(Figures.wanyuan(Int128(sum.cost.fen)))万元）",
          "\(Figures.grouped(sum.batches)) batches, \(Figures.yuan(sum.cost)) yuan")),
    ]
    if let repaired = plan.repaired { facts.append(repaired) }
    return Sheet(
      name: plan.say("概况", "Overview"), title: plan.say("\(plan.title)\(unit.name)任务概况", "\(plan.title): \(unit.name)"),
      subtitle: plan.subtitle(), facts: facts, table: table.totals,
      notes: [
        plan.say("各项合计随“任务表”中的批次和单价变动。", "All sums follow the batches and prices of the sheet “Tasks”.")
      ],
      signatures: plan.signatures, page: .portrait, headerLeft: "\(unit.name) \(plan.title)",
      headerRight: plan.statement.state)
  }

  private func lines(_ unit: PaperUnits.Unit) -> Sheet {
    let table = TaskSheet(plan: plan, unit: self.unit)
    return Sheet(
      name: plan.say("任务表", "Tasks"),
      title: plan.say("\(plan.title)\(unit.name)任务表", "\(plan.title): tasks of \(unit.name)"),
      subtitle: plan.subtitle(), table: table.lines, signatures: plan.signatures,
      headerLeft: "\(unit.name) \(plan.title)", headerRight: plan.statement.state)
  }

  private func months(_ unit: PaperUnits.Unit) -> Sheet? {
    guard let months = MonthSheets(plan: plan) else { return nil }
    return Sheet(
      name: plan.say("月度任务", "Months"),
      title: plan.say("\(plan.title)\(unit.name)月度任务表", "\(plan.title): months of \(unit.name)"),
      subtitle: plan.subtitle(plan.say("批次", "batches")), table: months.tasks(of: self.unit),
      notes: [
        plan.say(
          "每月的批次在当月抽完；备注里有起止日期的，只在这些日子抽。",
          "Batches of a month are taken within it; where the remarks name days, on those days only."
        )
      ], signatures: plan.signatures, headerLeft: "\(unit.name) \(plan.title)", headerRight: plan.statement.state)
  }

  private func samplingList(_ unit: PaperUnits.Unit) -> Sheet? {
    guard let list = SamplingTaskList(plan: plan, unit: self.unit) else { return nil }
    return Sheet(
      name: plan.say("抽样任务清单", "Sampling list"),
      title: plan.say("\(plan.title)\(unit.name)抽样任务清单", "\(plan.title): sampling list of \(unit.name)"),
      subtitle: plan.subtitle(plan.say("批次", "batches")), table: list.table,
      notes: [
        plan.say(
          "被抽样单位另行随机抽取，名单在抽样前保密；抽样单用国家系统的统一文书。",
          "Subjects are drawn apart, and their list is secret until sampled; samples go into the forms of the national system."
        )
      ], signatures: plan.signatures, headerLeft: "\(unit.name) \(plan.title)", headerRight: plan.statement.state)
  }

  /// What the unit has to inspect.
  private func visits(_ unit: PaperUnits.Unit) -> Sheet? {
    guard let visits = VisitSheet(plan: plan), let table = visits.table(of: self.unit) else { return nil }
    return Sheet(
      name: plan.say("检查任务", "Inspections"),
      title: plan.say("\(plan.title)\(unit.name)检查任务表", "\(plan.title): inspections of \(unit.name)"),
      subtitle: plan.subtitle(plan.say("家次", "visits")), table: table, notes: visits.notes,
      signatures: plan.signatures, headerLeft: "\(unit.name) \(plan.title)", headerRight: plan.statement.state)
  }

  /// Half a page: why the unit has its number.
  private func why(_ unit: PaperUnits.Unit) -> Sheet? {
    guard let account = plan.accounts[unit.adcode] else { return nil }
    return Sheet(
      name: plan.say("为什么是这个数", "Why this number"),
      title: plan.say("\(plan.title)\(unit.name)：为什么是这个数", "\(plan.title): why the number of \(unit.name)"),
      subtitle: plan.subtitle(), facts: account.parts.map { .init($0.name, $0.text) },
      table: Table(
        key: "alike",
        columns: [.init(account.headings[0], .words, 14...24)]
          + account.headings.dropFirst().map { .init($0, .mark, 12...18) },
        groups: [.init(rows: account.lines.map { .init(cells: ([$0.county] + $0.figures).map(Table.Cell.text)) })]),
      notes: [plan.say("与人口最相近的两县并列。", "Beside the two counties nearest in residents.")], page: .portrait,
      headerLeft: "\(unit.name) \(plan.title)", headerRight: plan.statement.state)
  }
}
