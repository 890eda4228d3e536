import SamplingInspection

/// What the plans and proofs of points with other money say about a point.
///
/// Prices that prove a bound at one amount prove one at every other, and the least of all these is concave and never falls as
/// money grows; a plan that keeps all rules with less money keeps them with more.
struct FrontierBounds {
  private let models: FrontierModels

  init(_ models: FrontierModels) { self.models = models }

  /// Prices of one point, with what does not depend on money.
  private struct Proved {
    var place: [ExactDecimal]
    var terms: Proof.Terms
    /// Price of each fund, for one fen.
    var funds: [(row: Int, price: Int128)]
  }

  /// Lowers the bounds of points that differ only in money to the least that any of their proofs gives.
  func tighten(_ points: inout [FrontierPoint], _ proofs: [Int: [(prices: RowPrices, terms: Proof.Terms)]]) {
    let rows = models.base.rows.indices.filter { models.base.rows[$0].rule.id == "budget" }
    let bounds = points.map { point in
      let model = models.model(at: point.values)
      return rows.map { model.rows[$0].bound }
    }
    let proved = proofs.sorted { $0.key < $1.key }.flatMap { number, proofs in
      proofs.map { proof in
        var terms = proof.terms
        for (row, bound) in zip(rows, bounds[number]) { terms.rows -= proof.prices.rows[row] * bound }
        return Proved(
          place: place(points[number]), terms: terms, funds: rows.enumerated().map { ($0, proof.prices.rows[$1]) })
      }
    }
    for number in points.indices where points[number].bound != nil {
      for other in proved where other.place == place(points[number]) {
        var terms = other.terms
        for fund in other.funds { terms.rows += fund.price * bounds[number][fund.row] }
        points[number].bound = min(points[number].bound ?? .max, terms.bound)
      }
    }
  }

  /// Lets a plan count for every point that differs from its own only by more money, where none better is known.
  func carry(_ points: inout [FrontierPoint]) {
    let own = points
    for number in points.indices where own[number].bound != nil {
      for (other, plan) in own.enumerated() where place(plan) == place(own[number]) {
        guard let value = plan.value, isLess(plan, own[number]), value > points[number].value ?? .min else { continue }
        points[number].value = value
        points[number].valueOf = other
        if own[number].status != .bounded {
          points[number].totals = plan.totals
          points[number].status = value == points[number].bound ? .optimal : .feasible
        }
      }
    }
  }

  /// The values of all figures that are no money.
  private func place(_ point: FrontierPoint) -> [ExactDecimal] {
    zip(models.figures, point.values).filter { !$0.0.isMoney }.map(\.1)
  }

  private func isLess(_ one: FrontierPoint, _ other: FrontierPoint) -> Bool {
    one.values != other.values
      && zip(models.figures, zip(one.values, other.values)).allSatisfy { !$0.isMoney || $1.0 <= $1.1 }
  }
}
