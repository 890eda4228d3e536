import SamplingInspection

/// What one batch more is worth in a stratum: decreasing steps in whole micro-points.
///
/// Step j is w · [(1 − κ) · μ + κ · (chance that the first failure is found by batch j)], rounded once; these whole numbers are
/// the objective itself, so that optimality can be proved exactly.
struct ValueCurve: Sendable {
  /// Expected rates are whole numbers of this part.
  static let rateScale: Int64 = 1_000_000_000

  /// Expected failures of a batch, in 10⁻⁹.
  let expectedRate: Int64
  private let alpha: Double
  private let sum: Double
  private let beta: Double
  private let severity: Double
  private let discoveryWeight: Double
  /// Chance that no failure was found so far; after the last step computed.
  private var chanceOfNone: Double = 1
  /// Steps computed so far, the ones of assigned batches included.
  private var stepsTaken = 0
  private let assigned: Int
  /// Σ of the first n own steps, for n = 0, 1, 2 and so on.
  private var sums: [Int64] = [0]
  private var lastStep = Int64.max
  /// What a batch is worth when its stratum is as good as known: no step is smaller, so from the first such step on all are the same.
  private let smallestStep: Int64
  private var shape: Shape
  /// What every own batch is worth beside, in micro-points; negative where it is charged.
  private var extra: Int64 = 0

  /// Where the steps come from.
  private enum Shape {
    case worth
    case closeness(to: Int64)
    case flat
  }

  /// The curve of a prior.
  init(alpha: ExactDecimal, beta: ExactDecimal, severity: Double, discoveryWeight: Double, assigned: Int64) {
    expectedRate = Self.expectedRate(alpha: alpha, beta: beta)
    self.alpha = alpha.double
    self.beta = beta.double
    sum = alpha.double + beta.double
    self.severity = severity
    self.discoveryWeight = discoveryWeight
    self.assigned = Int(assigned)
    smallestStep = Self.step(severity * ((1 - discoveryWeight) * (Double(expectedRate) / 1e9)) * 1e6)
    shape = .worth
  }

  /// The curves of all strata of a scenario with some κ.
  static func curves(_ scenario: Scenario, discoveryWeight: ExactDecimal) -> [ValueCurve] {
    let severity = Dictionary(
      scenario.categories.map { ($0.path, $0.severity.double) }, uniquingKeysWith: { first, _ in first })
    let discoveryWeight = discoveryWeight.double
    return scenario.strata.map {
      ValueCurve(
        alpha: $0.alpha, beta: $0.beta, severity: severity[$0.category] ?? 1, discoveryWeight: discoveryWeight,
        assigned: $0.assigned)
    }
  }

  /// A curve that rises by one point up to a wanted number of batches and falls by one point after it: closeness to a plan.
  static func closeness(to wanted: Int64, like curve: ValueCurve) -> ValueCurve {
    ValueCurve(.closeness(to: wanted), like: curve)
  }

  /// A curve on which no batch is worth anything.
  static func flat(like curve: ValueCurve) -> ValueCurve { ValueCurve(.flat, like: curve) }

  private init(_ shape: Shape, like curve: ValueCurve) {
    self = curve
    self.shape = shape
    sums = [0]
    extra = 0
  }

  /// The same curve with every batch worth so many micro-points more, or less; it stays concave.
  func leaning(by extra: Int64) -> ValueCurve {
    var curve = self
    curve.extra += extra
    return curve
  }

  /// α / (α + β) in 10⁻⁹, half up.
  static func expectedRate(alpha: ExactDecimal, beta: ExactDecimal) -> Int64 {
    let a = Int128(alpha.scaled(to: 9) ?? 0)
    let b = Int128(beta.scaled(to: 9) ?? 0)
    return a + b == 0 ? 0 : Int64((2 * a * Int128(rateScale) + a + b) / (2 * (a + b)))
  }

  /// Worth of the n-th own batch, n ≥ 1, in micro-points.
  mutating func step(_ n: Int64) -> Int64 {
    if isFlat { return 0 }
    let n = Int(n)
    if n >= sums.count { extend(to: n) }
    return (n < sums.count ? sums[n] - sums[n - 1] : smallestStep) + extra
  }

  /// Worth of the first n own batches, in micro-points.
  mutating func value(_ n: Int64) -> Int64 {
    if isFlat { return 0 }
    let n = Int(n)
    if n >= sums.count { extend(to: n) }
    let own = n < sums.count ? sums[n] : sums[sums.count - 1] + Int64(n - sums.count + 1) * smallestStep
    return own + Int64(n) * extra
  }

  /// The last own batch after some that are taken whose step still pays; steps never rise, so those before it pay, too.
  mutating func last(upTo upper: Int64, after taken: Int64, pays: (Int64) -> Bool) -> Int64 {
    var (paying, stride) = (taken, Int64(1))
    var beyond = upper + 1
    // Far batches are computed only where the search comes near them.
    while paying < upper {
      let next = min(upper, paying + stride)
      guard pays(step(next)) else {
        beyond = next
        break
      }
      paying = next
      stride *= 2
    }
    while beyond - paying > 1 {
      let middle = paying + (beyond - paying) / 2
      if pays(step(middle)) { paying = middle } else { beyond = middle }
    }
    return paying
  }

  /// Whether batches are worth what they may find, which falls step by step; other curves have a single bend.
  var fallsByStep: Bool {
    if case .worth = shape { true } else { false }
  }

  private var isFlat: Bool {
    if case .flat = shape { true } else { false }
  }

  private mutating func extend(to n: Int) {
    while sums.count <= n, !isAtSmallestStep { sums.append(sums[sums.count - 1] + nextStep()) }
  }

  private var isAtSmallestStep: Bool { fallsByStep && sums.count > 1 && lastStep == smallestStep }

  private static func step(_ worth: Double) -> Int64 { Int64(worth.rounded(.toNearestOrAwayFromZero)) }

  private mutating func nextStep() -> Int64 {
    switch shape {
    case .flat: return 0
    case .closeness(let wanted): return Int64(sums.count) <= wanted ? 1_000_000 : -1_000_000
    case .worth:
      while stepsTaken < assigned { advance() }
      advance()
      return lastStep
    }
  }

  private mutating func advance() {
    let j = Double(stepsTaken)
    let next = chanceOfNone * ((beta + j) / (sum + j))
    let yield = (1 - discoveryWeight) * (Double(expectedRate) / 1e9)
    let raw = severity * (yield + discoveryWeight * (chanceOfNone - next)) * 1e6
    chanceOfNone = next
    stepsTaken += 1
    lastStep = min(Self.step(raw), lastStep)
  }
}
