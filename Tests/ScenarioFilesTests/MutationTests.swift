import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Readers survive whatever they are given")
struct MutationTests {
  @Test("5,000 spoiled scenarios end in a scenario or in findings, never in a crash")
  func spoiled() {
    var random = SeededGenerator(seed: 11)
    let names = SmallScenario.files.keys.sorted()
    let fragments = [
      ",", "\"", "\n", "=", "|", ";", "-", "9", "999999999999999999", "%", "万", "\u{0}", "/", "a: b", "0.0000001", "é",
      "&",
    ]
    var reached = 0
    for _ in 0..<5000 {
      var files = SmallScenario.files.mapValues { Array($0.utf8) }
      let name = names[Int(random.whole(0...Int64(names.count - 1)))]
      for _ in 0...random.whole(0...2) {
        guard var bytes = files[name], !bytes.isEmpty else { continue }
        let place = Int(random.whole(0...Int64(bytes.count - 1)))
        switch random.whole(0...7) {
        case 4...7:
          // Another digit for a digit gets past the first checks more often than not.
          if let digit = bytes[place...].firstIndex(where: { (48...57).contains($0) }) {
            bytes[digit] = UInt8(48 + random.whole(0...9))
          }
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.whole(1...12))))
        case 2: bytes.insert(contentsOf: fragments[Int(random.whole(0...Int64(fragments.count - 1)))].utf8, at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(Int(random.whole(1...40))), at: place)
        }
        files[name] = bytes
      }
      do {
        let scenario = try ScenarioReader(files: files).read().scenario
        _ = CanonicalScenario(scenario).digest
        reached += 1
      } catch {
        #expect(!error.findings.isEmpty)
      }
    }
    #expect(reached > 1000, "a good part must get past all checks")
  }
}
