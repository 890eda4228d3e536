import SamplingInspection

/// What is to be simulated.
public struct SimulationRequest: Sendable {
  /// The scenario.
  public var scenario: Scenario
  /// What the plan states.
  public var statement: PlanStatement
  /// Batches of each stratum.
  public var batches: [Int64]
  /// Their months; nil to spread them by working days.
  public var schedule: Schedule?
  /// What is taken for granted.
  public var assumptions: SimulationAssumptions
  /// Number of years, at least 1.
  public var runs: Int
  /// Another seed gives other years.
  public var seed: UInt64
  /// Code of a laboratory that fails, with the month from which it does.
  public var lostLab: (code: String, month: Int)?
  /// What the plan is compared with.
  public var baselines: [Baseline]
  /// Threads; the result does not depend on it.
  public var threads: Int

  /// Makes a request.
  public init(
    scenario: Scenario, statement: PlanStatement, batches: [Int64], schedule: Schedule?,
    assumptions: SimulationAssumptions = SimulationAssumptions(), runs: Int = 1000, seed: UInt64 = 1,
    lostLab: (code: String, month: Int)? = nil, baselines: [Baseline] = Baseline.allCases, threads: Int = 1
  ) {
    self.scenario = scenario
    self.statement = statement
    self.batches = batches
    self.schedule = schedule
    self.assumptions = assumptions
    self.runs = runs
    self.seed = seed
    self.lostLab = lostLab
    self.baselines = baselines
    self.threads = threads
  }
}

/// Runs the year of a plan many times.
public struct Simulator: Sendable {
  private let request: SimulationRequest
  private let columns: StratumColumns
  private let area: SimulatedArea
  private let targets: [Target]
  private let planned: SimulatedPlan
  private let lost: LostLab?
  /// Batches of each stratum that had been done when the plan was made.
  private let finished: [Int64]

  /// Prepares a request.
  public init(_ request: SimulationRequest) {
    self.request = request
    columns = StratumColumns(request.scenario)
    if let schedule = request.schedule {
      // What stands in no month had been done before.
      finished = request.batches.enumerated().map { max(0, $0.element - schedule.total($0.offset)) }
      planned = SimulatedPlan(schedule, done: finished)
    } else {
      finished = SimulatedPlan.usuallyDone(request.scenario, columns, request.batches)
      planned = SimulatedPlan(
        request.batches, done: finished, monthWeights: SimulatedPlan.usualMonths(request.scenario))
    }
    let days = WorkingYear(request.scenario, firstMonth: 1 + (planned.months.firstIndex { $0 > 0 } ?? 0))
    area = SimulatedArea(request.scenario, columns, days: days, request.assumptions)
    targets = Target.all(request.scenario, request.statement, columns)
    lost = request.lostLab.flatMap { code, month in
      request.scenario.labs.firstIndex { $0.lab == code }.map { LostLab(lab: $0, day: days.starts[month - 1]) }
    }
  }

  /// So many years can be simulated before their figures fill the memory.
  public var mostRuns: Int { 100_000_000 / layout.count }

