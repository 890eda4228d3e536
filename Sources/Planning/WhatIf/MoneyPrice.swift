import LinearProgramming
import SamplingInspection

/// What one yuan more is worth when it is spread over funds in given parts, and between which amounts that holds.
enum MoneyPrice {
  /// The price at an optimum of the relaxation.
  ///
  /// The money enters as a column that gives every fund its part, held by a row of its own: the price of that row is what is
  /// asked for, and its range the range. Rows that were left out so far could be reached on the way, so all are put in.
  static func find(
    _ result: Refinement.Result, _ model: inout PlanModel, parts: [String: Double], money: Money,
    isCancelled: () -> Bool
  ) throws -> FrontierPoint.Price {
    var perYuan = 0.0
    var refined = RefinedProgram(
      &model, breakpoints: result.refined.breakpoints, active: ActiveRows(all: model))
    var rooms: [(row: Int, room: Double)] = []
    for (number, row) in model.rows.enumerated() where row.rule.id == "budget" {
      guard let part = parts[String(row.group.dropFirst("fund=".count))], part > 0 else { continue }
      perYuan += Double(result.prices.rows[number]) * Double(row.unit) / 1e24 * part
      rooms.append((number, Double(row.perStatedUnit) * part))
    }
    let held = refined.addMoney(rooms)
    // Columns by which rows were broken are left out here, which can leave a hole in the basis.
    let start = result.basis.map {
      Basis(mending: Refinement.carry($0, from: result.refined, to: refined), of: refined.program)
    }
    let outcome = try GLPK.solveRelaxation(refined.program, start: start, ranging: true, isCancelled: isCancelled)
    guard outcome.status == .optimal, let range = outcome.prices?.ranges[held], perYuan > 0 else {
      return .init(perYuan: perYuan, from: nil, to: nil)
    }
    // Rounded inward to the fen, and never past the amount that there is.
    func amount(_ yuan: Double) -> Money? {
      yuan.isFinite ? Money(fen: money.fen + Int64((yuan * 100).rounded(.towardZero))) : nil
    }
    return .init(perYuan: perYuan, from: amount(min(0, range.lowerBound)), to: amount(max(0, range.upperBound)))
  }
}

extension Refinement {
  /// A basis of a program on the same breakpoints with further rows, whose sums are not at their bounds, and further columns.
  static func carry(_ basis: Basis, from old: RefinedProgram, to new: RefinedProgram) -> Basis {
    // Segments are the same in both; only what comes after them is looked up by name.
    let segments = old.segmentCount
    var rows: [String: Basis.Status] = [:]
    for (row, status) in zip(old.program.rows, basis.rows) { rows[row.name] = status }
    var columns: [String: Basis.Status] = [:]
    for (column, status) in zip(old.program.columns[segments...], basis.columns[segments...]) {
      columns[column.name] = status
    }
    func isHeld(_ name: String) -> Bool { name.hasPrefix("sum") || name == RefinedProgram.money }
    return Basis(
      rows: new.program.rows.map { rows[$0.name] ?? (isHeld($0.name) ? .fixed : .basic) },
      columns: basis.columns[..<segments]
        + new.program.columns[segments...].map { columns[$0.name] ?? (isHeld($0.name) ? .basic : .atLower) })
  }
}
