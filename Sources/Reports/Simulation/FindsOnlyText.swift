import SamplingInspection
import Simulation

/// How finds alone are distributed, for the terminal.
public enum FindsOnlyText {
  /// One sentence.
  public static func text(
    _ statement: PlanStatement, _ finds: Distribution, runs: Int, _ language: Language
  ) -> String {
    func number(_ value: Double, _ decimals: Int) -> String { Figures.fixed(value, decimals: decimals) }
    let expected = Figures.failures(statement.expectedFailures)
    return language(
      "模拟 \(Figures.grouped(runs)) 个年份（全部抽到并检验）：方案预计不合格 \(expected) 批次，平均发现 \(number(finds.mean, 1))（误差 ±\(number(finds.standardError, 2))），"
        + "九成年份在 \(number(finds.p05, 0)) 到 \(number(finds.p95, 0)) 之间。",
      "\(Figures.grouped(runs)) simulated years (all batches taken and tested): \(expected) failures expected, \(number(finds.mean, 1)) found on average (error ±\(number(finds.standardError, 2))), "
        + "nine years in ten between \(number(finds.p05, 0)) and \(number(finds.p95, 0)).")
  }
}
