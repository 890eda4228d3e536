import LinearProgramming
import SamplingInspection

/// Splits the months of a piece over its cells, exactly, as a flow: cell → what is due of it → month.
enum CellMonths {
  /// Batches of each cell in each month, 0…11.
  ///
  /// - Returns: nil if the months do not fit the cells' seasons.
  static func split(_ piece: SchedulePieces.Piece, months: [Int64]) throws -> [[Int64]]? {
    var network = Network()
    let vertices = months.map { network.addVertex(supply: -$0) }
    var ways: [(arc: Int, cell: Int, month: Int)] = []
    for (number, cell) in piece.cells.enumerated() {
      let source = network.addVertex(supply: cell.batches)
      let days = cell.season.days.reduce(0, +)
      let duties = cell.season.duties(of: cell.batches)
      for duty in duties {
        var from = source
        if duties.count > 1 {
          from = network.addVertex()
          network.add(.init(from: source, to: from, lower: duty.lower, capacity: duty.upper))
        }
        for month in duty.months where months[month] > 0 {
          for step in steps(cell.batches, share: (Int64(cell.season.days[month]), Int64(days)), most: duty.upper) {
            let arc = network.add(.init(from: from, to: vertices[month], capacity: step.batches, cost: step.cost))
            ways.append((arc, number, month))
          }
        }
      }
    }
    guard let flow = try network.leastCostFlow() else { return nil }
    var split = [[Int64]](repeating: [Int64](repeating: 0, count: 12), count: piece.cells.count)
    for way in ways { split[way.cell][way.month] += flow[way.arc] }
    return split
  }

  /// Steps of rising cost: free up to the share of the working days, then dearer the farther from it.
  private static func steps(
    _ batches: Int64, share: (days: Int64, of: Int64), most: Int64
  ) -> [(batches: Int64, cost: Int64)] {
    let exact = batches * share.days
    let whole = min(most, exact / share.of)
    let rest = exact % share.of
    var steps: [(batches: Int64, cost: Int64)] = []
    if whole > 0 { steps.append((whole, 0)) }
    var left = most - whole
    // The first batch above the share costs less the more of it belongs here.
    for cost: Int64 in [100 - 100 * rest / share.of, 200, 300] where left > 0 {
      steps.append((1, cost))
      left -= 1
    }
    if left > 0 { steps.append((left, 500)) }
    return steps
  }

  /// Deals the batches of a cell out over its strata: in every month some of each, as far as whole batches allow.
  static func deal(
    _ months: [Int64], strata: [(stratum: Int, batches: Int64)], into schedule: inout Schedule
  ) {
    // Batch k of n of a stratum stands at (2k + 1) / 2n of the year, and the months are filled in that order.
    var order: [(place: Int64, of: Int64, stratum: Int)] = []
    for (stratum, batches) in strata where batches > 0 {
      for number in 0..<batches { order.append((2 * number + 1, 2 * batches, stratum)) }
    }
    order.sort { left, right in
      let difference = left.place * right.of - right.place * left.of
      return difference == 0 ? left.stratum < right.stratum : difference < 0
    }
    var next = 0
    for (month, batches) in months.enumerated() {
      for entry in order[next..<next + Int(batches)] { schedule[entry.stratum, month + 1] += 1 }
      next += Int(batches)
    }
  }
}
