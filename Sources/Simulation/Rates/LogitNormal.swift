import Foundation

/// A probability whose logit is normal: p = 1 / (1 + exp(−(location + spread · z))).
struct LogitNormal: Sendable, Hashable {
  /// Mean of the logit.
  let location: Double
  /// Standard deviation of the logit.
  let spread: Double

  /// Makes one of its parameters.
  init(location: Double, spread: Double) {
    self.location = location
    self.spread = spread
  }

  /// The one with this mean and variance; the variance must be less than mean · (1 − mean).
  ///
  /// For each spread one location gives the mean, and the variance rises with the spread, so both are found by closing in.
  init(mean: Double, variance: Double) {
    let logit = log(mean / (1 - mean))
    guard variance > 1e-16 else {
      self.init(location: logit, spread: 0)
      return
    }
    // A first guess by the derivative of the logit, then a bracket, then halving mended by the secant (Illinois).
    func excess(_ logSpread: Double) -> (value: Double, location: Double) {
      let spread = exp(logSpread)
      let location = Self.location(mean: mean, spread: spread)
      return (log(Self(location: location, spread: spread).moments.variance / variance), location)
    }
    let guess = min(3, 0.5 * log(variance) - log(mean * (1 - mean)))
    var (low, high) = (guess - 0.5, guess + 0.5)
    var (below, above) = (excess(low).value, excess(high).value)
    while below > 0, low > -30 {
      low -= 1
      below = excess(low).value
    }
    while above < 0, high < 4 {
      high += 0.5
      above = excess(high).value
    }
    var best = (place: high, location: logit)
    for _ in 0..<60 {
      let place = above - below > 0 ? low - below * (high - low) / (above - below) : 0.5 * (low + high)
      let middle = excess(place)
      best = (place, middle.location)
      if abs(middle.value) < 1e-10 { break }
      if middle.value < 0 {
        (low, below) = (place, middle.value)
        above *= 0.5
      } else {
        (high, above) = (place, middle.value)
        below *= 0.5
      }
    }
    self.init(location: best.location, spread: exp(best.place))
  }

  /// The one with the mean and variance of a Beta distribution, the standard deviation scaled.
  init(alpha: Double, beta: Double, scale: Double) {
    let mean = alpha / (alpha + beta)
    let variance = scale * scale * mean * (1 - mean) / (alpha + beta + 1)
    self.init(mean: mean, variance: min(variance, 0.9 * mean * (1 - mean)))
  }

  /// Mean and variance of the probability.
  var moments: (mean: Double, variance: Double) {
    if spread == 0 { return (Self.inverseLogit(location), 0) }
    let (mean, _) = Self.sum(location, spread) { chance in (chance, 0) }
    let (variance, _) = Self.sum(location, spread) { chance in ((chance - mean) * (chance - mean), 0) }
    return (mean, variance)
  }

  /// 1 / (1 + exp(−x)).
  @inline(__always)
  static func inverseLogit(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

  /// The location that gives the mean at this spread, by Newton's steps within a bracket.
  private static func location(mean: Double, spread: Double) -> Double {
    var place = log(mean / (1 - mean))
    var (low, high) = (place - 60, place + 60)
    for _ in 0..<100 {
      let (value, slope) = sum(place, spread) { chance in (chance, chance * (1 - chance)) }
      if abs(value - mean) < 1e-13 * mean { break }
      if value < mean { low = place } else { high = place }
      let next = place + (mean - value) / slope
      place = next > low && next < high ? next : 0.5 * (low + high)
    }
    return place
  }

  /// Integrals over the normal distribution by the trapezoid rule, which is exact to rounding for functions as smooth as these.
  private static func sum(
    _ location: Double, _ spread: Double, _ value: (Double) -> (Double, Double)
  ) -> (Double, Double) {
    let steps = max(64, Int(40 * spread))
    let width = 17.0 / Double(steps)
    var (one, other, weights) = (0.0, 0.0, 0.0)
    for step in 0...steps {
      let place = -8.5 + width * Double(step)
      let weight = exp(-0.5 * place * place)
      let (first, second) = value(inverseLogit(location + spread * place))
      one += weight * first
      other += weight * second
      weights += weight
    }
    return (one / weights, other / weights)
  }
}
