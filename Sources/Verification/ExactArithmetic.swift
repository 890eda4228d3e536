import SamplingInspection

/// Why a figure cannot be recomputed.
enum ArithmeticFault: Error {
  /// It does not fit into 128 bits.
  case overflow
  /// An `exactly` bound is not a whole number of units.
  case notWhole
  /// The weights of a proportional rule sum to nothing.
  case noWeights
  /// The base of a share names no task.
  case noTask
  /// α and β are no prior, or have too many decimals.
  case noPrior

  /// The fault in words.
  var message: Wording {
    switch self {
    case .overflow: Wording(zh: "算术溢出", en: "arithmetic overflow")
    case .notWhole: Wording(zh: "“=”的界限不是整数", en: "the exactly bound does not come out whole")
    case .noWeights: Wording(zh: "权重之和为零", en: "the weights sum to zero")
    case .noTask: Wording(zh: "基数不是任务数", en: "the base names no task")
    case .noPrior: Wording(zh: "先验 α、β 或危害权重无法计算", en: "the prior α, β or the severity cannot be computed with")
    }
  }
}

/// Whole-number arithmetic that says when a number does not fit.
extension Int128 {
  func plus(_ other: Int128) throws(ArithmeticFault) -> Int128 {
    let (result, overflow) = addingReportingOverflow(other)
    if overflow { throw .overflow }
    return result
  }

  func minus(_ other: Int128) throws(ArithmeticFault) -> Int128 {
    let (result, overflow) = subtractingReportingOverflow(other)
    if overflow { throw .overflow }
    return result
  }

  func times(_ other: Int128) throws(ArithmeticFault) -> Int128 {
    let (result, overflow) = multipliedReportingOverflow(by: other)
    if overflow { throw .overflow }
    return result
  }

  /// The quotient by a positive number, rounded down.
  func dividedDown(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The quotient by a positive number, rounded up.
  func dividedUp(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }

  /// The number without its sign.
  func withoutSign() throws(ArithmeticFault) -> Int128 {
    self < 0 ? try Int128(0).minus(self) : self
  }
}

/// A decimal number as a fraction of whole numbers.
extension ExactDecimal {
  /// 10^decimals, by which the mantissa is divided.
  var divisor: Int128 {
    var power: Int128 = 1
    for _ in 0..<decimals { power *= 10 }
    return power
  }

  /// The number times 10^wanted; a fault if digits would be lost.
  func units(_ wanted: Int) throws(ArithmeticFault) -> Int128 {
    guard decimals <= wanted else { throw .notWhole }
    var units = Int128(mantissa)
    for _ in decimals..<wanted { units = try units.times(10) }
    return units
  }

  /// The number times numerator / denominator in whole units: up for ≥, down for ≤, as it is for =.
  func wholeUnits(
    times numerator: Int128 = 1, over denominator: Int128 = 1, side: Side, roundsExactlyUp: Bool = false
  ) throws(ArithmeticFault) -> Int128 {
    let product = try Int128(mantissa).times(numerator)
    let divisor = try divisor.times(denominator)
    switch side {
    case .atLeast: return product.dividedUp(by: divisor)
    case .atMost: return product.dividedDown(by: divisor)
    case .exactly:
      if product % divisor != 0, !roundsExactlyUp { throw .notWhole }
      return product.dividedUp(by: divisor)
    }
  }
}

/// Numbers as the files of a plan write them.
enum FigureText {
  /// Fen as yuan with two decimals.
  static func yuan(fen: Int128) -> String {
    let cents = String(fen.magnitude % 100)
    return (fen < 0 ? "-" : "") + String(fen.magnitude / 100) + "." + (cents.utf8.count < 2 ? "0" : "") + cents
  }

  /// A fraction to nine decimals, half away from zero, without trailing zeros.
  static func nineDecimals(_ numerator: Int128, over denominator: Int128) throws(ArithmeticFault) -> String {
    let (whole, rest) = try numerator.withoutSign().quotientAndRemainder(dividingBy: denominator)
    let twice = try denominator.times(2)
    let fraction = try rest.times(2_000_000_000).plus(denominator) / twice
    let units = try whole.times(1_000_000_000).plus(fraction)
    return ExactDecimal.text(numerator < 0 ? -units : units, decimals: 9)
  }
}
