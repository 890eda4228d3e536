import SamplingInspection
import Testing

@testable import Simulation

@Suite("Which assumption the promise hangs on")
struct AssumptionTrialTests {
  /// A laboratory that can only just do it, and people who cannot follow up.
  private static let busy: SmallArea = {
    var area = SmallArea(
      [
        (batches: 300, subjects: 60, alpha: 5, beta: 45), (batches: 200, subjects: 40, alpha: 3, beta: 57),
      ], annualBatches: 700)
    area.assumptions = SimulationAssumptions()
    return area
  }()

  private func trials(_ area: SmallArea, threads: Int = 1) throws -> [AssumptionTrial] {
    let trials = Simulator.trials(
      area.request(runs: 200, threads: threads), done: { _ in }, isCancelled: { false })
    return try #require(trials)
  }

  @Test("What moves most comes first, whatever the threads, and what the law says is not tried")
  func order() throws {
    let trials = try trials(Self.busy)
    #expect(try self.trials(Self.busy, threads: 3) == trials)
    let distances = trials.map(\.distance)
    #expect(distances == distances.sorted(by: >))
    let keys = Set(trials.map(\.key))
    #expect(keys.contains("rate_spread") && keys.contains("lab_queues") && keys.contains("triggers"))
    #expect(keys.isDisjoint(with: ["report_days", "case_days", "report_target", "reassign_days"]))
    #expect(trials.allSatisfy { $0.value != $0.usual })
  }

  @Test("On common random numbers an assumption that plays no part moves nothing at all")
  func nothing() throws {
    var calm = Self.busy
    calm.assumptions = SmallArea.calm
    // Without failures from elsewhere it does not matter how many of them there are in the area.
    let trial = try #require(try trials(calm).first { $0.key == "producer_in_area" })
    #expect(trial.finds == 0 && trial.findsError == 0 && trial.target == nil)
  }

  @Test("A laboratory with a fifth less cannot report it all: finds are lost, and a target that was reached is missed")
  func moved() throws {
    var area = Self.busy
    area.scenario.labs[0].annualBatches = 520
    let trials = try trials(area)
    let slow = try #require(trials.first { $0.key == "lab_capacity" && $0.value == "0.8" })
    #expect(slow.finds < -4 * slow.findsError && slow.findsShare < 0)
    let quick = try #require(trials.first { $0.key == "lab_capacity" && $0.value == "1.25" })
    #expect(quick.finds >= 0)
    let target = try #require(quick.target)
    #expect(target.after > target.before + 4 * target.standardError)
  }

  @Test("A cancelled trial gives nothing")
  func cancelled() {
    let trials = Simulator.trials(Self.busy.request(runs: 100), done: { _ in }, isCancelled: { true })
    #expect(trials == nil)
  }
}
