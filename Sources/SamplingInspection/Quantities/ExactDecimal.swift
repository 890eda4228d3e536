/// A decimal number exactly as it was written: mantissa / 10^decimals, without trailing zeros.
///
/// All figures of a scenario are read into it, so that 5.2 × 3,398,431 is a whole-number product and nothing is guessed.
public struct ExactDecimal: Sendable, Hashable {
  /// The digits as a whole number.
  public let mantissa: Int64
  /// Number of digits behind the point, 0…18.
  public let decimals: Int

  /// Makes mantissa / 10^decimals; trailing zeros are dropped.
  public init(_ mantissa: Int64, decimals: Int = 0) {
    var mantissa = mantissa
    var decimals = decimals
    while decimals > 0, mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    self.mantissa = mantissa
    self.decimals = decimals
  }

  /// Reads digits with at most one point and an optional leading minus; nil for anything else.
  ///
  /// At most 18 digits count. "1,234", "12万", "1e3", "NaN", "+1", ".5" and "5." are not numbers here.
  public init?(strict text: some StringProtocol) {
    var digits = text.utf8[...]
    let negative = digits.first == UInt8(ascii: "-")
    if negative { digits = digits.dropFirst() }
    var mantissa: Int64 = 0
    var decimals = 0
    var wholeDigits = 0
    var pointSeen = false
    for byte in digits {
      if byte == UInt8(ascii: "."), !pointSeen {
        pointSeen = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !overflow, !overflow2, sum < 1_000_000_000_000_000_000 else { return nil }
      mantissa = sum
      if pointSeen { decimals += 1 } else { wholeDigits += 1 }
    }
    guard wholeDigits > 0, !pointSeen || decimals > 0, decimals <= 18 else { return nil }
    self.init(negative ? -mantissa : mantissa, decimals: decimals)
  }

  /// Reads a ratio written `0.9` or `90%`; nil for anything else.
  public init?(ratio text: String) {
    if text.last == "%" {
      guard let percent = ExactDecimal(strict: text.dropLast()), percent.decimals <= 16 else { return nil }
      self.init(percent.mantissa, decimals: percent.decimals + 2)
    } else {
      self.init(strict: text)
    }
  }

  /// The ratio in percent, such as `82.5%`.
  public var percentText: String {
    ExactDecimal.text(Int128(mantissa) * 100, decimals: decimals) + "%"
  }

  /// The number times 10^decimals as a whole number; nil if digits would be lost or it does not fit.
  public func scaled(to wanted: Int) -> Int64? {
    guard wanted >= decimals, wanted - decimals <= 18 else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.powers[wanted - decimals])
    return overflow ? nil : product
  }

  /// The nearest double, as any correctly rounding reader of the text gives it.
  public var double: Double { Double(text) ?? .nan }

  /// Plain digits, such as `-0.25`.
  public var text: String { ExactDecimal.text(Int128(mantissa), decimals: decimals) }

  /// Plain digits of units / 10^decimals without trailing zeros, for numbers of any size.
  public static func text(_ units: Int128, decimals: Int) -> String {
    var digits = String(units.magnitude)
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    let whole = digits.dropLast(decimals)
    var fraction = digits.suffix(decimals)
    while fraction.last == "0" { fraction = fraction.dropLast() }
    return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// 10^0 … 10^18.
  public static let powers: [Int64] = (0..<18).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }
}

extension ExactDecimal: Comparable {
  /// Order of the numbers.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let decimals = max(left.decimals, right.decimals)
    return Int128(left.mantissa) * Int128(powers[decimals - left.decimals])
      < Int128(right.mantissa) * Int128(powers[decimals - right.decimals])
  }
}

extension ExactDecimal {
  /// Another number plus this one, or minus; nil if it does not fit.
  public func added(to other: ExactDecimal, subtracting: Bool = false) -> ExactDecimal? {
    let most = max(decimals, other.decimals)
    guard let own = scaled(to: most), let start = other.scaled(to: most) else { return nil }
    let (sum, overflow) = start.addingReportingOverflow(subtracting ? -own : own)
    return overflow ? nil : ExactDecimal(sum, decimals: most)
  }
}
