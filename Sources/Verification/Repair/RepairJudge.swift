import SamplingInspection

extension Verifier {
  /// Judges a repair: whether it changes only what may be changed, and whether its batches keep all rules after the changes.
  ///
  /// - Parameters:
  ///   - entry: the repair as stated.
  ///   - scenario: the scenario without a plan.
  ///   - repaired: the scenario that the settings of the repair make of it.
  public static func judge(
    _ entry: RepairStatement.Entry, of scenario: Scenario, into repaired: Scenario
  ) -> Judgement {
    var findings = DisagreementList()
    let place = "repairs.json repairs \(entry.number)"
    _ = RepairChanges(scenario, place: place).judge(entry.settings, into: repaired, &findings)
    let batches = entry.evidence.batches
    guard batches.count == repaired.strata.count else {
      findings.add(
        place + " batches", stated: String(batches.count), recomputed: String(repaired.strata.count),
        Wording(zh: "批次的个数不是抽样单元的个数", en: "there are not as many numbers of batches as strata"))
      return Judgement(findings: findings.findings)
    }
    for (stratum, count) in zip(repaired.strata, batches) where count < stratum.atLeast || count > stratum.atMost {
      findings.addBreach(
        place + " batches " + stratum.key.joined(separator: " "), stated: String(count),
        recomputed: "\(stratum.atLeast)…\(stratum.atMost)",
        Wording(zh: "批次超出抽样单元的上下限", en: "the batches are outside the bounds of the stratum"))
    }
    do throws(ArithmeticFault) {
      let strata = try JudgedStrata(repaired, batches: batches.map { Int128($0) })
      for row in rows(strata, &findings).rows where row.heading.strength != .wish {
        let slack = try row.slack()
        guard slack < 0 else { continue }
        findings.addBreach(
          place + " batches " + row.place,
          stated: try FigureText.nineDecimals(row.achieved, over: row.unitSize()),
          recomputed: try FigureText.nineDecimals(row.required, over: row.unitSize()),
          Wording(zh: "改了以后这些批次仍违反规则", en: "after the changes these batches break the rule"))
      }
    } catch {
      findings.add(place + " batches", error)
    }
    return Judgement(findings: findings.findings)
  }

  /// Judges the prices that are to prove a repair to be no larger than needed.
  ///
  /// - Parameter lesser: for each of its refusals the scenario that the settings of that refusal make.
  public static func judge(
    refusalsOf entry: RepairStatement.Entry, of scenario: Scenario, into repaired: Scenario, lesser: [Scenario]
  ) -> Judgement {
    var findings = DisagreementList()
    let place = "repairs.json repairs \(entry.number)"
    let changes = scenario.adjustments(to: repaired)
    var open = Set(changes.map(\.place))
    for (number, (refusal, scenarioOfLess)) in zip(entry.evidence.refusals, lesser).enumerated() {
      let place = "\(place) less \(number + 1)"
      let judge = RepairChanges(scenario, place: place)
      let less = judge.judge(refusal.settings, into: scenarioOfLess, &findings)
      if let smaller = judge.judge(changes, without: less, place, &findings) { open.remove(smaller) }
      refuted(refusal, scenarioOfLess, place, &findings)
    }
    if entry.leastness == .proved {
      for change in open.sorted() {
        findings.add(
          place + " least", stated: entry.leastness.rawValue,
          Wording(
            zh: "没有价格证明 \(change) 少改一步不行", en: "no prices prove that a step less of \(change) is not enough"))
      }
    }
    return Judgement(findings: findings.findings)
  }

  /// Whether prices prove that a scenario has no plan, with the sums as stated.
  private static func refuted(
    _ refusal: RepairEvidence.Refusal, _ scenario: Scenario, _ place: String, _ findings: inout DisagreementList
  ) {
    do throws(ArithmeticFault) {
      let strata = try JudgedStrata(scenario, batches: Array(repeating: 0, count: scenario.strata.count))
      let book = rows(strata, &findings)
      var own = DisagreementList()
      let prices = PriceJudgement(book, refusal.proof, isInfeasible: true, &own)
      for finding in own.findings {
        findings.add(
          place + " " + finding.place, stated: finding.stated, recomputed: finding.recomputed, finding.message)
      }
      let terms = try BoundRecomputation(book, prices: prices.prices, cellPrices: prices.cellPrices).terms(nil)
      let bound = try BoundRecomputation.bound(terms)
      let differs = Wording(zh: "数不符", en: "the figure is another")
      findings.compare(place + " bound", String(refusal.bound), String(bound), differs)
      let stated = refusal.proof.terms
      for (name, stated, recomputed) in [
        ("rows", stated.rows, terms.rows), ("cells", stated.cells, terms.cells),
        ("strata", stated.strata, terms.strata),
      ] {
        findings.compare(
          place + " terms " + name, ExactDecimal.text(stated, decimals: Proof.decimals),
          ExactDecimal.text(recomputed, decimals: Proof.decimals), differs)
      }
      if bound >= 0 {
        findings.add(
          place + " bound", stated: String(bound), recomputed: "< 0",
          Wording(zh: "价格没有证明少改一步不行", en: "the prices do not show a step less not to be enough"))
      }
    } catch {
      findings.add(place + " bound", stated: String(refusal.bound), error)
    }
  }
}
