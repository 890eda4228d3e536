import SamplingInspection

/// The quota per 1,000 residents: what it asks for and what the plan does towards it.
struct QuotaContent: Sendable {
  /// The rule.
  var rule: Rule
  /// What counts, in words; empty for everything.
  var scope: String
  /// Batches per 1,000 residents that it asks for.
  var bound: ExactDecimal
  /// Batches that it asks for.
  var required: Int128
  /// Batches that count, those of the levels above included if the rule says so.
  var achieved: Int128

  /// The quota of a scenario, if there is one.
  init?(_ scenario: Scenario, _ statement: PlanStatement, _ names: Names) {
    let ofCounties = Self.countyColumns(scenario)
    guard let rule = scenario.rules.first(where: { $0.id == "quota" && $0.measure == .batchesPer1000 }),
      let bound = rule.bounds.atLeast ?? rule.bounds.exactly,
      // A quota for some counties only says nothing about the residents of all.
      !rule.scope.conditions.contains(where: { ofCounties.contains($0.column) })
    else { return nil }
    self.rule = rule
    self.bound = bound
    scope = names.words(rule.scope)
    let rows = statement.rules.filter { $0.id == rule.id && $0.side != Side.atMost.rawValue }
    required = rows.reduce(0) { $0 + (Int128($1.required) ?? 0) }
    achieved = rows.reduce(0) { $0 + (Int128($1.achieved) ?? 0) }
  }

  /// Columns that say which county is meant and nothing else.
  static func countyColumns(_ scenario: Scenario) -> Set<String> {
    Set(["county", "prefecture"] + scenario.countyAttributes)
  }
}

/// How evenly the units are served: batches for their residents, and their own money.
struct EvennessContent: Sendable, Equatable {
  /// One unit.
  struct Line: Sendable, Equatable {
    /// Its name.
    var name: String
    /// Its residents.
    var residents: Int128
    /// Batches that count towards the quota; all, if there is none.
    var batches: Int128
    /// Fewest batches that the rules ask of it; nil where they ask for none.
    var task: Int128?
    /// Money that pays here only.
    var ownFen: Int128
  }

  /// The units.
  var lines: [Line]

  /// The units with the fewest and the most batches for their residents; nil where all have the same.
  var extremes: (least: Line, most: Line)? {
    let lived = lines.filter { $0.residents > 0 }
    func isLess(_ left: Line, _ right: Line) -> Bool {
      left.batches * right.residents < right.batches * left.residents
    }
    guard let least = lived.min(by: isLess), let most = lived.max(by: isLess), isLess(least, most) else { return nil }
    return (least, most)
  }

  init(
    _ scenario: Scenario, _ statement: PlanStatement, _ allocation: AllocationLines, _ units: Units,
    _ quota: QuotaContent?, _ funds: FundContent
  ) {
    var batches = Array(repeating: Int128(0), count: units.names.count)
    let scope = quota?.rule.scope ?? Scope(conditions: [])
    for (row, tally) in allocation.lines(in: scope) {
      if let unit = units.numberOf[row.adcode] { batches[unit] += tally.batches }
    }
    if quota?.rule.countsAssigned == true {
      for stratum in allocation.strata(in: scope) {
        if let unit = units.numberOf[scenario.strata[stratum].county] {
          batches[unit] += Int128(scenario.strata[stratum].assigned)
        }
      }
    }
    let tasks = Self.tasks(scenario, statement, quota)
    var unitTasks = Array(repeating: Int128?.some(0), count: units.names.count)
    for (adcode, unit) in units.numberOf {
      // A prefecture has a task only if each of its counties has one.
      unitTasks[unit] = unitTasks[unit].flatMap { sum in tasks[adcode].map { sum + $0 } }
    }
    lines = units.names.indices.map { unit in
      Line(
        name: units.names[unit], residents: units.populations[unit], batches: batches[unit], task: unitTasks[unit],
        ownFen: funds.ownFen[unit])
    }
  }

  /// The most that a rule for each county asks of it, of the same batches as the quota counts.
  private static func tasks(_ scenario: Scenario, _ statement: PlanStatement, _ quota: QuotaContent?)
    -> [String: Int128]
  {
    guard let quota else { return [:] }
    let ofCounties = QuotaContent.countyColumns(scenario)
    func kind(_ scope: Scope) -> [Scope.Condition] { scope.conditions.filter { !ofCounties.contains($0.column) } }
    let rules = scenario.rules.filter { rule in
      [.batches, .batchesPer1000].contains(rule.measure) && rule.each == ["county"] && rule.strength != .wish
        && rule.countsAssigned == quota.rule.countsAssigned && kind(rule.scope) == kind(quota.rule.scope)
    }
    let ids = Set(rules.map(\.id))
    var tasks: [String: Int128] = [:]
    for row in statement.rules where ids.contains(row.id) && row.side != Side.atMost.rawValue {
      let adcode = String(row.group.dropFirst("county=".count))
      tasks[adcode] = max(tasks[adcode] ?? 0, Int128(row.required) ?? 0)
    }
    return tasks
  }
}
