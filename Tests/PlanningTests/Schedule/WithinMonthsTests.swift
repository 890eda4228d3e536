import SamplingInspection
import Testing

@testable import Planning
@testable import Verification

@Suite("The year within its months")
struct WithinMonthsTests {
  /// Two classes at one laboratory that tests ten a month: one is in season in June alone and worth more, the other from June to August.
  private func scenario() throws -> Scenario {
    let day = try #require(CalendarDate(strict: "2021-06-01"))
    let end = try #require(CalendarDate(strict: "2021-08-31"))
    func stratum(_ category: String, alpha: Int64) -> Stratum {
      Stratum(
        county: "140100", category: category, level: "市抽", fund: "F", subjects: 99, atMost: 25, cost: Money(fen: 100),
        alpha: ExactDecimal(alpha), beta: ExactDecimal(9))
    }
    return Scenario(
      heading: Heading(
        title: "某市", year: 2021, issuer: "局", planDate: day, population: .init(name: "口径", released: day, source: ""),
        discoveryWeight: ExactDecimal(0)),
      counties: [County(adcode: "140100", name: "甲", population: 1)],
      categories: [Category(levels: ["粽子"]), Category(levels: ["酒类"])],
      funds: [Fund(fund: "F", name: "F", owner: "局", level: "市抽", amount: Money(fen: 2500))],
      lots: [Lot(lot: "A", lab: "L", scope: Scope(conditions: []))],
      labs: [Laboratory(lab: "L", name: "所", annualBatches: 100, monthlyBatches: 10)],
      calendar: SamplingCalendar(
        windows: [
          SamplingWindow(
            window: "端午", scope: try #require(Scope("class=粽子")), from: day,
            to: CalendarDate(strict: "2021-06-30"))
        ], seasonEnds: end),
      rules: [], strata: [stratum("粽子", alpha: 9), stratum("酒类", alpha: 1)])
  }

  private func plan(_ scenario: Scenario) throws -> Plan {
    let outcome = try Planner.plan(scenario)
    var found: Plan?
    if case .planned(let plan, _) = outcome { found = plan }
    return try #require(found)
  }

  @Test("A plan that does not fit into June is made again with as much as June holds")
  func narrower() throws {
    let scenario = try scenario()
    let first = try plan(scenario)
    #expect(first.batches == [25, 0])
    guard case .impossible(let conflicts) = try Scheduler.schedule(scenario, batches: first.batches) else {
      Issue.record("25 batches fit into a month for 10")
      return
    }
    #expect(conflicts == [ScheduleConflict(limit: .lab("L"), month: 6, needed: 25, room: 10)])
    let within = try #require(Scheduler.withinMonths(scenario))
    // Ten in June, and with all three months for thirty the money for fifteen others.
    let second = try plan(within)
    #expect(second.batches == [10, 15])
    guard case .scheduled(let months) = try Scheduler.schedule(within, batches: second.batches) else {
      Issue.record("the second plan does not fit either")
      return
    }
    #expect(months[0, 6] == 10 && months[1, 7] + months[1, 8] == 15)
  }

  @Test("The judge finds the same rows, and a batch more than June holds breaks one")
  func judged() throws {
    var scenario = try scenario()
    scenario.strata[0].atLeast = 3
    let within = try #require(Scheduler.withinMonths(scenario))
    let rows = PlanModel(within).rows.filter { $0.rule.id == "lab_months" }
    // The plan's date is its first day and the lot has no other, so three are done before June begins.
    #expect(rows.map(\.group) == ["lab=L;months=6-6", "lab=L;months=6-8"])
    #expect(rows.map(\.bound) == [13, 33])
    var book = RowBook(try JudgedStrata(within, batches: [14, 0]))
    try book.addTableRules()
    let judged = book.rows.filter { $0.heading.id == "lab_months" }
    #expect(judged.map(\.group) == rows.map(\.group))
    #expect(judged.map(\.bound) == rows.map(\.bound))
  }

  @Test("Where no row could be broken there is nothing to plan again")
  func free() throws {
    var scenario = try scenario()
    scenario.labs[0].monthlyBatches = 30
    #expect(Scheduler.withinMonths(scenario) == nil)
    scenario.labs[0].monthlyBatches = nil
    #expect(Scheduler.withinMonths(scenario) == nil)
  }
}
