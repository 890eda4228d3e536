import SamplingInspection

/// Points of units and the cheapest next point, as lines for a terminal.
public struct ScoresText: Sendable {
  private let scores: Scores
  private let names: Names
  private let language: Language

  /// Puts scores into words.
  public init(_ scores: Scores, _ scenario: Scenario, _ language: Language) {
    self.scores = scores
    names = Names(scenario, language)
    self.language = language
  }

  /// A table, the cheapest next point, and what batches do not tell; empty without a scheme.
  public var text: String {
    if scores.lines.isEmpty { return "" }
    let headings = [
      language("考核得分（按完成比例）", "Points (in proportion)"), language("项目", "Item"), language("分值", "Of"),
      language("得分", "Points"), language("还差批次", "Short by"),
    ]
    let rows = scores.lines.map { line in
      [
        place(line), line.item.title, String(line.item.points), Figures.padded(Int128(line.hundredths), decimals: 2),
        Figures.grouped(line.short),
      ]
    }
    return AlignedColumns.text([headings] + rows) + cheapest + others
  }

  private func place(_ line: Scores.Line) -> String {
    line.group.isEmpty ? language("全部", "all") : names.group(line.group)
  }

  private var cheapest: String {
    guard let line = scores.cheapest else { return "" }
    // Up, so that no fewer batches are named than a point takes.
    let batches = min(line.short, (line.required + line.item.points - 1) / line.item.points)
    return language(
      "最省的下一分：\(place(line))“\(line.item.title)”，再做 \(Figures.grouped(batches)) 批次",
      "Cheapest next point: \(place(line)), \(line.item.title): \(Figures.grouped(batches)) more batches") + "\n"
  }

  private var others: String {
    if scores.others.isEmpty { return "" }
    let points = scores.others.reduce(0) { $0 + $1.points }
    return language(
      "另有 \(scores.others.count) 项 \(points) 分不按批次计，没有算。",
      "\(scores.others.count) more items of \(points) points do not follow batches and are left out.") + "\n"
  }
}
