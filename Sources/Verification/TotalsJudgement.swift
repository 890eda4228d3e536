import SamplingInspection

/// Judges the totals that `plan.json` states.
struct TotalsJudgement {
  private let strata: JudgedStrata

  init(_ strata: JudgedStrata) { self.strata = strata }

  func judge(_ statement: PlanStatement, _ findings: inout DisagreementList) {
    do throws(ArithmeticFault) {
      let all = try sums(strata.everything)
      var rest = strata.everything
      if !strata.scenario.heading.showWithout.isEverything {
        let without = Set(strata.strata(in: strata.scenario.heading.showWithout))
        rest.removeAll { without.contains($0) }
      }
      let outside = try sums(rest)
      let figures = [
        ("batches", String(statement.batches), String(all.batches)),
        ("cost_yuan", statement.costYuan, FigureText.yuan(fen: all.fen)),
        ("expected_failures", statement.expectedFailures, ExactDecimal.text(all.failures, decimals: 9)),
        ("batches_without", String(statement.batchesWithout), String(outside.batches)),
        (
          "expected_failures_without", statement.expectedFailuresWithout,
          ExactDecimal.text(outside.failures, decimals: 9)
        ),
      ]
      for (name, stated, recomputed) in figures {
        findings.compare("plan.json " + name, stated, recomputed, Wording(zh: "合计不符", en: "the total is another"))
      }
    } catch {
      findings.add("plan.json batches", error)
    }
  }

  /// Whether the months and the visits that the plan states are the ones that lie beside it, so that neither file can be left out.
  func judge(
    _ statement: PlanStatement, _ schedule: [ScheduleRow]?, _ inspections: [VisitRow]?,
    _ findings: inout DisagreementList
  ) {
    func text(_ counts: [Int64]?) -> String { counts.map { String($0.reduce(Int128(0)) { $0 + Int128($1) }) } ?? "" }
    findings.compare(
      "plan.json scheduled_batches", statement.scheduledBatches.map { String($0) } ?? "",
      text(schedule?.map(\.batches)),
      Wording(zh: "与 schedule.csv 的合计不符，或缺这个文件", en: "schedule.csv holds another number, or is missing"))
    findings.compare(
      "plan.json visits", statement.visits.map { String($0) } ?? "", text(inspections?.map(\.visits)),
      Wording(zh: "与 inspections.csv 的合计不符，或缺这个文件", en: "inspections.csv holds another number, or is missing"))
  }

  /// Value of the plan in micro-points: what the batches are worth, less what wishes that are not met take off.
  func value(_ worths: [BatchWorth], _ rows: [JudgedRow]) throws(ArithmeticFault) -> Int128 {
    var value: Int128 = 0
    for (number, stratum) in strata.scenario.strata.enumerated() where strata.batches[number] > 0 {
      // More than a stratum may have is reported with its line; what it would be worth is beside the point.
      let batches = Int64(min(strata.batches[number], Int128(stratum.atMost)))
      var worth = worths[number]
      worth.skip(stratum.assigned)
      value = try value.plus(worth.take(batches))
    }
    for row in rows { value = try value.minus(row.forfeit()) }
    return value
  }

  private func sums(_ members: [Int]) throws(ArithmeticFault) -> (batches: Int128, fen: Int128, failures: Int128) {
    var sums: (batches: Int128, fen: Int128, failures: Int128) = (0, 0, 0)
    for stratum in members {
      let batches = strata.batches[stratum]
      sums.batches = try sums.batches.plus(batches)
      sums.fen = try sums.fen.plus(batches.times(Int128(strata.scenario.strata[stratum].cost.fen)))
      sums.failures = try sums.failures.plus(batches.times(strata.failureRates[stratum]))
    }
    return sums
  }
}
