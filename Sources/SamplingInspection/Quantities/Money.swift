/// An amount of money in whole fen (分).
public struct Money: Sendable, Hashable, Comparable {
  /// Hundredths of a yuan.
  public let fen: Int64

  /// An amount in fen.
  public init(fen: Int64) { self.fen = fen }

  /// Yuan with exactly two decimals, such as `1234.50`.
  public var yuanText: String {
    let magnitude = fen.magnitude
    let cents = magnitude % 100
    return (fen < 0 ? "-" : "") + "\(magnitude / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
  }

  /// Order of the amounts.
  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
}
