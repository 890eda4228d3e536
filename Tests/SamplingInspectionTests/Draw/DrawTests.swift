import Testing

@testable import SamplingInspection

@Suite("A draw of subjects")
struct DrawTests {
  static func subjects(
    _ count: Int, county: String = "110001", venue: String = "超市", category: String = "", credit: String = ""
  ) -> [Subject] {
    (1...count).map {
      Subject(
        id: "\(venue)\(category)\(credit)-\(county)-\($0)", name: "店\($0)", county: county, venue: venue,
        credit: credit,
        category: category)
    }
  }

  static func line(_ category: String, _ batches: Int64, venue: String = "超市", credit: String? = nil) -> NeedLine {
    NeedLine(
      county: "110001", venue: venue, category: category, level: "县抽", taskKind: "监督抽检",
      further: credit.map { ["credit": $0] } ?? [:], batches: batches)
  }

  @Test("The smallest tickets are drawn, the others are reserves in order")
  func smallest() throws {
    let key = try DrawKey.repeating("a", "7")
    let subjects = Self.subjects(9)
    let draw = Draw([Self.line("粮食", 4)], subjects, [], key)
    let group = try #require(draw.groups.first)
    #expect(group.drawn == 4)
    #expect(
      group.places.map(\.subject.id)
        == subjects.map(\.id).sorted { key.ticket(.subject, $0) < key.ticket(.subject, $1) })
    #expect(group.places.map { $0.tasks.batches } == [1, 1, 1, 1, 0, 0, 0, 0, 0])
  }

  @Test("Adding or removing a subject changes no other ticket, and no order among the others", arguments: 1...20)
  func others(_ number: Int) throws {
    let key = try DrawKey.repeating("b", "3")
    let all = Self.subjects(20)
    let fewer = all.filter { $0.id != all[number - 1].id }
    func places(_ subjects: [Subject]) -> [String] {
      Draw([Self.line("粮食", 5)], subjects, [], key).groups[0].places.map { $0.subject.id + $0.ticket }
    }
    let gone = all[number - 1].id + key.ticket(.subject, all[number - 1].id)
    #expect(places(all).filter { $0 != gone } == places(fewer))
  }

  @Test("Batches of several classes are dealt in turn over the subjects in order, as dealing one by one gives")
  func dealt() throws {
    for (counts, size) in [([5, 3], 3), ([1, 1, 1], 2), ([7], 7), ([2, 9, 4], 4), ([100, 1], 6), ([3], 8)] {
      let need = counts.enumerated().map { Self.line("类\($0)", Int64($1)) }
      let group = Draw(need, Self.subjects(size), [], try .repeating("c", "1")).groups[0]
      var hands = [[Int: Int64]](repeating: [:], count: size)
      for (number, line) in counts.enumerated().flatMap({ Array(repeating: $0, count: $1) }).enumerated() {
        hands[number % min(size, counts.reduce(0, +))][line, default: 0] += 1
      }
      let dealt = group.places.map { place in
        Dictionary(uniqueKeysWithValues: place.tasks.map { ($0.line, $0.batches) })
      }
      #expect(dealt == hands, "\(counts) over \(size)")
      #expect(group.drawn == min(size, counts.reduce(0, +)))
    }
  }

  @Test("Subjects with an open case come first, whatever their tickets")
  func followUp() throws {
    var subjects = Self.subjects(30)
    subjects[4].isFollowUp = true
    subjects[21].isFollowUp = true
    for seed in 0..<10 {
      let group = Draw([Self.line("粮食", 3)], subjects, [], try .repeating("d", "\(seed)")).groups[0]
      #expect(Set(group.places.prefix(2).map(\.subject.id)) == [subjects[4].id, subjects[21].id])
      #expect(group.places.dropFirst(2).allSatisfy { !$0.subject.isFollowUp })
    }
  }

  @Test("Where the register names a category, those subjects give its batches, and the others the rest")
  func categories() throws {
    let subjects =
      Self.subjects(3) + Self.subjects(2, category: "肉制品/熟肉制品") + Self.subjects(2, category: "糕点/月饼")
    let need = [
      Self.line("肉制品/熟肉制品/酱卤肉", 1), Self.line("肉制品/腌腊", 1), Self.line("糕点", 2), Self.line("粮食", 1),
    ]
    let groups = Draw(need, subjects, [], try .repeating("e", "1")).groups
    #expect(
      groups.map(\.key) == [
        "county=110001;venue=超市", "county=110001;venue=超市;category=糕点",
        "county=110001;venue=超市;category=肉制品/熟肉制品",
      ])
    #expect(groups.map(\.lines) == [[1, 3], [2], [0]])
    #expect(groups.map(\.places.count) == [3, 2, 2])
  }

  @Test("Where batches name a credit grade, subjects of that grade give them; elsewhere the grade means nothing")
  func credit() throws {
    let subjects =
      Self.subjects(3, credit: "A") + Self.subjects(2, credit: "D") + Self.subjects(4, venue: "餐馆", credit: "A")
    let need = [
      Self.line("粮食", 1, credit: "A"), Self.line("粮食", 2, credit: "D"), Self.line("餐饮", 1, venue: "餐馆"),
    ]
    let groups = Draw(need, subjects, [], try .repeating("f", "1")).groups
    #expect(
      groups.map(\.key) == [
        "county=110001;venue=超市;credit=A", "county=110001;venue=超市;credit=D", "county=110001;venue=餐馆",
      ])
    #expect(groups.map(\.places.count) == [3, 2, 4])
  }

  @Test("Batches that no subject can give are told")
  func undrawn() throws {
    let draw = Draw(
      [Self.line("粮食", 1), Self.line("餐饮", 6, venue: "餐馆")], Self.subjects(2), [], try .repeating("0", "1"))
    #expect(draw.undrawn == [Self.line("餐饮", 6, venue: "餐馆")])
  }

  @Test("Over 10,000 seeds each of ten subjects is drawn first, and last, equally often")
  func unbiased() throws {
    let subjects = Self.subjects(10)
    let salt = try #require(Salt(String(repeating: "5", count: 64)))
    var first: [String: Int] = [:]
    var last: [String: Int] = [:]
    var together: [Set<String>: Int] = [:]
    for number in 0..<10_000 {
      let seed = try #require(Seed(String(10_000_000_000_000_000_000 + UInt64(number))))
      let places = Draw([Self.line("粮食", 2)], subjects, [], DrawKey(salt: salt, seed: seed, round: 1)).groups[0].places
      first[places[0].subject.id, default: 0] += 1
      last[places[9].subject.id, default: 0] += 1
      together[Set(places.prefix(2).map(\.subject.id)), default: 0] += 1
    }
    func chiSquare(_ counts: some Collection<Int>, cells: Int) -> Double {
      let expected = 10_000 / Double(cells)
      let missing = Double(cells - counts.count) * expected
      return missing + counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    }
    // Critical values at 0.1 %: 27.88 for 9 degrees of freedom, 78.75 for 44 (tables of the distribution).
    #expect(chiSquare(first.values, cells: 10) < 27.88)
    #expect(chiSquare(last.values, cells: 10) < 27.88)
    #expect(chiSquare(together.values, cells: 45) < 78.75)
  }

  @Test("What the plan has beyond the lower bound is needed where those batches are done")
  func need() {
    let scenario = ScenarioGenerator.tiny(seed: 1)
    let batches = scenario.strata.map { $0.atLeast + 2 }
    #expect([NeedLine](scenario, batches: batches, beyondAtLeast: true).batches == Int64(2 * scenario.strata.count))
    #expect([NeedLine](scenario, batches: batches, beyondAtLeast: false).batches == batches.reduce(0, +))
  }
}
