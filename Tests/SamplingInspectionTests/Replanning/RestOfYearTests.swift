import Testing

@testable import SamplingInspection

@Suite("The rest of a year")
struct RestOfYearTests {
  private var scenario: Scenario
  private let planned: [Int64] = [10, 10, 6]

  /// One county with three strata: two of lot A at laboratory L1, one of lot B at L2.
  init() throws {
    func stratum(_ category: String, _ venue: String) -> Stratum {
      Stratum(
        county: "140100", category: category, level: "市抽", venue: venue, fund: "F", subjects: 9, cost: Money(fen: 100),
        alpha: ExactDecimal(1), beta: ExactDecimal(9))
    }
    let day = try Self.day("2021-03-01")
    scenario = Scenario(
      heading: Heading(
        title: "某市", year: 2021, issuer: "局", planDate: day, population: .init(name: "口径", released: day, source: "")),
      counties: [County(adcode: "140100", name: "甲", population: 1)],
      categories: [Category(levels: ["糕点"]), Category(levels: ["酒类"])],
      funds: [Fund(fund: "F", name: "F", owner: "局", level: "市抽", amount: Money(fen: 100_000))],
      lots: [
        Lot(lot: "A", lab: "L1", scope: try #require(Scope("class=糕点")), source: "甲"),
        Lot(lot: "B", lab: "L2", scope: try #require(Scope("class=酒类")), source: "甲"),
      ],
      labs: [
        Laboratory(lab: "L1", annualBatches: 30, source: "甲"), Laboratory(lab: "L2", annualBatches: 12, source: "甲"),
      ],
      rules: [], strata: [stratum("糕点", "超市"), stratum("糕点", "餐馆"), stratum("酒类", "超市")])
  }

  private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(strict: text)) }

