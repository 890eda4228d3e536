/// The scenario of one unit of a plan, for the level below to plan with its task filled in.
///
/// What the plan decided for the unit becomes its task: batches of the levels above in each class exactly, those of its own
/// levels in all, of which a share stays where the plan has it. Rules that hold for each county stay; rules over all units have become the task. Money, laboratories and lots
/// that others use too are cut to what the plan gives the unit, so that the plan's own part keeps every rule.
public struct HandedDown: Sendable {
  /// The plan that is handed down.
  private let above: Scenario
  private let batches: [Int64]
  private let schedule: Schedule?
  private let keep: ExactDecimal
  private let columns: StratumColumns
  /// Strata of the unit, by number in the scenario above.
  private let inside: [Int]
  private let counties: [County]
  private let codes: Set<String>
  private let unit: String

  /// Finds a unit by the code or name of a county, or by the name of a prefecture; nil if there is none.
  ///
  /// - Parameters:
  ///   - schedule: the months of the batches; nil if they have none.
  ///   - keep: the share of the unit's batches that stay where the plan has them, so that what all units make of it is still near the
  ///     plan, whose rules over several units no unit can see.
  public init?(
    _ unit: String, of scenario: Scenario, batches: [Int64], schedule: Schedule? = nil,
    keep: ExactDecimal = ExactDecimal(8, decimals: 1)
  ) {
    self.schedule = schedule
    self.keep = keep
    let counties = [
      scenario.counties.filter { $0.adcode == unit }, scenario.counties.filter { $0.prefecture == unit },
      scenario.counties.filter { $0.name == unit },
    ].first { !$0.isEmpty }
    guard let counties, counties.count == 1 || counties.allSatisfy({ $0.prefecture == unit }) else { return nil }
    above = scenario
    self.batches = batches
    self.counties = counties
    self.unit = counties.count == 1 ? counties[0].name : unit
    columns = StratumColumns(scenario)
    let codes = Set(counties.map(\.adcode))
    self.codes = codes
    inside = scenario.strata.indices.filter { codes.contains(scenario.strata[$0].county) }
    if inside.isEmpty { return nil }
  }

  /// The scenario of the unit.
  public var scenario: Scenario {
    var scenario = above
    scenario.counties = counties
    scenario.strata = inside.map { number in
      var stratum = above.strata[number]
      stratum.former = batches[number]
      return stratum
    }
    scenario.venues = above.venues.filter { codes.contains($0.county) }
    let scopes = ScopesWithin(scenario)
    scenario.heading = heading(scopes)
    scenario.funds = above.funds.compactMap { fund($0, scopes) }
    scenario.labs = above.labs.compactMap(laboratory)
    scenario.lots = above.lots.compactMap { lot($0, scopes) }
    scenario.crews = above.crews.compactMap { crew($0, scopes) }
    scenario.visits = VisitsWithin.tasks(of: above, counties: counties, crews: scenario.crews)
    scenario.calendar = calendar(scopes)
    // The batches that an estimate of the whole needs are in the unit's task already.
    scenario.evaluations = []
    scenario.pins = above.pins.compactMap { pin in
      guard isWhole(pin.scope), let scope = scopes.within(pin.scope) else { return nil }
      var pin = pin
      pin.scope = scope
      return pin
    }
    scenario.rules = (above.rules.compactMap { rule($0, scopes) } + tasks + kept).sorted { $0.id < $1.id }
    return scenario
  }

  private func heading(_ scopes: ScopesWithin) -> Heading {
    var heading = above.heading
    heading.document = above.heading.title + (heading.document.isEmpty ? "" : "（\(heading.document)）")
    heading.title = unit + "：" + above.heading.title
    heading.issuer = unit + "市场监督管理局"
    heading.budgetScale = ExactDecimal(1)
    heading.showWithout = scopes.within(heading.showWithout) ?? Scope(conditions: [])
    return heading
  }

  // MARK: Resources, whole where only the unit uses them

  private func fund(_ fund: Fund, _ scopes: ScopesWithin) -> Fund? {
    let strata = above.strata.indices.filter { above.strata[$0].fund == fund.fund }
    let own = strata.filter(isInside)
    guard !own.isEmpty, let usableFor = scopes.within(fund.usableFor) else { return nil }
    var fund = fund
    fund.usableFor = usableFor
    if own.count == strata.count {
      fund.amount = above.available(fund)
    } else {
      fund.amount = Money(fen: own.reduce(0) { $0 + batches[$1] * above.strata[$1].cost.fen })
      fund.source = "上级方案给本单位的部分；" + fund.source
    }
    return fund
  }

  private func laboratory(_ lab: Laboratory) -> Laboratory? {
    let strata = columns.strata(in: Scope(conditions: [.init(column: "lab", values: [lab.lab])]), count: batches.count)
    let own = strata.filter(isInside)
    if own.isEmpty { return nil }
    var lab = lab
    if own.count < strata.count {
      lab.annualBatches = own.reduce(0) { $0 + batches[$1] }
      // Of a month that others use too, the unit has what the schedule gives it in its fullest.
      lab.monthlyBatches =
        lab.monthlyBatches == nil
        ? nil : schedule.flatMap { months in (1...12).map { month in own.reduce(0) { $0 + months[$1, month] } }.max() }
    }
    return lab
  }

