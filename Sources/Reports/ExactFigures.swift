import SamplingInspection

/// Figures for paper, rounded from exact whole numbers.
extension Figures {
  /// Units of 10^−from with so many decimals, half away from zero.
  static func rounded(_ units: Int128, from: Int, to decimals: Int) -> String {
    let power = Int128(ExactDecimal.powers[from - decimals])
    let rounded = (Int128(units.magnitude) + power / 2) / power
    return grouped(padded(units < 0 ? -rounded : rounded, decimals: decimals))
  }

  /// Expected failures, given in 10⁻⁹, with one decimal.
  static func failures(_ nano: Int128) -> String { rounded(nano, from: 9, to: 1) }

  /// Expected failures as stated, with one decimal.
  static func failures(_ text: String) -> String {
    guard let number = ExactDecimal(strict: text), number.decimals > 1 else { return grouped(text) }
    return rounded(Int128(number.mantissa), from: number.decimals, to: 1)
  }

  /// A part of a whole in percent with one decimal; a dash where there is no whole.
  static func percent(_ part: Int128, of whole: Int128) -> String {
    whole > 0 ? padded((2000 * part + whole) / (2 * whole), decimals: 1) + "%" : "–"
  }

  /// A part of a whole in percent with one decimal, cut, so that nothing seems used up that is not.
  static func percentCut(_ part: Int128, of whole: Int128) -> String {
    whole > 0 ? padded(1000 * part / whole, decimals: 1) + "%" : "–"
  }

  /// Hundredths of a batch per 1,000 residents, cut and not rounded, so that nothing seems reached that is not; nil without residents.
  static func hundredthsPer1000(_ batches: Int128, _ residents: Int128) -> Int128? {
    residents > 0 ? batches * 100_000 / residents : nil
  }

  /// Batches per 1,000 residents with two decimals, cut; a dash where nobody lives.
  static func per1000(_ batches: Int128, _ residents: Int128) -> String {
    hundredthsPer1000(batches, residents).map { grouped(padded($0, decimals: 2)) } ?? "–"
  }

  /// Money for each resident in fen, rounded; nil without residents.
  static func fenPerHead(_ fen: Int128, _ residents: Int128) -> Int128? {
    residents > 0 ? (2 * fen + residents) / (2 * residents) : nil
  }

  /// An amount in 万元, with as many decimals as it needs.
  static func wanyuan(_ fen: Int128) -> String { grouped(ExactDecimal.text(fen, decimals: 6)) }

  /// An amount in 元; fen only where there are any.
  static func yuan(_ fen: Int128) -> String {
    fen % 100 == 0 ? grouped(fen / 100) : grouped(padded(fen, decimals: 2))
  }

  /// A stated figure with at most three decimals, unless it would vanish.
  static func stated(_ text: String) -> String {
    guard let number = ExactDecimal(strict: text), number.decimals > 3 else { return grouped(text) }
    let short = rounded(Int128(number.mantissa), from: number.decimals, to: 3)
    return short.contains { ("1"..."9").contains($0) } ? short : grouped(text)
  }

  /// Units of 10^−decimals with all their decimals.
  static func padded(_ units: Int128, decimals: Int) -> String {
    if decimals == 0 { return String(units) }
    let digits = String(units.magnitude)
    let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + filled.dropLast(decimals) + "." + filled.suffix(decimals)
  }

  /// How far a value is at most from the best there can be, both in micro-points, in percent with four decimals, rounded up.
  static func distancePercent(value: Int64, bound: Int64) -> String {
    let whole = max(Int128(value.magnitude), 1_000_000)
    return padded(((Int128(bound) - Int128(value)) * 1_000_000 + whole - 1) / whole, decimals: 4) + "%"
  }
}

extension PlanStatement {
  /// How far at most the plan is from the best there can be, in percent with four decimals, rounded up.
  var distancePercent: String { Figures.distancePercent(value: value, bound: bound) }

  /// The same in expected failures with three decimals, rounded up.
  var distanceFailures: String { Figures.padded((Int128(bound) - Int128(value) + 999) / 1000, decimals: 3) }

  /// Whether it was made by hand and taken in, so that nothing is known of how far it is from the best.
  var isImported: Bool { status == Plan.Status.imported.rawValue }

  /// Whether no plan is better.
  var isOptimal: Bool { status == Plan.Status.optimal.rawValue }
}
