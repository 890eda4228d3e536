import Dispatch
import Synchronization

/// The figures of many simulated years.
struct YearTable: Sendable {
  let layout: FigureLayout
  /// One line of figures for each year.
  let years: [[Double]]

  /// A figure of every year.
  func column(_ place: Int) -> [Double] { years.map { $0[place] } }

  /// Simulates years 0, 1, … on some threads; nil if it was cancelled.
  ///
  /// The numbers of a year depend on its number alone, so threads only change who works it out.
  init?(
    _ run: YearRun, layout: FigureLayout, runs: Int, threads: Int, done: @Sendable (Int) -> Void,
    isCancelled: @Sendable () -> Bool
  ) {
    let size = 8
    let pieces = (runs + size - 1) / size
    let results = Mutex<[Int: [[Double]]]>([:])
    let next = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, pieces))) { _ in
      var own = run
      while !isCancelled() {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        let numbers = piece * size..<min(runs, (piece + 1) * size)
        let figures = numbers.map { own.figures(run: $0) }
        results.withLock { $0[piece] = figures }
        done(finished.add(numbers.count, ordering: .relaxed).newValue)
      }
    }
    let found = results.withLock { $0 }
    guard found.count == pieces else { return nil }
    self.layout = layout
    years = (0..<pieces).flatMap { found[$0] ?? [] }
  }
}
