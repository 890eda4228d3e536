import SamplingInspection

/// What a plan folder in which everything agrees amounts to, in one sentence.
public struct VerificationSummary: Sendable {
  private let statement: PlanStatement

  /// Sums up a statement that was judged to be right.
  public init(_ statement: PlanStatement) { self.statement = statement }

  /// The sentence.
  public func text(_ language: Language) -> String {
    if statement.status == Plan.Status.infeasible.rawValue {
      return language == .zh
        ? "核验通过：重新计算证明，没有任何方案能同时满足全部规则（上限 \(statement.bound) 小于 0）"
        : "verified: by recomputation no plan can keep all rules (bound \(statement.bound) is below 0)"
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
}
