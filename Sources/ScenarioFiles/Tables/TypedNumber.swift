import SamplingInspection

/// A number as people type it: full-width digits and signs, thousands separators and a space before % are taken where they can be read
/// in one way only.
enum TypedNumber {
  /// The number in half-width digits with at most one point, and a % if it has one; the text itself where there is no one reading.
  static func plain(_ text: String) -> String {
    let narrow = narrow(text)
    var number = narrow[...]
    let isPercent = number.last == "%"
    if isPercent { number = String(number.dropLast()).trimmingSpaces()[...] }
    guard let digits = withoutSeparators(number) else { return text }
    return digits + (isPercent ? "%" : "")
  }

  /// The text with half-width digits and signs.
  static func narrow(_ text: String) -> String {
    var narrow = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      // The minus sign proper is no hyphen, but means nothing else.
      narrow.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar == "\u{2212}" ? "-" : scalar)
    }
    return String(narrow)
  }

  /// The number without the commas that stand before each three of its whole digits; nil if commas stand anywhere else, or in
  /// `0,123`, which can only be a comma for a point.
  private static func withoutSeparators(_ text: Substring) -> String? {
    guard text.contains(",") else { return ExactDecimal(strict: text) == nil ? nil : String(text) }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let groups = parts[0].dropFirst(sign.count).split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.utf8.count), !first.hasPrefix("0"),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    let digits = sign + groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
    return ExactDecimal(strict: digits) == nil ? nil : digits
  }
}

extension ExactDecimal {
  /// Reads a number as people type it; nil unless it can be read in one way only.
  init?(typed text: String) { self.init(strict: TypedNumber.plain(text)) }

  /// Reads a ratio as people type it, such as `0.9`, `90%` or `９０ ％`; nil unless it can be read in one way only.
  init?(typedRatio text: String) { self.init(ratio: TypedNumber.plain(text)) }
}
