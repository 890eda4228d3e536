import SamplingInspection
import Testing

@testable import Planning

@Suite("Sums of many places")
struct FlatEntriesTests {
  @Test("Added up piece by piece on several threads they are to the last bit what each is by itself", arguments: 1...3)
  func pieces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var filled = FlatEntries()
    // Enough for many pieces, with long, short and empty places.
    while filled.other.count < 400_000 {
      let length = random.happens(0.1) ? random.whole(0...20_000) : random.whole(0...30)
      for _ in 0..<length { filled.append(Int(random.whole(0...999)), Double(random.whole(-9...9)) / 7) }
      filled.close()
    }
    let entries = filled
    let numbers = (0..<1000).map { Double($0) / 3 - 100 }
    let pieces = entries.pieces()
    #expect(pieces.count > 4)
    #expect(pieces.flatMap(Array.init) == Array(0..<entries.count))
    var sums = [Double](repeating: .nan, count: entries.count)
    FlatEntries.fill(&sums, pieces) { piece in
      var part = [Double](repeating: 0, count: piece.count)
      entries.add(piece, numbers, to: &part)
      return part
    }
    #expect(sums == (0..<entries.count).map { entries.sum($0, numbers) })
  }
}
