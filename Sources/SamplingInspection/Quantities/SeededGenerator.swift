/// A generator of random numbers that gives the same numbers for the same seed on every machine.
///
/// SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SeededGenerator: Sendable {
  private var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including 1, with 53 random bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number in a range.
  public mutating func whole(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(unit() * Double(range.upperBound - range.lowerBound + 1))
  }

  /// Whether something of this chance happens.
  public mutating func happens(_ chance: Double) -> Bool { unit() < chance }
}
