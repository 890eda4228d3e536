import SamplingInspection
import Simulation

/// What it takes to reach the rules in most years, for the terminal.
public struct AssuranceText: Sendable {
  private let scenario: Scenario
  private let report: AssuranceReport
  private let language: Language
  private let names: Names

  /// Puts a report into words.
  public init(_ scenario: Scenario, _ report: AssuranceReport, _ language: Language) {
    self.scenario = scenario
    self.report = report
    self.language = language
    names = Names(scenario, language)
  }

  /// One or two sentences, a table of the rules, and what cannot be assured.
  public var text: String {
    guard let before = report.before, let after = report.after else { return "" }
    return [heading(before, after), table(before, after), apart(after), hint(after), years].filter { !$0.isEmpty }
      .joined(separator: "\n") + "\n"
  }

  private var chance: String { report.chance.text }

  private func heading(_ before: AssuranceReport.Judged, _ after: AssuranceReport.Judged) -> String {
    let more = after.statement.batches - before.statement.batches
    let yuan = yuan(after) - yuan(before)
    let finds = (Double(after.statement.expectedFailures) ?? 0) - (Double(before.statement.expectedFailures) ?? 0)
    if report.isReached, report.bounds.isEmpty {
      return language(
        "不用多排：能留余量的规则已有 \(chance) 的把握达到。", "Nothing to add: the rules are reached with a chance of \(chance) as it is.")
    }
    if report.isReached {
      return language(
        "按 \(chance) 的把握：比只排到规则线\(change(more, "批次"))、\(change(yuan, "元"))，预计不合格\(finds < 0 ? "减少" : "增加") \(Figures.fixed(abs(finds), decimals: 1)) 批次。",
        "For a chance of \(chance): \(signed(more)) batches, \(signed(yuan)) yuan and \(finds < 0 ? "−" : "+")\(Figures.fixed(abs(finds), decimals: 1)) expected failures against the plan without margin."
      )
    }
    let hardest = assured(after).min { $0.probability < $1.probability }?.probability ?? 0
    return report.isLimited
      ? language(
        "达不到 \(chance) 的把握：经费和其他规则容不下所需的余量。余量排到最多时，最难的一条达到的可能是 \(ChanceText.text(hardest, runs: report.runs))（没有写出方案；可用较小的 --assure 再试）：",
        "A chance of \(chance) cannot be reached: funds and other rules leave no room for it. With as much margin as they allow the hardest rule is reached with \(ChanceText.text(hardest, runs: report.runs)) (no plan was written; try a smaller --assure):"
      )
      : language(
        "多排批次也达不到 \(chance) 的把握：能达到的最大可能如下（没有写出方案）：",
        "More batches do not bring a chance of \(chance); the largest found follows (no plan was written):")
  }

  private func yuan(_ judged: AssuranceReport.Judged) -> Int64 {
    (ExactDecimal(strict: judged.statement.costYuan)?.scaled(to: 2) ?? 0) / 100
  }

  private func change(_ number: Int64, _ unit: String) -> String {
    (number < 0 ? "减少 " : "增加 ") + Figures.grouped(abs(number)) + " " + unit
  }

  private func signed(_ number: Int64) -> String { (number < 0 ? "−" : "+") + Figures.grouped(abs(number)) }

  /// Targets that more batches help, in order.
  private func assured(_ judged: AssuranceReport.Judged) -> [TargetYears] {
    zip(judged.years, report.obstacles).filter { $0.1 == nil }.map(\.0)
  }

