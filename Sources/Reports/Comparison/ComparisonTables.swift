import SamplingInspection

/// Old and new by county, class, level or fund as a table for a workbook.
struct ComparisonTables {
  let language: Language

  /// One line for each part, with what is more and what is less.
  func table(_ key: String, _ heading: String, _ lines: [(name: String, line: PlanComparison.Line)]) -> Table {
    let rows = lines.enumerated().map { number, part in
      let (before, after) = (part.line.before, part.line.after)
      return Table.Row(cells: [
        .amount(Int64(number + 1)), .text(part.name), .amount(before.batches), .amount(after.batches),
        .amount(after.batches - before.batches, .difference(3, 2)), .amount(before.cost.fen), .amount(after.cost.fen),
        .amount(after.cost.fen - before.cost.fen, .difference(6, 5)), .text(Figures.failures(before.failures)),
        .text(Figures.failures(after.failures)),
        .text(Signed.failures(after.failures - before.failures)),
      ])
    }
    return Table(
      key: key, columns: columns(heading), groups: [.init(rows: rows)], totalLabel: language("合计", "Total"),
      totalSpan: 0...1)
  }

  private func columns(_ heading: String) -> [Table.Column] {
    let (batches, yuan) = (language("批次", "Batches"), language("经费（元）", "Cost (yuan)"))
    let failures = language("预计不合格批次", "Expected failures")
    let (before, after, change) = (language("原方案", "First"), language("新方案", "Second"), language("增减", "Change"))
    return [.init(language("序号", "No."), .number, 5...6), .init(heading, .words, 16...30)]
      + [before, after, change].map { .init($0, above: batches, .count, 9...12, totalled: true) }
      + [before, after, change].map { .init($0, above: yuan, .yuan, 14...18, totalled: true) }
      + [before, after, change].map { .init($0, above: failures, .mark, 9...12) }
  }
}
