import SamplingInspection

/// Batches and prices near those of the relaxation: a start, and never a proof.
struct NearPrices: Sendable {
  /// Batches of each stratum, fractional.
  var batches: [Double]
  /// What a batch of each stratum must be worth, in micro-points.
  var stratumPrices: [RowPrices.StratumPrice]
  private let rows: [Double]
  private let rowOfModel: [Int]
  private let isCovering: [Bool]

  /// Takes what a search found.
  ///
  /// - Parameters:
  ///   - prices: of a batch of each stratum.
  ///   - rows: prices of the rows of the flat model.
  init(_ model: PlanModel, _ flat: FlatModel, batches: [Double], prices: [Double], rows: [Double]) {
    self.batches = batches
    // Prices of a program without a solution grow without end.
    stratumPrices = prices.map { RowPrices.StratumPrice(perBatch: Int128(min(max($0, -1e12), 1e12) * 1e18)) }
    self.rows = rows
    rowOfModel = flat.rowOfModel
    isCovering = model.rows.map(\.coversEverything)
  }

  /// Price of a row of the model; 0 of one that asks for every cell.
  func price(of row: Int) -> Double { isCovering[row] ? 0 : rows[rowOfModel[row]] }

  /// Price of a cell of a row that asks for every cell; 0 of another.
  func price(of row: Int, cell: Int) -> Double { isCovering[row] ? rows[rowOfModel[row] + cell] : 0 }
}
