/// One figure of a scenario changed so that a plan exists: a bound, a pin, money, or one county let off a rule.
public enum Adjustment: Sendable, Hashable {
  /// The bound of a rule.
  case bound(rule: String, side: Side, from: ExactDecimal, to: ExactDecimal)
  /// The bound of a hand edit; at least 0 asks for nothing any more.
  case pin(String, side: Side, from: ExactDecimal, to: ExactDecimal)
  /// The amount of a fund.
  case fund(String, from: Money, to: Money)
  /// What all funds are multiplied by.
  case budgetScale(from: ExactDecimal, to: ExactDecimal)
  /// A county that a rule speaks of no more; with the scope that is left.
  case exemption(rule: String, county: String, scope: Scope)

  /// The change as `--set` takes it.
  public var setting: String {
    switch self {
    case .bound(let rule, let side, _, let to): "\(rule).\(side.rawValue)=\(to.text)"
    case .pin(let pin, let side, _, let to): "pin:\(pin).\(side.rawValue)=\(to.text)"
    case .fund(let fund, _, let to): "fund:\(fund).amount_yuan=\(to.yuanText)"
    case .budgetScale(_, let to): "budget.scale=\(to.text)"
    case .exemption(let rule, _, let scope): "\(rule).scope=\(scope.text)"
    }
  }

  /// What is changed, without the figures.
  public var place: String { String(setting.prefix { $0 != "=" }) }
}

extension Scenario {
  /// The same scenario with some figures changed.
  public func adjusted(by adjustments: [Adjustment]) -> Scenario {
    var scenario = self
    for adjustment in adjustments { scenario.adjust(adjustment) }
    return scenario
  }

  private mutating func adjust(_ adjustment: Adjustment) {
    switch adjustment {
    case .bound(let rule, let side, _, let to):
      for number in rules.indices where rules[number].id == rule { rules[number].bounds.set(side, to: to) }
    case .pin(let pin, let side, _, let to):
      for number in pins.indices where pins[number].pin == pin { pins[number].bounds.set(side, to: to) }
    case .fund(let fund, _, let to):
      for number in funds.indices where funds[number].fund == fund { funds[number].amount = to }
    case .budgetScale(_, let to): heading.budgetScale = to
    case .exemption(let rule, _, let scope):
      for number in rules.indices where rules[number].id == rule { rules[number].scope = scope }
    }
  }
}

extension Bounds {
  /// Gives one side another bound.
  mutating func set(_ side: Side, to bound: ExactDecimal) {
    switch side {
    case .atLeast: atLeast = bound
    case .atMost: atMost = bound
    case .exactly: exactly = bound
    }
  }
}
