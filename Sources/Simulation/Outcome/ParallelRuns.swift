import Dispatch
import Synchronization

/// Works out numbered runs on some threads, in pieces.
enum ParallelRuns {
  /// The results of runs 0, 1, … in order; nil if it was cancelled.
  ///
  /// What a run gives depends on its number alone, so threads only change who works it out.
  static func results<Result: Sendable>(
    _ runs: Int, piece size: Int, threads: Int, done: @Sendable (Int) -> Void, isCancelled: @Sendable () -> Bool,
    of piece: @Sendable (Range<Int>) -> [Result]
  ) -> [Result]? {
    let pieces = (runs + size - 1) / size
    let results = Mutex<[Int: [Result]]>([:])
    let next = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, pieces))) { _ in
      while !isCancelled() {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < pieces else { return }
        let range = number * size..<min(runs, (number + 1) * size)
        let found = piece(range)
        results.withLock { $0[number] = found }
        done(finished.add(range.count, ordering: .relaxed).newValue)
      }
    }
    let found = results.withLock { $0 }
    guard found.count == pieces else { return nil }
    return (0..<pieces).flatMap { found[$0] ?? [] }
  }
}
