import SamplingInspection

/// A figure of a scenario that may be changed in steps, up to a limit, so that a plan exists.
///
/// Never among them: subjects, laboratories, crews, lots, and rules of the strength `physical`.
struct Knob: Sendable {
  /// What it changes.
  enum Target: Sendable, Hashable {
    case rule(String, Side)
    case pin(String, Side)
    case fund(String)
    case budgetScale
    case exemption(rule: String, county: String, scope: Scope)
  }

  let target: Target
  /// The figure as it is, in units of 10^−decimals.
  let from: Int64
  let decimals: Int
  /// What a step adds; negative where the figure falls.
  let step: Int64
  /// Most steps.
  let limit: Int64
  /// What one whole unit of relative change weighs.
  let weight: Double
  /// Whether law or regulation sets the figure.
  let isLaw: Bool
  /// Rules whose rows it moves: its own, and those that are shares of its task.
  let touches: Set<String>

  /// The figure changed by so many steps.
  func adjustment(_ steps: Int64) -> Adjustment {
    // Amounts are rounded to whole steps on the way.
    let start = step > 1 ? from / step * step : from
    let value = start + steps * step
    let (old, new) = (ExactDecimal(from, decimals: decimals), ExactDecimal(value, decimals: decimals))
    switch target {
    case .rule(let rule, let side): return .bound(rule: rule, side: side, from: old, to: new)
    case .pin(let pin, let side): return .pin(pin, side: side, from: old, to: new)
    case .fund(let fund): return .fund(fund, from: Money(fen: from), to: Money(fen: value))
    case .budgetScale: return .budgetScale(from: old, to: new)
    case .exemption(let rule, let county, let scope): return .exemption(rule: rule, county: county, scope: scope)
    }
  }

  /// How much harm so many steps do; only to put repairs in order.
  func harm(_ steps: Int64) -> Double {
    weight * Double(steps) * Double(step.magnitude) / Double(max(from, 1))
  }

  /// Whether it moves the row of a price.
  func moves(_ price: Proof.RowPrice) -> Bool {
    if case .fund(let fund) = target { return price.rule == "budget" && price.group == "fund=" + fund }
    return touches.contains(price.rule)
  }

  /// Whether it moves an exact figure, which can go either way.
  var isExact: Bool {
    switch target {
    case .rule(_, .exactly), .pin(_, .exactly): true
    default: false
    }
  }

  /// Whether it is money that is asked for.
  var isMoney: Bool {
    switch target {
    case .fund, .budgetScale: true
    default: false
    }
  }
}

extension Knob {
  /// All that may be changed in a scenario, in order of target.
  static func all(_ scenario: Scenario, _ model: PlanModel) -> [Knob] {
    scenario.rules.filter { $0.strength == .policy || $0.strength == .law }.flatMap { rule in
      rule.bounds.sides.flatMap { side, bound in ofRule(rule, side, bound, scenario) }
    }
      + scenario.pins.flatMap { pin in
        pin.bounds.sides.flatMap { side, bound in ofPin(pin, side, bound, model) }
      }
      + ofFunds(scenario, model)
  }

  /// A bound may fall to a third, but never to nothing, and rise to thrice its value; an exact number does either.
  private static func ofRule(_ rule: Rule, _ side: Side, _ bound: ExactDecimal, _ scenario: Scenario) -> [Knob] {
    let isPart = [.share, .mix, .evenness].contains(rule.measure) && !rule.base.isEmpty
    // Exactly so much of a task must come out whole, which steps would not.
    if side == .exactly, isPart { return [] }
    let (decimals, step, most) = steps(rule.measure, bound)
    guard let from = bound.scaled(to: decimals) else { return [] }
    let isLaw = rule.strength == .law
    func knob(_ step: Int64, _ limit: Int64) -> Knob {
      Knob(
        target: .rule(rule.id, side), from: from, decimals: decimals, step: step, limit: limit, weight: isLaw ? 3 : 1,
        isLaw: isLaw, touches: touched(by: rule, scenario))
    }
    var knobs: [Knob] = []
    if side != .atMost { knobs.append(knob(-step, (from - max(1, from / 3)) / step)) }
    if side != .atLeast { knobs.append(knob(step, max(0, min(2 * from, most - from) / step))) }
    return knobs.filter { $0.limit > 0 }
  }

