import LinearProgramming
import SamplingInspection

/// Between which bounds of a row its price holds.
public struct PriceRange: Sendable, Equatable {
  /// Rule of the row.
  public var rule: String
  /// Group of the row.
  public var group: String
  /// Side of the row.
  public var side: Side
  /// Unit of the bound.
  public var unit: String
  /// Expected failures for one stated unit more of room.
  public var price: Double
  /// The bound as it is, in stated units of the row's own sum.
  public var bound: Double
  /// The bounds between which the price is the same; nil on a side that has no end.
  public var from: Double?
  /// The upper end.
  public var to: Double?

  /// Solves the relaxation of a scenario and gives the rows that have a price, in the order of the model.
  ///
  /// - Returns: nil if it was cancelled or there is no plan.
  public static func all(_ scenario: Scenario, isCancelled: () -> Bool = { false }) throws -> [PriceRange]? {
    var model = PlanModel(scenario)
    let relaxation = try Refinement.run(&model, limits: { SolveLimits() }, isCancelled: isCancelled)
    guard let result = relaxation.result else { return nil }
    let outcome = try GLPK.solveRelaxation(
      result.refined.program, start: result.basis, ranging: true, isCancelled: isCancelled)
    guard let prices = outcome.prices else { return nil }
    return model.rows.enumerated().compactMap { number, row in
      guard let index = result.refined.rowNumber[number], result.prices.rows[number] != 0 else { return nil }
      let programRow = result.refined.program.rows[index]
      let side = row.side == .atLeast ? programRow.lower : programRow.upper
      let ends = prices.ranges[index]
      let unit = Double(row.perStatedUnit)
      let bound = Double(row.bound + row.countedAssigned * row.denominator) / Double(row.unit)
      // The program's sum is that of the row less what the first breakpoints make up, so only distances carry over.
      return PriceRange(
        rule: row.rule.id, group: row.group, side: row.side, unit: row.rule.measure.unit,
        price: Double(result.prices.rows[number].magnitude) / 1e24 * Double(row.unit), bound: bound,
        from: ends.lowerBound.isFinite ? bound + (ends.lowerBound - side) / unit : nil,
        to: ends.upperBound.isFinite ? bound + (ends.upperBound - side) / unit : nil)
    }
  }
}
