import Foundation
import Synchronization
import Testing

@testable import LinearProgramming

@Suite("The guard around GLPK")
struct GuardTests {
  /// Faults of the caller: GLPK answers NaN with a wrong "optimal", the others with the end of the process.
  enum Fault: Int, CaseIterable {
    case badIndex
    case notANumberBound
    case duplicate
    case longName

    func planted(in call: GLPKCall) -> GLPKCall {
      var call = call
      switch self {
      case .badIndex: call.entryRow[0] = 99
      case .notANumberBound: call.columnLower[0] = .nan
      case .duplicate:
        call.entryRow[1] = call.entryRow[0]
        call.entryColumn[1] = call.entryColumn[0]
      case .longName: call.names = (rows: [String(repeating: "r", count: 300), "second"], columns: ["x", "y"])
      }
      return call
    }
  }

  @Test("10,000 faults on four threads come back as error values, and each thread still solves afterwards")
  func faults() async throws {
    let plain = GLPKCall(KnownProgramTests.twoByTwo())
    let recovered = await withTaskGroup(of: (faults: Int, solved: Int).self) { group in
      for _ in 0..<4 {
        group.addTask {
          await withCheckedContinuation { continuation in
            // A thread of its own: GLPK keeps one environment for each.
            Thread {
              var faults = 0
              var solved = 0
              for number in 0..<2500 {
                guard let fault = Fault(rawValue: number % Fault.allCases.count) else { continue }
                let answer = fault.planted(in: plain).run(integer: false, isCancelled: { false })
                if answer.status == 5, !answer.message.isEmpty { faults += 1 }
                if number % 100 == 99 {
                  let after = plain.run(integer: false, isCancelled: { false })
                  if after.status == 0, abs(after.objective - 11) < 1e-9 { solved += 1 }
                }
              }
              continuation.resume(returning: (faults, solved))
            }.start()
          }
        }
      }
      return await group.reduce(into: (faults: 0, solved: 0)) { sum, part in
        sum.faults += part.faults
        sum.solved += part.solved
      }
    }
    #expect(recovered.faults == 10_000)
    #expect(recovered.solved == 100)
  }

  @Test("A fault is an error with GLPK's own words")
  func words() {
    let answer = Fault.duplicate.planted(in: GLPKCall(KnownProgramTests.twoByTwo())).run(
      integer: false, isCancelled: { false })
    #expect(throws: SolverFault.self) { try GLPK.outcome(answer) }
    #expect(answer.message.contains("duplicate"))
  }

  /// A knapsack with many alike items, which branch and cut does not finish for a long time.
  private func hardProgram() -> LinearProgram {
    var program = LinearProgram()
    var random = SplitMix(state: 7)
    let rows = (0..<30).map { program.add(LinearProgram.Row("r\($0)", upper: 5000)) }
    for number in 0..<300 {
      let column = program.add(
        .init("x\(number)", lower: 0, upper: 9, objective: Double(random.next() % 97 + 50), isInteger: true))
      for row in rows { program.set(row: row, column: column, to: Double(random.next() % 89 + 17)) }
    }
    return program
  }

  @Test("A solve ends within 100 ms of being cancelled")
  func cancelled() throws {
    let began = ContinuousClock.now
    let program = hardProgram()
    var askedAt: ContinuousClock.Instant?
    let outcome = try GLPK.solve(program) {
      // The first question after 200 ms is answered with yes; from then on the clock runs.
      if ContinuousClock.now - began > .milliseconds(200) { askedAt = askedAt ?? .now }
      return askedAt != nil
    }
    #expect(outcome.status == .cancelled)
    let asked = try #require(askedAt)
    #expect(asked - began < .milliseconds(300), "the solver must ask at least every 100 ms")
    #expect(ContinuousClock.now - asked < .milliseconds(100))
  }

  @Test("A time limit ends the search and keeps the relaxation's prices")
  func timeLimit() throws {
    let outcome = try GLPK.solve(hardProgram(), limits: SolveLimits(seconds: 0.2))
    #expect(outcome.status == .limitReached)
    #expect(outcome.prices != nil)
  }

  @Test("A limit on nodes gives the same answer every time")
  func nodeLimit() throws {
    let limits = SolveLimits(nodes: 50)
    let first = try GLPK.solve(hardProgram(), limits: limits)
    #expect(first.status == .limitReached)
    #expect(try GLPK.solve(hardProgram(), limits: limits) == first)
  }

  private struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
