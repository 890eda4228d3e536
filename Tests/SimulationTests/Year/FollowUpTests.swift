import SamplingInspection
import Testing

@testable import Simulation

@Suite("Following up failures")
struct FollowUpTests {
  private func one(_ opened: Double, load: Double = 1, handling: Double, inspection: Bool = false) -> FollowUpCase {
    FollowUpCase(opened: opened, load: load, handling: handling, isInspection: inspection)
  }

  @Test("One case in ten days: the second waits, and what is not due yet is not counted")
  func byHand() {
    let queue = CaseQueue(perDay: 0.1, limit: 20, year: 100)
    // Begun on days 0, 10 and 90; closed on days 5, 25 and 120.
    let result = queue.result([one(0, handling: 5), one(90, handling: 30), one(1, handling: 15)])
    #expect(result == FollowUpResult(cases: 3, onTime: 1, due: 2, closed: 2))
  }

  @Test("An inspection takes time but is no case")
  func inspection() {
    let queue = CaseQueue(perDay: 0.1, limit: 20, year: 100)
    let result = queue.result([one(0, load: 2, handling: 5, inspection: true), one(1, handling: 5)])
    #expect(result == FollowUpResult(cases: 1, onTime: 0, due: 1, closed: 1))
  }

  @Test(
    "Three failures, or three quarters in a row, bring one inspection",
    arguments: [([0, 0, 0], 3), ([0, 1, 2], 3), ([3, 1, 2], 3), ([0, 1], nil), ([0, 0, 0, 1, 2], 3)] as [([Int], Int?)])
  func strikes(_ quarters: [Int], _ inspectedAt: Int?) {
    var history = SubjectHistory()
    let rule = SubjectHistory.Rule(strikes: 3, quarters: 3)
    let inspected = quarters.enumerated().filter { history.add(quarter: $0.element, rule) }.map { $0.offset + 1 }
    #expect(inspected == (inspectedAt.map { [$0] } ?? []))
  }

  @Test("Quarters count only in a row")
  func row() {
    var history = SubjectHistory()
    let rule = SubjectHistory.Rule(strikes: 100, quarters: 3)
    let inspected = [0, 1, 3, 2].map { history.add(quarter: $0, rule) }
    #expect(inspected == [false, false, false, true])
  }
}
