/// Random numbers by number: four words of 32 bits for every counter and key, without any state between them.
///
/// Philox4x32-10 of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11. The
/// same batch of the same year has the same numbers, whoever works it out and in whatever order: on one thread or two, in the
/// plan or in a baseline.
struct Philox: Sendable {
  /// The key: low and high half of the seed.
  private let key: (UInt32, UInt32)

  /// A family of numbers; another seed is another family.
  init(seed: UInt64) { key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }

  /// The four words of a counter.
  @inline(__always)
  func words(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var (first, second, third, fourth) = (counter.x, counter.y, counter.z, counter.w)
    var (left, right) = key
    for _ in 0..<10 {
      let one = UInt64(first) &* 0xD251_1F53
      let other = UInt64(third) &* 0xCD9E_8D57
      first = UInt32(truncatingIfNeeded: other >> 32) ^ second ^ left
      third = UInt32(truncatingIfNeeded: one >> 32) ^ fourth ^ right
      second = UInt32(truncatingIfNeeded: other)
      fourth = UInt32(truncatingIfNeeded: one)
      left &+= 0x9E37_79B9
      right &+= 0xBB67_AE85
    }
    return SIMD4(first, second, third, fourth)
  }
}
