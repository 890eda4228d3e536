import SamplingInspection

/// Named changes as bars: how many more or fewer failures each is expected to find than the plan as it is.
struct ChangeChart {
  private let changes: ChangeSet
  private let language: Language

  init(_ changes: ChangeSet, _ language: Language) {
    self.changes = changes
    self.language = language
  }

  var markup: Markup {
    let rows = changes.results
    let found = rows.map { result in
      result.comparison.map { Double($0.total.after.failures - $0.total.before.failures) / 1e9 }
    }
    let scale = ChartScale(found.compactMap(\.self) + [0], from: 360, to: 780)
    let bottom = 44 + 34 * Double(rows.count)
    return ChartPiece.drawing(
      width: 860, height: bottom + 34, title: language("各种变化的预计不合格批次增减", "Expected failures more or fewer"),
      description: language("每一行是一种变化，与现方案相比。", "One row for each change, beside the plan as it is.")
    ) {
      ChartPiece.text(8, 18, "start", language("预计不合格批次增减", "Expected failures, change"), kind: "name")
      for mark in scale.marks {
        ChartPiece.line(mark == 0 ? "axis" : "grid", scale.place(mark), 32, scale.place(mark), bottom)
        ChartPiece.text(scale.place(mark), bottom + 20, "middle", scale.text(mark))
      }
      for (number, row) in rows.enumerated() { bar(44 + 34 * Double(number), row, found[number], scale) }
    }
  }

  @MarkupBuilder private func bar(_ top: Double, _ row: ChangeResult, _ found: Double?, _ scale: ChartScale) -> Markup {
    ChartPiece.text(338, top + 15, "end", Self.short(row.change.name), kind: "name")
    if let found, let comparison = row.comparison {
      let (zero, end) = (scale.place(0), scale.place(found))
      ChartPiece.rectangle(
        found < 0 ? "less" : "more", min(zero, end), top, width: abs(end - zero), height: 22)
      let words = Signed.failures(comparison.total.after.failures - comparison.total.before.failures)
      // The figure stands at the far side of the axis where a bar goes left, so that it meets no name.
      ChartPiece.text(
        found < 0 ? zero + 6 : end + 6, top + 15, "start", words)
    } else {
      ChartPiece.text(scale.place(0) + 6, top + 15, "start", language("没有可行方案", "no plan exists"))
    }
  }

  /// A name that fits beside its bar.
  private static func short(_ name: String) -> String { name.count > 24 ? name.prefix(23) + "…" : name }
}
