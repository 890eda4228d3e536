/// A figure of a scenario that is moved from one value to another to see what follows.
public struct SweptFigure: Sendable, Hashable {
  /// Which figure.
  public enum Target: Sendable, Hashable {
    /// All funds in proportion; values are what they are multiplied by.
    case budget
    /// One fund; values are its amounts in yuan, before all funds are multiplied.
    case fund(String)
    /// The bound of a rule, as written.
    case bound(rule: String, Side)
  }

  /// Which figure.
  public var target: Target
  /// Its value in the scenario as it is.
  public var today: ExactDecimal
  /// The values that it takes, ascending.
  public var values: [ExactDecimal]
  /// Steps in which the least value with a plan is looked for.
  public var step: ExactDecimal

  /// Makes a figure to move.
  public init(target: Target, today: ExactDecimal, values: [ExactDecimal], step: ExactDecimal) {
    self.target = target
    self.today = today
    self.values = values
    self.step = step
  }

  /// Whether it is money, of which more never harms a plan.
  public var isMoney: Bool {
    switch target {
    case .budget, .fund: true
    case .bound: false
    }
  }

  /// The change that gives it a value.
  public func adjustment(to value: ExactDecimal) -> Adjustment {
    switch target {
    case .budget: .budgetScale(from: today, to: value)
    case .fund(let fund):
      .fund(fund, from: Money(fen: today.scaled(to: 2) ?? 0), to: Money(fen: value.scaled(to: 2) ?? 0))
    case .bound(let rule, let side): .bound(rule: rule, side: side, from: today, to: value)
    }
  }
}

extension Scenario {
  /// What all funds have together this year.
  public var money: Money { Money(fen: funds.reduce(0) { $0 + available($1).fen }) }
}
