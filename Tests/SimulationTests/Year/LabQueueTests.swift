import Foundation
import Testing

@testable import Simulation

@Suite("Waiting for a laboratory")
struct LabQueueTests {
  /// Mean wait of random arrivals, with its error, from stretches of a long line, which are nearly independent.
  private func wait(load: Double, serviceDays: Double, stretches: Int) -> (mean: Double, error: Double) {
    let queue = LabQueue(serviceDays: Array(repeating: serviceDays, count: 12), starts: Array(repeating: 0, count: 13))
    let waits = (0..<stretches).map { stretch in
      var stream = RandomStream(Philox(seed: 3), .baseline, run: stretch)
      var time = 0.0
      let arrivals = (0..<4000).map { _ in
        time += -log(stream.unit()) / load
        return time
      }
      let finished = queue.finished(arrivals)
      return (500..<4000).reduce(0) { $0 + finished[$1] - serviceDays - arrivals[$1] } / 3500
    }
    let mean = waits.reduce(0, +) / Double(stretches)
    let variance = waits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(stretches - 1)
    return (mean, (variance / Double(stretches)).squareRoot())
  }

  @Test("Random arrivals and equal tests wait as long as the formula of M/D/1 says, from so many that 1 % would show")
  func formula() {
    let found = wait(load: 0.5, serviceDays: 1, stretches: 3000)
    #expect(abs(found.mean - 0.5) < 4 * found.error)
    #expect(0.01 * 0.5 >= 8 * found.error)
  }

  @Test("A busy laboratory's line is as long as the formula says, too")
  func busy() {
    let found = wait(load: 0.8, serviceDays: 1, stretches: 200)
    #expect(abs(found.mean - 2) < 4 * found.error)
    #expect(found.error < 0.02 * 2)
  }

  @Test("Tests that take 1 % longer are caught")
  func planted() {
    let found = wait(load: 0.5, serviceDays: 1.01, stretches: 3000)
    #expect(abs(found.mean - 0.5) > 4 * found.error)
  }

  @Test("Two a day: the third of a morning is done the next day")
  func byHand() {
    var queue = LabQueue(
      serviceDays: Array(repeating: 0.5, count: 12), starts: [0, 20] + Array(repeating: 40, count: 11))
    #expect(queue.finished([3, 3, 3, 10]) == [3.5, 4, 4.5, 10.5])
    queue.failsAt = 4.2
    #expect(queue.finished([3, 3, 3, 10]) == [3.5, 4, .infinity, .infinity])
  }

  @Test("A slower month takes longer")
  func months() {
    let queue = LabQueue(
      serviceDays: [0.5, 2] + Array(repeating: 1, count: 10), starts: [0, 5] + Array(repeating: 40, count: 11))
    #expect(queue.finished([4.75, 4.75, 4.75]) == [5.25, 7.25, 9.25])
  }
}
