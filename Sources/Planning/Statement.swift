import SamplingInspection

/// Says in figures what a plan does: every row of every rule with what is asked, what is done, the room left and its price.
public enum Statement {
  /// The statement of a finished plan, or of the proof that there is none.
  public static func make(
    _ scenario: Scenario, _ plan: Plan?, proof: Proof, bound: Int64, digest: String, state: IssueState = .draft,
    isImported: Bool = false
  ) -> PlanStatement {
    let model = PlanModel(scenario)
    let batches = plan?.batches ?? []
    let planned: Plan.Status = plan.map { $0.value == $0.bound ? .optimal : .feasible } ?? .infeasible
    let status = isImported ? .imported : planned
    let total = Totals(scenario, model, batches)
    return PlanStatement(
      title: scenario.heading.title, scenarioSHA256: digest, version: 1, state: state.rawValue, status: status.rawValue,
      value: plan?.value ?? 0, bound: bound, gap: plan?.gap ?? 0, batches: total.batches,
      costYuan: Money(fen: total.fen).yuanText, expectedFailures: total.failures, batchesWithout: total.batchesWithout,
      expectedFailuresWithout: total.failuresWithout,
      rules: batches.isEmpty ? [] : rows(model, batches, proof))
  }

  /// A plan that was made by hand: its batches and what they are worth, with no claim of how good that is.
  public static func imported(_ scenario: Scenario, batches: [Int64]) -> Plan {
    var model = PlanModel(scenario)
    let value = PlanState(model, PlanState.Places(model), batches: batches).value(&model)
    return Plan(batches: batches, proof: Proof(), value: value, bound: value)
  }

  /// Expected failures of some batches in 10⁻⁹, for each stratum.
  public static func expectedFailures(_ scenario: Scenario, _ batches: [Int64]) -> [Int128] {
    zip(scenario.strata, batches).map { stratum, count in
      Int128(ValueCurve.expectedRate(alpha: stratum.alpha, beta: stratum.beta)) * Int128(count)
    }
  }

  private struct Totals {
    var batches: Int64 = 0
    var fen: Int64 = 0
    var failures = "0"
    var batchesWithout: Int64 = 0
    var failuresWithout = "0"

    init(_ scenario: Scenario, _ model: PlanModel, _ counts: [Int64]) {
      if counts.isEmpty { return }
      let isEverything = scenario.heading.showWithout.isEverything
      let shown = Set(isEverything ? [] : model.columns.strata(in: scenario.heading.showWithout, count: counts.count))
      let expected = Statement.expectedFailures(scenario, counts)
      var all: Int128 = 0
      var without: Int128 = 0
      for (stratum, count) in counts.enumerated() {
        batches += count
        fen += count * scenario.strata[stratum].cost.fen
        all += expected[stratum]
        if !shown.contains(stratum) {
          batchesWithout += count
          without += expected[stratum]
        }
      }
      failures = ExactDecimal.text(all, decimals: 9)
      failuresWithout = ExactDecimal.text(without, decimals: 9)
    }
  }

  private static func rows(_ model: PlanModel, _ batches: [Int64], _ proof: Proof) -> [PlanStatement.RuleRow] {
    let state = PlanState(model, PlanState.Places(model), batches: batches)
    let priceOf = Dictionary(
      proof.rows.map { ([$0.rule, $0.group, $0.side.rawValue], $0.price) }, uniquingKeysWith: { first, _ in first })
    return model.rows.enumerated().map { number, row in
      let excess = state.sum(number) - row.bound
      let slack = Fraction(
        row.side == .atMost ? -excess : row.side == .exactly ? -Int128(excess.magnitude) : excess, row.unit)
      let achieved = achieved(row, state.sum(number), batches)
      // What is asked follows from the two, so that the three always add up.
      let required = achieved.minus(Fraction(excess, row.unit))
      let price = priceOf[[row.rule.id, row.group, row.side.rawValue]] ?? 0
      return PlanStatement.RuleRow(
        id: row.rule.id, title: row.rule.title, source: row.rule.source, group: row.group,
        strength: row.rule.strength.rawValue, side: row.side.rawValue, unit: row.rule.measure.unit,
        required: required.text,
        achieved: achieved.text, slack: slack.text,
        price: ExactDecimal.text(Int128(price.magnitude) * row.unit, decimals: Proof.decimals + 6))
    }
  }

  private static func achieved(_ row: ModelRow, _ sum: Int128, _ batches: [Int64]) -> Fraction {
    guard let measured = row.measured else { return Fraction(sum + row.countedAssigned * row.denominator, row.unit) }
    return Fraction(
      measured.terms.reduce(Int128(0)) { $0 + Int128($1.coefficient) * Int128(batches[$1.stratum]) }, measured.scale)
  }
}

/// A quotient of whole numbers.
private struct Fraction {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  func minus(_ other: Fraction) -> Fraction {
    if denominator == other.denominator { return Fraction(numerator - other.numerator, denominator) }
    // One of the two is always a divisor of the other, or 1: the common denominator is the larger.
    let larger = max(denominator, other.denominator)
    return Fraction(
      numerator * (larger / denominator) - other.numerator * (larger / other.denominator), larger)
  }

  /// Exact, or to nine decimals, half away from zero.
  var text: String {
    let scaled = Int128(numerator.magnitude) * 1_000_000_000
    let nanos = (2 * scaled + denominator) / (2 * denominator)
    return ExactDecimal.text(numerator < 0 ? -nanos : nanos, decimals: 9)
  }
}
