import SamplingInspection

/// What laboratories and crews can take in the months in which some strata must be sampled.
///
/// Of the strata whose whole season lies within some months, Σ n ≤ Σ room of these months + what was done of them before. Where
/// batches keep this for all stretches of months, hardly anything but paces and frequencies keeps them from having a month.
enum MonthsRule {
  static let laboratories = "lab_months"
  static let crews = "crew_months"

  /// Rows of a scenario that asks for them; only those that some numbers of batches would break.
  static func rows(_ strata: RuleStrata) -> [ModelRow] {
    guard strata.scenario.heading.isWithinMonths else { return [] }
    return rows(of: strata)
  }

  /// Whether any row could be broken.
  static func canBind(_ scenario: Scenario) -> Bool {
    !rows(of: RuleStrata(scenario, StratumColumns(scenario))).isEmpty
  }

  private static func rows(of strata: RuleStrata) -> [ModelRow] {
    let scenario = strata.scenario
    let seasons = SeasonBook(scenario, batches: scenario.strata.map(\.atLeast), strata.columns)
    var rows: [ModelRow] = []
    for lab in scenario.labs {
      guard let room = lab.monthlyBatches else { continue }
      let scope = Scope(conditions: [.init(column: "lab", values: [lab.lab])])
      let rule = Rule(
        id: laboratories, title: lab.name, measure: .batches, scope: scope, bounds: Bounds(), strength: .physical,
        source: lab.source)
      rows += stretches(rule, "lab=" + lab.lab, strata.strata(in: scope), seasons, scenario) { _ in room }
    }
    let days = Scheduler.workingDays(scenario)
    for crew in scenario.crews where crew.pairs != nil {
      let rule = Rule(
        id: crews, title: crew.name, measure: .batches, scope: crew.scope, bounds: Bounds(), strength: .physical,
        source: crew.source)
      rows += stretches(rule, "crew=" + crew.crew, strata.strata(in: crew.scope), seasons, scenario) {
        MonthProgram.room(of: crew, days: days[$0])
      }
    }
    return rows
  }

  /// A row for each stretch of months that is the season of some strata.
  private static func stretches(
    _ rule: Rule, _ name: String, _ members: [Int], _ book: SeasonBook, _ scenario: Scenario, room: (Int) -> Int64
  ) -> [ModelRow] {
    let seasons = members.map { book.seasons[$0].months }
    let firsts = Set(seasons.compactMap(\.first)).sorted()
    let lasts = Set(seasons.compactMap(\.last)).sorted()
    var rows: [ModelRow] = []
    for first in firsts {
      for last in lasts where last >= first {
        var inside: [Int] = []
        var open: Set<Int> = []
        for (member, months) in zip(members, seasons) {
          guard let from = months.first, let to = months.last, from >= first, to <= last else { continue }
          inside.append(member)
          open.formUnion(months)
        }
        // A stretch that is longer than these seasons is the same as the one that is not.
        guard open.min() == first, open.max() == last else { continue }
        let done = inside.reduce(Int128(0)) { $0 + Int128(book.done[$1]) }
        let bound = open.reduce(done) { $0 + Int128(room($1)) }
        guard inside.reduce(Int128(0), { $0 + Int128(scenario.strata[$1].atMost) }) > bound else { continue }
        var row = ModelRow(
          rule: rule, side: .atMost, group: "\(name);months=\(first + 1)-\(last + 1)",
          sums: [.init(strata: inside, coefficient: 1)])
        row.bound = bound
        rows.append(row)
      }
    }
    return rows
  }
}
