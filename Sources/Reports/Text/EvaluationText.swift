import SamplingInspection

/// What evaluation samples (评价性抽检) say of a rate, by themselves, as lines for a terminal.
struct EvaluationText {
  let lines: [Progress.EvaluationLine]
  let language: Language

  /// A table with the rate and its interval; empty where nothing is estimated.
  var text: String {
    if lines.isEmpty { return "" }
    let headings = [
      language("评价性抽检（另列，不计入上面的不合格）", "Evaluation samples (in none of the failures above)"), language("完成批次", "Done"),
      language("不合格", "Failed"), language("不合格率", "Failure rate"), language("区间", "Interval"),
      language("合格率", "Pass rate"),
    ]
    return AlignedColumns.text(
      [headings]
        + lines.map { line in
          let judged = line.done - line.withoutResult
          let interval = WilsonInterval(
            failed: line.failed, of: judged, units: line.evaluation.units, line.evaluation.confidence)
          let name = line.evaluation.name.isEmpty ? line.evaluation.evaluation : line.evaluation.name
          return [
            name, Figures.grouped(line.done), Figures.grouped(line.failed), percent(line.failed, of: judged),
            interval.map { "\(percent($0.low))–\(percent($0.high)) (\(line.evaluation.confidence.rawValue)%)" } ?? "–",
            percent(judged - line.failed, of: judged),
          ]
        })
  }

  private func percent(_ share: Double) -> String { Figures.fixed(share * 100, decimals: 2) + "%" }
  private func percent(_ part: Int64, of whole: Int64) -> String {
    whole > 0 ? percent(Double(part) / Double(whole)) : "–"
  }
}
