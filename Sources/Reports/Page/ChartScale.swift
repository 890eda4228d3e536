import Foundation

/// Where numbers stand on an axis of a chart, with the round numbers to write beside it.
struct ChartScale {
  private let lowest: Double
  private let highest: Double
  /// The place where it begins.
  let from: Double
  /// The place where it ends.
  let to: Double
  /// Round numbers within the axis.
  let marks: [Double]
  /// Decimals that the round numbers need.
  let decimals: Int

  /// An axis that holds all numbers, drawn from one place to another.
  init(_ numbers: [Double], from: Double, to: Double) {
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 1)
    let width = most > least ? most - least : max(abs(most), 1)
    let power = pow(10, (log10(width / 6)).rounded(.down))
    let step = power * ([1, 2, 5, 10].first { $0 * power * 6 >= width } ?? 10)
    let first = (least / step).rounded(.down)
    let last = (most / step).rounded(.up)
    marks = stride(from: first, through: max(last, first + 1), by: 1).map { $0 * step }
    lowest = marks[0]
    highest = marks[marks.count - 1]
    decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    self.from = from
    self.to = to
  }

  /// Where a number stands.
  func place(_ number: Double) -> Double { from + (to - from) * (number - lowest) / (highest - lowest) }

  /// A number as it is written beside the axis.
  func text(_ number: Double) -> String {
    let digits = Figures.grouped(Figures.fixed(number, decimals: decimals))
    return digits == "-0" ? "0" : digits
  }
}
