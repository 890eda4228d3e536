import ArgumentParser
import Foundation
import Planning
import SamplingInspection
import ScenarioFiles

/// How long planning takes in a loaded process; timings are never tests.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "choujian-bench",
    abstract:
      "Times the reading and the planning of scenarios and prints a line of JSON for each: seconds on the clock, and of all processors.",
    discussion: "Example: choujian-bench Scenarios/lvliang-2021 --times 5")

  @Argument(help: "Scenarios: folders or workbooks.")
  var scenarios: [String]

  @Option(help: "How often each is planned; the median counts.")
  var times = 3

  @Option(help: "Relative distance from the best at which to stop searching.")
  var gap = 1e-4

  func validate() throws {
    if times < 1 { throw ValidationError("--times must be at least 1") }
  }

  func run() throws {
    for scenario in scenarios { print(try line(scenario)) }
  }

  private func line(_ path: String) throws -> String {
    let clock = ContinuousClock()
    let began = clock.now
    let reading = try ScenarioReader(at: URL(fileURLWithPath: path)).read()
    let read = seconds(clock.now - began)
    var (planning, processing): ([Double], [Double]) = ([], [])
    var outcome = PlanningOutcome.unfinished
    for _ in 0..<times {
      let (began, processed) = (clock.now, Foundation.clock())
      outcome = try Planner.plan(reading.scenario, limits: PlanningLimits(gap: gap))
      planning.append(seconds(clock.now - began))
      processing.append((Double(Foundation.clock() - processed) / 1000).rounded() / 1000)
    }
    planning.sort()
    processing.sort()
    var fields = [
      "\"scenario\": \"\(URL(fileURLWithPath: path).lastPathComponent)\"",
      "\"strata\": \(reading.scenario.strata.count)",
      "\"read\": \(read)", "\"plan\": \(planning[planning.count / 2])",
      "\"processors\": \(processing[processing.count / 2])",
    ]
    if case .planned(let plan, _) = outcome {
      fields += ["\"value\": \(plan.value)", "\"bound\": \(plan.bound)", "\"gap\": \(plan.gap)"]
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func seconds(_ duration: Duration) -> Double { (duration / .milliseconds(1)).rounded() / 1000 }
}
