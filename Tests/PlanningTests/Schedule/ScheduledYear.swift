import SamplingInspection

@testable import ScenarioFiles
@testable import Verification

/// Years made so that a schedule exists: it is drawn first, and every limit is set so that it keeps it.
struct ScheduledYear {
  var scenario: Scenario
  var batches: [Int64]

  /// A year of some counties and classes with seasons, frequencies, laboratories, crews and paces.
  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var generator = ScenarioGenerator(
      counties: Int(random.whole(2...4)), classes: Int(random.whole(2...5)), mostBatches: 12, ruleChance: 0, seed: seed)
    scenario = generator.makeScenario()
    scenario.heading.planDate = Self.day("2021-01-04")
    scenario.rules = []
    scenario.crews = []
    scenario.pins = []
    scenario.labs = [
      Laboratory(lab: "L1", annualBatches: 10_000, monthlyBatches: 0, source: "x"),
      Laboratory(lab: "L2", annualBatches: 10_000, monthlyBatches: 0, source: "x"),
    ]
    let counties = scenario.counties.map(\.adcode)
    scenario.lots = [
      Lot(
        lot: "A", lab: "L1", scope: Self.scope("county", Array(counties.prefix(1))), starts: Self.day("2021-03-01"),
        ends: Self.day("2021-10-20"), source: "x"),
      Lot(
        lot: "B", lab: "L2", scope: Self.scope("county", Array(counties.dropFirst())), starts: Self.day("2021-05-06"),
        source: "x"),
    ]
    scenario.calendar = SamplingCalendar(
      windows: [
        SamplingWindow(
          window: "节", scope: Self.scope("class", ["大类1"]), from: Self.day("2021-06-01"),
          before: Self.day("2021-09-21"),
          share: ExactDecimal(random.whole(1...9), decimals: 1), source: "x"),
        SamplingWindow(
          window: "季", scope: Self.scope("class", ["大类2"]), from: Self.day("2021-05-20"), to: Self.day("2021-08-10"),
          source: "x"),
      ],
      spreads: [
        SpreadRequirement(scope: Self.scope("risk", ["高"]), every: .quarter, source: "x"),
        SpreadRequirement(scope: Self.scope("risk", ["较高"]), every: .half, source: "x"),
      ])
    batches = scenario.strata.map { stratum in random.whole(stratum.atLeast...max(stratum.atLeast, stratum.atMost / 2))
    }
  }

  /// Sets the limits of laboratories, crews and paces to what some months need, and a little more.
  mutating func limit(by months: Schedule, room: Int64) {
    func taken(_ month: Int, where isIn: (Stratum) -> Bool) -> Int64 {
      scenario.strata.enumerated().reduce(Int64(0)) { $0 + (isIn($1.element) ? months[$1.offset, month] : 0) }
    }
    let first = scenario.counties[0].adcode
    for (lab, isIn) in [(0, { $0.county == first }), (1, { $0.county != first })] as [(Int, (Stratum) -> Bool)] {
      scenario.labs[lab].monthlyBatches = ((1...12).map { taken($0, where: isIn) }.max() ?? 0) + room
    }
    let all = batches.reduce(0, +)
    let byAugust = (1...8).reduce(Int64(0)) { sum, month in sum + taken(month) { _ in true } }
    let share = ExactDecimal(all > 0 ? max(0, byAugust * 1000 / all - room * 10) : 0, decimals: 3)
    scenario.calendar.paces = [PaceRequirement(scope: Scope(conditions: []), month: 8, atLeast: share, source: "x")]
  }

  /// What the judge finds in some months.
  func findings(_ schedule: Schedule) throws -> [Disagreement] { try findings(rows(schedule)) }

  /// What the judge finds in lines.
  func findings(_ rows: [ScheduleRow]) throws -> [Disagreement] {
    var findings = DisagreementList()
    var judgement = ScheduleJudgement(try JudgedStrata(scenario, batches: batches.map { Int128($0) }))
    judgement.judge(rows, &findings)
    return findings.findings
  }

  /// Lines as they are written and read again.
  func rows(_ schedule: Schedule) throws -> [ScheduleRow] {
    try PlanFolderReader(files: [:], scenarioFiles: [:]).readSchedule(
      ScheduleTable(scenario).bytes(schedule), attributes: scenario.stratumAttributes)
  }

  static func scope(_ column: String, _ values: [String]) -> Scope {
    Scope(conditions: [.init(column: column, values: values)])
  }

  static func day(_ text: String) -> CalendarDate { CalendarDate(strict: text) ?? .firstDay(of: 2021) }
}
