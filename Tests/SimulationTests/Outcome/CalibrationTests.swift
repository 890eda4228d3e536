import Testing

@testable import Simulation

@Suite("What was found against what was promised")
struct CalibrationTests {
  private func group(_ batches: Double, promised: Double, found: Double, error: Double = 0) -> Calibration.Group {
    .init(name: "", batches: batches, promised: promised, found: found, standardError: error)
  }

  @Test("Kept promises have slope 1, promises that were half luck have ½")
  func slope() {
    let kept = Calibration([group(100, promised: 2, found: 2), group(300, promised: 12, found: 12)])
    #expect(kept.slope == 1 && kept.slopeError == 0)
    // Rates 2 % and 4 % promised; the found ones lie half as far apart.
    let half = Calibration([group(100, promised: 2, found: 2.5), group(100, promised: 4, found: 3.5)])
    #expect(half.slope == 0.5)
    // Distances of 0.01 each way, weights 100: (10² + 10²)^½ · 0.01 ÷ 0.02.
    let uncertain = Calibration([
      group(100, promised: 2, found: 2, error: 10), group(100, promised: 4, found: 4, error: 10),
    ])
    #expect(abs((uncertain.slopeError ?? 0) - 7.071068) < 1e-5)
    #expect(Calibration([group(100, promised: 2, found: 3)]).slope == nil)
  }

  @Test("Items fall into ten groups of about as many batches, by what they promise")
  func groups() {
    let items = (0..<100).map {
      Calibration.Item(batches: 10, promisedRate: Double(99 - $0) / 1000, foundRate: 0.05, seen: 10)
    }
    let calibration = Calibration(items)
    #expect(calibration.groups.map(\.batches) == Array(repeating: 100, count: 10))
    #expect(calibration.groups.map(\.promised) == calibration.groups.map(\.promised).sorted())
    #expect(calibration.slope == 0)
  }
}
