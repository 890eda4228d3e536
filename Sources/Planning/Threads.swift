import Dispatch
import Synchronization

/// Does independent pieces of work on as many threads as there are processors.
enum Threads {
  /// The results in the order of the pieces, whatever order they were done in.
  static func map<Piece: Sendable, Result: Sendable, Failure: Error>(
    _ pieces: [Piece], _ work: @Sendable (Piece) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex([Swift.Result<Result, Failure>?](repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { number in
      let result = Swift.Result { () throws(Failure) in try work(pieces[number]) }
      results.withLock { $0[number] = result }
    }
    var done: [Result] = []
    for case .some(let result) in results.withLock({ $0 }) { done.append(try result.get()) }
    return done
  }
}
