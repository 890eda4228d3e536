import Foundation
import SamplingInspection
import Testing

@testable import Simulation

@Suite("Public tables of class failure rates: learn on one, predict another")
struct ClassTablesTests {
  /// Batches and failures by table and class; the same file that `Tests/Peers/class_tables.py` reads.
  private static let tables: [String: [String: (batches: Int64, failures: Int64)]] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Peers/class_tables.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().reduce(into: [:]) { tables, line in
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 5, let batches = Int64(cells[2]), let failures = Int64(cells[3]) else { return }
      tables[cells[0], default: [:]][cells[1]] = (batches, failures)
    }
  }()

  @Test("The tables are whole")
  func whole() {
    let totals = Self.tables.mapValues { table in
      [table.values.reduce(0) { $0 + $1.batches }, table.values.reduce(0) { $0 + $1.failures }]
    }
    // As printed below the tables.
    #expect(totals == ["national": [3_673_579, 81_935], "region-a": [98_839, 2009], "region-b": [23_852, 504]])
  }

  @Test(
    "What one table teaches of another area is no worse than its own rates + ½ by more than an error, nor than one rate for all, but once",
    arguments: [
      ("national", "region-a"), ("national", "region-b"), ("region-a", "national"), ("region-a", "region-b"),
      ("region-b", "national"), ("region-b", "region-a"),
    ])
  func predict(_ source: String, _ target: String) throws {
    let known = try #require(Self.tables[source])
    let truth = try #require(Self.tables[target])
    let classes = known.keys.filter { truth[$0] != nil }.sorted()
    let records = classes.compactMap { name in
      known[name].map {
        RecordedResults(year: 2020, county: "x", category: name, batches: $0.batches, failures: $0.failures)
      }
    }
    let learned = CrossedEffects(records)
    let all = records.reduce((0.5, 1.0)) { ($0.0 + Double($1.failures), $0.1 + Double($1.batches)) }
    let total = classes.reduce(0.0) { $0 + Double(truth[$1]?.batches ?? 0) }
    func differences(_ rival: (RecordedResults) -> Double) -> [Double] {
      records.compactMap { record in
        guard let one = truth[record.category] else { return nil }
        let (alpha, beta) = learned.beta(county: "elsewhere", category: record.category)
        func loss(_ rate: Double) -> Double {
          -Double(one.failures) * log(rate) - Double(one.batches - one.failures) * log1p(-rate)
        }
        return (loss(alpha / (alpha + beta)) - loss(rival(record))) / total
      }
    }
    func isNoWorse(_ parts: [Double]) -> Bool {
      // Areas differ by more than batches do, so classes are what is drawn.
      let count = Double(parts.count)
      let mean = parts.reduce(0, +) / count
      let squares = parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return mean * count <= (count / (count - 1) * squares).squareRoot()
    }
    #expect(isNoWorse(differences { (Double($0.failures) + 0.5) / (Double($0.batches) + 1) }))
    // A third of the classes of region A have no failure, so it teaches nothing good of them: there one rate for all is better.
    #expect(isNoWorse(differences { _ in all.0 / all.1 }) == ((source, target) != ("region-a", "national")))
  }
}
