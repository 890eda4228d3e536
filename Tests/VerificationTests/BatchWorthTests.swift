import SamplingInspection
import Testing

@testable import Verification

@Suite("What a batch is worth")
struct BatchWorthTests {
  private func worth(
    _ alpha: String, _ beta: String, severity: String = "1", discovery: String = "0.5"
  ) throws -> BatchWorth {
    let stratum = TinyPlan.stratum("1", "A", "", subjects: 1, atMost: 1, fen: 1, alpha: alpha, beta: beta)
    return try BatchWorth(
      severity: TinyPlan.number(severity), discoveryWeight: TinyPlan.number(discovery), alpha: stratum.alpha,
      beta: stratum.beta, failureRate: JudgedStrata.failureRate(stratum))
  }

  @Test("falls with each batch as the first failure becomes likely to be found already")
  func steps() throws {
    // α = β = 1: P = 1, 1/2, 1/3, 1/4, …; v = ½ (½ + P − next).
    var even = try worth("1", "1")
    #expect((0..<4).map { _ in even.next() } == [500_000, 333_333, 291_667, 275_000])
    // α = 1, β = 3: P = 1, 3/4, 3/5, 1/2, 3/7.
    var rare = try worth("1", "3", severity: "2")
    #expect((0..<4).map { _ in rare.next() } == [500_000, 400_000, 350_000, 321_429])
  }

  @Test("is the failure rate alone at κ = 0, and the first discovery alone at κ = 1")
  func extremes() throws {
    var failures = try worth("1", "3", discovery: "0")
    #expect((0..<3).map { _ in failures.next() } == [250_000, 250_000, 250_000])
    #expect(failures.isSteady)
    var discovery = try worth("1", "1", discovery: "1")
    #expect((0..<3).map { _ in discovery.next() } == [500_000, 166_667, 83_333])
    #expect(discovery.tail == 0)
  }

  @Test("begins after the batches of the levels above")
  func assigned() throws {
    var worth = try worth("1", "1")
    worth.skip(2)
    #expect(try worth.take(2) == 566_667)
  }

  @Test("is nothing where nothing fails, and adds up over a million batches at once")
  func tail() throws {
    var never = try worth("0", "40")
    #expect(never.next() == 0)
    #expect(try never.take(1_000_000_000_000) == 0)
    var always = try worth("1000000", "0.000000001", discovery: "0")
    #expect(try always.take(1_000_000_000_000) == 1_000_000_000_000_000_000)
  }

  @Test("rests on a failure rate rounded half up to nine decimals")
  func failureRate() throws {
    func rate(_ alpha: String, _ beta: String) throws -> Int128 {
      try JudgedStrata.failureRate(
        TinyPlan.stratum("1", "A", "", subjects: 1, atMost: 1, fen: 1, alpha: alpha, beta: beta))
    }
    #expect(try rate("1", "2") == 333_333_333)
    #expect(try rate("2", "1") == 666_666_667)
    #expect(try rate("0.000000001", "1.999999999") == 1)
    #expect(try rate("0.000000001", "2") == 0)
    #expect(throws: ArithmeticFault.noPrior) { try rate("1", "0") }
  }

  @Test("gives the same best number of batches as trying them all, whatever the prices")
  func bestResponse() throws {
    let scale = BestResponse.scale
    for (perBatch, perSubject, first) in [
      (0, 0, 0), (260_000, 0, 0), (300_000, -100_000, 0), (400_000, -50_000, -300_000), (-1, 5, 7),
      (250_000, 100_000, 0), (700_000, -200_000, 0), (200_000, 500_000, -20_000), (255_000, 90_000, 400_000),
    ] {
      for (atLeast, atMost, subjects) in [(0, 12, 5), (0, 1, 5), (3, 9, 0), (2, 40, 2), (0, 0, 3), (4, 4, 9)] {
        var stratum = TinyPlan.stratum(
          "1", "A", "", subjects: Int64(subjects), atMost: Int64(atMost), assigned: 1, fen: 1, beta: "1")
        stratum.atLeast = Int64(atLeast)
        let response = BestResponse(
          perBatch: Int128(perBatch) * scale, perSubject: Int128(perSubject) * scale, first: Int128(first) * scale)
        let all = try (atLeast...atMost).map { batches in
          var steps = try worth("1", "1")
          steps.skip(1)
          let price = perBatch * batches + perSubject * min(batches, subjects) + first * min(batches, 1)
          return try steps.take(Int64(batches)) - Int128(price)
        }
        #expect(try response.value(stratum, worth("1", "1")) == (all.max() ?? 0) * scale)
      }
    }
  }
}
