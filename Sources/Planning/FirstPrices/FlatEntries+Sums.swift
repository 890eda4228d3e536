/// Sums of many places at once, on as many threads as there are processors where that pays.
///
/// Every place is added up by one thread in the order of its entries, so that the number of threads changes nothing.
extension FlatEntries {
  /// From so many entries on several threads are faster than one.
  private static let manyEntries = 200_000
  private static let mostPieces = 16

  /// Places in pieces that have about as many entries each.
  func pieces(weighing perPlace: Int = 1) -> [Range<Int>] {
    let total = other.count + perPlace * count
    guard total >= Self.manyEntries else { return [0..<count] }
    var pieces: [Range<Int>] = []
    var start = 0
    for place in 0..<count {
      let reached = Int(first[place + 1]) - Int(first[start]) + perPlace * (place + 1 - start)
      if reached * Self.mostPieces >= total || place == count - 1 {
        pieces.append(start..<(place + 1))
        start = place + 1
      }
    }
    return pieces
  }

  /// Adds Σ coefficient · number over the entries of each place of a piece.
  func add(_ places: Range<Int>, _ numbers: [Double], to sums: inout [Double]) {
    numbers.withUnsafeBufferPointer { numbers in
      first.withUnsafeBufferPointer { first in
        other.withUnsafeBufferPointer { other in
          coefficient.withUnsafeBufferPointer { coefficient in
            sums.withUnsafeMutableBufferPointer { sums in
              for place in places {
                var sum = 0.0
                for entry in Int(first[place])..<Int(first[place + 1]) {
                  sum += coefficient[entry] * numbers[Int(other[entry])]
                }
                sums[place - places.lowerBound] += sum
              }
            }
          }
        }
      }
    }
  }

  /// Fills an array piece by piece.
  static func fill(
    _ result: inout [Double], _ pieces: [Range<Int>], _ part: @Sendable (Range<Int>) -> [Double]
  ) {
    if pieces.count <= 1 {
      if let piece = pieces.first { result = part(piece) }
      return
    }
    let parts = Threads.map(pieces, part)
    for (piece, part) in zip(pieces, parts) { result.replaceSubrange(piece, with: part) }
  }
}
