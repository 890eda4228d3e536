import Foundation

/// How a figure is distributed over the simulated years.
public struct Distribution: Sendable, Equatable, Codable {
  /// Mean.
  public var mean: Double
  /// Monte-Carlo error of the mean: by how much it would differ with other seeds.
  public var standardError: Double
  /// Standard deviation from year to year.
  public var standardDeviation: Double
  /// Only so many in a hundred years lie below: 5, 25, 50, 75 and 95.
  public var p05: Double
  /// A quarter lie below.
  public var p25: Double
  /// Half lie below.
  public var p50: Double
  /// Three quarters lie below.
  public var p75: Double
  /// Nineteen in twenty lie below.
  public var p95: Double
  /// Monte-Carlo error of the lower end.
  public var p05Error: Double
  /// Monte-Carlo error of the upper end.
  public var p95Error: Double

  enum CodingKeys: String, CodingKey {
    case mean
    case standardError = "standard_error"
    case standardDeviation = "standard_deviation"
    case p05
    case p25
    case p50
    case p75
    case p95
    case p05Error = "p05_error"
    case p95Error = "p95_error"
  }

  /// Describes values, at least one.
  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = values.count > 1 ? (squares / (count - 1)).squareRoot() : 0
    let sorted = values.sorted()
    func quantile(_ part: Double) -> Double { Self.quantile(sorted, part) }
    func error(_ part: Double) -> Double {
      // Ranks one standard error to either side, as the number of values below is binomial.
      let step = (part * (1 - part) / count).squareRoot()
      return (quantile(min(1, part + step)) - quantile(max(0, part - step))) / 2
    }
    self.mean = Self.rounded(mean)
    standardError = Self.rounded(deviation / count.squareRoot())
    standardDeviation = Self.rounded(deviation)
    p05 = Self.rounded(quantile(0.05))
    p25 = Self.rounded(quantile(0.25))
    p50 = Self.rounded(quantile(0.5))
    p75 = Self.rounded(quantile(0.75))
    p95 = Self.rounded(quantile(0.95))
    p05Error = Self.rounded(error(0.05))
    p95Error = Self.rounded(error(0.95))
  }

  /// The value below which a part of sorted values lies, between neighbours in proportion.
  static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let place = part * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }

  /// Six decimals: what lies beyond is noise.
  static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
