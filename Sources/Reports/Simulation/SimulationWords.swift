import SamplingInspection
import Simulation

extension Figure {
  /// Its name.
  func name(_ language: Language) -> String {
    switch self {
    case .finds: language("发现不合格批次", "Failures found")
    case .findsWithout: language("其中不含专列范围", "Without what is shown apart")
    case .taken: language("抽样批次", "Batches taken")
    case .completed: language("年内出报告批次", "Reported within the year")
    case .lost: language("未能抽到批次", "Never taken")
    case .retaken: language("改日补抽批次", "Taken again")
    case .slipped: language("拖到下月批次", "Slipped by a month")
    case .strataCovered: language("有完成批次的抽样单元", "Strata with a batch")
    case .costYuan: language("费用（元）", "Cost (yuan)")
    case .labWaitDays: language("在承检机构平均等待（工作日）", "Wait at laboratories (working days)")
    case .reportsOnTime: language("报告按时率", "Reports on time")
    case .cases: language("核查处置件数", "Cases of follow-up")
    case .casesOnTime: language("核查处置按时率", "Cases closed on time")
    case .casesHandled: language("到期核查处置办结率", "Cases due and closed")
    case .inspections: language("引起的飞行检查", "Inspections brought")
    }
  }

  /// Whether it is a share.
  var isShare: Bool { [.reportsOnTime, .casesOnTime, .casesHandled].contains(self) }

  /// A value as people read it; means of counts with one decimal.
  func text(_ value: Double, isMean: Bool = false) -> String {
    if isShare { return Figures.fixed(value * 100, decimals: 1) + "%" }
    let decimals = self == .labWaitDays || (isMean && self != .costYuan) ? 1 : 0
    return Figures.grouped(Figures.fixed(value, decimals: decimals))
  }
}

extension Baseline {
  /// Its name.
  func name(_ language: Language) -> String {
    switch self {
    case .proportional: language("按人口和品类比例", "proportional")
    case .uniform: language("平均分配", "uniform")
    case .lastYear: language("照去年", "as last year")
    case .topRisk: language("只抽风险最高的", "riskiest first")
    case .random: language("随机分配", "random")
    }
  }
}

/// A chance as people read it: never certain where years are only counted.
enum ChanceText {
  static func text(_ share: Double, runs: Int) -> String {
    if share <= 0 { return "<" + percent(1 / Double(runs)) }
    if share >= 1 { return ">" + percent(1 - 1 / Double(runs)) }
    return percent(share)
  }

  private static func percent(_ share: Double) -> String { Figures.fixed(share * 100, decimals: 1) + "%" }
}
