import Foundation

extension RandomStream {
  /// A number of the gamma distribution with scale 1; 0 for shape 0.
  ///
  /// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
  mutating func gamma(_ shape: Double) -> Double {
    if shape <= 0 { return 0 }
    if shape < 1 { return gamma(shape + 1) * pow(unit(), 1 / shape) }
    let large = shape - 1 / 3
    let small = 1 / (9 * large).squareRoot()
    while true {
      let normal = normal()
      let root = 1 + small * normal
      if root <= 0 { continue }
      let cube = root * root * root
      if log(unit()) < 0.5 * normal * normal + large * (1 - cube + log(cube)) { return large * cube }
    }
  }

  /// A number of the Beta distribution; 0 for α = 0.
  mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    let one = gamma(alpha)
    let other = gamma(beta)
    return one + other > 0 ? one / (one + other) : alpha / (alpha + beta)
  }
}
