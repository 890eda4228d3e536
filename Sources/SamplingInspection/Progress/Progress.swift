/// What was done of one part of the year's task.
public struct Actual: Sendable, Equatable {
  /// Strata that it was done in, as far as is known.
  public var scope: Scope
  /// Batches sampled.
  public var done: Int64
  /// Of these found to pass.
  public var passed: Int64
  /// Of these found to fail.
  public var failed: Int64
  /// Whether results are reported at all; a summary may give the number of batches and nothing else.
  public var isReported: Bool

  /// Makes an actual.
  public init(scope: Scope, done: Int64, passed: Int64, failed: Int64, isReported: Bool = true) {
    self.scope = scope
    self.done = done
    self.passed = passed
    self.failed = failed
    self.isReported = isReported
  }

  /// Batches of which results are reported, but not whether they pass.
  public var unjudged: Int64 { isReported ? done - passed - failed : 0 }
}

/// How far a plan is carried out: task, batches done and results, in all, by county, class and level, and rule by rule.
public struct Progress: Sendable {
  /// One part of the task.
  public struct Line: Sendable, Equatable {
    /// Value of the column; nil for what cannot be told apart by it.
    public var key: String?
    /// Batches planned.
    public var task: Int64 = 0
    /// Batches done.
    public var done: Int64 = 0
    /// Batches found to fail, without evaluation samples.
    public var failed: Int64 = 0
    /// Batches without a result, where results are reported.
    public var unjudged: Int64 = 0
    /// Batches of which no results are reported.
    public var unreported: Int64 = 0
    /// Batches that were sampled to estimate a rate; no failure of theirs is among `failed`.
    public var evaluated: Int64 = 0
  }

  /// What evaluation samples show.
  public struct EvaluationLine: Sendable, Equatable {
    /// What is estimated.
    public var evaluation: Evaluation
    /// Batches done in its scope, as far as they lie wholly within it.
    public var done: Int64 = 0
    /// Batches found to fail.
    public var failed: Int64 = 0
    /// Batches without a result.
    public var withoutResult: Int64 = 0
  }

  /// One row of a rule that asks for batches.
  public struct RuleLine: Sendable, Equatable {
    /// The row as the plan states it.
    public var row: PlanStatement.RuleRow
    /// Batches that the rule asks for, without those assigned from above where these count for it.
    public var required: Int64
    /// Batches done that count for certain.
    public var done: Int64
    /// Batches done that may count or not, since their scope is wider than the rule's.
    public var undecided: Int64
  }

  /// Everything.
  public private(set) var total = Line()
  /// By a column: counties, classes and levels.
  public private(set) var lines: [(column: String, lines: [Line])] = []
  /// Rows of rules that ask for batches, in the order of the plan.
  public private(set) var rules: [RuleLine] = []
  /// What evaluation samples show: for each evaluation of the scenario or, if it has none, for all of them together.
  public private(set) var evaluations: [EvaluationLine] = []
  /// Batches done where the plan has no stratum.
  public private(set) var outside: Int64 = 0

  private let columns: StratumColumns
  private let count: Int

  /// Compares what was done with a plan.
  public init(_ scenario: Scenario, _ statement: PlanStatement, batches: [Int64], actuals: [Actual]) {
    columns = StratumColumns(scenario)
    count = scenario.strata.count
    let found = actuals.map { actual in (actual, columns.strata(in: actual.scope, count: scenario.strata.count)) }
    outside = found.reduce(0) { $1.1.isEmpty ? $0 + $1.0.done : $0 }
    total.task = batches.reduce(0, +)
    for (actual, strata) in found { total.add(actual, isEvaluation: isEvaluation(actual, strata, scenario)) }
    evaluations = evaluationLines(scenario, found.map { ($0.0, Set($0.1)) })
    lines = ["county", "class", "level"].map { ($0, lines(by: $0, batches, found, scenario)) }
    rules = ruleLines(scenario, statement, found.map { ($0.0, Set($0.1)) })
  }

