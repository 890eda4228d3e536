/// The scenario of the rest of a year: what was done stays done, and what is still to be taken may be planned anew.
public struct RestOfYear: Sendable {
  /// The scenario, dated on the day from which it is planned anew.
  public private(set) var scenario: Scenario
  /// Paces that speak of months that are over; they are left out.
  public private(set) var endedPaces: [PaceRequirement] = []
  /// Windows that asked for a part of the batches and are over; they are left out.
  public private(set) var endedWindows: [String] = []
  /// Lots whose laboratory is another one now.
  public private(set) var changedLots: [Lot] = []

  /// Laboratories of such lots, with what they can still test.
  public private(set) var loads: [Load] = []

  /// A laboratory that takes no new samples.
  public struct LostLaboratory: Sendable {
    /// Its code.
    public var lab: String
    /// Code of the one that takes its lots over; nil for none.
    public var heir: String?
    /// Codes of others that take some of its lots over, by lot.
    public var heirs: [String: String]

    /// Makes one.
    public init(lab: String, heir: String? = nil, heirs: [String: String] = [:]) {
      self.lab = lab
      self.heir = heir
      self.heirs = heirs
    }
  }

  /// What a laboratory can still test, and what the plan so far would have it test in its lots of now.
  public struct Load: Sendable, Equatable {
    /// Its code.
    public var lab: String
    /// Batches for which it has room.
    public var room: Int64
    /// Batches still to be taken in its lots.
    public var needed: Int64
  }

  /// Prepares the rest of a year.
  ///
  /// - Parameters:
  ///   - scenario: what holds from now on, but for the laboratory that is lost.
  ///   - former: the scenario of the plan so far, with the same strata.
  ///   - batches: that plan's, of each stratum.
  ///   - inspections: that plan's visits; those of earlier months count as made.
  ///   - keep: share of the batches still to be taken that stay where they are.
  public init(
    of scenario: Scenario, former: Scenario, batches: [Int64], inspections: [VisitRow] = [], done: DoneBatches,
    from date: CalendarDate, lost: LostLaboratory?, keep: ExactDecimal, source: String
  ) {
    self.scenario = scenario
    self.scenario.heading.planDate = date
    if let lost {
      for number in scenario.lots.indices where scenario.lots[number].lab == lost.lab {
        guard let heir = lost.heirs[scenario.lots[number].lot] ?? lost.heir else { continue }
        self.scenario.lots[number].lab = heir
        self.scenario.lots[number].source += "；\(date.text)起由\(heir)承检（原\(lost.lab)）"
      }
    }
    let formerLabs = Dictionary(former.lots.map { ($0.lot, $0.lab) }, uniquingKeysWith: { first, _ in first })
    changedLots = self.scenario.lots.filter { formerLabs[$0.lot] != $0.lab }
    let count = scenario.strata.count
    setDone(done.ofStrata(count), from: date)
    setCapacities(done, batches, lost: lost, date)
    setMade(inspections, date)
    leaveOutWhatIsOver(date)
    self.scenario = self.scenario.keeping(
      keep, ofRestOf: batches, done: done.ofStrata(count), source: source)
  }

  /// What was done is the least of each stratum; what a stratum owes beyond that becomes a hand edit.
  private mutating func setDone(_ done: [Int64], from date: CalendarDate) {
    let columns = StratumColumns(scenario)
    let lots = Dictionary(scenario.lots.map { ($0.lot, $0) }, uniquingKeysWith: { first, _ in first })
    let firstOfYear = CalendarDate.firstDay(of: scenario.heading.year)
    for number in scenario.strata.indices {
      let owed = scenario.strata[number].atLeast
      let opens = lots[columns.value("lot", of: number)]?.starts ?? firstOfYear
      scenario.strata[number].atMost = max(scenario.strata[number].atMost, done[number])
      // Before its lot begins, the least is owed and not taken for done.
      guard opens < date else { continue }
      scenario.strata[number].atLeast = done[number]
      if owed > done[number] { addPin(owed, stratum: number, date) }
    }
    scenario.pins.sort { $0.pin < $1.pin }
  }

  /// Visits of months that are over are made, as far as their tasks still ask for them.
  private mutating func setMade(_ inspections: [VisitRow], _ date: CalendarDate) {
    let made = inspections.reduce(into: [String: Int64]()) { made, row in
      if row.month < date.month { made[row.visit, default: 0] += row.visits }
    }
    let before = VisitTask.all(scenario)
    for number in scenario.visits.indices {
      guard let visits = made[scenario.visits[number].visit] else { continue }
      let asked = VisitTask.all(of: number, scenario).reduce(0) { $0 + $1.visits }
      scenario.visits[number].done = min(asked, scenario.visits[number].done + visits)
    }
    setCrewDays(before: before, inspections.filter { $0.month < date.month }, date)
  }

