import SamplingInspection

/// What one batch after another is worth in one stratum, in whole micro-points, step by step.
struct BatchWorth {
  private let severity: Double
  private let discovery: Double
  private let steady: Double
  private let beta: Double
  private let sum: Double
  private var step = 0.0
  private var survival = 1.0
  /// What the last step was worth; no later step is worth more.
  private var last: Int64 = .max

  /// What every step is worth at least; once a step is worth no more, all later ones are worth just this.
  let tail: Int64

  /// Begins before the first step.
  init(
    severity: ExactDecimal, discoveryWeight: ExactDecimal, alpha: ExactDecimal, beta: ExactDecimal,
    failureRate: Int128
  ) throws(ArithmeticFault) {
    self.severity = severity.double
    discovery = discoveryWeight.double
    self.beta = beta.double
    sum = alpha.double + beta.double
    steady = (1 - discovery) * (Double(failureRate) / 1_000_000_000)
    guard (0...1_000_000).contains(self.severity), (0...1).contains(discovery), self.beta > 0, sum >= self.beta,
      let tail = Int64(exactly: (self.severity * steady * 1_000_000).rounded(.toNearestOrAwayFromZero))
    else { throw .noPrior }
    self.tail = tail
  }

  /// Begins before the first step of a stratum.
  init(_ stratum: Stratum, category: Category?, heading: Heading, failureRate: Int128) throws(ArithmeticFault) {
    guard let category else { throw .noPrior }
    try self.init(
      severity: category.severity, discoveryWeight: heading.discoveryWeight, alpha: stratum.alpha, beta: stratum.beta,
      failureRate: failureRate)
  }

  /// Whether all further steps are worth ``tail``.
  var isSteady: Bool { last == tail }

  /// Takes one step and says what it is worth.
  mutating func next() -> Int64 {
    let following = survival * ((beta + step) / (sum + step))
    let raw = severity * (steady + discovery * (survival - following)) * 1_000_000
    survival = following
    step += 1
    last = min(last, Int64(exactly: raw.rounded(.toNearestOrAwayFromZero)) ?? last)
    return last
  }

  /// Takes steps that count for others.
  mutating func skip(_ steps: Int64) {
    var left = steps
    while left > 0, !isSteady {
      _ = next()
      left -= 1
    }
  }

  /// Takes steps and adds up what they are worth.
  mutating func take(_ steps: Int64) throws(ArithmeticFault) -> Int128 {
    var sum: Int128 = 0
    var left = steps
    while left > 0, !isSteady {
      sum += Int128(next())
      left -= 1
    }
    return left > 0 ? try sum.plus(Int128(left).times(Int128(tail))) : sum
  }
}
