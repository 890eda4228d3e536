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
    return errors.classes.withUnsafeBufferPointer { classes in
      errors.labs.withUnsafeBufferPointer { labs in
        entries.withUnsafeBufferPointer { finds($0, classes, labs, run: run) }
      }
    }
  }

  /// The innermost loop, which touches nothing but its own numbers.
  private func finds(
    _ entries: UnsafeBufferPointer<Entry>, _ classes: UnsafeBufferPointer<Double>, _ labs: UnsafeBufferPointer<Double>,
    run: Int
  ) -> Int {
    let philox = philox
    var found = 0
    for entry in entries {
      let words = philox.words(
        SIMD4(0, UInt32(truncatingIfNeeded: entry.stratum), UInt32(truncatingIfNeeded: run), Purpose.strata.rawValue))
      let chance = entry.rate.chance(
        classes[Int(entry.rate.classNumber)] + labs[Int(entry.rate.lab)], words)
      if Double(entry.batches) * chance < 16 {
        let bits = UInt64(words.z) << 21 | UInt64(words.w) >> 11
        found += CountDistributions.binomial(entry.batches, chance, (Double(bits) + 0.5) * 0x1p-53)
      } else {
        var stream = RandomStream(philox, .batches, run: run, thing: entry.stratum)
        found += stream.binomial(entry.batches, chance)
      }
    }
    return found
  }
}
