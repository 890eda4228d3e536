/// One rule of the plan: what is counted, where, for each of what, between which bounds, how firmly, and who says so.
public struct Rule: Sendable, Equatable {
  /// The key; also names the rule in the model, the audit, the explanation and on the sheets.
  public var id: String
  /// The rule in one sentence.
  public var title: String
  /// Heading on sheets.
  public var group: String
  /// What is counted.
  public var measure: Measure
  /// Strata that count.
  public var scope: Scope
  /// The other scope of a share.
  public var of: Scope
  /// Id of the rule whose task stands in place of the batches that a share or proportion is taken of; empty: the plan's own.
  public var base: String
  /// One bound for each combination of these columns.
  public var each: [String]
  /// Columns whose combinations are covered.
  public var cells: [String]
  /// The bounds as written.
  public var bounds: Bounds
  /// Whether batches of 上级任务 count too.
  public var countsAssigned: Bool
  /// How firm it is.
  public var strength: Strength
  /// Of a wish: expected failures given up for each unit short.
  public var penalty: ExactDecimal?
  /// Document, section and paragraph, or an assumption.
  public var source: String

  /// Makes a rule.
  public init(
    id: String, title: String = "", group: String = "", measure: Measure, scope: Scope = Scope(conditions: []),
    of: Scope = Scope(conditions: []), base: String = "", each: [String] = [], cells: [String] = [], bounds: Bounds,
    countsAssigned: Bool = false, strength: Strength = .policy, penalty: ExactDecimal? = nil, source: String = ""
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.measure = measure
    self.scope = scope
    self.of = of
    self.base = base
    self.each = each
    self.cells = cells
    self.bounds = bounds
    self.countsAssigned = countsAssigned
    self.strength = strength
    self.penalty = penalty
    self.source = source
  }
}

/// Lower and upper bound as written; `exactly` stands alone.
public struct Bounds: Sendable, Equatable {
  /// At least, ≥.
  public var atLeast: ExactDecimal?
  /// At most, ≤.
  public var atMost: ExactDecimal?
  /// Exactly, =.
  public var exactly: ExactDecimal?

  /// Makes bounds.
  public init(atLeast: ExactDecimal? = nil, atMost: ExactDecimal? = nil, exactly: ExactDecimal? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.exactly = exactly
  }

  /// The sides that are given, in fixed order.
  public var sides: [(side: Side, bound: ExactDecimal)] {
    var sides: [(Side, ExactDecimal)] = []
    if let atLeast { sides.append((.atLeast, atLeast)) }
    if let atMost { sides.append((.atMost, atMost)) }
    if let exactly { sides.append((.exactly, exactly)) }
    return sides
  }
}

/// Which side a bound is on.
public enum Side: String, Sendable, Hashable, CaseIterable {
  /// At least, ≥.
  case atLeast = "at_least"
  /// At most, ≤.
  case atMost = "at_most"
  /// Exactly, =.
  case exactly = "exactly"
}

/// How firm a rule is.
public enum Strength: String, Sendable, Hashable, CaseIterable {
  /// Cannot be otherwise: subjects, money of others, laboratories.
  case physical
  /// Law and regulation.
  case law
  /// Work plans and decisions.
  case policy
  /// Good to have; each unit short costs a penalty.
  case wish
}
