/// What the numbers of a stream decide; each purpose has streams of its own.
enum Purpose: UInt32, Sendable {
  /// The year's common error, 1 stream a year.
  case year
  /// Errors of classes.
  case classes
  /// Errors of laboratories.
  case laboratories
  /// Errors of strata.
  case strata
  /// What happens to each batch.
  case batches
  /// Subjects drawn again, since they had been visited.
  case visits
  /// Batches that slip to the next month.
  case slips
  /// Subjects that have closed.
  case closures
  /// Handling of cases.
  case cases
  /// Cases that come from elsewhere.
  case inbound
  /// Allocation of the random baseline.
  case baseline
}

/// One stream of random numbers: those of a purpose, a year and a thing.
struct RandomStream: Sendable {
  private let philox: Philox
  private var counter: SIMD4<UInt32>
  private var words = SIMD4<UInt32>()
  private var used = 4

  /// The stream of a purpose for one thing in one run.
  init(_ philox: Philox, _ purpose: Purpose, run: Int, thing: Int = 0) {
    self.philox = philox
    counter = SIMD4(
      0, UInt32(truncatingIfNeeded: thing), UInt32(truncatingIfNeeded: run),
      purpose.rawValue &+ UInt32(truncatingIfNeeded: thing >> 32) << 8)
  }

  /// The next 32 bits.
  mutating func next() -> UInt32 {
    if used == 4 {
      words = philox.words(counter)
      counter.x &+= 1
      used = 0
    }
    defer { used += 1 }
    return words[used]
  }

  /// A number between 0 and 1 with 53 random bits, neither 0 nor 1.
  mutating func unit() -> Double {
    let bits = UInt64(next()) << 21 | UInt64(next()) >> 11
    return (Double(bits) + 0.5) * 0x1p-53
  }

  /// A whole number from 0 up to but not including a bound; of any two one is more likely by less than 2⁻⁵³ × bound.
  mutating func whole(below bound: Int) -> Int { min(bound - 1, Int(unit() * Double(bound))) }
}
