import SamplingInspection

/// `inspections.csv`: the visits of every task of inspection by place and month.
enum VisitRowTable {
  static let headings = ["visit", "adcode", "county", "venue", "crew", "month", "visits", "joined"]

  /// One line for every task, place and month with a visit; with BOM.
  static func bytes(_ rows: [VisitRow]) -> [UInt8] {
    let lines =
      [headings]
      + rows.map {
        [$0.visit, $0.adcode, $0.county, $0.venue, $0.crew, String($0.month), String($0.visits), String($0.joined)]
      }
    return [0xEF, 0xBB, 0xBF]
      + Array(lines.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined().utf8)
  }
}
