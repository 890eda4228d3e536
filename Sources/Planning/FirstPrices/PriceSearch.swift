import LinearProgramming
import SamplingInspection

/// Batches and prices near those of the relaxation, found without a linear program: the primal-dual hybrid gradient method.
///
/// Each round every stratum answers the prices with the batches that are best near those it had, and every row moves its price by what
/// it lacks or has too much (Chambolle and Pock, 2011; restarts and the weight between batches and prices as in Applegate and others, 2021).
/// A round costs as much as reading the model once, so a province is near its prices in the time of a few hundred pivots. Nothing here is
/// trusted: the linear program takes it as a start.
struct PriceSearch {
  /// Most rounds; the linear program does the rest faster.
  private static let rounds = 1000
  /// How often the answers are looked at.
  private static let pause = 40
  /// Distance at which the search ends.
  private static let enough = 4e-4
  /// Steps that are sure to come to rest are too careful: measured on the five scenarios and on generated ones.
  private static let boldness = 1.3
  /// First weight between batches and prices; measured likewise.
  private static let firstWeight = 0.02

  private let flat: FlatModel
  private var table: StepTable
  private let setsOfColumn: FlatEntries
  private let rowsOfSet: FlatEntries
  private let rowsOfColumn: FlatEntries
  private let unit: Double
  private let sizes: StepSizes
  /// Sums of the sets, or their prices: places to count in.
  private var ofSets: [Double]

  /// What the threads take piece by piece.
  private let pieces: (columns: [Range<Int>], sets: [Range<Int>], rows: [Range<Int>])

  /// Numbers of the columns and prices of the rows.
  private struct Pair {
    var numbers: [Double]
    var prices: [Double]
  }

  init(_ model: inout PlanModel) {
    flat = FlatModel(model)
    table = StepTable(&model, flat)
    setsOfColumn = flat.members.transposed(flat.lower.count)
    rowsOfSet = flat.setsOfRow.transposed(flat.members.count)
    rowsOfColumn = flat.columnsOfRow.transposed(flat.lower.count)
    ofSets = .init(repeating: 0, count: flat.members.count)
    // A column's answer takes as long as a few entries.
    pieces = (setsOfColumn.pieces(weighing: 8), flat.members.pieces(), flat.columnsOfRow.pieces(weighing: 2))
    var (worth, usual) = (0.0, 0.0)
    for column in 0..<flat.firstColumn[flat.strata] {
      worth += table.worth(column, flat.start[column])
      usual += flat.start[column]
    }
    unit = max(1, (worth / max(1, usual)).magnitude / 2)
    sizes = StepSizes(flat, setsOfColumn, rowsOfSet, rowsOfColumn, unit: unit)
  }

  /// Searches from the usual numbers and no prices.
  mutating func run(_ model: inout PlanModel, isCancelled: () -> Bool) -> NearPrices {
    let columns = flat.lower.count
    var here = Pair(numbers: flat.start, prices: .init(repeating: 0, count: flat.least.count))
    var total = Pair(numbers: .init(repeating: 0, count: columns), prices: here.prices)
    var (taken, weight) = (0, Self.firstWeight)
    var (lastDistance, distanceBefore) = (Double.infinity, Double.infinity)
    var (columnPrices, next) = (total.numbers, total.numbers)
    var mirrored = total.numbers
    var rowSums = total.prices
    for round in 1...Self.rounds {
      answer(&here, &total, &next, &mirrored, weight)
      push(&here, &total, mirrored, &rowSums, weight)
      taken += 1
      guard round.isMultiple(of: Self.pause) else { continue }
      if isCancelled() { break }
      let isLonger = table.extend(&model, flat, here.numbers)
      let mean = Pair(
        numbers: total.numbers.map { $0 / Double(taken) }, prices: total.prices.map { $0 / Double(taken) })
      let (distance, ofMean) = (distance(here), distance(mean))
      let best = min(distance, ofMean)
      if !isLonger, distance < Self.enough { break }
      let isTime =
        isLonger || best <= 0.2 * lastDistance || (best <= 0.8 * lastDistance && best > distanceBefore)
        || Double(taken) >= 0.36 * Double(round)
      distanceBefore = best
      guard isTime, taken >= 2 * Self.pause else { continue }
      if ofMean < distance { here = mean }
      // What lies between bound and worth and what is breached shrink alike.
      let parts = parts(here)
      let ratio = parts.gap / max(parts.breaches, 1e-12)
      weight *= min(max(ratio.squareRoot().squareRoot(), 0.5), 2)
      (taken, lastDistance, distanceBefore) = (0, best, .infinity)
      total = Pair(numbers: .init(repeating: 0, count: columns), prices: .init(repeating: 0, count: flat.least.count))
    }
    setPrices(here.prices, &columnPrices)
    return NearPrices(
      model, flat, numbers: here.numbers, prices: columnPrices, rows: here.prices)
  }

