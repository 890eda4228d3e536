/// How far batches and prices may move in a round, so that the search comes to rest.
///
/// Diagonal steps as Pock and Chambolle (2011): in units in which every column is as wide as the root of its usual number and every row
/// has norm 1, a step is one over the sum of the magnitudes of its entries.
struct StepSizes: Sendable {
  /// Root of the usual number of each column.
  let width: [Double]
  /// Norm of each row in these units.
  let norm: [Double]
  /// Step of each column, for a price in micro-points.
  let reach: [Double]
  /// Step of each row, for its sum.
  let push: [Double]
  /// What a batch adds to each row on average.
  let perBatch: [Double]

  /// - Parameter unit: usual worth of a batch, in micro-points.
  init(
    _ flat: FlatModel, _ setsOfColumn: FlatEntries, _ rowsOfSet: FlatEntries, _ rowsOfColumn: FlatEntries, unit: Double
  ) {
    let width = flat.usual.map { $0.squareRoot() }
    let ones = [Double](repeating: 1, count: width.count)
    let (sets, rows) = (flat.members, flat.least.indices)
    let squareOfSet = (0..<sets.count).map { sets.sum($0, flat.usual) }
    let widthOfSet = (0..<sets.count).map { sets.sum($0, width) }
    let sizeOfSet = (0..<sets.count).map { sets.sum($0, ones) }
    func total(_ row: Int, _ ofSet: [Double], _ ofColumn: [Double], _ size: (Double) -> Double) -> Double {
      var total = 0.0
      flat.setsOfRow.each(row) { total += size($1) * ofSet[$0] }
      flat.columnsOfRow.each(row) { total += size($1) * ofColumn[$0] }
      return total
    }
    let norm = rows.map { row in
      let square = total(row, squareOfSet, flat.usual) { $0 * $0 }
      return square > 0 ? square.squareRoot() : 1
    }
    push = rows.map { row in
      let sum = total(row, widthOfSet, width, \.magnitude)
      return sum > 0 ? unit / (norm[row] * sum) : 1
    }
    perBatch = rows.map {
      let sum = total($0, sizeOfSet, ones, \.magnitude)
      return sum > 0 ? sum / total($0, sizeOfSet, ones) { _ in 1 } : 1
    }
    let normOfSet = (0..<sets.count).map { set in
      var sum = 0.0
      rowsOfSet.each(set) { sum += $1.magnitude / norm[$0] }
      return sum
    }
    reach = width.indices.map { column in
      var sum = 0.0
      setsOfColumn.each(column) { set, _ in sum += normOfSet[set] }
      rowsOfColumn.each(column) { sum += $1.magnitude / norm[$0] }
      return width[column] / (max(sum, 1e-9) * unit)
    }
    self.width = width
    self.norm = norm
  }
}
