import SamplingInspection
import Simulation

/// Targets of a simulated year in words.
struct TargetWords {
  private let titles: [String: String]
  private let result: SimulationResult
  private let language: Language

  init(_ scenario: Scenario, _ result: SimulationResult, _ language: Language) {
    titles = Dictionary(
      scenario.rules.map { ($0.id, $0.title.isEmpty ? $0.id : "\($0.id)  \($0.title)") },
      uniquingKeysWith: { first, _ in first })
    self.result = result
    self.language = language
  }

  /// The rule in one sentence, or what is to be on time.
  func title(_ target: SimulationResult.TargetChance) -> String { title(rule: target.rule) }

  /// The rule of that id, or what is to be on time.
  func title(rule: String) -> String {
    switch rule {
    case Figure.reportsOnTime.rawValue:
      language("收样后按时出报告的不少于 \(bound(.reportTarget))", "at least \(bound(.reportTarget)) of reports on time")
    case Figure.casesHandled.rawValue:
      language("到期的核查处置办结不少于 \(bound(.handledTarget))", "at least \(bound(.handledTarget)) of cases due closed")
    case Figure.casesOnTime.rawValue:
      language("核查处置按时办结的不少于 \(bound(.caseTarget))", "at least \(bound(.caseTarget)) of cases closed on time")
    default: titles[rule] ?? rule
    }
  }

  private func bound(_ key: SimulationAssumptions.Key) -> String {
    let text = result.assumptions.first { $0.key == key.rawValue }?.value ?? ""
    return ExactDecimal(strict: text)?.percentText ?? text
  }
}

/// What the plan promised against what the simulated years find.
struct PromiseWords {
  private let result: SimulationResult
  private let finds: Distribution
  private let language: Language

  init(_ result: SimulationResult, _ finds: Distribution, _ language: Language) {
    self.result = result
    self.finds = finds
    self.language = language
  }

  /// Two to four sentences.
  var text: String {
    let promise = result.promise
    let expected = Double(promise.expectedFailures) ?? 0
    func number(_ value: Double, _ decimals: Int = 1) -> String { Figures.fixed(value, decimals: decimals) }
    var sentences = [
      language(
        "方案预计不合格 \(number(expected)) 批次；模拟平均发现 \(number(finds.mean))（误差 ±\(number(finds.standardError))），"
          + "九成年份在 \(number(finds.p05, 0)) 到 \(number(finds.p95, 0)) 之间，\(number(promise.yearsBelow * 100))% 的年份低于预计。",
        "The plan expects \(number(expected)) failures; simulated years find \(number(finds.mean)) on average (error ±\(number(finds.standardError))), "
          + "nine in ten between \(number(finds.p05, 0)) and \(number(finds.p95, 0)); \(number(promise.yearsBelow * 100)) % find less than expected."
      ),
      language(
        "年内没有完成的批次少发现约 \(number(-promise.uncompleted))。",
        "Batches not completed within the year would find about \(number(-promise.uncompleted)) more."),
    ]
    if let slope = result.calibration.slope, let error = result.calibration.slopeError {
      sentences.append(
        language(
          "各大类预计的不合格率每高1个百分点，模拟发现的高 \(number(slope, 3))（误差 ±\(number(error, 3))）个百分点；1 为说到做到。",
          "Where a class promises a failure rate 1 point higher, \(number(slope, 3)) (error ±\(number(error, 3))) is found; 1 means that promises are kept."
        ))
    }
    if expected < finds.p05 - finds.p05Error || expected > finds.p95 + finds.p95Error {
      sentences.append(
        language("注意：预计数不在九成年份的范围里，方案的承诺靠不住。", "Note: what the plan expects lies outside what nine years in ten find."))
    }
    return sentences.joined(separator: language("", " "))
  }
}
