import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// A scenario with what planning gave, ready to be stated and written.
struct PlannedScenario {
  let scenario: Scenario
  let plan: Plan?
  private(set) var folder: PlanFolder
  /// The months of the batches, once they have them.
  private(set) var schedule: Schedule?
  /// The visits of inspection, once they have their months; nil without any.
  private(set) var inspections: [VisitRow]?
  /// What may be changed, where no plan exists.
  private(set) var repairs: RepairStatement?
  /// Why each county has its number.
  let accounts: [CountyAccount]
  /// What the plan states.
  var statement: PlanStatement { folder.statement }

  /// A plan, or the proof that there is none; if asked also why each county has its number.
  init(_ reading: ScenarioReading, _ outcome: PlanningOutcome, state: IssueState = .draft, explained: Bool = true) {
    scenario = reading.scenario
    var proof = Proof()
    var bound: Int64 = 0
    switch outcome {
    case .planned(let made, _):
      plan = made
      proof = made.proof
      bound = made.bound
    case .impossible(let certificate, let below, _, _):
      plan = nil
      proof = certificate
      bound = below
    case .unfinished, .cancelled:
      plan = nil
    }
    let canonical = CanonicalScenario(scenario, keptFiles: reading.keptFiles)
    let statement = Statement.make(scenario, plan, proof: proof, bound: bound, digest: canonical.digest, state: state)
    let batches = plan?.batches ?? []
    folder = PlanFolder(
      scenario, canonical: canonical, statement: statement, proof: proof, value: plan?.value ?? 0, bound: bound,
      batches: batches, expectedFailures: Statement.expectedFailures(scenario, batches))
    if let plan, explained {
      var explainer = Explainer(scenario, batches: plan.batches, proof: plan.proof)
      accounts = explainer.counties()
    } else {
      accounts = []
    }
  }

  /// Adds the months of the batches.
  mutating func add(_ schedule: Schedule) {
    self.schedule = schedule
    folder.add(schedule, of: scenario)
  }

  /// Adds the samples in flight at a laboratory that is lost, where they are known one by one.
  mutating func add(_ inFlight: InFlight, lab: String) {
    if !inFlight.samples.isEmpty { folder.add(inFlight, lab: lab) }
  }

  /// Adds the visits of inspection with their months.
  mutating func add(_ visits: [VisitRow]) {
    inspections = visits
    folder.add(visits)
  }

  /// Adds the page to read, once everything that it shows is there.
  mutating func addReport(_ language: Language) {
    guard plan != nil else { return }
    folder.add(
      report: ReportPage(
        scenario, statement, folder.allocation, schedule: schedule, inspections: inspections, accounts: accounts,
        language
      ).html)
  }

  /// A table that was taken in: its batches as they are, with what the rules ask of them.
  init(_ reading: ScenarioReading, imported batches: [Int64], state: IssueState) {
    scenario = reading.scenario
    let made = Statement.imported(scenario, batches: batches)
    plan = made
    accounts = []
    let canonical = CanonicalScenario(scenario, keptFiles: reading.keptFiles)
    let statement = Statement.make(
      scenario, made, proof: made.proof, bound: made.bound, digest: canonical.digest, state: state, isImported: true)
    folder = PlanFolder(
      scenario, canonical: canonical, statement: statement, proof: made.proof, value: made.value, bound: made.bound,
      batches: batches, expectedFailures: Statement.expectedFailures(scenario, batches))
  }

  /// Adds what may be changed where no plan exists.
  mutating func add(repairs statement: RepairStatement) {
    repairs = statement
    folder.add(repairs: statement)
  }
}
