import Foundation
import SamplingInspection

/// How an allocation by learned rates would have done in a year whose results are known.
///
/// Rates are learned from the years before. As many batches as that year had are shared over the cells that were sampled then, each at least half and at most twice as
/// often as it was; what n batches would have found in a cell is n times the share that failed there.
public struct BackTest: Sendable, Equatable, Codable {
  /// One way to share the batches.
  public struct Line: Sendable, Equatable, Codable {
    /// Its name: `learned`, `raw`, `pooled`, `uniform` or `as_done`.
    public var method: String
    /// Failing batches that it would have found.
    public var finds: Double
    /// Standard error of it.
    public var standardError: Double
    /// Finds that its own rates promised; of `uniform` and `as_done` those of the learned rates.
    public var promised: Double
    /// Mean log-loss of its rates for a batch; nil where it has none.
    public var logLoss: Double?

    enum CodingKeys: String, CodingKey {
      case method
      case finds
      case standardError = "standard_error"
      case promised
      case logLoss = "log_loss"
    }
  }

  /// The year that was to be planned.
  public var year: Int
  /// Batches of it.
  public var batches: Int64
  /// The ways.
  public var lines: [Line]
  /// What the allocation by learned rates was promised and found, cells in ten groups by the rate promised.
  public var calibration: Calibration

  /// Tests every year that has one before it.
  public static func all(_ records: [RecordedResults]) -> [BackTest] {
    let years = Set(records.filter { $0.batches > 0 }.map(\.year)).sorted()
    return years.dropFirst().map { BackTest(records, year: $0) }
  }

  init(_ records: [RecordedResults], year: Int) {
    let before = records.filter { $0.year < year }
    let tested = TestedCells(records.filter { $0.year == year && $0.batches > 0 })
    let cells = tested.cells
    let learned = CrossedEffects(before)
    var raw: [[String]: (failures: Double, batches: Double)] = [:]
    var pooled: [String: (failures: Double, batches: Double)] = [:]
    var all = (failures: 0.5, batches: 1.0)
    for record in before {
      let (failures, batches) = (Double(record.failures), Double(record.batches))
      raw[[record.county, record.category], default: (0, 0)].failures += failures
      raw[[record.county, record.category], default: (0, 0)].batches += batches
      pooled[record.foodClass, default: (0.5, 1)].failures += failures
      pooled[record.foodClass, default: (0.5, 1)].batches += batches
      all.failures += failures
      all.batches += batches
    }
    let rates: [(String, [Double])] = [
      (
        "learned", tested.rates(learned)
      ),
      (
        "raw",
        cells.map { cell in
          let own = raw[[cell.county, cell.category]] ?? (0, 0)
          return (own.failures + 0.5) / (own.batches + 1)
        }
      ),
      (
        "pooled",
        cells.map { cell in
          let own = pooled[cell.foodClass] ?? all
          return own.failures / own.batches
        }
      ),
    ]
    let done = cells.map { Double($0.batches) }
    let total = done.reduce(0, +)
    let learnedRates = rates[0].1
    let chosen = Self.shared(total, done, zip(done, learnedRates).map { $0 * $1 })
    calibration = Calibration(
      cells.indices.map {
        .init(
          batches: chosen[$0], promisedRate: learnedRates[$0], foundRate: Double(cells[$0].failures) / done[$0],
          seen: done[$0])
      })
    func line(_ method: String, _ worth: [Double], _ promised: [Double], logLoss: Double?) -> Line {
      let batches = Self.shared(total, done, worth)
      var (finds, variance, promise) = (0.0, 0.0, 0.0)
      for (number, cell) in cells.enumerated() {
        let share = Double(cell.failures) / done[number]
        finds += batches[number] * share
        variance += batches[number] * batches[number] * share * (1 - share) / done[number]
        promise += batches[number] * promised[number]
      }
      return Line(
        method: method, finds: Distribution.rounded(finds),
        standardError: Distribution.rounded(variance.squareRoot()), promised: Distribution.rounded(promise),
        logLoss: logLoss.map(Distribution.rounded))
    }
    self.year = year
    batches = Int64(total)
    lines =
      rates.map { method, values in
        line(method, zip(done, values).map { $0 * $1 }, values, logLoss: Self.logLoss(cells, values))
      } + [
        line("uniform", done.map { _ in 1 }, learnedRates, logLoss: nil),
        line("as_done", done, learnedRates, logLoss: nil),
      ]
  }

  /// Mean log-loss of a batch.
  static func logLoss(_ cells: [RecordedResults], _ rates: [Double]) -> Double {
    var (loss, batches) = (0.0, 0.0)
    for (cell, rate) in zip(cells, rates) {
      let chance = min(1 - 1e-9, max(1e-9, rate))
      let (failing, passing) = (Double(cell.failures), Double(cell.batches - cell.failures))
      loss -= failing * log(chance) + passing * log1p(-chance)
      batches += failing + passing
    }
    return batches > 0 ? loss / batches : 0
  }

  /// Shares in proportion to worth, each between half and twice what was done; the scale that uses the total is found by halving.
  static func shared(_ total: Double, _ done: [Double], _ worth: [Double]) -> [Double] {
    func shares(_ scale: Double) -> [Double] { zip(done, worth).map { min(2 * $0, max(0.5 * $0, scale * $1)) } }
    var (low, high) = (0.0, 1.0)
    while shares(high).reduce(0, +) < total, high < 1e12 { high *= 2 }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if shares(middle).reduce(0, +) < total { low = middle } else { high = middle }
    }
    return shares(high)
  }
}