  private func taken(_ scope: String, _ batches: Int64, _ date: String? = nil, lab: String = "") throws -> TakenBatches
  {
    TakenBatches(
      scope: try #require(Scope(scope)), batches: batches, date: try date.map { try Self.day($0) }, lab: lab)
  }

  private func line(_ stratum: Int, _ month: Int, _ lab: String, _ lot: String, _ batches: Int64) -> DoneBatches.Line {
    .init(stratum: stratum, month: month, lab: lab, lot: lot, batches: batches)
  }

  @Test("Visits of months that are over are made, but never more than are asked for")
  func visits() throws {
    var scenario = scenario
    scenario.visits = [
      Visit(visit: "canteens", name: "食堂", subjects: 40, amount: .share(ExactDecimal(1)), done: 3),
      Visit(visit: "firms", name: "企业", subjects: 40, amount: .number(6)),
      Visit(visit: "others", name: "其他", subjects: 40, amount: .number(5)),
    ]
    func row(_ visit: String, _ month: Int, _ visits: Int64) -> VisitRow {
      VisitRow(
        line: 2, visit: visit, adcode: "140100", county: "甲", venue: "", crew: "", month: month, visits: visits,
        joined: 0)
    }
    let rest = RestOfYear(
      of: scenario, former: scenario, batches: planned,
      inspections: [row("canteens", 5, 20), row("canteens", 7, 9), row("canteens", 8, 8), row("firms", 6, 9)],
      done: DoneBatches([], of: scenario, planned: planned), from: try Self.day("2021-08-01"), lost: nil,
      keep: ExactDecimal(8, decimals: 1), source: "")
    #expect(rest.scenario.visits.map(\.done) == [32, 6, 0])
  }

  @Test("A crew keeps the days that visits made with a sampling did not take")
  func crewDays() throws {
    var scenario = scenario
    scenario.crews = [
      Crew(
        crew: "C", scope: Scope(conditions: []), crewDays: ExactDecimal(10), batchesPerDay: ExactDecimal(4),
        visitsPerDay: ExactDecimal(3))
    ]
    scenario.visits = [Visit(visit: "firms", name: "企业", subjects: 40, amount: .number(30), crews: ["C"])]
    let made = VisitRow(
      line: 2, visit: "firms", adcode: "140100", county: "甲", venue: "", crew: "C", month: 5, visits: 20, joined: 13)
    let rest = RestOfYear(
      of: scenario, former: scenario, batches: planned, inspections: [made],
      done: DoneBatches([], of: scenario, planned: planned), from: try Self.day("2021-08-01"), lost: nil,
      keep: ExactDecimal(8, decimals: 1), source: "")
    // 20 made count as 20 ÷ 3 days, 7 of them took days: thirteen thirds are given back.
    #expect(rest.scenario.visits[0].done == 20)
    #expect(rest.scenario.crews[0].crewDays == ExactDecimal(14334, decimals: 3))
  }

  @Test("What records say of several strata fills first what the plan still has in each")
  func shared() throws {
    // Nine at the supermarket leave it one; six of either venue then go one to nine parts of the ten that are left: 0.55 and 5.45.
    let done = DoneBatches(
      [
        try taken("category=糕点;county=140100", 6, "2021-05-06"),
        try taken("category=糕点;county=140100;venue=超市", 9, "2021-04-01"),
      ], of: scenario, planned: planned)
    #expect(done.lines == [line(0, 4, "L1", "A", 9), line(0, 5, "L1", "A", 1), line(1, 5, "L1", "A", 5)])
  }

  @Test("What goes beyond the plan is done all the same, and what lies in no stratum is told apart")
  func beyond() throws {
    let done = DoneBatches(
      [try taken("category=酒类", 9, "2021-05-06", lab: "L9"), try taken("category=罐头", 2)], of: scenario,
      planned: planned)
    #expect(done.lines == [line(2, 5, "L9", "B", 9)])
    #expect(done.outside == 2)
  }

  @Test("A venue that the plan does not know is left aside")
  func unknownVenue() throws {
    let done = DoneBatches([try taken("category=酒类;venue=网店", 2)], of: scenario, planned: planned)
    #expect(done.lines == [line(2, 0, "L2", "B", 2)])
  }

  @Test("Months before the day are done, and so is what had no month")
  func months() throws {
    var schedule = Schedule(strata: 3)
    schedule[0, 4] = 3
    schedule[0, 7] = 5
    schedule[2, 6] = 6
    let done = DoneBatches(scenario, batches: [10, 0, 6], schedule: schedule, earlier: nil, before: 7)
    #expect(done.lines == [line(0, 0, "L1", "A", 2), line(0, 4, "L1", "A", 3), line(2, 6, "L2", "B", 6)])
    let earlier = DoneBatches(lines: [line(0, 2, "L9", "A", 2)])
    #expect(
      DoneBatches(scenario, batches: [10, 0, 6], schedule: schedule, earlier: earlier, before: 7).lines.first
        == line(0, 2, "L9", "A", 2))
  }

  private func rest(
    _ lost: RestOfYear.LostLaboratory? = nil, _ done: [DoneBatches.Line],
    keep: ExactDecimal = ExactDecimal(5, decimals: 1)
  ) throws -> RestOfYear {
    RestOfYear(
      of: scenario, former: scenario, batches: planned, done: DoneBatches(lines: done),
      from: try Self.day("2021-08-01"),
      lost: lost, keep: keep, source: "原方案")
  }

  @Test("The heir has room for what it could still test, and for what was done in the lots that it takes over")
  func heir() throws {
    // L2 tested 4 of 12; the lot that it takes over has 7 done by L1: 8 + 7 + 4.
    let rest = try rest(.init(lab: "L1", heir: "L2"), [line(0, 4, "L1", "A", 7), line(2, 5, "L2", "B", 4)])
    #expect(rest.scenario.lots.map(\.lab) == ["L2", "L2"])
    #expect(rest.scenario.labs[1].annualBatches == 19)
    #expect(rest.changedLots.map(\.lot) == ["A"])
    // Still planned: 3 and 10 of lot A, 2 of lot B.
    #expect(rest.loads == [.init(lab: "L2", room: 8, needed: 15)])
    #expect(rest.scenario.strata.map(\.atLeast) == [7, 0, 4])
  }

