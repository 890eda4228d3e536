import SamplingInspection

/// Reads `scores.csv`: the items by which units are scored.
public enum ScoreTable {
  /// The items among the files that a scenario keeps, in the order of the table; none without the table.
  ///
  /// - Throws: ``FindingsError`` with all that is wrong.
  public static func read(_ keptFiles: [String: [UInt8]]) throws(FindingsError) -> [ScoreItem] {
    let definition = TableDefinition.scores
    guard let bytes = keptFiles[definition.file] else { return [] }
    var findings: [Finding] = []
    let table = Table(definition, &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: definition.file).rows
    }
    let items = table.rows.map { row in
      _ = row.source(&findings)
      return ScoreItem(
        id: row.name("item", &findings), block: row.text("block"), title: row.requiredText("title", &findings),
        points: row.integer("points", in: 1...10_000, &findings), rule: row.text("rule"))
    }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return items
  }
}
