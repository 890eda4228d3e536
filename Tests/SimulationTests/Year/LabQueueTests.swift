import Foundation
import Testing

@testable import Simulation

@Suite("Waiting for a laboratory")
struct LabQueueTests {
  @Test("Random arrivals and equal tests wait as long as the formula of M/D/1 says", arguments: [0.5, 0.8])
  func formula(_ load: Double) {
    let queue = LabQueue(serviceDays: Array(repeating: 1, count: 12), starts: Array(repeating: 0, count: 13))
    // Means of stretches of one long line, which are nearly independent.
    let waits = (0..<200).map { stretch in
      var stream = RandomStream(Philox(seed: 3), .baseline, run: stretch)
      var time = 0.0
      let arrivals = (0..<4000).map { _ in
        time += -log(stream.unit()) / load
        return time
      }
      let all = zip(queue.finished(arrivals), arrivals).map { $0 - 1 - $1 }
      return all.dropFirst(500).reduce(0, +) / 3500
    }
    let mean = waits.reduce(0, +) / 200
    let variance = waits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199
    let error = (variance / 200).squareRoot()
    let expected = load / (2 * (1 - load))
    #expect(abs(mean - expected) < 4 * error)
    #expect(error < 0.02 * expected)
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
