import SamplingInspection

/// The bound that prices prove, made of its three sums.
struct BoundRecomputation {
  private let book: RowBook
  /// Price of each row, times 10¹⁸.
  private let prices: [Int128]
  /// Second prices of the cells of a row, in the order of its cells.
  private let cellPrices: [Int: [Int128]]

  init(_ book: RowBook, prices: [Int128], cellPrices: [Int: [Int128]]) {
    self.book = book
    self.prices = prices
    self.cellPrices = cellPrices
  }

  /// The three sums, times 10¹⁸; without worths, no batch is worth anything.
  func terms(_ worths: [BatchWorth]?) throws(ArithmeticFault) -> Proof.Terms {
    var terms = Proof.Terms()
    for (number, row) in book.rows.enumerated() {
      terms.rows = try terms.rows.plus(prices[number].times(row.bound.minus(row.assigned)))
      let second = cellPrices[number] ?? []
      for cell in row.cells.indices {
        let u = cell < second.count ? second[cell] : 0
        terms.cells = try terms.cells.plus(max(0, Int128(0).minus(prices[number]).minus(u)))
      }
    }
    let responses = try responses()
    for (number, stratum) in book.strata.scenario.strata.enumerated() {
      terms.strata = try terms.strata.plus(responses[number].value(stratum, worths?[number]))
    }
    return terms
  }

  /// The sum rounded down to whole micro-points.
  static func bound(_ terms: Proof.Terms) throws(ArithmeticFault) -> Int128 {
    try terms.rows.plus(terms.cells).plus(terms.strata).dividedDown(by: BestResponse.scale)
  }

  /// What all prices together ask of a stratum: first added up over sets, then handed to their strata once.
  private func responses() throws(ArithmeticFault) -> [BestResponse] {
    let quantities = JudgedRow.Quantity.allCases
    var ofSet = [Int128](repeating: 0, count: book.sets.count * quantities.count)
    func add(_ price: Int128, _ quantity: JudgedRow.Quantity, _ set: Int) throws(ArithmeticFault) {
      let place = set * quantities.count + quantity.rawValue
      ofSet[place] = try ofSet[place].plus(price)
    }
    for (number, row) in book.rows.enumerated() {
      for (cell, u) in zip(row.cells, cellPrices[number] ?? []) where u != 0 {
        try add(Int128(0).minus(u), .batches, cell.set)
      }
      guard prices[number] != 0 else { continue }
      for part in row.counted { try add(prices[number].times(part.factor), part.quantity, part.set) }
      for part in row.against {
        try add(Int128(0).minus(prices[number].times(part.factor)), part.quantity, part.set)
      }
    }
    var responses = [BestResponse](repeating: BestResponse(), count: book.strata.count)
    for (set, members) in book.sets.enumerated() {
      for quantity in quantities {
        let price = ofSet[set * quantities.count + quantity.rawValue]
        guard price != 0 else { continue }
        for stratum in members { try responses[stratum].add(price, quantity, stratum, book.strata) }
      }
    }
    return responses
  }
}

extension BestResponse {
  /// Adds the price of one unit of a quantity.
  fileprivate mutating func add(
    _ price: Int128, _ quantity: JudgedRow.Quantity, _ stratum: Int, _ strata: JudgedStrata
  ) throws(ArithmeticFault) {
    switch quantity {
    case .batches: perBatch = try perBatch.plus(price)
    case .fen: perBatch = try perBatch.plus(price.times(Int128(strata.scenario.strata[stratum].cost.fen)))
    case .failures: perBatch = try perBatch.plus(price.times(strata.failureRates[stratum]))
    case .subjects: perSubject = try perSubject.plus(price)
    case .kept: perKept = try perKept.plus(price)
    case .reached: first = try first.plus(price)
    }
  }
}
