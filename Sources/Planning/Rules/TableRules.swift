import SamplingInspection

/// The rules that stand in no rule table: money, contracts, laboratories, crews, evaluations and hand edits.
enum TableRules {
  /// All their rows, or those of some rules only.
  static func rows(_ strata: RuleStrata, only ids: Set<String>? = nil) -> [ModelRow] {
    let scenario = strata.scenario
    func wanted(_ rules: [Rule]) -> [Rule] { rules.filter { ids?.contains($0.id) ?? true } }
    var rows = wanted(budget(scenario)).flatMap { CostRule.rows($0, strata) }
    rows += wanted(lots(scenario)).flatMap {
      $0.measure == .cost ? CostRule.rows($0, strata) : BatchesRule.rows($0, strata)
    }
    rows += wanted(labs(scenario) + pins(scenario)).flatMap { BatchesRule.rows($0, strata) }
    for crew in scenario.crews {
      rows += wanted([rule(of: crew)]).flatMap { BatchesRule.rows($0, strata) }.map { row in
        // A crew's scope may be anything, so no column names the row.
        var row = row
        row.group = "crew=" + crew.crew
        return row
      }
    }
    rows += MonthsRule.rows(strata).filter { ids?.contains($0.rule.id) ?? true }
    if ids?.contains(EvaluationRule.id) ?? true {
      rows += scenario.evaluations.flatMap { EvaluationRule.rows($0, strata) }
    }
    return rows
  }

  private static func only(_ column: String, _ value: String) -> Scope {
    Scope(conditions: [.init(column: column, values: [value])])
  }

  private static func budget(_ scenario: Scenario) -> [Rule] {
    scenario.funds.map { fund in
      Rule(
        id: "budget", title: fund.name, measure: .cost, scope: only("fund", fund.fund), each: ["fund"],
        bounds: Bounds(atMost: ExactDecimal(scenario.available(fund).fen, decimals: 2)), strength: .physical,
        source: fund.source)
    }
  }

  private static func lots(_ scenario: Scenario) -> [Rule] {
    scenario.lots.flatMap { lot -> [Rule] in
      let contract = lot.contract.map {
        Rule(
          id: "lots", title: lot.name, measure: .cost, scope: only("lot", lot.lot), each: ["lot"],
          bounds: Bounds(atMost: ExactDecimal($0.fen, decimals: 2)), strength: .physical, source: lot.source)
      }
      let batches = lot.maxBatches.map {
        Rule(
          id: "lot_batches", title: lot.name, measure: .batches, scope: only("lot", lot.lot), each: ["lot"],
          bounds: Bounds(atMost: ExactDecimal($0)), strength: .physical, source: lot.source)
      }
      return [contract, batches].compactMap(\.self)
    }
  }

  private static func labs(_ scenario: Scenario) -> [Rule] {
    scenario.labs.map { lab in
      Rule(
        id: "labs", title: lab.name, measure: .batches, scope: only("lab", lab.lab),
        each: ["lab"], bounds: Bounds(atMost: ExactDecimal(lab.annualBatches)), strength: .physical, source: lab.source)
    }
  }

  private static func rule(of crew: Crew) -> Rule {
    let batches =
      Int128(crew.crewDays.mantissa) * Int128(crew.batchesPerDay.mantissa)
      / Int128(ExactDecimal.powers[crew.crewDays.decimals + crew.batchesPerDay.decimals])
    return Rule(
      id: "crews", title: crew.name, measure: .batches, scope: crew.scope,
      bounds: Bounds(atMost: ExactDecimal(Int64(batches))), strength: .physical, source: crew.source)
  }

  private static func pins(_ scenario: Scenario) -> [Rule] {
    scenario.pins.map { pin in
      Rule(
        id: "pin:" + pin.pin, title: pin.why, measure: .batches, scope: pin.scope, bounds: pin.bounds, source: pin.who)
    }
  }
}
