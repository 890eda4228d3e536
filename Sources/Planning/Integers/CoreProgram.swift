import LinearProgramming
import SamplingInspection

/// The program around the optimum of the relaxation: each stratum may only move where that costs little under the prices.
///
/// Every batch that moves against the prices costs its loss, so what is left out here costs gap at most, never truth.
struct CoreProgram {
  /// Smallest and largest number of batches of each stratum.
  private(set) var windows: [ClosedRange<Int64>]

  /// The windows given.
  init(windows: [ClosedRange<Int64>]) { self.windows = windows }

  /// Everything.
  init(whole model: PlanModel) {
    windows = zip(model.usefulLower, model.usefulUpper).map { $0...max($0, $1) }
  }

  /// The whole numbers around the relaxation, and so many more on either side as lose at most `loss` micro-points each.
  init(
    _ model: inout PlanModel, _ prices: [RowPrices.StratumPrice], around batches: [Double], width: Int64, loss: Double
  ) {
    let whole = CoreProgram(whole: model).windows
    let limit = Int128(loss) * 1_000_000_000_000_000_000
    windows = []
    for (stratum, range) in whole.enumerated() {
      func gain(_ n: Int64) -> Int128 {
        Int128(model.curves[stratum].step(n)) * 1_000_000_000_000_000_000 - prices[stratum].price(of: n)
      }
      let solved = min(max(batches[stratum], Double(range.lowerBound)), Double(range.upperBound))
      var low = Int64((solved + 1e-6).rounded(.down))
      var high = Int64((solved - 1e-6).rounded(.up))
      let (first, last) = (low - width, high + width)
      while low > max(range.lowerBound, first), gain(low) <= limit { low -= 1 }
      while high < min(range.upperBound, last), gain(high + 1) >= -limit { high += 1 }
      windows.append(low...max(low, high))
    }
  }

  /// What the last of so many moves of a single batch away from the relaxation loses, the cheapest taken first, in micro-points.
  static func loss(
    ofMoves count: Int, _ model: inout PlanModel, _ prices: [RowPrices.StratumPrice], around batches: [Double]
  ) -> Double {
    let whole = CoreProgram(whole: model).windows
    var losses: [Double] = []
    for (stratum, range) in whole.enumerated() {
      func loss(_ n: Int64) -> Double {
        (Double(model.curves[stratum].step(n)) - Double(prices[stratum].price(of: n)) / 1e18).magnitude
      }
      let solved = min(max(batches[stratum], Double(range.lowerBound)), Double(range.upperBound))
      let low = Int64((solved + 1e-6).rounded(.down))
      let high = Int64((solved - 1e-6).rounded(.up))
      if low > range.lowerBound { losses.append(loss(low)) }
      if high < range.upperBound { losses.append(loss(high + 1)) }
    }
    losses.sort()
    return count < losses.count ? losses[count] : .infinity
  }

  /// Every number of batches that a plan better than some value can have: each stratum may lose at most what the bound of the
  /// prices lies above that value.
  init(_ model: inout PlanModel, _ prices: [RowPrices.StratumPrice], betterThan value: Int64, bound: Int64) {
    // The bound was rounded down, by less than a micro-point.
    let limit = Int128(bound - value + 1) * 1_000_000_000_000_000_000
    windows = CoreProgram(whole: model).windows
    for (stratum, range) in windows.enumerated() {
      func gain(_ n: Int64) -> Int128 {
        Int128(model.curves[stratum].step(n)) * 1_000_000_000_000_000_000 - prices[stratum].price(of: n)
      }
      let best = model.best(stratum, prices[stratum], upTo: range.upperBound).batches
      var (low, high) = (best, best)
      var lost: Int128 = 0
      while low > range.lowerBound, lost + gain(low) <= limit {
        lost += gain(low)
        low -= 1
      }
      lost = 0
      while high < range.upperBound, lost - gain(high + 1) <= limit {
        lost -= gain(high + 1)
        high += 1
      }
      windows[stratum] = low...high
    }
  }

  /// Strata that may move.
  var open: [Int] { windows.indices.filter { windows[$0].count > 1 } }

  /// How many single batches are left open.
  var openSteps: Int64 { windows.reduce(0) { $0 + $1.upperBound - $1.lowerBound } }

  /// The program of the windows with a breakpoint at every batch.
  func program(_ model: inout PlanModel) -> RefinedProgram {
    var restricted = model.restricted(to: windows)
    let active = ActiveRows(brokenWithin: windows, restricted)
    let program = RefinedProgram(&restricted, breakpoints: windows.map(Array.init), active: active)
    model.curves = restricted.curves
    return program
  }
}
