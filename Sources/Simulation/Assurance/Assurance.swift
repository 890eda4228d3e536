import SamplingInspection

/// Finds out what has to be planned so that every rule on batches and every least failure rate is reached in so many years of a hundred.
///
/// Plan and simulation take turns: what the years miss is added to what is planned. Batches lost hardly depend on how many are planned, and the spread
/// of finds changes slowly with the plan, so a few turns do. It knows neither planner nor files: they hand it plans and years.
public struct Assurance: Sendable {
  /// Why a target that is missed too often cannot be assured by more batches.
  public enum Obstacle: String, Sendable {
    /// Nobody asked for it.
    case isNotAsked
    /// The rule says exactly how many batches are planned.
    case isExact
    /// The rule is from above.
    case isFromAbove
    /// It is a wish, which may be missed.
    case isWish
    /// It counts something else than batches and failures.
    case isOther
  }

  /// The scenario as it was, without what is added.
  public let scenario: Scenario
  /// The share of the years that is to reach each row.
  public let chance: ExactDecimal
  /// The rules to be assured; nil for all.
  public let rules: Set<String>?
  /// What has to be planned, in the order of the rules.
  public var bounds: [AssuredBound] { order.compactMap { found[$0] } }

  private let columns: StratumColumns
  private var labLimits: [String: Int64] = [:]
  private var found: [[String]: AssuredBound] = [:]
  private var order: [[String]] = []

  /// Begins without anything added.
  public init(_ scenario: Scenario, chance: ExactDecimal, rules: Set<String>? = nil) {
    self.rules = rules
    self.scenario = scenario.assuring([], chance: chance)
    self.chance = chance
    columns = StratumColumns(scenario)
  }

  /// The scenario with what has to be planned.
  ///
  /// - Parameter isWish: whether as much of it as the funds allow will do.
  public func assured(isWish: Bool = false) -> Scenario {
    scenario.assuring(bounds, chance: chance, labLimits: labLimits, isWish: isWish)
  }

  /// Takes from laboratories, in proportion, what their months do not hold; returns whether that is all that stands in the way.
  public mutating func yield(to conflicts: [ScheduleConflict], batches: [Int64]) -> Bool {
    for conflict in conflicts {
      guard case .lab(let code) = conflict.limit, conflict.needed > 0 else { return false }
      let scope = Scope(conditions: [.init(column: "lab", values: [code])])
      let now = columns.strata(in: scope, count: batches.count).reduce(Int64(0)) { $0 + batches[$1] }
      let over = Double(conflict.needed - conflict.room) * Double(now) / Double(conflict.needed)
      labLimits[code] = min(labLimits[code] ?? now, now - Int64(over.rounded(.up)))
    }
    return true
  }

  /// What stands against assuring a target; nil if more batches, or a higher rate, will do.
  public func obstacle(_ target: TargetYears) -> Obstacle? {
    guard let rule = scenario.rules.first(where: { $0.id == target.rule }) else { return .isOther }
    if rule.strength == .wish { return .isWish }
    switch (rule.measure, target.side) {
    case (.batches, .exactly), (.batchesPer1000, .exactly): return .isExact
    case (.batches, .atLeast), (.batchesPer1000, .atLeast), (.failureRate, .atLeast):
      return rules?.contains(rule.id) == false ? .isNotAsked : nil
    case (.failureRate, _): return .isFromAbove
    default: return .isOther
    }
  }

  /// The targets that fewer years reach than are to.
  public func missed(_ years: [TargetYears]) -> [TargetYears] { years.filter { $0.probability < chance.double } }

  /// Adds what simulated years of a plan missed; returns whether there was anything that can be added.
  ///
  /// Two Monte-Carlo errors more are asked for, so that other years confirm it.
  public mutating func raise(_ years: [TargetYears], _ statement: PlanStatement, batches: [Int64]) -> Bool {
    let rows = Dictionary(
      statement.rules.map { ([$0.id, $0.group, $0.side], $0) }, uniquingKeysWith: { first, _ in first })
    if order.isEmpty { order = years.map { [$0.rule, $0.group] } }
    var isRaised = false
    for target in missed(years) where obstacle(target) == nil {
      guard let row = rows[[target.rule, target.group, target.side.rawValue]],
        let rule = scenario.rules.first(where: { $0.id == target.rule })
      else { continue }
      let aim = chance.double + 2 * TargetYears.error(chance.double, years: target.surpluses.count)
      let missing = target.missing(for: min(aim, 1 - 1 / Double(target.surpluses.count)))
      let numbers = years.filter { $0.rule == target.rule && $0.side == target.side }
      let number = target.group.isEmpty ? 0 : 1 + (numbers.firstIndex { $0.group == target.group } ?? 0)
      guard let bound = bound(rule, target, row, missing, batches, number) else { continue }
      found[[target.rule, target.group]] = bound
      isRaised = true
    }
    return isRaised
  }

  private func bound(
    _ rule: Rule, _ target: TargetYears, _ row: PlanStatement.RuleRow, _ missing: Double, _ batches: [Int64],
    _ number: Int
  ) -> AssuredBound? {
    guard missing > 0 else { return nil }
    if rule.measure == .failureRate {
      guard let asked = rule.bounds.atLeast, let slack = Double(row.slack), let group = Scope(target.group) else {
        return nil
      }
      let scope = Scope(conditions: rule.scope.conditions + group.conditions)
      let counted = columns.strata(in: scope, count: batches.count).reduce(Int64(0)) { $0 + batches[$1] }
      guard counted > 0 else { return nil }
      let hundredThousandths = ((asked.double + (slack + missing) / Double(counted)) * 1e5).rounded(.up)
      guard hundredThousandths <= 1e5 else { return nil }
      return AssuredBound(
        rule: rule.id, group: target.group, number: number, required: asked.percentText,
        bound: ExactDecimal(Int64(hundredThousandths), decimals: 5), moreBatches: nil)
    }
    guard let required = Int64(row.required), let achieved = Int64(row.achieved) else { return nil }
    let bound = achieved + Int64(missing.rounded(.up))
    return AssuredBound(
      rule: rule.id, group: target.group, number: number, required: row.required, bound: ExactDecimal(bound),
      moreBatches: bound - required)
  }
}
