import Foundation

extension RandomStream {
  /// How often something of this chance happens in so many trials; exact for any number of them.
  ///
  /// Large numbers are halved by drawing the middle one of the uniforms that stand for the trials, which is Beta (J. H. Ahrens and
  /// U. Dieter, Computing 12, 1974); what is left is counted up from 0.
  mutating func binomial(_ trials: Int, _ chance: Double) -> Int {
    var (trials, chance, found) = (trials, min(1, max(0, chance)), 0)
    while Double(trials) * min(chance, 1 - chance) > 16 {
      let middle = 1 + trials / 2
      let place = beta(Double(middle), Double(trials + 1 - middle))
      if place <= chance {
        found += middle
        trials -= middle
        chance = (chance - place) / (1 - place)
      } else {
        trials = middle - 1
        chance /= place
      }
    }
    if trials == 0 || chance <= 0 { return found }
    if chance > 0.5 { return found + trials - CountDistributions.binomial(trials, 1 - chance, unit()) }
    return found + CountDistributions.binomial(trials, chance, unit())
  }

  /// A count of the Poisson distribution; exact for any mean.
  ///
  /// Large means are cut down by the time of the m-th event (J. H. Ahrens and U. Dieter, Computing 12, 1974).
  mutating func poisson(_ mean: Double) -> Int {
    var (mean, found) = (max(0, mean), 0)
    while mean > 16 {
      let events = Int(mean * 7 / 8)
      let time = gamma(Double(events))
      if time > mean { return found + binomial(events - 1, mean / time) }
      found += events
      mean -= time
    }
    let place = unit()
    var (count, term) = (0, exp(-mean))
    var sum = term
    while place > sum, count < 400 {
      count += 1
      term *= mean / Double(count)
      sum += term
    }
    return found + count
  }
}

/// Counts from one uniform number, by counting up the chances.
enum CountDistributions {
  /// A whole power by squaring.
  @inline(__always)
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, left) = (1.0, base, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }

  /// Whether ``binomial(_:_:_:)`` of this logit is 0 at this place, as far as can be told without an exponential; false leaves it open.
  ///
  /// (1 + x/64)⁶⁴ is at most eˣ, so that with x = −logit the chance is at most 1 / (1 + (1 + x/64)⁶⁴), and n times that at most 1 − place
  /// settles it.
  @inline(__always)
  static func isSurelyNone(_ trials: Int, logit: Double, _ place: Double) -> Bool {
    var power = max(0, 1 - logit / 64)
    for _ in 0..<6 { power *= power }
    return Double(trials) <= (1 - place) * (1 + power)
  }

  /// The count of a binomial distribution at a place between 0 and 1; the mean must be small.
  @inline(__always)
  static func binomial(_ trials: Int, _ chance: Double, _ place: Double) -> Int {
    // (1 − p)ⁿ is at least 1 − n·p, which settles most places at once.
    if place <= 1 - Double(trials) * chance { return 0 }
    let odds = chance / (1 - chance)
    var term = power(1 - chance, trials)
    var sum = term
    var count = 0
    while place > sum, count < trials {
      count += 1
      term *= odds * Double(trials - count + 1) / Double(count)
      sum += term
    }
    return count
  }
}
