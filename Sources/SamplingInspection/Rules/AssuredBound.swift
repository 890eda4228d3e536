/// What has to be planned so that a row of a rule is reached in so many years of a hundred, though batches are lost and finds vary.
public struct AssuredBound: Sendable, Equatable {
  /// The rule.
  public var rule: String
  /// The group of the row, as the plan states it.
  public var group: String
  /// Which of the rule's groups it is, from 1; 0 if the rule has one row.
  public var number: Int
  /// What the rule asks for, as written on paper.
  public var required: String
  /// What has to be planned instead: batches, or an expected failure rate.
  public var bound: ExactDecimal
  /// Batches more than the rule asks for; nil for a failure rate.
  public var moreBatches: Int64?

  /// Makes a bound.
  public init(
    rule: String, group: String, number: Int, required: String, bound: ExactDecimal, moreBatches: Int64?
  ) {
    self.rule = rule
    self.group = group
    self.number = number
    self.required = required
    self.bound = bound
    self.moreBatches = moreBatches
  }
}

extension Rule {
  fileprivate static let assuredPrefix = "assured:"

  /// Whether it was added so that another rule is reached in most years; it is no target of its own.
  public var isAssurance: Bool { id.hasPrefix(Self.assuredPrefix) }

  /// The rule that asks for a row of this one with what has to be planned for it; nil where the group is none of this scenario's.
  ///
  /// - Parameter isWish: whether as much of it as the funds allow will do.
  func assured(_ assured: AssuredBound, chance: ExactDecimal, names: CountyNames, isWish: Bool) -> Rule? {
    guard let group = Scope(assured.group) else { return nil }
    let place = group.conditions.flatMap { condition in
      condition.values.map { condition.column == "county" ? names[$0] : $0 }
    }.joined(separator: "、")
    let demand =
      assured.moreBatches.map { "需多排\($0)批次（要求\(assured.required)，排\(assured.bound.text)）" }
      ?? "预计不合格率需排到\(assured.bound.percentText)（要求\(assured.required)）"
    var rule = self
    rule.id = Self.assuredPrefix + id + (assured.number > 0 ? ":\(String(1000 + assured.number).dropFirst())" : "")
    rule.title = "按\(chance.text)的把握\(demand)：\(place.isEmpty ? "" : place + "，")\(title)"
    rule.group = "把握"
    rule.scope = Scope(conditions: scope.conditions + group.conditions)
    rule.each = []
    rule.bounds = Bounds(atLeast: assured.bound)
    if measure == .batchesPer1000 { rule.measure = .batches }
    rule.source = "plan --assure \(chance.text)：模拟各年份量出的余量，\(source)"
    if isWish {
      // More than a batch can be worth, so that nothing is left out that the funds allow.
      rule.strength = .wish
      rule.penalty = ExactDecimal(100)
    }
    return rule
  }
}

extension Scenario {
  /// The same scenario with a rule for each row that is to be reached in so many years of a hundred, in place of any such rules before.
  ///
  /// - Parameters:
  ///   - labLimits: most batches of laboratories, by code, whose months would not hold more.
  ///   - isWish: whether as much of it as the funds allow will do.
  public func assuring(
    _ bounds: [AssuredBound], chance: ExactDecimal, labLimits: [String: Int64] = [:], isWish: Bool = false
  ) -> Scenario {
    var scenario = self
    scenario.rules.removeAll(where: \.isAssurance)
    let names = CountyNames(counties)
    let rules = Dictionary(scenario.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    scenario.rules += bounds.compactMap {
      rules[$0.rule]?.assured($0, chance: chance, names: names, isWish: isWish)
    }
    scenario.rules += labLimits.map { code, most in
      let name = labs.first { $0.lab == code }?.name ?? ""
      return Rule(
        id: Rule.assuredPrefix + "lab:" + code,
        title: "\(name.isEmpty ? code : name)（\(code)）全年不超过\(most)批次，余量在各月才排得下", group: "把握", measure: .batches,
        scope: Scope(conditions: [.init(column: "lab", values: [code])]), bounds: Bounds(atMost: ExactDecimal(most)),
        source: "plan --assure \(chance.text)：labs.csv 的月检验能力")
    }
    scenario.rules.sort { $0.id < $1.id }
    return scenario
  }
}