  /// Whether batches only estimate: their scope says so, or all their strata are of that kind.
  private func isEvaluation(_ actual: Actual, _ strata: [Int], _ scenario: Scenario) -> Bool {
    let isNamed = actual.scope.conditions.contains {
      $0.column == "task_kind" && !$0.isExcluded && $0.values == [Evaluation.taskKind]
    }
    return isNamed
      || (!strata.isEmpty && strata.allSatisfy { scenario.strata[$0].taskKind == Evaluation.taskKind })
  }

  private func evaluationLines(_ scenario: Scenario, _ found: [(Actual, Set<Int>)]) -> [EvaluationLine] {
    var evaluations = scenario.evaluations
    if evaluations.isEmpty, total.evaluated > 0 {
      evaluations = [
        Evaluation(
          evaluation: Evaluation.taskKind,
          scope: Scope(conditions: [.init(column: "task_kind", values: [Evaluation.taskKind])]),
          halfWidth: ExactDecimal(1), expectedRate: ExactDecimal(0))
      ]
    }
    return evaluations.map { evaluation in
      let strata = Set(columns.strata(in: evaluation.scope, count: count))
      var line = EvaluationLine(evaluation: evaluation)
      for (actual, own) in found where !own.isEmpty && own.isSubset(of: strata) {
        line.done += actual.done
        line.failed += actual.failed
        line.withoutResult += actual.isReported ? actual.unjudged : actual.done
      }
      return line
    }
  }

  private func lines(
    by column: String, _ batches: [Int64], _ found: [(Actual, [Int])], _ scenario: Scenario
  ) -> [Line] {
    guard let values = columns.columns[column] else { return [] }
    var lines = values.values.map { Line(key: $0) }
    for (stratum, code) in values.codes.enumerated() { lines[Int(code)].task += batches[stratum] }
    var apart = Line()
    for (actual, strata) in found {
      let codes = Set(strata.map { values.codes[$0] })
      let isEvaluation = isEvaluation(actual, strata, scenario)
      // Where the plan has no stratum, what was reported still says where it was.
      let named = actual.scope.conditions.first { $0.column == column && !$0.isExcluded && $0.values.count == 1 }
      if codes.count == 1, let code = codes.first {
        lines[Int(code)].add(actual, isEvaluation: isEvaluation)
      } else if codes.isEmpty, let number = values.values.firstIndex(where: { $0 == named?.values.first }) {
        lines[number].add(actual, isEvaluation: isEvaluation)
      } else {
        apart.add(actual, isEvaluation: isEvaluation)
      }
    }
    return lines.filter { $0.task > 0 || $0.done > 0 } + (apart.done > 0 ? [apart] : [])
  }

  private func ruleLines(
    _ scenario: Scenario, _ statement: PlanStatement, _ found: [(Actual, Set<Int>)]
  ) -> [RuleLine] {
    let rules = Dictionary(scenario.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return statement.rules.compactMap { row in
      guard let rule = rules[row.id], [.batches, .batchesPer1000].contains(rule.measure),
        row.side != Side.atMost.rawValue, let required = ExactDecimal(strict: row.required)?.scaled(to: 0),
        let group = Scope(row.group)
      else { return nil }
      let scope = Scope(conditions: rule.scope.conditions + group.conditions)
      let strata = Set(columns.strata(in: scope, count: count))
      let assigned = rule.countsAssigned ? strata.reduce(0) { $0 + scenario.strata[$1].assigned } : 0
      var line = RuleLine(row: row, required: max(0, required - assigned), done: 0, undecided: 0)
      for (actual, own) in found where !own.isEmpty {
        if own.isSubset(of: strata) {
          line.done += actual.done
        } else if !own.isDisjoint(with: strata) {
          line.undecided += actual.done
        }
      }
      return line
    }
  }
}

extension Progress.Line {
  fileprivate mutating func add(_ actual: Actual, isEvaluation: Bool) {
    done += actual.done
    unjudged += actual.unjudged
    if isEvaluation {
      evaluated += actual.done
    } else {
      failed += actual.failed
      unreported += actual.isReported ? 0 : actual.done
    }
  }
}
