import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// A scenario with what planning gave, ready to be stated and written.
struct PlannedScenario {
  let scenario: Scenario
  let plan: Plan?
  let statement: PlanStatement
  let folder: PlanFolder
  /// Why each county has its number.
  let accounts: [CountyAccount]
  private let isProved: Bool

  init(_ reading: ScenarioReading, _ outcome: PlanningOutcome, state: IssueState = .draft, _ language: Language) {
    scenario = reading.scenario
    var proof = Proof()
    var bound: Int64 = 0
    switch outcome {
    case .planned(let made, _):
      plan = made
      proof = made.proof
      bound = made.bound
      isProved = true
    case .impossible(let certificate, let below, let proved):
      plan = nil
      proof = certificate
      bound = below
      isProved = proved
    case .unfinished, .cancelled:
      plan = nil
      isProved = false
    }
    let canonical = CanonicalScenario(scenario, keptFiles: reading.keptFiles)
    statement = Statement.make(scenario, plan, proof: proof, bound: bound, digest: canonical.digest, state: state)
    let batches = plan?.batches ?? []
    var folder = PlanFolder(
      scenario, canonical: canonical, statement: statement, proof: proof, value: plan?.value ?? 0, bound: bound,
      batches: batches, expectedFailures: Statement.expectedFailures(scenario, batches))
    if let plan {
      var explainer = Explainer(scenario, batches: plan.batches, proof: plan.proof)
      accounts = explainer.counties()
      folder.add(report: ReportPage(scenario, statement, folder.allocation, accounts: accounts, language).html)
    } else {
      accounts = []
    }
    self.folder = folder
    priced = proof.rows.map(\.rule)
  }

  /// A table that was taken in: its batches as they are, with what the rules ask of them.
  init(_ reading: ScenarioReading, imported batches: [Int64], state: IssueState) {
    scenario = reading.scenario
    let made = Statement.imported(scenario, batches: batches)
    plan = made
    isProved = false
    priced = []
    accounts = []
    let canonical = CanonicalScenario(scenario, keptFiles: reading.keptFiles)
    statement = Statement.make(
      scenario, made, proof: made.proof, bound: made.bound, digest: canonical.digest, state: state, isImported: true)
    folder = PlanFolder(
      scenario, canonical: canonical, statement: statement, proof: made.proof, value: made.value, bound: made.bound,
      batches: batches, expectedFailures: Statement.expectedFailures(scenario, batches))
  }

  private let priced: [String]

  /// Why there is no plan: the rules that clash.
  var explanation: Wording {
    let clash = Set(priced).sorted()
    let names = clash.map { id in
      scenario.rules.first { $0.id == id }.map { "\(id)（\($0.title)）" } ?? id
    }
    if !isProved || clash.isEmpty {
      return Wording(
        zh: "没有可行方案：各项规则不能同时满足（由求解器得出；单凭价格不能证明）",
        en: "no plan exists: the rules cannot all be kept (so the solver says; prices alone cannot prove it)")
    }
    return Wording(
      zh: "没有可行方案，已证明（choujian verify 可核验）。互相冲突的规则：" + names.joined(separator: "；"),
      en: "no plan exists, and that is proved (choujian verify checks it). Rules that clash: "
        + clash.joined(separator: ", "))
  }
}
