import SamplingInspection

/// Only what the batches of a plan find, without calendar, laboratories and follow-up: the same rates, many times as fast.
///
/// Every batch is taken and tested, and the subjects of a stratum are alike.
public struct FindsOnly: Sendable {
  private struct Entry: Sendable {
    var stratum: Int
    var batches: Int
    var rate: RateModel.Stratum
  }

  /// What is drawn for a stratum in a year.
  private struct Draw {
    /// Logit of its failure probability.
    var logit: Double
    /// Where its count lies in the distribution of counts.
    var place: Double
  }

  private let rates: RateModel
  private let entries: [Entry]
  private let philox: Philox

  /// Prepares for an allocation.
  public init(_ scenario: Scenario, batches: [Int64], _ assumptions: SimulationAssumptions, seed: UInt64) {
    let rates = RateModel(scenario, StratumColumns(scenario), assumptions)
    self.rates = rates
    entries = batches.enumerated().filter { $0.element > 0 }.map {
      Entry(stratum: $0.offset, batches: Int($0.element), rate: rates.strata[$0.offset])
    }
    philox = Philox(seed: seed)
  }

  /// How finds are distributed over so many years, at least 1; nil if it was cancelled.
  public func distribution(
    runs: Int, threads: Int, done: @Sendable (Double) -> Void, isCancelled: @Sendable () -> Bool
  ) -> Distribution? {
    let finds = ParallelRuns.results(
      runs, piece: 64, threads: threads, done: { done(Double($0) / Double(runs)) }, isCancelled: isCancelled
    ) { range in range.map { Double(self.finds(run: $0)) } }
    return finds.map { Distribution($0) }
  }

  /// Failing batches of one year.
  func finds(run: Int) -> Int {
    let errors = rates.sharedErrors(philox, run: run)
    let size = entries.count
    return withUnsafeTemporaryAllocation(of: Draw.self, capacity: size) { draws in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { open in
        errors.classes.withUnsafeBufferPointer { classes in
          errors.labs.withUnsafeBufferPointer { labs in
            entries.withUnsafeBufferPointer { entries in
              draw(entries, classes, labs, run: run, into: draws)
              let count = leaveOpen(entries, draws, into: open)
              return open[..<count].reduce(0) { $0 + finds(entries[$1], draws[$1], run: run) }
            }
          }
        }
      }
    }
  }

  // Three loops rather than one: each step of a stratum waits for the one before, while the strata do not wait for each other.

  private func draw(
    _ entries: UnsafeBufferPointer<Entry>, _ classes: UnsafeBufferPointer<Double>, _ labs: UnsafeBufferPointer<Double>,
    run: Int, into draws: UnsafeMutableBufferPointer<Draw>
  ) {
    let philox = philox
    for (number, entry) in entries.enumerated() {
      let words = philox.words(
        SIMD4(0, UInt32(truncatingIfNeeded: entry.stratum), UInt32(truncatingIfNeeded: run), Purpose.strata.rawValue))
      let logit = entry.rate.logit(classes[Int(entry.rate.classNumber)] + labs[Int(entry.rate.lab)], words)
      let bits = UInt64(words.z) << 21 | UInt64(words.w) >> 11
      draws.initializeElement(at: number, to: Draw(logit: logit, place: (Double(bits) + 0.5) * 0x1p-53))
    }
  }

  /// The strata of which it is not sure that nothing was found; how many they are.
  private func leaveOpen(
    _ entries: UnsafeBufferPointer<Entry>, _ draws: UnsafeMutableBufferPointer<Draw>,
    into open: UnsafeMutableBufferPointer<Int>
  ) -> Int {
    var count = 0
    for (number, entry) in entries.enumerated() {
      // Written whether or not it is open, since which strata are cannot be foreseen, and a wrong guess costs more than writing.
      open.initializeElement(at: count, to: number)
      let draw = draws[number]
      count += CountDistributions.isSurelyNone(entry.batches, logit: draw.logit, draw.place) ? 0 : 1
    }
    return count
  }

  private func finds(_ entry: Entry, _ draw: Draw, run: Int) -> Int {
    let chance = LogitNormal.inverseLogit(draw.logit)
    if Double(entry.batches) * chance < 16 { return CountDistributions.binomial(entry.batches, chance, draw.place) }
    var stream = RandomStream(philox, .batches, run: run, thing: entry.stratum)
    return stream.binomial(entry.batches, chance)
  }
}