  /// Visits that are made count as made on days of their own; days of those that went with a sampling are given back to their crew.
  private mutating func setCrewDays(before: [VisitTask], _ made: [VisitRow], _ date: CalendarDate) {
    func counted(_ tasks: [VisitTask], _ crew: String) -> Int64 {
      tasks.reduce(0) { $1.crew == crew ? $0 + $1.done : $0 }
    }
    let now = VisitTask.all(scenario)
    for number in scenario.crews.indices {
      let crew = scenario.crews[number]
      guard let perDay = crew.visitsPerDay else { continue }
      let own = made.reduce(Int64(0)) { $1.crew == crew.crew ? $0 + $1.visits - $1.joined : $0 }
      let tooMany = counted(now, crew.crew) - counted(before, crew.crew) - own
      guard tooMany != 0, perDay.mantissa > 0 else { continue }
      // In thousandths of a day, rounded up, so that what was one day in full stays one.
      let scaled = Int128(tooMany) * 1000 * Int128(ExactDecimal.powers[perDay.decimals])
      let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int128(perDay.mantissa))
      let days = Int64(clamping: rest > 0 ? whole + 1 : whole)
      scenario.crews[number].crewDays = ExactDecimal(
        max(0, (crew.crewDays.scaled(to: 3) ?? 0) + days), decimals: 3)
      scenario.crews[number].source +=
        "；\(date.text)以前单独去检查\(own)家次，“已完成”按各地家次摊为\(own + tooMany)家次，人日由\(crew.crewDays.text)改为\(scenario.crews[number].crewDays.text)，所余人日不变"
    }
  }

  private mutating func addPin(_ owed: Int64, stratum: Int, _ date: CalendarDate) {
    let facts = scenario.strata[stratum]
    let columns = ["county", "category", "level", "task_kind", "venue", "stage"] + scenario.stratumAttributes
    scenario.pins.append(
      Pin(
        pin: "owed-\(stratum + 1)",
        scope: Scope(conditions: zip(columns, facts.key).map { .init(column: $0, values: [$1]) }),
        bounds: Bounds(atLeast: ExactDecimal(owed)), who: "原方案", why: "原方案的下限，还没有做完", date: date))
  }

  /// The strata of a laboratory have room for what is left of its capacity, and for what was done in them, by whomever.
  private mutating func setCapacities(
    _ done: DoneBatches, _ batches: [Int64], lost: LostLaboratory?, _ date: CalendarDate
  ) {
    let columns = StratumColumns(scenario)
    var tested: [String: Int64] = [:]
    var counted: [String: Int64] = [:]
    for line in done.lines {
      tested[line.lab, default: 0] += line.batches
      counted[columns.value("lab", of: line.stratum), default: 0] += line.batches
    }
    var needed: [String: Int64] = [:]
    for (stratum, taken) in done.ofStrata(batches.count).enumerated() where batches[stratum] > taken {
      needed[columns.value("lab", of: stratum), default: 0] += batches[stratum] - taken
    }
    let heirs = Set(changedLots.map(\.lab))
    for number in scenario.labs.indices {
      let lab = scenario.labs[number]
      let (own, inStrata) = (tested[lab.lab] ?? 0, counted[lab.lab] ?? 0)
      let left = lab.lab == lost?.lab ? 0 : max(0, lab.annualBatches - own)
      if heirs.contains(lab.lab) { loads.append(Load(lab: lab.lab, room: left, needed: needed[lab.lab] ?? 0)) }
      guard inStrata + left != lab.annualBatches else { continue }
      scenario.labs[number].annualBatches = inStrata + left
      scenario.labs[number].source +=
        "；\(date.text)起还能检\(left)批次，加上所承担标段已完成的\(inStrata)批次（原年检验能力\(lab.annualBatches)，本机构已检\(own)）"
    }
  }

  private mutating func leaveOutWhatIsOver(_ date: CalendarDate) {
    let isOver = { (pace: PaceRequirement) in pace.month < date.month }
    endedPaces = scenario.calendar.paces.filter(isOver)
    scenario.calendar.paces.removeAll(where: isOver)
    let calendar = WorkingCalendar(year: scenario.heading.year, marked: scenario.calendar.markedDays)
    let windows = Dictionary(grouping: scenario.calendar.windows, by: \.window)
    endedWindows = windows.filter { _, periods in
      periods.allSatisfy { $0.share < ExactDecimal(1) && ($0.lastDay(in: calendar) ?? $0.from) < date }
    }.keys.sorted()
    scenario.calendar.windows.removeAll { endedWindows.contains($0.window) }
  }

  /// Takes no more of strata that may not be sampled any more.
  public mutating func close(_ strata: [Int]) {
    for stratum in strata { scenario.strata[stratum].atMost = scenario.strata[stratum].atLeast }
  }
}
