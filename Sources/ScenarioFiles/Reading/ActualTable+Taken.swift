import SamplingInspection

/// What was taken, one sample after the other.
extension ActualTable {
  /// Samples taken in the scenario's year before a day, or the numbers of a table of counts, which bear no day.
  ///
  /// - Returns: the batches, and how many samples are of that day or later and so left aside.
  /// - Throws: ``FindingsError`` where ``read(_:upTo:)`` does.
  public func taken(
    _ scenario: Scenario, before day: CalendarDate
  ) throws(FindingsError) -> (batches: [TakenBatches], later: Int) {
    let actuals = try read(scenario, upTo: day)
    let content = try CommaSeparatedValues(bytes, file: file).rows
    guard isRecords(content) else {
      return (actuals.map { TakenBatches(scope: $0.scope, batches: $0.done) }, 0)
    }
    var findings: [Finding] = []
    let table = Table(TableDefinition.records.named(file), &findings) { () throws(FindingsError) in content }
    let known = Known(scenario)
    var batches: [TakenBatches] = []
    var later = 0
    for row in table.rows {
      guard let date = row.date("date", &findings), date.year == scenario.heading.year else { continue }
      guard date < day else {
        later += 1
        continue
      }
      let places = ["venue", "stage"].filter { !row.text($0).isEmpty }.map { column in
        Scope.Condition(column: column, values: [row.text(column)])
      }
      batches.append(
        TakenBatches(
          scope: Scope(conditions: known.scope(row, &findings).conditions + places), sample: row.text("sample"),
          date: date, lab: known.lab(row), isReported: !row.text("result").isEmpty))
    }
    return (batches, later)
  }
}
