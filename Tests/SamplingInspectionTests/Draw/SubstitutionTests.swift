import Testing

@testable import SamplingInspection

@Suite("Reserves stand in where something was skipped")
struct SubstitutionTests {
  private let draw: Draw
  /// Keys in the order of the draw: three are drawn, then three reserves.
  private let ids: [String]

  init() throws {
    draw = Draw(
      [DrawTests.line("粮食", 3), DrawTests.line("肉", 3)], DrawTests.subjects(6), [], try .repeating("9", "4"))
    // Six batches over six subjects would leave no reserve.
    let smaller = Draw(
      [DrawTests.line("粮食", 2), DrawTests.line("肉", 1)], DrawTests.subjects(6), [], try .repeating("9", "4"))
    ids = smaller.groups[0].places.map(\.subject.id)
  }

  private func small() throws -> Draw {
    Draw([DrawTests.line("粮食", 2), DrawTests.line("肉", 1)], DrawTests.subjects(6), [], try .repeating("9", "4"))
  }

  private func outcomes(_ rows: [(String, DrawOutcome.Result)], category: String = "") throws -> [DrawOutcome] {
    let date = try #require(CalendarDate(strict: "2023-11-27"))
    return rows.enumerated().map {
      DrawOutcome(subject: $1.0, result: $1.1, category: category, date: date, line: $0 + 2)
    }
  }

  private func follow(_ draw: Draw, _ outcomes: [DrawOutcome]) -> (Substitution, [Finding]) {
    var findings: [Finding] = []
    return (Substitution(draw, outcomes, file: "outcomes.csv", &findings), findings)
  }

  @Test("Each skip calls the next reserve, in the order of the rows; a reserve that is skipped calls another")
  func order() throws {
    let rows: [(String, DrawOutcome.Result)] = [
      (ids[2], .closed), (ids[0], .noStock), (ids[3], .refused), (ids[4], .sampled), (ids[5], .sampled),
      (ids[1], .sampled),
    ]
    let (substitution, findings) = follow(try small(), try outcomes(rows))
    #expect(findings.isEmpty)
    #expect(substitution.substitutes.map(\.place.subject.id) == [ids[3], ids[4], ids[5]])
    #expect(substitution.substitutes.map(\.number) == [1, 2, 3])
    #expect(substitution.substitutes.map(\.skip.subject) == [ids[2], ids[0], ids[3]])
    #expect(substitution.sampled == 3 && substitution.isDone && substitution.open.isEmpty)
  }

  @Test("A reserve that was not called, a stranger and a row that stands twice are refused with their lines")
  func refused() throws {
    let rows: [(String, DrawOutcome.Result)] = [
      (ids[3], .sampled), ("nobody", .sampled), (ids[0], .closed), (ids[4], .sampled), (ids[1], .sampled),
      (ids[1], .sampled),
    ]
    let (_, findings) = follow(try small(), try outcomes(rows))
    #expect(findings.map(\.place.line) == [2, 3, 5, 7])
    #expect(Set(findings.map(\.message.zh)).count == 3)
  }

  @Test("Without a reserve the batches stay open for the next round")
  func exhausted() throws {
    let all = draw.groups[0].places.map(\.subject.id)
    let (substitution, findings) = follow(draw, try outcomes([(all[4], .closed), (all[1], .closed)]))
    #expect(findings.isEmpty)
    #expect(substitution.unreplaced.map(\.subject) == [all[4], all[1]])
    #expect(substitution.open == [DrawTests.line("肉", 1), DrawTests.line("粮食", 1)])
    #expect(substitution.owed == 4 && !substitution.isDone)
  }

  @Test("A subject without one class gives the others; only that class goes to the reserve")
  func partly() throws {
    let draw = Draw(
      [DrawTests.line("粮食", 2), DrawTests.line("肉/牛", 2)], DrawTests.subjects(3), [], try .repeating("9", "1"))
    // Four batches over three subjects: the first has one of each.
    let first = draw.groups[0].places[0].subject.id
    let (_, findings) = follow(draw, try outcomes([(first, .noStock)], category: "蛋"))
    #expect(findings.map(\.place.column) == ["category"])
    let (substitution, none) = follow(draw, try outcomes([(first, .noStock)], category: "肉"))
    #expect(none.isEmpty && substitution.owed == 3)
    #expect(substitution.open == [DrawTests.line("肉/牛", 1)])
  }

  @Test("The pair of the subject skipped goes to the reserve, unless one of them must keep away")
  func pair() throws {
    let subjects = DrawTests.subjects(3)
    let key = try DrawKey.repeating("8", "1")
    let people = (1...4).map { Sampler(id: "\($0)", name: "", unit: "所") }
    let order = Draw([DrawTests.line("粮食", 1)], subjects, people, key).groups[0].places
    let went = order[0].samplers.map(\.id)
    for avoids in [false, true] {
      let named = people.map { person in
        Sampler(
          id: person.id, name: "", unit: "所", avoid: avoids && person.id == went[0] ? [order[1].subject.id] : [])
      }
      let draw = Draw([DrawTests.line("粮食", 1)], subjects, named, key)
      let (substitution, _) = follow(draw, try outcomes([(order[0].subject.id, .closed)]))
      let goes = Set(substitution.substitutes[0].place.samplers.map(\.id))
      #expect(avoids ? goes == Set(people.map(\.id)).subtracting(went) : goes == Set(went))
    }
  }
}
