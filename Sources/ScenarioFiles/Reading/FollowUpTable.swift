import SamplingInspection

/// Reads `follow_ups.csv`: when failing batches of one subject call for more than their handling.
public enum FollowUpTable {
  /// Columns of a sampling record that a scope may speak of.
  static let columns: Set<String> = ["county", "category", "level", "task_kind", "venue", "stage"]

  /// The triggers among the files that a scenario keeps, in the order of the table; none without the table.
  ///
  /// - Throws: ``FindingsError`` with all that is wrong.
  public static func read(_ keptFiles: [String: [UInt8]]) throws(FindingsError) -> [FollowUpTrigger] {
    guard let bytes = keptFiles[TableDefinition.followUps.file] else { return [] }
    var findings: [Finding] = []
    let table = Table(.followUps, &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: TableDefinition.followUps.file).rows
    }
    let triggers = table.rows.map { trigger($0, &findings) }
    var seen: [String: Int] = [:]
    for (row, trigger) in zip(table.rows, triggers) {
      if let line = seen.updateValue(row.line, forKey: trigger.id), !trigger.id.isEmpty {
        row.refuse(
          "follow_up", trigger.id, Wording(zh: "与第 \(line) 行重复", en: "the same as line \(line)"),
          remedy: Wording(zh: "换一个编号", en: "choose another key"), &findings)
      }
    }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return triggers
  }

  private static func trigger(_ row: Table.Row, _ findings: inout [Finding]) -> FollowUpTrigger {
    func count(_ column: String, _ most: Int64) -> Int? {
      row.text(column).isEmpty ? nil : Int(row.integer(column, in: 1...most, &findings))
    }
    let trigger = FollowUpTrigger(
      id: row.name("follow_up", &findings), title: row.requiredText("title", &findings), scope: scope(row, &findings),
      failures: count("failures", 1000),
      isInclusive: choice(row, "inclusive", ["": true, "是": true, "yes": true, "否": false, "no": false], &findings),
      year: choice(
        row, "year", ["": .rolling, "rolling": .rolling, "滚动": .rolling, "calendar": .calendar, "自然年": .calendar],
        &findings),
      quarters: count("quarters", 40), source: row.source(&findings))
    if trigger.failures == nil, trigger.quarters == nil {
      row.refuse(
        "failures", nil, Wording(zh: "没有写几批次或几个季度", en: "neither failures nor quarters are given"),
        remedy: Wording(zh: "填其中一列或两列", en: "fill in one or both"), &findings)
    }
    return trigger
  }

  private static func scope(_ row: Table.Row, _ findings: inout [Finding]) -> Scope {
    let scope = row.scope("scope", &findings)
    for condition in scope.conditions where !columns.contains(condition.column) {
      row.refuse(
        "scope", condition.column, Wording(zh: "抽检记录里没有这一列", en: "records have no such column"),
        remedy: Wording(
          zh: "可用的列：" + columns.sorted().joined(separator: "、"),
          en: "columns: " + columns.sorted().joined(separator: ", ")),
        &findings)
    }
    return scope
  }

  private static func choice<Value>(
    _ row: Table.Row, _ column: String, _ values: KeyValuePairs<String, Value>, _ findings: inout [Finding]
  ) -> Value {
    let text = row.text(column)
    if let value = values.first(where: { $0.key == text })?.value { return value }
    row.refuse(
      column, text, Wording(zh: "不是这里能填的值", en: "this cannot stand here"),
      remedy: Wording(
        zh: "写" + values.map(\.key).filter { !$0.isEmpty }.joined(separator: "、"),
        en: "write " + values.map(\.key).filter { !$0.isEmpty }.joined(separator: ", ")), &findings)
    return values[0].value
  }
}
