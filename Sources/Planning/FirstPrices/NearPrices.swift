import SamplingInspection

/// Batches and prices near those of the relaxation: a start, and never a proof.
struct NearPrices: Sendable {
  /// Batches of each stratum, fractional.
  var batches: [Double]
  /// What a batch of each stratum must be worth, in micro-points.
  var stratumPrices: [RowPrices.StratumPrice]
  private let rows: [Double]
  private let rowOfModel: [Int]
  private let rowOfCells: [Int]
  private let isCovering: [Bool]

  /// Takes what a search found.
  ///
  /// - Parameters:
  ///   - numbers: of the columns of the flat model.
  ///   - prices: of a batch of each of its columns.
  ///   - rows: prices of its rows.
  init(_ model: PlanModel, _ flat: FlatModel, numbers: [Double], prices: [Double], rows: [Double]) {
    batches = (0..<flat.strata).map { stratum in flat.columns(of: stratum).reduce(0) { $0 + numbers[$1] } }
    // Prices of a program without a solution grow without end.
    func exact(_ price: Double) -> Int128 { Int128(min(max(price, -1e12), 1e12) * 1e18) }
    stratumPrices = (0..<flat.strata).map { stratum in
      let columns = flat.columns(of: stratum)
      var price = RowPrices.StratumPrice(perBatch: exact(prices[columns.upperBound - 1]))
      for column in columns.dropLast() where prices[column] != prices[column + 1] {
        price.firstBatches.append((flat.below[column + 1], exact(prices[column]) - exact(prices[column + 1])))
      }
      return price
    }
    self.rows = rows
    rowOfModel = flat.rowOfModel
    rowOfCells = flat.rowOfCells
    isCovering = model.rows.map(\.coversEverything)
  }

  /// Price of a row of the model; 0 of one that asks for every cell.
  func price(of row: Int) -> Double { isCovering[row] ? 0 : rows[rowOfModel[row]] }

  /// Price of a cell: negative where its row asks for every cell, positive where it may be left out.
  func price(of row: Int, cell: Int) -> Double { rows[rowOfCells[row] + cell] }

  /// How many rows have a price.
  var pricedRows: Int { rows.count { $0 != 0 } }

  /// As prices of the rows of the model.
  func rowPrices(_ model: PlanModel) -> RowPrices {
    RowPrices(
      model, rows: model.rows.indices.map(price(of:)),
      cells: model.rows.enumerated().map { row, content in
        content.cells.indices.map { price(of: row, cell: $0).magnitude }
      })
  }
}