  private func table(_ before: AssuranceReport.Judged, _ after: AssuranceReport.Judged) -> String {
    let former = Dictionary(before.years.map { (key($0), $0.probability) }, uniquingKeysWith: { first, _ in first })
    let planned = Dictionary(
      after.statement.rules.map { ([$0.id, $0.group, $0.side], $0.achieved) }, uniquingKeysWith: { first, _ in first })
    let bounds = Dictionary(report.bounds.map { ([$0.rule, $0.group], $0) }, uniquingKeysWith: { first, _ in first })
    let rows = assured(after).compactMap { target -> [String]? in
      guard let bound = bounds[[target.rule, target.group]] else { return nil }
      let place = target.group.isEmpty ? "" : " " + names.group(target.group)
      return [
        "  " + target.rule + place, bound.moreBatches == nil ? bound.required : Figures.grouped(bound.required),
        bound.moreBatches == nil ? bound.bound.percentText : Figures.grouped(bound.bound.text),
        bound.moreBatches.map { Figures.grouped($0) } ?? "–",
        bound.moreBatches == nil ? "–" : Figures.grouped(planned[key(target)] ?? "–"),
        former[key(target)].map { ChanceText.text($0, runs: report.runs) } ?? "–",
        ChanceText.text(target.probability, runs: report.runs),
        "±" + Figures.fixed(target.standardError * 100, decimals: 1) + "%",
      ]
    }
    if rows.isEmpty { return "" }
    return AlignedColumns.text(
      [
        [
          language("留余量的规则", "Rules with margin"), language("要求", "Asked"), language("需排", "To plan"),
          language("多排", "More"), language("排了", "Planned"), language("原来达到的可能", "Chance before"),
          language("现在", "Now"),
          language("模拟误差", "Error"),
        ]
      ] + rows)
  }

  private func key(_ target: TargetYears) -> [String] { [target.rule, target.group, target.side.rawValue] }

  /// What is missed too often and cannot be helped by more batches.
  private func apart(_ after: AssuranceReport.Judged) -> String {
    let rows = zip(after.years, report.obstacles).compactMap { target, obstacle -> [String]? in
      guard let obstacle, target.probability < report.chance.double else { return nil }
      let place = target.group.isEmpty ? "" : " " + names.group(target.group)
      return ["  " + target.rule + place, ChanceText.text(target.probability, runs: report.runs), words(obstacle)]
    }
    if rows.isEmpty { return "" }
    return AlignedColumns.text(
      [
        [
          language("不能靠多排保证的", "Not assured"), language("达到的可能", "Chance"), language("原因", "Why"),
        ]
      ] + rows)
  }

  private func words(_ obstacle: Assurance.Obstacle) -> String {
    switch obstacle {
    case .isNotAsked: language("没有要求保证", "not asked for")
    case .isExact: language("规则写明正好多少批次，不能多排；要留余量请改为“≥”", "the rule says exactly how many; write at_least instead")
    case .isFromAbove: language("是上限", "the rule is an upper bound")
    case .isWish: language("是愿望，可以达不到", "a wish may be missed")
    case .isOther: language("不是批次数，也不是不合格率", "it counts neither batches nor failures")
    }
  }

  /// The rules that can be assured together, where not all can.
  private func hint(_ after: AssuranceReport.Judged) -> String {
    if report.isReached { return "" }
    let missed = Set(assured(after).filter { $0.probability < report.chance.double }.map(\.rule))
    let others = Set(assured(after).map(\.rule)).subtracting(missed).sorted()
    if others.isEmpty { return "" }
    let option = "--assure \(chance) --assure-rules " + others.joined(separator: ",")
    return language("只保证做得到的：" + option, "To assure those that can be: " + option)
  }

  private var years: String {
    language(
      "每轮模拟 \(Figures.grouped(report.runs)) 个年份，每轮换随机种子；上面“现在”一栏用种子 \(report.seed) 的年份，定余量时没有用过。"
        + "choujian simulate 方案文件夹 --runs \(report.runs) --seed \(report.seed) 可以重算。",
      "Each turn has \(Figures.grouped(report.runs)) years of a seed of its own; the years of “Now”, seed \(report.seed), had no part in finding the margin. "
        + "choujian simulate FOLDER --runs \(report.runs) --seed \(report.seed) gives them again.")
  }
}
