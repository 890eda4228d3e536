import SamplingInspection

/// Everything that the page shows, as plain values: what the statement says, and sums of the lines of the allocation.
struct ReportContent: Sendable {
  /// Title, issuer, dates, population base.
  var heading: Heading
  /// What `plan.json` states.
  var statement: PlanStatement
  /// All lines of the allocation together.
  var total: Tally
  /// Residents of all counties.
  var residents: Int128
  /// The scope that results are also stated without, in words; empty if there is none.
  var without: String
  /// Batches that count towards the quota per 1,000 residents.
  var quota: QuotaContent?
  /// Whose batches.
  var levels: [Part]
  /// Where they are taken.
  var stages: [Part]
  /// What they are for.
  var taskKinds: [Part]
  /// Classes in the order of the sheets.
  var classes: [Part]
  /// Batches of every class in every unit.
  var heat: HeatContent
  /// Rules under their headings.
  var ruleGroups: [RuleGroup]
  /// Money.
  var funds: FundContent
  /// How evenly the counties are served.
  var evenness: EvennessContent
  /// Batches held back, and hand edits.
  var reserve: ReserveContent
  /// The months; nil if the batches have none.
  var year: YearContent?
  /// Why each county has its number; shown once something fills it.
  var accounts: [CountyWords] = []

  /// Adds up an allocation whose lines agree with the statement.
  init(
    _ scenario: Scenario, _ statement: PlanStatement, _ allocation: [AllocationRow], schedule: Schedule?,
    inspections: [VisitRow]? = nil, accounts: [CountyAccount], _ language: Language
  ) {
    let lines = AllocationLines(scenario, allocation)
    let units = Units(scenario)
    let names = Names(scenario, language)
    let quota = QuotaContent(scenario, statement, names)
    heading = scenario.heading
    self.statement = statement
    total = lines.all.reduce(into: Tally()) { $0 += $1.tally }
    residents = units.populations.reduce(0, +)
    without = names.words(scenario.heading.showWithout)
    self.quota = quota
    levels = Part.parts(lines.all, by: \.level, order: Order.inOrder(Order.levels))
    stages = Part.parts(lines.all, by: \.stage, order: Order.inOrder(Order.stages))
    taskKinds = Part.parts(lines.all, by: \.taskKind, order: Order.inOrder(Order.taskKinds))
    classes = Part.parts(lines.all, by: \.className, order: Order.inOrder(Order.classes(scenario)))
    heat = HeatContent(lines, units, classes: Order.classes(scenario))
    ruleGroups = RuleGroup.groups(scenario, statement, names)
    funds = FundContent(scenario, statement, units)
    evenness = EvennessContent(scenario, statement, lines, units, quota, funds)
    reserve = ReserveContent(scenario, statement, lines, units, names)
    year = schedule.map {
      YearContent(scenario, $0, inspections: inspections, batches: Int128(statement.batches), language)
    }
    self.accounts = accounts.map { CountyWords($0, among: accounts, scenario, language) }
  }
}

/// Lines of an allocation with their figures as numbers and the strata that they are of.
struct AllocationLines {
  /// Lines with their figures.
  let all: [(row: AllocationRow, tally: Tally)]
  private let strata: [Int?]
  private let columns: StratumColumns
  private let count: Int

  init(_ scenario: Scenario, _ allocation: [AllocationRow]) {
    count = scenario.strata.count
    columns = StratumColumns(scenario)
    let numberOf = Dictionary(
      scenario.strata.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    strata = allocation.map { numberOf[$0.key] }
    let without = scenario.heading.showWithout
    let shown = without.isEverything ? [] : Set(columns.strata(in: without, count: count))
    all = zip(allocation, strata).map { row, stratum in
      (row, Tally(row, isShownWithout: stratum.map { !shown.contains($0) } ?? true))
    }
  }

  /// Numbers of the strata in a scope.
  func strata(in scope: Scope) -> Set<Int> { Set(columns.strata(in: scope, count: count)) }

  /// The lines in a scope.
  func lines(in scope: Scope) -> [(row: AllocationRow, tally: Tally)] {
    let strata = strata(in: scope)
    return zip(all, self.strata).compactMap { line, stratum in stratum.map(strata.contains) == true ? line : nil }
  }
}

extension AllocationRow {
  /// The first level of the category.
  var className: String { Category.foodClass(of: category) }
}

/// The order in which people expect things.
enum Order {
  static let levels = ["国抽", "省抽", "市抽", "县抽"]
  static let stages = ["生产", "流通", "餐饮", "批发", "零售", "使用"]
  static let taskKinds = ["监督抽检", "评价性抽检", "风险监测", "你点我检"]

  /// Classes by their place on sheets.
  static func classes(_ scenario: Scenario) -> [String] {
    var place: [String: Int] = [:]
    for category in scenario.categories {
      let name = category.levels.first ?? ""
      place[name] = min(place[name] ?? .max, category.order)
    }
    return place.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }

  /// Known names in their order, then the others by name, and what has no name last.
  static func inOrder(_ known: [String]) -> (String, String) -> Bool {
    let place = Dictionary(known.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ name: String) -> (Int, Int, String) { (name.isEmpty ? 1 : 0, place[name] ?? known.count, name) }
    return { key($0) < key($1) }
  }
}
