import Foundation
import SamplingInspection

/// What learning and replanning each quarter would have found in a year whose results are known, beside learning once before it.
///
/// In every quarter as many batches as it had are shared over the cells that were sampled in it, each at least half and at most twice as often as it was. One plan goes by the
/// rates of the years before, the other by those and the quarters of the year that have passed; what n batches would have found in a cell is n times the share that failed there.
public struct AdaptiveBackTest: Sendable, Equatable, Codable {
  /// One way to learn.
  public struct Line: Sendable, Equatable, Codable {
    /// `annual` or `adaptive`.
    public var method: String
    /// Failing batches that it would have found.
    public var finds: Double
    /// Standard error of it.
    public var standardError: Double
    /// Finds that its rates promised.
    public var promised: Double
    /// Promise and finds, cells of all quarters in ten groups by the rate promised.
    public var calibration: Calibration

    enum CodingKeys: String, CodingKey {
      case method
      case finds
      case standardError = "standard_error"
      case promised
      case calibration
    }
  }

  /// The year.
  public var year: Int
  /// Batches of it.
  public var batches: Int64
  /// Annual, then adaptive.
  public var lines: [Line]
  /// Finds of the adaptive plan less those of the annual one.
  public var difference: Double
  /// Standard error of it.
  public var differenceError: Double
  /// Lower end of the interval that holds nineteen in twenty.
  public var differenceLow: Double
  /// Upper end.
  public var differenceHigh: Double

  enum CodingKeys: String, CodingKey {
    case year
    case batches
    case lines
    case difference
    case differenceError = "difference_error"
    case differenceLow = "difference_low"
    case differenceHigh = "difference_high"
  }

  /// Tests every year that has one before it and whose samples all have a day.
  public static func all(_ records: [RecordedResults]) -> [AdaptiveBackTest] {
    let counted = records.filter { $0.batches > 0 }
    return Set(counted.map(\.year)).sorted().dropFirst().filter { year in
      !counted.contains { $0.year == year && $0.quarter == 0 }
    }.map { AdaptiveBackTest(counted, year: $0) }
  }

  init(_ records: [RecordedResults], year: Int) {
    let annual = CrossedEffects(records.filter { $0.year < year })
    var items: [[Calibration.Item]] = [[], []]
    var finds = [0.0, 0.0]
    var variances = [0.0, 0.0]
    var promised = [0.0, 0.0]
    var (total, variance) = (0.0, 0.0)
    for quarter in 1...4 {
      let tested = TestedCells(records.filter { $0.year == year && $0.quarter == quarter })
      if tested.cells.isEmpty { continue }
      let done = tested.cells.map { Double($0.batches) }
      let all = done.reduce(0, +)
      total += all
      let known = records.filter { $0.year < year || ($0.year == year && $0.quarter < quarter) }
      let rates = [tested.rates(annual), tested.rates(quarter == 1 ? annual : CrossedEffects(known))]
      let shares = rates.map { rates in BackTest.shared(all, done, zip(done, rates).map { $0 * $1 }) }
      for (number, cell) in tested.cells.enumerated() {
        let failed = Double(cell.failures) / done[number]
        // Half a failure more keeps a cell without any from being certain.
        let chance = (Double(cell.failures) + 0.5) / (done[number] + 1)
        let spread = chance * (1 - chance) / done[number]
        for way in 0...1 {
          let batches = shares[way][number]
          finds[way] += batches * failed
          variances[way] += batches * batches * spread
          promised[way] += batches * rates[way][number]
          items[way].append(
            .init(batches: batches, promisedRate: rates[way][number], foundRate: failed, seen: done[number]))
        }
        let more = shares[1][number] - shares[0][number]
        variance += more * more * spread
      }
    }
    self.year = year
    batches = Int64(total)
    lines = ["annual", "adaptive"].enumerated().map { way, method in
      Line(
        method: method, finds: Distribution.rounded(finds[way]),
        standardError: Distribution.rounded(variances[way].squareRoot()),
        promised: Distribution.rounded(promised[way]), calibration: Calibration(items[way]))
    }
    let (more, error) = (finds[1] - finds[0], variance.squareRoot())
    difference = Distribution.rounded(more)
    differenceError = Distribution.rounded(error)
    differenceLow = Distribution.rounded(more - 1.96 * error)
    differenceHigh = Distribution.rounded(more + 1.96 * error)
  }
}
