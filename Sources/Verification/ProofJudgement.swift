import SamplingInspection

/// Judges value, bound, the three sums, gap and status.
struct ProofJudgement {
  private let statement: PlanStatement
  private let proof: ProofStatement

  init(_ statement: PlanStatement, _ proof: ProofStatement) {
    self.statement = statement
    self.proof = proof
  }

  func judge(value: Int128, terms: Proof.Terms, bound: Int128, _ findings: inout DisagreementList) {
    judgeSums(value: value, terms: terms, bound: bound, &findings)
    if statement.status == Plan.Status.infeasible.rawValue {
      judgeInfeasible(bound, &findings)
    } else {
      judgeStatus(value, bound, &findings)
    }
  }

  private func judgeSums(value: Int128, terms: Proof.Terms, bound: Int128, _ findings: inout DisagreementList) {
    let places = [
      ("plan.json value", statement.value, value), ("proof.json value", proof.value, value),
      ("plan.json bound", statement.bound, bound), ("proof.json bound", proof.bound, bound),
    ]
    for (place, stated, recomputed) in places {
      findings.compare(place, String(stated), String(recomputed), Wording(zh: "数不符", en: "the figure is another"))
    }
    let sums = [
      ("rows", proof.proof.terms.rows, terms.rows), ("cells", proof.proof.terms.cells, terms.cells),
      ("strata", proof.proof.terms.strata, terms.strata),
    ]
    for (name, stated, recomputed) in sums {
      findings.compare(
        "proof.json terms " + name, ExactDecimal.text(stated, decimals: Proof.decimals),
        ExactDecimal.text(recomputed, decimals: Proof.decimals), Wording(zh: "数不符", en: "the figure is another"))
    }
  }

  /// Of a plan that was made by hand nothing is claimed: the bound is its own value, and there are no prices.
  func judgeImported(value: Int128, _ findings: inout DisagreementList) {
    judgeSums(value: value, terms: Proof.Terms(), bound: value, &findings)
    if !proof.proof.rows.isEmpty || !proof.proof.cells.isEmpty {
      findings.add(
        "proof.json prices", stated: String(proof.proof.rows.count + proof.proof.cells.count), recomputed: "0",
        Wording(zh: "导入的方案没有价格", en: "a plan that was taken in has no prices"))
    }
    if statement.gap != 0 {
      findings.add(
        "plan.json gap", stated: String(statement.gap), recomputed: "0",
        Wording(zh: "导入的方案为 0", en: "it is 0 of a plan that was taken in"))
    }
  }

  private func judgeStatus(_ value: Int128, _ bound: Int128, _ findings: inout DisagreementList) {
    if value > bound {
      findings.add(
        "proof.json bound", stated: String(bound), recomputed: "≥ \(value)",
        Wording(zh: "上界低于方案的值", en: "the bound is below the value of the plan"))
    }
    findings.compare(
      "plan.json status", statement.status, (value == bound ? Plan.Status.optimal : .feasible).rawValue,
      Wording(zh: "状态不符", en: "the status is another"))
    let (difference, overflow) = bound.subtractingReportingOverflow(value)
    if overflow {
      findings.add("plan.json gap", stated: String(statement.gap), ArithmeticFault.overflow)
      return
    }
    let gap = Double(difference) / Double(max(value.magnitude, 1_000_000))
    let distance = (statement.gap - gap).magnitude
    if !(distance <= 1e-12 * max(statement.gap.magnitude, gap.magnitude)) {
      findings.add(
        "plan.json gap", stated: String(statement.gap), recomputed: String(gap),
        Wording(zh: "差距不符", en: "the gap is another"))
    }
  }

  /// No plan keeps all rules if even without worth the sum is negative; 0 leaves it open.
  private func judgeInfeasible(_ bound: Int128, _ findings: inout DisagreementList) {
    if bound > 0 {
      findings.add(
        "plan.json status", stated: statement.status, recomputed: "bound ≤ 0",
        Wording(zh: "价格没有证明无可行方案", en: "the prices do not show that no plan keeps all rules"))
    }
    if statement.gap != 0 {
      findings.add(
        "plan.json gap", stated: String(statement.gap), recomputed: "0",
        Wording(zh: "无可行方案时为 0", en: "it is 0 where no plan is found"))
    }
  }
}
