import SamplingInspection

/// A figure of a scenario that can be moved, with what it is today and how it is written.
struct NamedFigure {
  let target: SweptFigure.Target
  /// Its value in the scenario.
  let today: ExactDecimal
  /// Whether a percentage is a value of it, not a part of today's.
  let isRatio: Bool
  /// Whether it counts whole things, so that nobody would write more decimals than the ends of a range have.
  let isCounted: Bool
  /// Decimals that a bound is written with at least.
  private let usualDecimals: Int
  /// Of all funds: what they come to in fen before they are multiplied.
  private let allFen: Int64

  /// All funds in proportion.
  init(budgetOf scenario: Scenario) {
    target = .budget
    today = scenario.heading.budgetScale
    isRatio = false
    isCounted = false
    usualDecimals = 0
    allFen = scenario.funds.reduce(0) { $0 + $1.amount.fen }
  }

  /// One fund.
  init(_ fund: Fund) {
    target = .fund(fund.fund)
    today = ExactDecimal(fund.amount.fen, decimals: 2)
    isRatio = false
    isCounted = false
    usualDecimals = 0
    allFen = 0
  }

  /// The bound of a rule.
  init(_ rule: Rule, _ side: Side, _ bound: ExactDecimal) {
    target = .bound(rule: rule.id, side)
    today = bound
    isRatio = rule.measure.boundKind == .ratio
    switch rule.measure {
    case .batches, .subjects, .coverage, .cost: isCounted = true
    default: isCounted = false
    }
    usualDecimals = rule.measure.usualDecimals
    allFen = 0
  }

  /// The value that a number at the end of a range, or between, stands for; nil if it does not fit.
  func value(_ number: ExactDecimal, isPercent: Bool) -> ExactDecimal? {
    switch target {
    case .budget where !isPercent:
      // Yuan of all funds together: what they are multiplied by, rounded down so that no fund has more than its part.
      guard let fen = number.cut(to: 2).scaled(to: 2), allFen > 0 else { return nil }
      let scale = Int128(fen) * 1_000_000_000 / Int128(allFen)
      return Int64(exactly: scale).map { ExactDecimal($0, decimals: 9) }
    case .budget: return product(number, today, decimals: 9)
    case .fund: return isPercent ? product(number, today, decimals: 2) : number.cut(to: 2)
    case .bound: return isPercent ? product(number, today, decimals: 4) : number.cut(to: isRatio ? 9 : 4)
    }
  }

  /// Steps in which the last value with a plan is looked for: a hundredth of all money, 1,000 yuan of a fund, or of a bound the last
  /// digit that is written of today's value or of one that it takes, no coarser than people write it: what is said of a step less must
  /// not speak of a coarser step than the values have.
  func step(_ values: [ExactDecimal]) -> ExactDecimal {
    switch target {
    case .budget: ExactDecimal(1, decimals: 2)
    case .fund: ExactDecimal(today >= ExactDecimal(100_000) ? 1000 : 100)
    case .bound:
      ExactDecimal(1, decimals: min(9, values.reduce(max(today.decimals, usualDecimals)) { max($0, $1.decimals) }))
    }
  }

  private func product(_ one: ExactDecimal, _ other: ExactDecimal, decimals: Int) -> ExactDecimal? {
    let exact = Int128(one.mantissa) * Int128(other.mantissa)
    let surplus = one.decimals + other.decimals - decimals
    if surplus <= 0 {
      return Int64(exactly: exact).map { ExactDecimal($0, decimals: one.decimals + other.decimals) }
    }
    guard surplus <= 18 else { return nil }
    return Int64(exactly: exact / Int128(ExactDecimal.powers[surplus])).map { ExactDecimal($0, decimals: decimals) }
  }
}

extension ExactDecimal {
  /// The number with at most so many decimals, further ones cut off.
  func cut(to wanted: Int) -> ExactDecimal {
    decimals <= wanted ? self : ExactDecimal(mantissa / Self.powers[decimals - wanted], decimals: wanted)
  }
}
