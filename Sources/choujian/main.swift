import Foundation
import Planning
import LinearProgramming
import SamplingInspection
import ScenarioFiles
let t0 = Date()
do {
  let reading = try ScenarioReader(folder: URL(fileURLWithPath: CommandLine.arguments[1])).read()
  for w in reading.warnings { print(w.text(.zh)) }
  print("strata", reading.scenario.strata.count, Date().timeIntervalSince(t0))
  if let m = ProcessInfo.processInfo.environment["MPS"], let p = try Planner.refinedProgram(reading.scenario) { try GLPK.writeMPS(p.program, to: m); print("constant", p.constant, p.program.columns.count); exit(0) }
  let outcome = try Planner.plan(reading.scenario)
  print("planned", Date().timeIntervalSince(t0))
  switch outcome {
  case .planned(let plan, let stopped):
    let canonical = CanonicalScenario(reading.scenario, keptFiles: reading.keptFiles)
    let statement = Statement.make(reading.scenario, plan, proof: plan.proof, bound: plan.bound, digest: canonical.digest)
    let folder = PlanFolder(reading.scenario, canonical: canonical, statement: statement, proof: plan.proof, value: plan.value, bound: plan.bound, batches: plan.batches, expectedFailures: Statement.expectedFailures(reading.scenario, plan.batches))
    try folder.write(to: URL(fileURLWithPath: CommandLine.arguments[2]))
    print("written", Date().timeIntervalSince(t0))
    print(stopped, plan.value, plan.bound, plan.gap, statement.batches, statement.expectedFailures)
  default: print(outcome)
  }
} catch let e as FindingsError { for f in e.findings { print(f.text(.zh)) } }