  /// A rule with those whose bounds are parts of its task.
  static func touched(by rule: Rule, _ scenario: Scenario) -> Set<String> {
    Set([rule.id] + scenario.rules.filter { $0.base == rule.id }.map(\.id))
  }

  /// Decimals and size of a step, and the largest figure that the format takes.
  ///
  /// A step is one of the last digit as written, but not coarser than people write such figures.
  private static func steps(_ measure: Measure, _ bound: ExactDecimal) -> (decimals: Int, step: Int64, most: Int64) {
    let decimals = max(measure.usualDecimals, bound.decimals)
    let power = ExactDecimal.powers[decimals]
    switch measure.boundKind {
    case .count: return (decimals, 1, 10_000_000 * power)
    case .ratio: return (decimals, 1, power)
    case .multiple: return (decimals, 1, 1000 * power)
    case .yuan: return (decimals, amountStep(bound.scaled(to: decimals) ?? 0, yuan: power), 1_000_000_000_000 * power)
    }
  }

  /// Amounts move by 1,000 yuan, small ones by 100.
  private static func amountStep(_ amount: Int64, yuan: Int64) -> Int64 {
    amount >= 100_000 * yuan ? 1000 * yuan : 100 * yuan
  }

  /// A hand edit may be given up.
  private static func ofPin(_ pin: Pin, _ side: Side, _ bound: ExactDecimal, _ model: PlanModel) -> [Knob] {
    let from = bound.mantissa
    let strata = model.columns.strata(in: pin.scope, count: model.upper.count)
    let most = strata.reduce(0) { $0 + model.upper[$1] }
    func knob(_ step: Int64, _ limit: Int64) -> Knob {
      Knob(
        target: .pin(pin.pin, side), from: from, decimals: 0, step: step, limit: limit, weight: 0.5, isLaw: false,
        touches: ["pin:" + pin.pin])
    }
    var knobs: [Knob] = []
    if side != .atMost { knobs.append(knob(-1, from)) }
    if side != .atLeast { knobs.append(knob(1, max(0, min(most, 10_000_000) - from))) }
    return knobs.filter { $0.limit > 0 }
  }

  /// More money for a fund, up to what the largest floor would cost at its dearest; and a cut of all funds taken back.
  private static func ofFunds(_ scenario: Scenario, _ model: PlanModel) -> [Knob] {
    let largest = model.rows.reduce(Int128(model.lower.reduce(0, +))) { largest, row in
      row.side != .atMost && row.denominator == 1 && row.perStatedUnit == 1 ? max(largest, row.bound) : largest
    }
    let total = scenario.funds.reduce(0) { $0 + $1.amount.fen }
    let dearest = Dictionary(
      scenario.strata.map { ($0.fund, $0.cost.fen) }, uniquingKeysWith: { max($0, $1) })
    var knobs = scenario.funds.compactMap { fund -> Knob? in
      guard let dearest = dearest[fund.fund], scenario.heading.budgetScale.mantissa > 0 else { return nil }
      let step = amountStep(fund.amount.fen, yuan: 100)
      let most = min(largest * Int128(dearest), Int128(1_000_000_000_000) * 100 - Int128(fund.amount.fen))
      // A yuan weighs the same in every fund.
      let weight = 2 * Double(max(fund.amount.fen, 1)) / Double(max(total, 1))
      return Knob(
        target: .fund(fund.fund), from: fund.amount.fen, decimals: 2, step: step, limit: Int64(most) / step + 1,
        weight: weight, isLaw: false, touches: ["budget"])
    }
    let scale = scenario.heading.budgetScale
    if scale < ExactDecimal(1) {
      let decimals = max(2, scale.decimals)
      let from = scale.scaled(to: decimals) ?? 0
      knobs.append(
        Knob(
          target: .budgetScale, from: from, decimals: decimals, step: 1, limit: ExactDecimal.powers[decimals] - from,
          weight: 2, isLaw: false, touches: ["budget"]))
    }
    return knobs
  }
}