  @Test("Without an heir nothing more is taken than was done")
  func noHeir() throws {
    let rest = try rest(.init(lab: "L1"), [line(0, 4, "L1", "A", 7), line(2, 5, "L2", "B", 4)])
    #expect(rest.scenario.labs.map(\.annualBatches) == [7, 12])
    #expect(rest.scenario.lots.map(\.lab) == ["L1", "L2"])
  }

  @Test("Of what was still to be taken a share stays, of what was done all")
  func kept() throws {
    // 26 planned, 11 done, half of 15: 18.5 of 26, which whole batches round up to 19.
    let rest = try rest(nil, [line(0, 4, "L1", "A", 7), line(2, 5, "L2", "B", 4)])
    let rule = try #require(rest.scenario.rules.first { $0.id == Scenario.closeRule })
    #expect(rule.bounds.atLeast == ExactDecimal(711_538_461, decimals: 9))
    #expect(rest.scenario.strata.map(\.former) == planned)
  }

  @Test("What a stratum owes beyond what was done stays owed")
  func owed() throws {
    var owing = self
    owing.scenario.strata[1].atLeast = 5
    let rest = try owing.rest(nil, [line(1, 4, "L1", "A", 2)])
    #expect(rest.scenario.strata[1].atLeast == 2)
    #expect(rest.scenario.pins.map(\.bounds.atLeast) == [ExactDecimal(5)])
    let columns = StratumColumns(rest.scenario)
    #expect(columns.strata(in: rest.scenario.pins[0].scope, count: 3) == [1])
  }

  @Test("Paces of months that are over, and windows that asked for a part, are left out")
  func over() throws {
    var dated = self
    let everything = Scope(conditions: [])
    dated.scenario.calendar.paces = [6, 7, 8].map { PaceRequirement(scope: everything, month: $0) }
    dated.scenario.calendar.windows = [
      SamplingWindow(
        window: "部分", scope: everything, from: try Self.day("2021-04-01"), to: try Self.day("2021-07-31"),
        share: ExactDecimal(4, decimals: 1)),
      SamplingWindow(
        window: "全部", scope: everything, from: try Self.day("2021-04-01"), to: try Self.day("2021-07-31")),
    ]
    let rest = try dated.rest(nil, [])
    #expect(rest.scenario.calendar.paces.map(\.month) == [8])
    #expect(rest.endedPaces.map(\.month) == [6, 7])
    #expect(rest.scenario.calendar.windows.map(\.window) == ["全部"])
    #expect(rest.endedWindows == ["部分"])
  }

  @Test("A sample of 25 June 2021 is reported on 30 July, the 25th working day after it, and is in flight until then")
  func inFlight() throws {
    // July 2021 has 22 working days, from Thursday the 1st; 28, 29 and 30 June are three more: 25 up to the 30th.
    var sample = try taken("county=140100;category=糕点", 1, "2021-06-25")
    sample.sample = "S1"
    sample.isReported = false
    let inFlight = InFlight([sample, try taken("category=酒类", 1, "2021-06-25")], at: "L1", of: scenario)
    #expect(inFlight.samples.map(\.taken.sample) == ["S1"])
    #expect(inFlight.lastDue == (try Self.day("2021-07-30")))
    #expect(inFlight.parts == [.init(county: "140100", certain: 1, possible: 1)])
  }

  @Test("By months alone, those whose every day is less than a report away are in flight for certain")
  func inFlightByMonth() throws {
    // From 1 August: samples of 28 June or later have no report by 31 July, so July is certain and June possible.
    let done = DoneBatches(
      lines: [line(0, 5, "L1", "A", 1), line(0, 6, "L1", "A", 2), line(0, 7, "L1", "A", 4), line(2, 7, "L2", "B", 8)])
    let inFlight = InFlight(done, at: "L1", of: scenario, from: try Self.day("2021-08-01"))
    #expect(inFlight.parts == [.init(county: "140100", certain: 4, possible: 6)])
  }
}
