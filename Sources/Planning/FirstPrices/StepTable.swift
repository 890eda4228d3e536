import SamplingInspection

/// Worth of single batches of every column in one flat array, as far as the search has come.
struct StepTable {
  private var first: [Int] = []
  private var steps: [Double] = []
  private let lower: [Double]
  private let upper: [Double]
  /// How many steps above the lowest number each column has in the table.
  private(set) var count: [Int] = []

  /// The steps around the usual numbers.
  init(_ model: inout PlanModel, _ flat: FlatModel) {
    lower = flat.lower
    upper = flat.upper
    let counts = flat.lower.indices.map { Self.clamped(4 * flat.usual[$0] + 32, flat.upper[$0] - flat.lower[$0]) }
    fill(&model, flat, counts)
  }

  private static func clamped(_ wanted: Double, _ most: Double) -> Int { max(0, Int(min(wanted, most))) }

  private mutating func fill(_ model: inout PlanModel, _ flat: FlatModel, _ counts: [Int]) {
    count = counts
    first = []
    steps = []
    steps.reserveCapacity(counts.reduce(0, +))
    for stratum in 0..<flat.strata {
      for column in flat.columns(of: stratum) {
        first.append(steps.count)
        let low = flat.below[column] + Int64(lower[column])
        for step in 0..<counts[column] { steps.append(Double(model.curves[stratum].step(low + Int64(step) + 1))) }
      }
    }
    for column in first.count..<counts.count {
      first.append(steps.count)
      steps.append(contentsOf: repeatElement(0, count: counts[column]))
    }
  }

  /// Makes the table longer where a column stands at its end and could go on; false if none does.
  mutating func extend(_ model: inout PlanModel, _ flat: FlatModel, _ numbers: [Double]) -> Bool {
    var counts = count
    for column in numbers.indices
    where numbers[column] >= lower[column] + Double(count[column]) - 1
      && lower[column] + Double(count[column]) < upper[column]
    {
      counts[column] = Self.clamped(Double(4 * count[column] + 32), upper[column] - lower[column])
    }
    if counts == count { return false }
    fill(&model, flat, counts)
    return true
  }

  /// The number of a column that is best under a price when it may not go far: maximises worth − price · n − (n − from)² / (2 · reach).
  @inline(__always)
  func near(_ column: Int, price: Double, from: Double, reach: Double) -> Double {
    let low = lower[column]
    let most = count[column]
    let start = first[column]
    let offset = from - low
    // Batch k + 1 is taken whole if it pays even at its far end.
    var taken = min(max(Int(offset), 0), most)
    while taken > 0, (steps[start + taken - 1] - price) * reach < Double(taken) - offset { taken -= 1 }
    while taken < most, (steps[start + taken] - price) * reach >= Double(taken + 1) - offset { taken += 1 }
    if taken == most { return low + Double(taken) }
    let part = offset + reach * (steps[start + taken] - price)
    return low + min(max(part, Double(taken)), Double(taken + 1))
  }

  /// What a column adds to the bound under a price: the most that worth − price · n can be, from the lowest number on.
  func best(_ column: Int, price: Double) -> Double {
    let start = first[column]
    var worth = -price * lower[column]
    for step in 0..<count[column] {
      let gain = steps[start + step] - price
      if gain <= 0 { break }
      worth += gain
    }
    return worth
  }

  /// Worth of a number of a column above its lowest.
  func worth(_ column: Int, _ number: Double) -> Double {
    let start = first[column]
    let offset = number - lower[column]
    let whole = min(Int(offset), count[column])
    var worth = 0.0
    for step in 0..<whole { worth += steps[start + step] }
    if whole < count[column] { worth += steps[start + whole] * (offset - Double(whole)) }
    return worth
  }
}
