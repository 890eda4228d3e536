import SamplingInspection

/// Prices on the rows of a model in exact decimals, and the bound that they prove.
struct RowPrices: Sendable {
  /// Price of each row: micro-points · 10¹⁸ for one integer unit.
  private(set) var rows: [Int128]
  /// Price of each cell of each row, for one batch.
  private(set) var cells: [[Int128]]

  /// Prices of nothing.
  init(_ model: PlanModel) {
    rows = .init(repeating: 0, count: model.rows.count)
    cells = model.rows.map { .init(repeating: 0, count: $0.cells.count) }
  }

  /// Takes a price as it stands.
  mutating func set(row: Int, to price: Int128, cells prices: [Int128]) {
    rows[row] = price
    cells[row] = prices
  }

  /// Rounds a solver's prices, in micro-points for a whole unit, to ones that prove a bound: the right sign, and no more than the
  /// penalty of a wish.
  init(_ model: PlanModel, rows rowPrices: [Double], cells cellPrices: [[Double]]) {
    self.init(model)
    for (number, row) in model.rows.enumerated() {
      let limit = row.penalty.map { Double($0) / Double(row.unit) }
      let signed: Double
      switch row.side {
      case .atMost: signed = max(0, rowPrices[number] / Double(row.denominator))
      case .atLeast: signed = min(0, rowPrices[number] / Double(row.denominator))
      case .exactly: signed = rowPrices[number] / Double(row.denominator)
      }
      let limited = limit.map { min(max(signed, -$0), $0) } ?? signed
      rows[number] = Self.exact(limited, roundedTowardZero: limit != nil)
      cells[number] = cellPrices[number].map { Self.exact(max(0, $0), roundedTowardZero: false) }
    }
  }

  private static func exact(_ price: Double, roundedTowardZero: Bool) -> Int128 {
    // A wish's price at its limit must not exceed the limit after rounding.
    let scaled = price * 1e18
    guard scaled.magnitude < 1e30 else { return 0 }
    return Int128(roundedTowardZero ? scaled * (1 - 1e-15) : scaled.rounded())
  }

  /// Price of each further batch of a stratum, and of its first batches where they count apart.
  struct StratumPrice {
    /// Σ price · coefficient over all rows.
    var perBatch: Int128 = 0
    /// Prices that hold only up to a number of batches.
    var firstBatches: [(upTo: Int64, price: Int128)] = []

    /// Price of the n-th batch.
    func price(of n: Int64) -> Int128 {
      firstBatches.reduce(perBatch) { n <= $1.upTo ? $0 + $1.price : $0 }
    }
  }

  /// Prices seen by each stratum.
  func stratumPrices(_ model: PlanModel) -> [StratumPrice] {
    var prices = [StratumPrice](repeating: StratumPrice(), count: model.lower.count)
    var sums = [Int128](repeating: 0, count: model.sums.count)
    for (number, row) in model.rows.enumerated() {
      let price = rows[number]
      for (cell, cellPrice) in zip(row.cells, cells[number]) where cellPrice != 0 {
        for stratum in cell.strata { prices[stratum].perBatch -= cellPrice }
      }
      if price == 0 { continue }
      for term in row.terms {
        if term.upTo == .max {
          prices[term.stratum].perBatch += price * Int128(term.coefficient)
        } else {
          prices[term.stratum].firstBatches.append((term.upTo, price * Int128(term.coefficient)))
        }
      }
      for term in row.sums { sums[term.number] += price * Int128(term.coefficient) }
    }
    for (strata, price) in zip(model.sums, sums) where price != 0 {
      for stratum in strata { prices[stratum].perBatch += price }
    }
    return prices
  }

  /// The three sums of the bound; `withoutValue` for the proof that no plan exists.
  func terms(_ model: inout PlanModel, withoutValue: Bool = false) -> Proof.Terms {
    var terms = Proof.Terms()
    for (number, row) in model.rows.enumerated() {
      terms.rows += rows[number] * row.bound
      for price in cells[number] { terms.cells += max(0, -rows[number] - price) }
    }
    for (stratum, price) in stratumPrices(model).enumerated() {
      terms.strata += model.best(stratum, price, withoutValue: withoutValue).worth
    }
    return terms
  }

  /// The prices as a proof.
  func proof(_ model: PlanModel, terms: Proof.Terms) -> Proof {
    var proof = Proof(terms: terms)
    for (number, row) in model.rows.enumerated() {
      if rows[number] != 0 {
        proof.rows.append(.init(rule: row.rule.id, side: row.side, group: row.group, price: rows[number]))
      }
      for (cell, price) in zip(row.cells, cells[number]) where price != 0 {
        proof.cells.append(.init(rule: row.rule.id, group: row.group, cell: cell.name, price: price))
      }
    }
    return proof
  }
}

extension Proof.Terms {
  /// The bound in micro-points: values are whole, so the fraction falls away.
  var bound: Int64 { Int64(clamping: WholeDivision.down(rows + cells + strata, 1_000_000_000_000_000_000)) }
}

extension PlanModel {
  /// The number of batches of a stratum that is best under its price, and its worth in micro-points · 10¹⁸.
  mutating func best(
    _ stratum: Int, _ price: RowPrices.StratumPrice, upTo limit: Int64? = nil, withoutValue: Bool = false
  ) -> (batches: Int64, worth: Int128) {
    let upper = min(self.upper[stratum], limit ?? .max)
    var worth: Int128 = 0
    var batches: Int64 = 0
    let scale: Int128 = 1_000_000_000_000_000_000
    // The worth of a step falls and its price rises, so the first step that does not pay ends the search. Beyond the last batch
    // that counts apart the price is constant: the end is found by halving, and without values the rest is one multiplication.
    let lastChange = price.firstBatches.reduce(lower[stratum]) { max($0, min($1.upTo, upper)) }
    while batches < upper {
      if withoutValue, batches >= lastChange {
        if price.perBatch < 0 { return (upper, worth - price.perBatch * Int128(upper - batches)) }
        break
      }
      if batches >= lastChange {
        let most = curves[stratum].last(upTo: upper, after: batches) { Int128($0) * scale > price.perBatch }
        let gained = Int128(curves[stratum].value(most) - curves[stratum].value(batches)) * scale
        return (most, worth + gained - price.perBatch * Int128(most - batches))
      }
      let step = (withoutValue ? 0 : Int128(curves[stratum].step(batches + 1)) * scale) - price.price(of: batches + 1)
      if step <= 0, batches >= lower[stratum] { break }
      worth += step
      batches += 1
    }
    return (batches, worth)
  }
}