  private func lot(_ lot: Lot, _ scopes: ScopesWithin) -> Lot? {
    let strata = columns.strata(in: Scope(conditions: [.init(column: "lot", values: [lot.lot])]), count: batches.count)
    let own = strata.filter(isInside)
    guard !own.isEmpty, let scope = scopes.within(lot.scope) else { return nil }
    var lot = lot
    lot.scope = scope
    if own.count < strata.count {
      if lot.maxBatches != nil { lot.maxBatches = own.reduce(0) { $0 + batches[$1] } }
      if lot.contract != nil {
        lot.contract = Money(fen: own.reduce(0) { $0 + batches[$1] * above.strata[$1].cost.fen })
      }
    }
    return lot
  }

  /// Crews that work elsewhere too are the business of those who send them.
  private func crew(_ crew: Crew, _ scopes: ScopesWithin) -> Crew? {
    guard isWhole(crew.scope), let scope = scopes.within(crew.scope) else { return nil }
    var crew = crew
    crew.scope = scope
    return crew
  }

  /// Seasons as far as they speak of the unit, and paces that are asked of each county.
  private func calendar(_ scopes: ScopesWithin) -> SamplingCalendar {
    var calendar = above.calendar
    calendar.windows = calendar.windows.compactMap { window in
      scopes.within(window.scope).map { scope in
        var window = window
        window.scope = scope
        return window
      }
    }
    calendar.spreads = calendar.spreads.compactMap { spread in
      scopes.within(spread.scope).map { SpreadRequirement(scope: $0, every: spread.every, source: spread.source) }
    }
    calendar.paces = calendar.paces.compactMap { pace in
      guard pace.each.contains("county"), let scope = scopes.within(pace.scope) else { return nil }
      var pace = pace
      pace.scope = scope
      return pace
    }
    return calendar
  }

  // MARK: Rules

  /// A rule of which every row speaks of one county stays; of one over several units the task has taken the place.
  private func rule(_ rule: Rule, _ scopes: ScopesWithin) -> Rule? {
    let isOfCounties = rule.each.contains("county")
    let isRelative = [.mix, .evenness, .keptShare].contains(rule.measure)
    guard isOfCounties, !isRelative, let scope = scopes.within(rule.scope), let of = scopes.within(rule.of) else {
      return nil
    }
    if !rule.base.isEmpty {
      guard let base = above.rules.first(where: { $0.id == rule.base }), self.rule(base, scopes) != nil else {
        return nil
      }
    }
    var rule = rule
    rule.scope = scope
    rule.of = of
    return rule
  }

  /// What the plan gives the unit: of a fund that others use too each class exactly, of its own funds each level in all.
  private var tasks: [Rule] {
    let shared = Set(
      above.funds.map(\.fund).filter { fund in
        above.strata.indices.contains { above.strata[$0].fund == fund && !isInside($0) }
      })
    var totals: [[String]: Int64] = [:]
    for number in inside {
      let stratum = above.strata[number]
      let name = Category.foodClass(of: stratum.category)
      totals[shared.contains(stratum.fund) ? [stratum.level, stratum.fund, name] : [stratum.level], default: 0] +=
        batches[number]
    }
    return totals.filter { $0.value > 0 || $0.key.count > 1 }.map { key, total in
      let (level, isShared) = (key[0], key.count > 1)
      let names = isShared ? ["level", "fund", "class"] : ["level"]
      return Rule(
        id: "task-" + key.joined(separator: "-"),
        title: isShared ? "\(level)任务：\(key[2])\(total)批次" : "\(level)任务不少于\(total)批次", group: "上级任务",
        measure: .batches,
        scope: Scope(conditions: zip(names, key).map { .init(column: $0, values: [$1]) }),
        bounds: isShared ? Bounds(exactly: ExactDecimal(total)) : Bounds(atLeast: ExactDecimal(total)),
        source: "\(above.heading.title)给\(unit)的任务")
    }
  }

  /// That a share of the unit's batches stays where the plan has them; none of none.
  private var kept: [Rule] {
    if keep.mantissa == 0 || inside.allSatisfy({ batches[$0] == 0 }) { return [] }
    return [
      Rule(
        id: "task-kept", title: "与上级方案相同的批次不少于\(keep.percentText)", group: "上级任务", measure: .keptShare,
        bounds: Bounds(atLeast: keep), source: "\(above.heading.title)给\(unit)的批次，写在 strata.csv 的 former 列")
    ]
  }

  private func isInside(_ stratum: Int) -> Bool { codes.contains(above.strata[stratum].county) }

  /// Whether a scope takes in nothing outside the unit.
  private func isWhole(_ scope: Scope) -> Bool {
    columns.strata(in: scope, count: batches.count).allSatisfy(isInside)
  }
}
