import SamplingInspection
import Testing

@Suite("How many visits a task of inspection asks for")
struct VisitTaskTests {
  /// Three counties with shops and workshops, of which the second has no workshop.
  private func scenario(_ visits: Visit...) throws -> Scenario {
    let day = try #require(CalendarDate(strict: "2021-01-04"))
    func venue(_ county: String, _ name: String, _ subjects: Int64) -> Venue {
      Venue(county: county, venue: name, stage: name == "超市" ? "流通" : "生产", subjects: subjects)
    }
    return Scenario(
      heading: Heading(
        title: "t", year: 2021, issuer: "i", planDate: day,
        population: PopulationBase(name: "p", released: day, source: "x")),
      counties: [("1", 500), ("2", 300), ("3", 200)].map { County(adcode: $0, name: $0, population: $1) },
      categories: [], funds: [],
      venues: [
        venue("1", "作坊", 11), venue("1", "超市", 40), venue("2", "超市", 33), venue("3", "作坊", 9), venue("3", "超市", 7),
      ],
      crews: [
        Crew(
          crew: "A", scope: try #require(Scope("county=1;level=县抽")), crewDays: ExactDecimal(9),
          batchesPerDay: ExactDecimal(8), visitsPerDay: ExactDecimal(4)),
        Crew(
          crew: "B", scope: try #require(Scope("county!=1")), crewDays: ExactDecimal(9), batchesPerDay: ExactDecimal(8),
          visitsPerDay: ExactDecimal(4)),
      ], visits: visits, rules: [], strata: [])
  }

  private func numbers(_ visit: Visit) throws -> [String] {
    VisitTask.all(try scenario(visit)).map { "\($0.county)\($0.venue) \($0.visits)" }
  }

  @Test(
    "Ten per cent of 20 workshops are two, of 11 and 9 in counties of their own two and one: a part counts as a whole")
  func shares() throws {
    let workshops = try #require(Scope("venue=作坊"))
    let tenth = Visit.Amount.share(ExactDecimal(1, decimals: 1))
    #expect(
      try numbers(Visit(visit: "v", name: "n", scope: workshops, amount: tenth)) == ["1作坊 1", "3作坊 1"])
    #expect(
      try numbers(Visit(visit: "v", name: "n", scope: workshops, each: ["county"], amount: tenth))
        == ["1作坊 2", "3作坊 1"])
  }

  @Test(
    "A third, written with nine decimals, is a third: 33 of 99, 34 of 100, 474 of 1,420",
    arguments: [(99, 33), (100, 34), (1420, 474)])
  func third(_ subjects: Int64, _ visits: Int64) throws {
    let third = Visit(
      visit: "v", name: "n", subjects: subjects, amount: .share(ExactDecimal(333_333_333, decimals: 9)))
    #expect(VisitTask.all(try scenario(third)).reduce(0) { $0 + $1.visits } == visits)
  }

  @Test(
    "A number is dealt out by subjects, of which no place gets more than it has; what is left over goes where most is lost"
  )
  func dealt() throws {
    // 10 of 80 shops: 40, 33 and 7 eighths; 5, 4.125 and 0.875 make 5, 4 and 1.
    let ten = Visit(visit: "v", name: "n", scope: try #require(Scope("stage=流通")), amount: .number(10))
    #expect(try numbers(ten) == ["1超市 5", "2超市 4", "3超市 1"])
  }

  @Test(
    "Subjects that no venue counts are spread by residents: 25 over 500, 300 and 200 are 13, 7 and 5, and four visits to each"
  )
  func stated() throws {
    let each = Visit(visit: "v", name: "n", subjects: 25, each: ["county"], amount: .times(4))
    // 12.5, 7.5 and 5: both halves are equal, and the first gets the one that is left.
    #expect(try numbers(each) == ["1 52", "2 28", "3 20"])
    let unknown = Visit(visit: "v", name: "n", scope: try #require(Scope("county!=3")), amount: .number(16))
    #expect(try numbers(unknown) == ["1 10", "2 6"])
    #expect(VisitTask.all(try scenario(unknown)).allSatisfy { $0.subjects == nil })
  }

  @Test("What was done before is dealt out like the visits, and every county has the crew that goes there")
  func doneAndCrews() throws {
    let visit = Visit(
      visit: "v", name: "n", scope: try #require(Scope("venue=超市")), amount: .times(1), crews: ["A", "B"], done: 40)
    let tasks = VisitTask.all(try scenario(visit))
    #expect(tasks.map(\.done) == [20, 17, 3])
    #expect(tasks.map(\.left) == [20, 16, 4])
    #expect(tasks.map(\.crew) == ["A", "B", "B"])
  }
}
