import Dispatch
import SamplingInspection
import Synchronization

/// Does independent pieces of work on as many threads as there are processors.
enum Threads {
  /// The results in the order of the pieces, whatever order they were done in.
  static func map<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], _ work: @Sendable (Piece) throws -> Result
  ) throws -> [Result] {
    let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { number in
      let result = Swift.Result { try work(pieces[number]) }
      results.withLock { $0[number] = result }
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }
}

extension Planner {
  /// Plans several scenarios, each as ``plan(_:limits:isCancelled:)`` does, on as many threads as there are processors.
  public static func plans(
    _ scenarios: [Scenario], limits: PlanningLimits = PlanningLimits(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> [PlanningOutcome] {
    try Threads.map(scenarios) { try plan($0, limits: limits, isCancelled: isCancelled) }
  }
}