  /// Every column answers the prices.
  private mutating func answer(
    _ here: inout Pair, _ total: inout Pair, _ next: inout [Double], _ mirrored: inout [Double], _ weight: Double
  ) {
    setSetPrices(here.prices)
    let (numbers, rows, sets, reach) = (here.numbers, here.prices, ofSets, sizes.reach)
    let (setsOfColumn, rowsOfColumn, table) = (setsOfColumn, rowsOfColumn, table)
    FlatEntries.fill(&next, pieces.columns) { piece in
      var answers = [Double](repeating: 0, count: piece.count)
      setsOfColumn.add(piece, sets, to: &answers)
      rowsOfColumn.add(piece, rows, to: &answers)
      for column in piece {
        answers[column - piece.lowerBound] = table.near(
          column, price: answers[column - piece.lowerBound], from: numbers[column],
          reach: Self.boldness * weight * reach[column])
      }
      return answers
    }
    for column in next.indices {
      mirrored[column] = 2 * next[column] - here.numbers[column]
      total.numbers[column] += next[column]
    }
    swap(&here.numbers, &next)
  }

  /// Every row moves its price.
  private mutating func push(
    _ here: inout Pair, _ total: inout Pair, _ mirrored: [Double], _ rowSums: inout [Double], _ weight: Double
  ) {
    setSums(mirrored, &rowSums)
    for row in rowSums.indices {
      let step = Self.boldness * sizes.push[row] / weight
      let moved = here.prices[row] + step * rowSums[row]
      let room = moved / step
      // Exactly nothing where the row has room, or a price of the wrong sign would remain.
      let price =
        room < flat.least[row]
        ? moved - step * flat.least[row] : room > flat.most[row] ? moved - step * flat.most[row] : 0
      here.prices[row] = min(max(price, -flat.penalty[row]), flat.penalty[row])
      total.prices[row] += here.prices[row]
    }
  }

  /// What the rows' prices make of a batch in each column.
  private mutating func setPrices(_ rows: [Double], _ prices: inout [Double]) {
    setSetPrices(rows)
    let (setsOfColumn, rowsOfColumn, sets) = (setsOfColumn, rowsOfColumn, ofSets)
    FlatEntries.fill(&prices, pieces.columns) { piece in
      var prices = [Double](repeating: 0, count: piece.count)
      setsOfColumn.add(piece, sets, to: &prices)
      rowsOfColumn.add(piece, rows, to: &prices)
      return prices
    }
  }

  private mutating func setSetPrices(_ rows: [Double]) {
    for set in ofSets.indices { ofSets[set] = rowsOfSet.sum(set, rows) }
  }

  private mutating func setSums(_ numbers: [Double], _ rows: inout [Double]) {
    let flat = flat
    FlatEntries.fill(&ofSets, pieces.sets) { piece in
      var sums = [Double](repeating: 0, count: piece.count)
      flat.members.add(piece, numbers, to: &sums)
      return sums
    }
    let sets = ofSets
    FlatEntries.fill(&rows, pieces.rows) { piece in
      var sums = [Double](repeating: 0, count: piece.count)
      flat.setsOfRow.add(piece, sets, to: &sums)
      flat.columnsOfRow.add(piece, numbers, to: &sums)
      return sums
    }
  }

  /// How far numbers and prices are from proving each other right: what lies between bound and worth, and all breaches in
  /// batches, as a part of the bound.
  private mutating func distance(_ pair: Pair) -> Double {
    let (gap, breaches) = parts(pair)
    return gap + breaches
  }

  private mutating func parts(_ pair: Pair) -> (gap: Double, breaches: Double) {
    var prices = pair.numbers
    setPrices(pair.prices, &prices)
    var (bound, worth) = (0.0, 0.0)
    for column in prices.indices {
      bound += table.best(column, price: prices[column])
      worth += table.worth(column, pair.numbers[column])
    }
    for row in pair.prices.indices where pair.prices[row] != 0 {
      bound += pair.prices[row] * (pair.prices[row] > 0 ? flat.most[row] : flat.least[row])
    }
    var rowSums = pair.prices
    setSums(pair.numbers, &rowSums)
    var breaches = 0.0
    for row in rowSums.indices {
      let breach = max(flat.least[row] - rowSums[row], rowSums[row] - flat.most[row], 0)
      if flat.penalty[row].isFinite {
        worth -= breach * flat.penalty[row]
      } else {
        breaches += breach / sizes.perBatch[row]
      }
    }
    let size = max(bound.magnitude, unit)
    return ((bound - worth).magnitude / size, breaches * unit / size)
  }
}
