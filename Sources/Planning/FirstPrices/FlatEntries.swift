/// The entries of a sparse table in flat arrays: what each place points to, with a coefficient.
///
/// The entries of place i are `first[i]..<first[i + 1]`.
struct FlatEntries: Sendable {
  private(set) var first: [Int32] = [0]
  private(set) var other: [Int32] = []
  private(set) var coefficient: [Double] = []

  /// Number of places.
  var count: Int { first.count - 1 }

  /// Adds an entry to the place that is being filled.
  mutating func append(_ other: Int, _ coefficient: Double) {
    self.other.append(Int32(other))
    self.coefficient.append(coefficient)
  }

  /// Ends the place that is being filled.
  mutating func close() { first.append(Int32(other.count)) }

  /// Calls with each entry of a place.
  @inline(__always)
  func each(_ place: Int, _ body: (Int, Double) -> Void) {
    for entry in Int(first[place])..<Int(first[place + 1]) { body(Int(other[entry]), coefficient[entry]) }
  }

  /// Σ coefficient · number over the entries of a place.
  @inline(__always)
  func sum(_ place: Int, _ numbers: [Double]) -> Double {
    var sum = 0.0
    for entry in Int(first[place])..<Int(first[place + 1]) { sum += coefficient[entry] * numbers[Int(other[entry])] }
    return sum
  }

  /// The same entries by what they point to.
  func transposed(_ count: Int) -> FlatEntries {
    var transposed = FlatEntries()
    transposed.first = .init(repeating: 0, count: count + 1)
    for place in other { transposed.first[Int(place) + 1] += 1 }
    for place in 0..<count { transposed.first[place + 1] += transposed.first[place] }
    transposed.other = .init(repeating: 0, count: other.count)
    transposed.coefficient = .init(repeating: 0, count: other.count)
    var next = transposed.first
    for place in 0..<self.count {
      for entry in Int(first[place])..<Int(first[place + 1]) {
        let to = Int(next[Int(other[entry])])
        next[Int(other[entry])] += 1
        transposed.other[to] = Int32(place)
        transposed.coefficient[to] = coefficient[entry]
      }
    }
    return transposed
  }
}
