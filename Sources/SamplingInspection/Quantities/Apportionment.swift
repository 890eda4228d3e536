/// Splits a whole number in proportion to weights.
public enum Apportionment {
  /// Parts that add up to the number: each rounded down, the rest to the largest remainders, ties to the earlier.
  public static func largestRemainder(_ number: Int64, weights: [Int64]) -> [Int64] {
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard total > 0 else { return weights.map { _ in 0 } }
    var parts: [Int64] = []
    var remainders: [(Int128, Int)] = []
    for (place, weight) in weights.enumerated() {
      let (part, remainder) = (Int128(number) * Int128(weight)).quotientAndRemainder(dividingBy: total)
      parts.append(Int64(part))
      remainders.append((remainder, place))
    }
    let rest = Int(number - parts.reduce(0, +))
    remainders.sort { ($1.0, $0.1) < ($0.0, $1.1) }
    for (_, place) in remainders.prefix(rest) { parts[place] += 1 }
    return parts
  }
}
