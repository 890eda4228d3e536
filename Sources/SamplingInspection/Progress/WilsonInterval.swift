/// The Wilson interval of a failure rate that was estimated from a sample.
public struct WilsonInterval: Sendable, Equatable {
  /// Lower end, 0…1.
  public var low: Double
  /// Upper end, 0…1.
  public var high: Double

  /// The interval of so many failures among so many batches, of very many or so many units; nil without a batch.
  ///
  /// Of N units n batches say as much as n (N − 1) / (N − n) batches of very many would.
  public init?(failed: Int64, of batches: Int64, units: Int64? = nil, _ confidence: Evaluation.Confidence) {
    guard batches > 0, failed >= 0, failed <= batches else { return nil }
    let rate = Double(failed) / Double(batches)
    var size = Double(batches)
    if let units {
      if batches >= units {
        low = rate
        high = rate
        return
      }
      size *= Double(units - 1) / Double(units - batches)
    }
    let z: Double =
      switch confidence {
      case .ninety: 1.644854
      case .ninetyFive: 1.959964
      case .ninetyNine: 2.575829
      }
    let square = z * z / size
    let middle = (rate + square / 2) / (1 + square)
    let half = z / (1 + square) * ((rate * (1 - rate) + square / 4) / size).squareRoot()
    low = max(0, middle - half)
    high = min(1, middle + half)
  }
}
