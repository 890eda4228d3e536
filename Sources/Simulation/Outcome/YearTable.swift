/// The figures of many simulated years.
struct YearTable: Sendable {
  let layout: FigureLayout
  /// One line of figures for each year.
  let years: [[Double]]

  /// A figure of every year.
  func column(_ place: Int) -> [Double] { years.map { $0[place] } }

  /// Simulates years 0, 1, … on some threads; nil if it was cancelled.
  init?(
    _ run: YearRun, layout: FigureLayout, runs: Int, threads: Int, done: @Sendable (Int) -> Void,
    isCancelled: @Sendable () -> Bool
  ) {
    let years = ParallelRuns.results(runs, piece: 8, threads: threads, done: done, isCancelled: isCancelled) { range in
      var own = run
      return range.map { own.figures(run: $0) }
    }
    guard let years else { return nil }
    self.layout = layout
    self.years = years
  }
}
