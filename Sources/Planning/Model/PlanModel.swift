import SamplingInspection

/// The annual program in exact integers: what each batch is worth, how many there may be, and every row of every rule.
struct PlanModel: Sendable {
  /// The scenario that it was made of.
  private(set) var scenario: Scenario
  /// Columns of its strata.
  let columns: StratumColumns
  /// Worth of batches, for each stratum.
  var curves: [ValueCurve]
  /// Fewest batches of each stratum.
  private(set) var lower: [Int64]
  /// Most batches of each stratum as the scenario says.
  private(set) var upper: [Int64]
  /// Rows in order of rule, group, side.
  private(set) var rows: [ModelRow]
  /// Sets of strata whose batches rows count together, each set once.
  private(set) var sums: [[Int]]

  /// Builds the program of a scenario, with its rows changed or with others added.
  init(_ scenario: Scenario, changing change: (inout [ModelRow]) -> Void = { _ in }) {
    self.scenario = scenario
    columns = StratumColumns(scenario)
    curves = ValueCurve.curves(scenario, discoveryWeight: scenario.heading.discoveryWeight)
    lower = scenario.strata.map(\.atLeast)
    upper = scenario.strata.map(\.atMost)
    let strata = RuleStrata(scenario, columns)
    var rows = (scenario.rules.flatMap { Self.rows($0, strata) } + TableRules.rows(strata))
      .sorted { Self.isInOrder($0, $1) }
    change(&rows)
    sums = Self.numberSums(&rows)
    self.rows = rows
  }

  /// The model of a scenario that differs from another one's only in what some rules ask; ids of rules made from tables count,
  /// too.
  ///
  /// Only their rows are made anew, which is many times faster.
  init(_ scenario: Scenario, like other: PlanModel, but changed: Set<String>) {
    self = other
    self.scenario = scenario
    let strata = RuleStrata(scenario, columns)
    let fresh =
      scenario.rules.filter { changed.contains($0.id) }.flatMap { Self.rows($0, strata) }
      + TableRules.rows(strata, only: changed)
    // Rows of a rule stand together, so they change places without being sorted again.
    let byRule = Dictionary(grouping: fresh, by: \.rule.id).mapValues { $0.sorted { Self.isInOrder($0, $1) } }
    var made: [ModelRow] = []
    var isAlike = true
    var start = 0
    while start < rows.count {
      let id = rows[start].rule.id
      let end = rows[start...].firstIndex { $0.rule.id != id } ?? rows.count
      let old = rows[start..<end]
      start = end
      guard changed.contains(id) else {
        made += old
        continue
      }
      var new = byRule[id] ?? []
      isAlike = isAlike && new.count == old.count
      for (number, row) in zip(new.indices, old) { isAlike = new[number].takeNumbers(from: row) && isAlike }
      made += new
    }
    rows = made
    if !isAlike { sums = Self.numberSums(&rows) }
  }

  /// The same model with some rows in place of its own, which count the same sets.
  func with(rows: [ModelRow]) -> PlanModel {
    var model = self
    model.rows = rows
    return model
  }

  private static func isInOrder(_ first: ModelRow, _ second: ModelRow) -> Bool {
    (first.rule.id, first.group, first.side.rawValue) < (second.rule.id, second.group, second.side.rawValue)
  }

  /// Gives each set of strata a number and each row the numbers of its sets.
  private static func numberSums(_ rows: inout [ModelRow]) -> [[Int]] {
    var number: [[Int]: Int] = [:]
    var sums: [[Int]] = []
    var before: [Int] = []
    for row in rows.indices {
      for term in rows[row].sums.indices {
        let strata = rows[row].sums[term].strata
        // Rows of a rule share lists, and a shared list is the same at a glance, while a key has to be read.
        let known = before.first { sums[$0] == strata } ?? number[strata] ?? sums.count
        if known == sums.count {
          number[strata] = known
          sums.append(strata)
        }
        rows[row].sums[term].number = known
      }
      before = rows[row].sums.map(\.number)
      // A share of itself counts the same set twice.
      rows[row].sums = rows[row].sums.reduce(into: []) { merged, term in
        if let same = merged.firstIndex(where: { $0.number == term.number }) {
          merged[same].coefficient += term.coefficient
        } else {
          merged.append(term)
        }
      }
    }
    return sums
  }

  /// The same model with other numbers of batches allowed.
  func restricted(to windows: [ClosedRange<Int64>]) -> PlanModel {
    var model = self
    model.lower = windows.map(\.lowerBound)
    model.upper = windows.map(\.upperBound)
    return model
  }

  private static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    switch rule.measure {
    case .batches, .batchesPer1000, .batchesPerSubject: BatchesRule.rows(rule, strata)
    case .share, .costShare: ShareRule.rows(rule, strata)
    case .mix, .evenness: ProportionRule.rows(rule, strata)
    case .subjects, .subjectsShare: SubjectsRule.rows(rule, strata)
    case .keptShare: KeptShareRule.rows(rule, strata)
    case .coverage, .coverageShare: CoverageRule.rows(rule, strata)
    case .failureRate: FailureRateRule.rows(rule, strata)
    case .cost: CostRule.rows(rule, strata)
    }
  }
}
