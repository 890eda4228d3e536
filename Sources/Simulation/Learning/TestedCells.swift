import SamplingInspection

/// The cells of a time whose results are known, with the samples of each by kind of task and laboratory.
struct TestedCells {
  /// Cells by county, category and risk, in order.
  let cells: [RecordedResults]
  private let parts: [[RecordedResults]]

  /// Puts records together.
  init(_ records: [RecordedResults]) {
    let groups = Dictionary(grouping: records) { [$0.county, $0.category, $0.risk] }
    parts = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { groups[$0] }
    cells = parts.map { parts in
      var cell = parts[0]
      (cell.taskKind, cell.lab) = ("", "")
      cell.batches = parts.reduce(0) { $0 + $1.batches }
      cell.failures = parts.reduce(0) { $0 + $1.failures }
      return cell
    }
  }

  /// What learned rates expect of each cell, sampled as it was.
  func rates(_ learned: CrossedEffects) -> [Double] {
    zip(cells, parts).map { cell, parts in
      parts.reduce(0) { $0 + Double($1.batches) * learned.rate(of: $1) } / Double(cell.batches)
    }
  }
}
