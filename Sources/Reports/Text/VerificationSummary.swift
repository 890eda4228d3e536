import SamplingInspection

/// What a plan folder in which everything agrees amounts to, in one sentence.
public struct VerificationSummary: Sendable {
  private let statement: PlanStatement
  private let repairs: RepairStatement?

  /// Sums up a statement that was judged to be right, and the repairs that go with it.
  public init(_ statement: PlanStatement, repairs: RepairStatement? = nil) {
    self.statement = statement
    self.repairs = repairs
  }

  /// The sentence.
  public func text(_ language: Language) -> String {
    if statement.status == Plan.Status.infeasible.rawValue {
      return impossible(language) + changes(language)
    }
    if statement.isImported {
      return language == .zh
        ? "核验通过：导入的方案 \(Figures.grouped(statement.batches)) 批次、\(statement.costYuan) 元、\(statement.rules.count) 项规则逐项重算一致，没有违反规则"
        : "verified: the plan that was taken in has \(Figures.grouped(statement.batches)) batches, \(statement.costYuan) yuan and \(statement.rules.count) rows of rules recomputed alike, and breaks none"
    }
    let percent = statement.distancePercent
    return language == .zh
      ? "核验通过：\(Figures.grouped(statement.batches)) 批次、\(statement.costYuan) 元、\(statement.rules.count) 项规则逐项重算一致，距理论最优不超过 \(percent)"
      : "verified: \(Figures.grouped(statement.batches)) batches, \(statement.costYuan) yuan and \(statement.rules.count) rows of rules recomputed alike; within \(percent) of the best there can be"
  }

  private func impossible(_ language: Language) -> String {
    // Without prices that prove it nothing is claimed but that the figures agree.
    statement.bound < 0
      ? language(
        "核验通过：重新计算证明，没有任何方案能同时满足全部规则（上限 \(statement.bound) 小于 0）",
        "verified: by recomputation no plan can keep all rules (bound \(statement.bound) is below 0)")
      : language(
        "数字逐项重算一致；没有可行方案这一点只是求解器的结论，价格不能证明",
        "every figure recomputed alike; that no plan exists is what the solver says, prices do not prove it")
  }

  private func changes(_ language: Language) -> String {
    guard let repairs, !repairs.repairs.isEmpty else { return "" }
    let count = repairs.repairs.count
    let proved = repairs.repairs.count { $0.leastness == .proved }
    return language(
      "；\(count) 种改法各有整批次的分配满足改后的全部规则，其中 \(proved) 种证明了少改一步不行",
      "; \(count) repairs have whole batches that keep all rules after the changes, and of \(proved) it is proved that a step less will not do"
    )
  }
}
