import SamplingInspection

/// `schedule.csv`: the batches of every stratum by month, with the laboratory and the lot that they go to.
struct ScheduleTable {
  private let scenario: Scenario
  private let columns: StratumColumns

  /// Headings before and after the further columns.
  static let headings = (
    before: PlanFolderReader.allocationHeadings.before, after: ["fund", "month", "lab", "lot", "batches"]
  )

  init(_ scenario: Scenario) {
    self.scenario = scenario
    columns = StratumColumns(scenario)
  }

  /// One line for every stratum and month with a batch, in the order of the strata; with BOM.
  func bytes(_ schedule: Schedule) -> [UInt8] {
    let county = Dictionary(scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
    var text = (Self.headings.before + scenario.stratumAttributes + Self.headings.after).joined(separator: ",") + "\n"
    for (number, stratum) in scenario.strata.enumerated() {
      for month in 1...12 where schedule[number, month] > 0 {
        let cells =
          [
            stratum.county, county[stratum.county] ?? "", stratum.level, stratum.taskKind, stratum.category,
            columns.value("risk", of: number), stratum.venue, stratum.stage,
          ] + stratum.attributes + [
            stratum.fund, String(month), columns.value("lab", of: number), columns.value("lot", of: number),
            String(schedule[number, month]),
          ]
        text += cells.map(commaSeparatedCell).joined(separator: ",") + "\n"
      }
    }
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }
}
