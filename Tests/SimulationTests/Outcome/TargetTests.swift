import SamplingInspection
import Testing

@testable import Simulation

@Suite("Whether a year reaches its targets")
struct TargetTests {
  private let completed: [Int32] = [10, 0, 5]
  private let failures: [Int32] = [1, 0, 0]

  private func isReached(_ kind: Target.Kind) -> Bool {
    Target(rule: "r", group: "", side: .atLeast, kind: kind).surplus(completed: completed, failures: failures) >= 0
  }

  @Test("Batches completed count, with those of the levels above where they do")
  func batches() {
    #expect(isReached(.batches(strata: [0, 2], assigned: 0, required: 15)))
    #expect(!isReached(.batches(strata: [0, 2], assigned: 0, required: 16)))
    #expect(isReached(.batches(strata: [0, 2], assigned: 1, required: 16)))
  }

  @Test("Failures are taken of batches completed")
  func rate() {
    #expect(isReached(.failureRate(strata: [0, 1], bound: 0.1, side: .atLeast)))
    #expect(!isReached(.failureRate(strata: [0, 1, 2], bound: 0.1, side: .atLeast)))
    #expect(isReached(.failureRate(strata: [0, 1, 2], bound: 0.1, side: .atMost)))
  }

  @Test("A cell is covered by a batch in any of its strata")
  func coverage() {
    #expect(isReached(.coverage(strata: [0, 1, 2], cells: [0, 0, 1], required: 2)))
    #expect(!isReached(.coverage(strata: [0, 1, 2], cells: [0, 1, 2], required: 3)))
  }
}
