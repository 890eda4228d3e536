import SamplingInspection

/// `in_flight.csv`: samples at a lost laboratory that have no report, with the day by which it is due.
public enum InFlightTable {
  /// Name of the file in a plan folder.
  public static let file = "in_flight.csv"

  /// One line for each sample, in order of day and number; with BOM.
  public static func bytes(_ inFlight: InFlight, lab: String) -> [UInt8] {
    var text = "sample,date,county,category,level,task_kind,lab,due\n"
    for sample in inFlight.samples {
      func value(_ column: String) -> String {
        sample.taken.scope.conditions.first { $0.column == column }?.values.first ?? ""
      }
      let cells =
        [sample.taken.sample, sample.taken.date?.text ?? ""]
        + ["county", "category", "level", "task_kind"].map(value) + [lab, sample.due?.text ?? ""]
      text += cells.map(commaSeparatedCell).joined(separator: ",") + "\n"
    }
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }
}
