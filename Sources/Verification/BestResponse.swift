import SamplingInspection

/// The number of batches of one stratum that is best at given prices: what the bound adds up over strata.
///
/// All prices are in micro-points times 10¹⁸.
struct BestResponse {
  /// Price of every batch.
  var perBatch: Int128 = 0
  /// Price of every batch up to the number of subjects.
  var perSubject: Int128 = 0
  /// Price of every batch up to those of the former plan.
  var perKept: Int128 = 0
  /// Price of the first batch.
  var first: Int128 = 0

  /// Micro-points in the unit of prices.
  static let scale: Int128 = 1_000_000_000_000_000_000

  /// max over at_least ≤ n ≤ at_most of [ Σ v − price(n) ]; without worth, v is left out.
  func value(_ stratum: Stratum, _ worth: BatchWorth?) throws(ArithmeticFault) -> Int128 {
    var worth = worth
    worth?.skip(stratum.assigned)
    var batches = stratum.atLeast
    var value = try (worth?.take(batches) ?? 0).times(Self.scale).minus(price(of: batches, stratum))
    var best = value

    for stretch in try stretches(stratum) {
      // Steps never grow, so once one pays at no price to come, none does.
      while batches < stretch.end {
        let isSteady = worth?.isSteady ?? true
        let step = isSteady ? worth?.tail ?? 0 : worth?.next() ?? 0
        let gain = try Int128(step).times(Self.scale).minus(stretch.price)
        if gain <= 0, try Int128(step).times(Self.scale) <= stretch.lowestToCome { return best }
        let count = isSteady ? stretch.end - batches : 1
        value = try value.plus(gain.times(Int128(count)))
        best = max(best, value)
        batches += count
      }
    }
    return best
  }

  private func price(of batches: Int64, _ stratum: Stratum) throws(ArithmeticFault) -> Int128 {
    try perBatch.times(Int128(batches))
      .plus(perSubject.times(Int128(min(batches, stratum.subjects))))
      .plus(perKept.times(Int128(min(batches, stratum.former))))
      .plus(first.times(Int128(min(batches, 1))))
  }

  /// Batches after one another at one price.
  private struct Stretch {
    /// The last of them.
    var end: Int64
    var price: Int128
    /// The lowest price of this stretch and those after it.
    var lowestToCome: Int128
  }

  private func stretches(_ stratum: Stratum) throws(ArithmeticFault) -> [Stretch] {
    let ends = Set([1, stratum.subjects, stratum.former, stratum.atMost])
      .filter { $0 > stratum.atLeast && $0 <= stratum.atMost }.sorted()
    var stretches: [Stretch] = []
    for end in ends {
      var price = perBatch
      if end <= stratum.subjects { price = try price.plus(perSubject) }
      if end <= stratum.former { price = try price.plus(perKept) }
      if end <= 1 { price = try price.plus(first) }
      stretches.append(Stretch(end: end, price: price, lowestToCome: price))
    }
    for number in stretches.indices.dropLast().reversed() {
      stretches[number].lowestToCome = min(stretches[number].price, stretches[number + 1].lowestToCome)
    }
    return stretches
  }
}
