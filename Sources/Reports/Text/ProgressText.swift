import SamplingInspection

/// How far a plan is carried out, as the office reports it (进度通报).
public struct ProgressText: Sendable {
  private let progress: Progress
  private let scenario: Scenario
  private let day: CalendarDate
  private let language: Language

  /// Puts progress up to a day into words.
  public init(_ progress: Progress, _ scenario: Scenario, day: CalendarDate, _ language: Language) {
    self.progress = progress
    self.scenario = scenario
    self.day = day
    self.language = language
  }

  /// The report: totals, units, classes and levels, then the rules that ask for batches.
  public var text: String {
    let names = Names(scenario, language)
    let headings = [
      "county": language("县（市、区）", "County"), "class": language("大类", "Class"), "level": language("层级", "Level"),
    ]
    return
      ([
        language(
          "\(scenario.heading.title)进度通报（截至 \(day.text)）", "\(scenario.heading.title): progress up to \(day.text)")
          + "\n",
        table(language("合计", "In all"), [progress.total]) { _ in language("合计", "In all") }, unjudged,
      ]
      + progress.lines.map { column, lines in
        let lines = column == "class" ? lines.sorted(by: isBefore) : lines
        return table(headings[column] ?? column, lines) {
          $0.map { names.value($0, of: column) } ?? language("未分", "not told apart")
        }
      } + [EvaluationText(lines: progress.evaluations, language: language).text, rules(names)]).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// Classes stand in the order of paper, what cannot be told apart last.
  private func isBefore(_ left: Progress.Line, _ right: Progress.Line) -> Bool {
    let order = Dictionary(scenario.categories.map { ($0.levels[0], $0.order) }, uniquingKeysWith: min)
    func place(_ line: Progress.Line) -> (Int, Int, String) {
      (line.key == nil ? 1 : 0, order[line.key ?? ""] ?? 0, line.key ?? "")
    }
    return place(left) < place(right)
  }

  private func table(_ heading: String, _ lines: [Progress.Line], _ name: (String?) -> String) -> String {
    AlignedColumns.text(
      [
        [
          heading, language("任务批次", "Task"), language("完成批次", "Done"), language("完成率", "Rate"),
          language("尚缺", "Short by"),
          language("不合格", "Failed"), language("不合格率", "Failure rate"),
        ]
      ]
        + lines.map { line in
          [
            name(line.key), Figures.grouped(line.task), Figures.grouped(line.done),
            Figures.percent(Int128(line.done), of: Int128(line.task)), Figures.grouped(max(0, line.task - line.done)),
            Figures.grouped(line.failed),
            Self.hundredths(line.failed, of: line.done - line.unreported - line.evaluated),
          ]
        })
  }

  /// Percent with two decimals, half up.
  private static func hundredths(_ part: Int64, of whole: Int64) -> String {
    whole > 0
      ? Figures.padded((20_000 * Int128(part) + Int128(whole)) / (2 * Int128(whole)), decimals: 2) + "%" : "–"
  }

  private var unjudged: String {
    var lines: [String] = []
    if progress.total.unjudged > 0 {
      lines.append(
        language(
          "有 \(progress.total.unjudged) 批次没有合格或不合格的结论，不合格率按完成批次计。",
          "\(progress.total.unjudged) batches have no result; failure rates are of batches done."))
    }
    if progress.total.unreported > 0 {
      let count = Figures.grouped(progress.total.unreported)
      lines.append(
        language(
          "有 \(count) 批次没有报检验结果，不合格率不计入这些批次。",
          "No results are reported of \(count) batches; failure rates leave them out."))
    }
    if progress.outside > 0 {
      lines.append(
        language(
          "有 \(progress.outside) 批次在方案的抽样单元之外。", "\(progress.outside) batches lie outside the strata of the plan."))
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private func rules(_ names: Names) -> String {
    if progress.rules.isEmpty { return "" }
    let rows = progress.rules.map { line in
      let group = line.row.group.isEmpty ? "" : "（" + names.group(line.row.group) + "）"
      return [
        line.row.id + group, Figures.grouped(line.required),
        (line.undecided > 0 ? "≥" : "") + Figures.grouped(line.done),
        Figures.percent(Int128(line.done), of: Int128(line.required)),
      ]
    }
    return AlignedColumns.text(
      [[language("规则", "Rule"), language("要求", "Asked"), language("完成", "Done"), language("完成率", "Rate")]] + rows)
  }
}
