import SamplingInspection

/// Folds the proof that no plan exists by rule: who holds back, who asks, and with what part.
enum Clash {
  /// The rules of a proof, limits first, each side in order of its parts.
  static func parts(_ model: PlanModel, _ breach: LeastBreach) -> [ClashPart] {
    let perStratum = breach.prices.stratumPrices(model)
    let sums = model.sums.map { strata in strata.reduce(0) { $0 + breach.batches[$1] } }
    var parts: [String: ClashPart] = [:]
    var totals: [Bool: Double] = [:]
    for (number, row) in model.rows.enumerated() where breach.prices.rows[number] != 0 {
      let weight = weight(row, number, breach, perStratum, sums)
      if weight <= 0 { continue }
      let isLimit = breach.prices.rows[number] > 0
      let key = "\(row.rule.id) \(isLimit)"
      var part = parts[key] ?? ClashPart(rule: row.rule.id, groups: [], isLimit: isLimit, share: 0)
      part.share += weight
      if !row.group.isEmpty { part.groups.append(row.group) }
      parts[key] = part
      totals[isLimit, default: 0] += weight
    }
    return parts.values.map { part in
      var part = part
      part.share /= totals[part.isLimit] ?? 1
      return part
    }.sorted { ($0.isLimit ? 0 : 1, -$0.share, $0.rule) < ($1.isLimit ? 0 : 1, -$1.share, $1.rule) }
  }

  /// What a row has in the proof: price times what it counts at the batches that break the rules least.
  private static func weight(
    _ row: ModelRow, _ number: Int, _ breach: LeastBreach, _ perStratum: [RowPrices.StratumPrice],
    _ sums: [Double]
  ) -> Double {
    let price = Double(breach.prices.rows[number].magnitude)
    if row.coversEverything {
      // The price is as large as the dearest cell's; each cell has only what it gives back to nobody.
      let cells = breach.prices.cells[number].reduce(0.0) { $0 + min(price, Double($1)) }
      return row.terms.reduce(cells) { sum, term in
        let others = Double(perStratum[term.stratum].price(of: 1)) + price
        return sum + min(price, max(0, others))
      }
    }
    var counted = 0.0
    for term in row.terms where term.coefficient > 0 {
      counted += Double(term.coefficient) * min(breach.batches[term.stratum], Double(term.upTo))
    }
    for term in row.sums where term.coefficient > 0 { counted += Double(term.coefficient) * sums[term.number] }
    return price * max(counted, Double(row.bound.magnitude))
  }
}
