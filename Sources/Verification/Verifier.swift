import SamplingInspection

/// The judge of plans: recomputes every figure of a plan folder from the scenario, in exact whole numbers.
public enum Verifier {
  /// Compares what a plan folder states with what arithmetic gives.
  ///
  /// - Parameters:
  ///   - scenario: The scenario of the folder, as read.
  ///   - digest: SHA-256 over the files of the scenario that lie in the folder.
  ///   - statement: `plan.json`.
  ///   - allocation: The lines of `allocation.csv`; none if the plan is infeasible.
  ///   - schedule: The lines of `schedule.csv`; nil if the plan has no months.
  ///   - inspections: The lines of `inspections.csv`; nil if the plan has no visits with months.
  ///   - proof: `proof.json`.
  public static func judge(
    _ scenario: Scenario, digest: String, statement: PlanStatement, allocation: [AllocationRow],
    schedule: [ScheduleRow]? = nil, inspections: [VisitRow]? = nil, proof: ProofStatement
  ) -> Judgement {
    var findings = DisagreementList()
    findings.compare(
      "plan.json title", statement.title, scenario.heading.title, Wording(zh: "名称不符", en: "the title is another"))
    findings.compare(
      "plan.json scenario_sha256", statement.scenarioSHA256, digest,
      Wording(zh: "数据与方案不是一套：摘要不符", en: "the scenario is not the one that was planned: the digest differs"))
    let isInfeasible = statement.status == Plan.Status.infeasible.rawValue
    let batches =
      isInfeasible
      ? noBatches(scenario, allocation, &findings) : AllocationJudgement(scenario).batches(allocation, &findings)
    do throws(ArithmeticFault) {
      let strata = try JudgedStrata(scenario, batches: batches)
      let book = rows(strata, &findings)
      let prices = PriceJudgement(book, proof.proof, isInfeasible: isInfeasible, &findings)
      if isInfeasible {
        noRows(statement, &findings)
      } else {
        RuleRowsJudgement(book, prices: prices.prices).judge(statement.rules, &findings)
      }
      let totals = TotalsJudgement(strata)
      totals.judge(statement, &findings)
      totals.judge(statement, schedule, inspections, &findings)
      if let schedule {
        var months = ScheduleJudgement(strata)
        months.judge(schedule, &findings)
      }
      // Without the months that are stated nothing can be said of the visits that go with samplings in them.
      if let inspections, schedule != nil || statement.scheduledBatches == nil {
        var visits = try VisitJudgement(strata)
        visits.judge(inspections, schedule: schedule ?? [], &findings)
      }

      let worths = isInfeasible ? nil : try worths(strata)
      let value = try worths.map { worths throws(ArithmeticFault) in try totals.value(worths, book.rows) } ?? 0
      if statement.status == Plan.Status.imported.rawValue {
        ProofJudgement(statement, proof).judgeImported(value: value, &findings)
      } else {
        let terms = try BoundRecomputation(book, prices: prices.prices, cellPrices: prices.cellPrices).terms(worths)
        let bound = try BoundRecomputation.bound(terms)
        ProofJudgement(statement, proof).judge(value: value, terms: terms, bound: bound, &findings)
      }
    } catch {
      findings.add("proof.json bound", stated: String(proof.bound), error)
    }
    return Judgement(findings: findings.findings)
  }

  /// All rows of all rules; a rule whose rows cannot be worked out is a disagreement of its own.
  static func rows(_ strata: JudgedStrata, _ findings: inout DisagreementList) -> RowBook {
    var book = RowBook(strata)
    do throws(ArithmeticFault) {
      try book.addTableRules()
    } catch {
      findings.add("plan.json rules", error)
    }
    for rule in strata.scenario.rules {
      do throws(ArithmeticFault) {
        try book.add(rule)
      } catch {
        findings.add("plan.json rules " + rule.id, error)
      }
    }
    return book
  }

  /// What batches are worth in each stratum, before the first step.
  private static func worths(_ strata: JudgedStrata) throws(ArithmeticFault) -> [BatchWorth] {
    let scenario = strata.scenario
    let categories = Dictionary(scenario.categories.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var worths: [BatchWorth] = []
    worths.reserveCapacity(scenario.strata.count)
    for (number, stratum) in scenario.strata.enumerated() {
      worths.append(
        try BatchWorth(
          stratum, category: categories[stratum.category], heading: scenario.heading,
          failureRate: strata.failureRates[number]))
    }
    return worths
  }

  private static func noBatches(
    _ scenario: Scenario, _ allocation: [AllocationRow], _ findings: inout DisagreementList
  ) -> [Int128] {
    if let first = allocation.first {
      findings.add(
        "allocation.csv line \(first.line)", stated: first.key.joined(separator: " "),
        Wording(zh: "无可行方案时没有批次", en: "there are no batches where no plan is found"))
    }
    return Array(repeating: 0, count: scenario.strata.count)
  }

  private static func noRows(_ statement: PlanStatement, _ findings: inout DisagreementList) {
    if !statement.rules.isEmpty {
      findings.add(
        "plan.json rules", stated: String(statement.rules.count), recomputed: "0",
        Wording(zh: "无可行方案时不列规则", en: "rules are left out where no plan is found"))
    }
  }
}
