/// Rapid tests (快检) as a cheap first stage: what they call positive goes to the laboratory.
public struct Screening: Sendable, Equatable {
  /// A pass rate as it was reported, rounded.
  public struct PassRate: Sendable, Equatable {
    /// The rate, 0…1.
    public var rate: ExactDecimal
    /// Decimals of the rate to which it was rounded: 4 for 98.60%.
    public var decimals: Int

    /// Makes a reported pass rate.
    public init(rate: ExactDecimal, decimals: Int) {
      self.rate = rate
      self.decimals = decimals
    }
  }

  /// The key.
  public var id: String
  /// Its name.
  public var name: String
  /// Rapid tests.
  public var tests: Int64
  /// Part of the failing ones that the test calls positive, 0…1.
  public var sensitivity: ExactDecimal
  /// Part of the good ones that the test calls negative, 0…1; together with the sensitivity more than 1.
  public var specificity: ExactDecimal
  /// The pass rate reported.
  public var passRate: PassRate

  /// Makes a screening.
  public init(
    id: String, name: String, tests: Int64, sensitivity: ExactDecimal, specificity: ExactDecimal, passRate: PassRate
  ) {
    self.id = id
    self.name = name
    self.tests = tests
    self.sensitivity = sensitivity
    self.specificity = specificity
    self.passRate = passRate
  }

  /// Positive tests that fit the rounded pass rate, fewest and most; nil if no whole number does.
  public var positives: ClosedRange<Int64>? {
    guard let rate = passRate.rate.scaled(to: passRate.decimals) else { return nil }
    // Passes p with rate − ½ ≤ p · 10^decimals / tests < rate + ½, in halves of the last decimal.
    let units = 2 * Int128(ExactDecimal.powers[passRate.decimals])
    func least(_ halves: Int128) -> Int128 { max(0, (halves * Int128(tests) + units - 1) / units) }
    let fewest = least(2 * Int128(rate) - 1)
    let most = min(Int128(tests), least(2 * Int128(rate) + 1) - 1)
    return fewest <= most ? tests - Int64(most)...tests - Int64(fewest) : nil
  }

  /// What a number of positives means: failing ones that the laboratory is expected to confirm, false alarms, failing ones missed.
  public func expected(positives: Int64) -> (confirmed: Double, falseAlarms: Double, missed: Double) {
    let (hit, clear) = (sensitivity.double, specificity.double)
    let apparent = Double(positives) / Double(max(tests, 1))
    let rate = min(1, max(0, (apparent + clear - 1) / (hit + clear - 1)))
    let confirmed = min(Double(positives), rate * hit * Double(tests))
    return (confirmed, Double(positives) - confirmed, rate * (1 - hit) * Double(tests))
  }
}
