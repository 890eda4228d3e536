import SamplingInspection

/// Prices that showed some change to be not enough: most other changes are refused by the same prices, with arithmetic alone.
struct Refutations {
  /// A proof with its prices on the rows of the unchanged model.
  private struct Known {
    var proof: Proof
    var prices: RowPrices
  }

  /// Latest last.
  private var known: [Known] = []
  private let base: PlanModel

  /// None so far, for changes of this model.
  init(_ base: PlanModel) { self.base = base }

  /// The one found first: that nothing was changed.
  var first: Proof? { known.first?.proof }

  /// Takes up prices, and their parts where these prove something by themselves.
  mutating func add(_ prices: RowPrices, _ terms: Proof.Terms, _ model: PlanModel) {
    let proof = prices.proof(model, terms: terms)
    let onBase = RowPrices(base, proof)
    known.append(Known(proof: proof, prices: onBase))
    let parts = parts(onBase)
    if parts.count < 2 { return }
    for part in parts {
      var model = base
      let terms = part.terms(&model, withoutValue: true)
      if terms.bound < 0 { known.append(Known(proof: part.proof(base, terms: terms), prices: part)) }
    }
  }

  /// A proof that refutes a model, its sums those of that model; nil if none of the known ones does.
  ///
  /// - Parameter isAlike: whether the model has the same rows and cells as the unchanged one, only with other figures.
  func refuting(_ model: inout PlanModel, isAlike: Bool) -> Proof? {
    for known in known.reversed() {
      let prices = isAlike ? known.prices : RowPrices(model, known.proof)
      let terms = prices.terms(&model, withoutValue: true)
      if terms.bound < 0 {
        var proof = known.proof
        proof.terms = terms
        return proof
      }
    }
    return nil
  }

  /// The prices taken apart where no stratum is in two of the parts: a scenario that clashes in two places needs a change in both.
  private func parts(_ prices: RowPrices) -> [RowPrices] {
    var connected = ConnectedParts(count: base.lower.count)
    var firstOfRow: [(row: Int, stratum: Int)] = []
    for (number, row) in base.rows.enumerated() where prices.rows[number] != 0 {
      let strata = row.terms.map(\.stratum) + row.sums.flatMap(\.strata) + row.cells.flatMap(\.strata)
      guard let first = strata.first else { continue }
      for stratum in strata { connected.join(stratum, first) }
      firstOfRow.append((number, first))
    }
    var parts: [Int: RowPrices] = [:]
    for (row, stratum) in firstOfRow {
      parts[connected.smallest(with: stratum), default: RowPrices(base)].set(
        row: row, to: prices.rows[row], cells: prices.cells[row])
    }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }
}
