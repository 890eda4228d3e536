import SamplingInspection

/// A plan beside the one that habit gives under the same rules.
public struct RivalSummary: Sendable {
  private let plan: PlanStatement
  private let rival: PlanStatement
  private let language: Language

  /// Compares a plan with the proportional one.
  public init(_ plan: PlanStatement, _ rival: PlanStatement, _ language: Language) {
    self.plan = plan
    self.rival = rival
    self.language = language
  }

  /// Two lines.
  public var text: String {
    let more = gain(plan.expectedFailures, rival.expectedFailures)
    let moreWithout = gain(plan.expectedFailuresWithout, rival.expectedFailuresWithout)
    let found = Figures.failures(rival.expectedFailures)
    let foundWithout = Figures.failures(rival.expectedFailuresWithout)
    return language == .zh
      ? """
      同样规则下尽量按人口和品类比例分配：\(Figures.grouped(rival.batches)) 批次，\(rival.costYuan) 元，预计不合格 \(found) 批次（不含上列范围 \(foundWithout)）
      本方案预计多发现 \(more)（不含上列范围 \(moreWithout)）

      """
      : """
      As near to proportional as the same rules allow: \(Figures.grouped(rival.batches)) batches, \(rival.costYuan) yuan, \(found) expected failures (\(foundWithout) without the scope above)
      This plan expects \(more) more (\(moreWithout) without it)

      """
  }

  private func gain(_ plan: String, _ rival: String) -> String {
    let (plan, rival) = (Double(plan) ?? 0, Double(rival) ?? 0)
    return rival > 0 ? "\(Figures.fixed((plan / rival - 1) * 100, decimals: 1))%" : "-"
  }
}