  /// Simulates the plan and the baselines on the same random numbers; nil if it was cancelled.
  ///
  /// - Parameter done: is told, from any thread, what part of all years is done.
  public func run(
    done: @escaping @Sendable (Double) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> SimulationResult? {
    let total = request.batches.reduce(0, +)
    let habits = request.baselines.compactMap { baseline -> (Baseline, [Int64])? in
      guard total > 0,
        let batches = baseline.batches(request.scenario, total: total, done: finished, seed: request.seed)
      else {
        return nil
      }
      return (baseline, batches)
    }
    let parts = Double(habits.count + 1)
    func table(_ plan: SimulatedPlan, part: Int) -> YearTable? {
      years(plan, done: { done((Double(part) + $0) / parts) }, isCancelled: isCancelled)
    }
    guard let plan = table(planned, part: 0) else { return nil }
    var rivals: [String: SimulationResult.Rival] = [:]
    for (part, (baseline, batches)) in habits.enumerated() {
      let months = planned.months
      guard let rival = table(SimulatedPlan(batches, done: finished, monthWeights: months), part: part + 1) else {
        return nil
      }
      rivals[baseline.rawValue] = SimulationResult.Rival(
        outcome: outcome(rival, batches: batches), difference: difference(plan, rival))
    }
    return result(plan, rivals)
  }

  /// By how much the years of the plan reach each of its rules' targets or miss it; nil if it was cancelled.
  public func targetYears(
    done: @escaping @Sendable (Double) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> [TargetYears]? {
    plannedYears(done: done, isCancelled: isCancelled).map { table in
      targets.enumerated().map { number, target in
        TargetYears(
          rule: target.rule, group: target.group, side: target.side,
          surpluses: table.column(table.layout.target(number)))
      }
    }
  }

  /// All years of the plan; nil if it was cancelled.
  func plannedYears(
    done: @escaping @Sendable (Double) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> YearTable? {
    years(planned, done: done, isCancelled: isCancelled)
  }

  /// The targets in the order of the figures: rules, then shares on time.
  var targetNames: [(rule: String, group: String, side: String)] {
    targets.map { (rule: $0.rule, group: $0.group, side: $0.side.rawValue) }
      + ServiceTarget.allCases.map { (rule: $0.rawValue, group: "", side: Side.atLeast.rawValue) }
  }

  private func years(
    _ plan: SimulatedPlan, done: @escaping @Sendable (Double) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> YearTable? {
    let runs = request.runs
    return YearTable(
      YearRun(area, plan, targets, seed: request.seed, lost: lost), layout: layout, runs: runs,
      threads: request.threads, done: { done(Double($0) / Double(runs)) }, isCancelled: isCancelled)
  }

  private var layout: FigureLayout {
    FigureLayout(
      counties: area.residents.count, labs: area.labs.count, targets: targets.count + ServiceTarget.allCases.count,
      classes: area.rates.classes)
  }

  private func result(_ table: YearTable, _ rivals: [String: SimulationResult.Rival]) -> SimulationResult {
    let layout = table.layout
    let planned = plannedUpTo
    var ofCounty: [String: Int64] = [:]
    for (number, stratum) in request.scenario.strata.enumerated() {
      ofCounty[stratum.county, default: 0] += request.batches[number]
    }
    return SimulationResult(
      runs: request.runs, seed: String(request.seed), lostLab: lost == nil ? "" : request.lostLab?.code ?? "",
      fromMonth: lost == nil ? 0 : request.lostLab?.month ?? 0,
      assumptions: SimulationAssumptions.Key.allCases.map { key in
        let stated = request.assumptions[key]
        return .init(key: key.rawValue, value: stated.value.text, source: stated.source ?? key.usualSource.zh)
      },
      promise: promise(table), calibration: calibration(table), plan: outcome(table, batches: request.batches),
      months: (0..<12).map { month in
        .init(
          month: month + 1, planned: planned[month],
          taken: Distribution(table.column(layout.taken(month))),
          reported: Distribution(table.column(layout.reported(month))))
      },
      units: request.scenario.counties.enumerated().map { number, county in
        .init(
          county: county.adcode, batches: ofCounty[county.adcode] ?? 0,
          figures: Dictionary(
            uniqueKeysWithValues: UnitFigure.allCases.map {
              ($0.rawValue, Distribution(table.column(layout.place($0, county: number))))
            }))
      },
      labs: request.scenario.labs.enumerated().map { number, lab in
        .init(
          lab: lab.lab, received: Distribution(table.column(layout.received(lab: number))),
          reportsOnTime: Distribution(table.column(layout.onTime(lab: number))))
      },
      baselines: rivals, histogram: Histogram(table.column(layout.place(.finds))))
  }

  /// Batches taken up to the end of each month as planned; what had been done was done evenly.
  private var plannedUpTo: [Int64] {
    var scheduled: Int64 = 0
    return planned.months.enumerated().map { month, batches in
      scheduled += batches
      let passed = min(area.days.beforePlan, area.days.starts[month + 1])
      return scheduled
        + (area.days.beforePlan > 0 ? planned.done * Int64(passed) / Int64(area.days.beforePlan) : planned.done)
    }
  }

  private func outcome(_ table: YearTable, batches: [Int64]) -> SimulationResult.Outcome {
    let fen = zip(batches, request.scenario.strata).reduce(Int64(0)) { $0 + $1.0 * $1.1.cost.fen }
    return SimulationResult.Outcome(
      batches: batches.reduce(0, +), costYuan: Money(fen: fen).yuanText,
      figures: Dictionary(
        uniqueKeysWithValues: Figure.allCases.map {
          ($0.rawValue, Distribution(table.column(table.layout.place($0))))
        }),
      targets: targetNames.enumerated().map { number, name in
        let reached = Distribution(table.column(table.layout.target(number)).map { $0 >= 0 ? 1 : 0 })
        return .init(
          rule: name.rule, group: name.group, side: name.side, probability: reached.mean,
          standardError: reached.standardError)
      })
  }

  private func difference(_ plan: YearTable, _ rival: YearTable) -> SimulationResult.Difference {
    func differences(_ figure: Figure) -> [Double] {
      let place = plan.layout.place(figure)
      return zip(plan.years, rival.years).map { $0[place] - $1[place] }
    }
    let finds = differences(.finds)
    let wins = Distribution(finds.map { $0 > 0 ? 1 : 0 })
    return SimulationResult.Difference(
      finds: Distribution(finds), findsWithout: Distribution(differences(.findsWithout)), planWins: wins.mean,
      planWinsError: wins.standardError)
  }

  /// What each class promises and finds.
  private func calibration(_ table: YearTable) -> Calibration {
    let names = columns.columns["class"]?.values ?? [""]
    var groups = names.map {
      Calibration.Group(name: $0, batches: 0, promised: 0, found: 0, standardError: 0)
    }
    for (number, stratum) in request.scenario.strata.enumerated() {
      let batches = Double(request.batches[number])
      let alpha = stratum.alpha.double
      let group = Int(area.rates.strata[number].classNumber)
      groups[group].batches += batches
      groups[group].promised += batches * alpha / (alpha + stratum.beta.double)
    }
    for group in groups.indices {
      let found = Distribution(table.column(table.layout.finds(class: group)))
      groups[group].found = found.mean
      groups[group].standardError = found.standardError
    }
    return Calibration(groups)
  }

  private func promise(_ table: YearTable) -> SimulationResult.Promise {
    let expected = Double(request.statement.expectedFailures) ?? 0
    let finds = table.column(table.layout.place(.finds))
    let mean = finds.reduce(0, +) / Double(finds.count)
    let batches = Double(request.batches.reduce(0, +))
    let completed = table.column(table.layout.place(.completed))
    let missing = batches - completed.reduce(0, +) / Double(completed.count)
    return SimulationResult.Promise(
      expectedFailures: request.statement.expectedFailures,
      yearsBelow: Distribution.rounded(Double(finds.count { $0 < expected }) / Double(finds.count)),
      shortfall: Distribution.rounded(mean - expected),
      uncompleted: Distribution.rounded(batches > 0 ? -missing * expected / batches : 0))
  }
}
