import SamplingInspection
import Simulation

/// `rates.csv`: α and β for every county with every category that the records know, and for a county that they do not know (blank).
public struct LearnedRates: Sendable {
  /// The file.
  public let table: [UInt8]
  /// Rows besides the headings.
  public let count: Int

  /// Makes the table of what was learned; the same records give the same bytes.
  public init(_ records: [RecordedResults], _ learned: CrossedEffects) {
    var sums: [[String]: (batches: Int64, failures: Int64)] = [:]
    for record in records {
      sums[[record.county, record.category, record.risk], default: (0, 0)].batches += record.batches
      sums[[record.county, record.category, record.risk], default: (0, 0)].failures += record.failures
    }
    let counties = Set(records.map(\.county)).sorted()
    let categories = Set(records.map { [$0.category, $0.risk] }).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    var text = "county,category,risk,batches,failures,rate,alpha,beta,source\n"
    var count = 0
    for county in counties + (counties.contains("") ? [] : [""]) {
      for category in categories {
        let (alpha, beta) = learned.beta(county: county, category: category[0], risk: category[1])
        let sum = sums[[county] + category] ?? (0, 0)
        let cells =
          [county] + category + [
            String(sum.batches), String(sum.failures), Figures.fixed(alpha / (alpha + beta), decimals: 6),
            Figures.fixed(max(alpha, 1e-6), decimals: 6), Figures.fixed(max(beta, 1e-6), decimals: 6), "choujian learn",
          ]
        text += cells.map(Self.cell).joined(separator: ",") + "\n"
        count += 1
      }
    }
    table = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    self.count = count
  }

  private static func cell(_ text: String) -> String {
    text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
