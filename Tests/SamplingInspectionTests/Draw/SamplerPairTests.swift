import Testing

@testable import SamplingInspection

@Suite("Pairs of samplers")
struct SamplerPairTests {
  private func samplers(_ count: Int, unit: String = "甲所", avoid: [Int: [String]] = [:]) -> [Sampler] {
    (1...count).map { Sampler(id: "\(unit)\($0)", name: "人\($0)", unit: unit, avoid: avoid[$0] ?? []) }
  }

  /// Batches of each sampler in a draw.
  private func loads(_ draw: Draw) -> [String: Int64] {
    var loads: [String: Int64] = [:]
    for place in draw.groups.flatMap(\.places) {
      for sampler in place.samplers { loads[sampler.id, default: 0] += place.tasks.batches }
    }
    return loads
  }

  @Test("Loads differ by no more than the batches of one subject", arguments: 0..<10)
  func balanced(_ seed: Int) throws {
    let need = [DrawTests.line("粮食", 37), DrawTests.line("肉", 20)]
    let draw = Draw(need, DrawTests.subjects(25), samplers(8), try .repeating("1", "\(seed)"))
    let loads = loads(draw)
    let largest = draw.groups[0].places.map { $0.tasks.batches }.max() ?? 0
    #expect(loads.count == 8)
    #expect((loads.values.max() ?? 0) - (loads.values.min() ?? 0) <= largest)
    #expect(loads.values.reduce(0, +) == 2 * 57)
  }

  @Test("Two go to every subject, of one unit, and never who must keep away", arguments: 0..<10)
  func avoidance(_ seed: Int) throws {
    let subjects = DrawTests.subjects(12)
    let people =
      samplers(4, avoid: [1: [subjects[0].id, subjects[5].id], 2: ["110001"]]) + samplers(3, unit: "乙所")
    let draw = Draw([DrawTests.line("粮食", 12)], subjects, people, try .repeating("2", "\(seed)"))
    for place in draw.groups[0].places {
      #expect(Set(place.samplers.map(\.id)).count == 2)
      #expect(place.samplers.allSatisfy { $0.maySample(place.subject) })
      #expect(!place.samplers.contains { $0.id == "甲所2" })
    }
  }

  @Test("Where no pair may go, the two who may go together")
  func noPair() throws {
    let subject = DrawTests.subjects(1)
    let people = (1...4).map {
      Sampler(id: "\($0)", name: "", unit: $0 < 3 ? "甲所" : "乙所", avoid: $0 % 2 == 0 ? [subject[0].id] : [])
    }
    let draw = Draw([DrawTests.line("粮食", 1)], subject, people, try .repeating("3", "1"))
    #expect(Set(draw.groups[0].places[0].samplers.map(\.id)) == ["1", "3"])
    #expect(SamplerPairs.unserved(people, subject).isEmpty)
    #expect(SamplerPairs.unserved(Array(people.prefix(2)), subject) == subject)
  }

  @Test("Who belongs to a county goes to no other")
  func county() throws {
    let people = samplers(2).map { Sampler(id: $0.id, name: "", county: "110002") } + samplers(2, unit: "乙所")
    let draw = Draw([DrawTests.line("粮食", 4)], DrawTests.subjects(4), people, try .repeating("4", "1"))
    #expect(Set(draw.groups[0].places.flatMap { $0.samplers.map(\.unit) }) == ["乙所"])
  }

  @Test("Who goes with whom depends on the seed")
  func random() throws {
    let pairs = try (0..<10).map { seed in
      let draw = Draw(
        [DrawTests.line("粮食", 1)], DrawTests.subjects(1), samplers(6), try .repeating("5", "\(seed)"))
      return draw.groups[0].places[0].samplers.map(\.id)
    }
    #expect(Set(pairs).count > 5)
  }
}
