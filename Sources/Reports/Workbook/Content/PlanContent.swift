import SamplingInspection

/// A finished plan as its papers need it: units, levels and tasks in the order of paper, with names in place of codes.
struct PlanContent: Sendable {
  let scenario: Scenario
  /// Columns of its strata.
  let columns: StratumColumns
  let statement: PlanStatement
  let language: Language
  let units: PaperUnits
  /// Levels with a stratum, the highest first.
  let levels: [String]
  /// Every stratum with a batch, in the order of paper.
  let tasks: [TaskLine]
  /// Where the tasks of each unit stand among ``tasks``.
  let tasksOfUnit: [Range<Int>]
  /// Hand edits in the words of a remark, in the order of the scenario.
  let pins: [PinContent]
  /// Names in place of codes, groups and scopes.
  let names: Names
  /// The months of the batches; nil if they have none.
  let schedule: Schedule?
  /// The visits of inspection, place by place; nil if there are none, or they have no months.
  let visits: [VisitLine]?
  /// Windows of the calendar.
  let windows: [WindowWords]
  /// Why each county has its number, by adcode; may be empty.
  let accounts: [String: CountyWords]

  /// - Parameter batches: of each stratum, in the order of the scenario's strata.
  init(
    _ scenario: Scenario, _ statement: PlanStatement, batches: [Int64], schedule: Schedule?,
    inspections: [VisitRow]? = nil, accounts: [CountyAccount], _ language: Language
  ) {
    self.schedule = schedule
    visits = inspections.map { VisitLine.all(scenario, $0) }
    self.accounts = Dictionary(
      accounts.map { ($0.adcode, CountyWords($0, among: accounts, scenario, language)) },
      uniquingKeysWith: { first, _ in first })
    self.scenario = scenario
    self.statement = statement
    self.language = language
    let columns = StratumColumns(scenario)
    self.columns = columns
    windows = WindowWords.all(scenario, columns, language)
    let units = PaperUnits(scenario.counties)
    self.units = units
    names = Names(scenario, language)
    levels = Set(scenario.strata.map(\.level)).sorted(by: Order.inOrder(Order.levels))
    pins = scenario.pins.map { PinContent($0, columns, strata: scenario.strata.count, language) }
    let tasks = TaskList(scenario, columns, units, pins, batches, language).tasks
    self.tasks = tasks
    var ranges = [Range<Int>](repeating: 0..<0, count: units.all.count)
    for (number, task) in tasks.enumerated() {
      ranges[task.unit] = (ranges[task.unit].isEmpty ? number : ranges[task.unit].lowerBound)..<number + 1
    }
    tasksOfUnit = ranges
  }

  /// The sentence in the language of the papers.
  func say(_ zh: String, _ en: String) -> String { language(zh, en) }

  /// Name of the plan, with its year if that does not say it.
  var title: String {
    let heading = scenario.heading
    return heading.title.contains(String(heading.year))
      ? heading.title : say("\(heading.year)年\(heading.title)", "\(heading.title) \(heading.year)")
  }

  /// Issuer, document, state and, if given, the unit of the figures.
  func subtitle(_ unit: String = "") -> [String] {
    let heading = scenario.heading
    var parts = [say("下达单位：", "Issued by: ") + heading.issuer]
    if !heading.document.isEmpty { parts.append(say("依据文件：", "Under: ") + heading.document) }
    parts.append(say("状态：", "State: ") + statement.state)
    if repaired != nil { parts.append(say("已调整（见概况）", "Adjusted (see the overview)")) }
    if !unit.isEmpty { parts.append(say("单位：", "Unit: ") + unit) }
    return parts
  }

  /// What was changed for this plan, by hand or because no plan existed without it; nil for nothing.
  var repaired: Sheet.Fact? {
    let note = scenario.heading.repaired
    return note.isEmpty ? nil : .init(say("已调整", "Adjusted"), note)
  }

  /// Number of the document, which stands before its name.
  var documentNumber: String {
    let document = scenario.heading.document
    guard let space = document.firstIndex(where: { $0 == " " || $0 == "　" }) else { return document }
    return String(document[..<space])
  }

  /// Lines to sign; the date is left blank.
  var signatures: [String] {
    [
      say("填报单位（盖章）：", "Unit (seal):"), say("制表：", "Made by:"), say("审核：", "Checked by:"),
      say("负责人：", "In charge:"), say("日期：　　年　　月　　日", "Date:"),
    ]
  }

  /// Population base as papers name it.
  var populationBase: String {
    let base = scenario.heading.population
    return say("\(base.name)，\(base.released.text)公布", "\(base.name), released \(base.released.text)")
  }
}
