import SamplingInspection

/// One year after another: takes the batches, tests them, follows up, and counts.
struct YearRun: Sendable {
  private let area: SimulatedArea
  private let plan: SimulatedPlan
  private let targets: [Target]
  private let layout: FigureLayout
  private var sampling: YearSampling
  private let testing: YearTesting
  private let followUp: YearFollowUp

  init(_ area: SimulatedArea, _ plan: SimulatedPlan, _ targets: [Target], seed: UInt64, lost: LostLab?) {
    let philox = Philox(seed: seed)
    self.area = area
    self.plan = plan
    self.targets = targets
    layout = FigureLayout(
      counties: area.residents.count, labs: area.labs.count, targets: targets.count + ServiceTarget.allCases.count,
      classes: area.rates.classes)
    sampling = YearSampling(area, philox, lost: lost)
    testing = YearTesting(area, lost: lost)
    followUp = YearFollowUp(area, philox)
  }

  /// All figures of one year, in the order of the layout.
  mutating func figures(run: Int) -> [Double] {
    var (batches, tally) = sampling.take(plan, run: run)
    let (waited, queued) = testing.report(&batches)
    let (counties, inspections) = followUp.follow(batches, run: run)
    var figures = [Double](repeating: 0, count: layout.count)
    let counted = count(batches, &figures)
    let cases = counties.reduce(into: FollowUpResult()) { sum, one in
      sum.cases += one.cases
      sum.onTime += one.onTime
      sum.due += one.due
      sum.closed += one.closed
    }
    func set(_ figure: Figure, _ value: Double) { figures[layout.place(figure)] = value }
    set(.taken, Double(batches.count))
    set(.lost, Double(tally.lost))
    set(.retaken, Double(tally.retaken))
    set(.slipped, Double(tally.slipped))
    set(.strataCovered, Double(counted.completed.count { $0 > 0 }))
    set(.labWaitDays, queued > 0 ? waited / Double(queued) : 0)
    set(.cases, Double(cases.cases))
    set(.casesOnTime, Self.share(cases.onTime, of: cases.cases))
    set(.casesHandled, Self.share(cases.closed, of: cases.due))
    set(.inspections, Double(inspections))
    for (county, result) in counties.enumerated() {
      figures[layout.place(.casesOnTime, county: county)] = Self.share(result.onTime, of: result.cases)
    }
    for (number, target) in targets.enumerated() {
      figures[layout.target(number)] = target.surplus(completed: counted.completed, failures: counted.failures)
    }
    for (number, target) in ServiceTarget.allCases.enumerated() {
      figures[layout.target(targets.count + number)] =
        figures[layout.place(target.figure)] - area.assumptions.number(target.bound)
    }
    return figures
  }

  /// Counts batches by stratum, month, county and laboratory.
  private func count(_ batches: [TakenBatch], _ figures: inout [Double]) -> (completed: [Int32], failures: [Int32]) {
    var completed = [Int32](repeating: 0, count: area.strata.count)
    var failures = completed
    var onTimeByCounty = [Int](repeating: 0, count: layout.counties)
    var takenByCounty = onTimeByCounty
    var onTimeByLab = [Int](repeating: 0, count: layout.labs)
    var takenByLab = onTimeByLab
    var (fen, finds, findsWithout, reported) = (Int64(0), 0, 0, 0)
    let limit = Int64(area.assumptions.number(.reportDays).rounded())
    let year = Int32(area.days.count)
    for batch in batches {
      let stratum = area.strata[Int(batch.stratum)]
      let county = Int(stratum.county)
      let lab = Int(batch.lab)
      let isOnTime = Int64(batch.reported) - Int64(batch.receipt) <= limit
      fen += stratum.fen
      figures[layout.taken(Int(area.days.months[Int(batch.day)]))] += 1
      takenByCounty[county] += 1
      if isOnTime { onTimeByCounty[county] += 1 }
      if lab >= 0 {
        takenByLab[lab] += 1
        if isOnTime { onTimeByLab[lab] += 1 }
      }
      guard batch.reported < year else { continue }
      reported += 1
      figures[layout.reported(Int(area.days.months[Int(batch.reported)]))] += 1
      figures[layout.place(.completed, county: county)] += 1
      completed[Int(batch.stratum)] += 1
      if batch.fails {
        finds += 1
        if stratum.isShown { findsWithout += 1 }
        failures[Int(batch.stratum)] += 1
        figures[layout.finds(class: Int(area.rates.strata[Int(batch.stratum)].classNumber))] += 1
        figures[layout.place(.finds, county: county)] += 1
      }
    }
    for month in 1..<12 {
      figures[layout.taken(month)] += figures[layout.taken(month - 1)]
      figures[layout.reported(month)] += figures[layout.reported(month - 1)]
    }
    figures[layout.place(.finds)] = Double(finds)
    figures[layout.place(.findsWithout)] = Double(findsWithout)
    figures[layout.place(.completed)] = Double(reported)
    figures[layout.place(.costYuan)] = Double(fen) / 100
    figures[layout.place(.reportsOnTime)] = Self.share(onTimeByCounty.reduce(0, +), of: batches.count)
    for county in 0..<layout.counties {
      figures[layout.place(.reportsOnTime, county: county)] = Self.share(
        onTimeByCounty[county], of: takenByCounty[county])
    }
    for lab in 0..<layout.labs {
      figures[layout.received(lab: lab)] = Double(takenByLab[lab])
      figures[layout.onTime(lab: lab)] = Self.share(onTimeByLab[lab], of: takenByLab[lab])
    }
    return (completed, failures)
  }

  /// Part of a whole; where there is nothing, nothing is late.
  private static func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 1 }
}

/// Shares on time that every plan is to reach.
enum ServiceTarget: String, CaseIterable {
  case reportsOnTime = "reports_on_time"
  case casesHandled = "cases_handled"
  case casesOnTime = "cases_on_time"

  /// The figure that is measured.
  var figure: Figure {
    switch self {
    case .reportsOnTime: .reportsOnTime
    case .casesHandled: .casesHandled
    case .casesOnTime: .casesOnTime
    }
  }

  /// The assumption that bounds it.
  var bound: SimulationAssumptions.Key {
    switch self {
    case .reportsOnTime: .reportTarget
    case .casesHandled: .handledTarget
    case .casesOnTime: .caseTarget
    }
  }
}
