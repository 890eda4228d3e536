/// A way to a plan where none exists: the least that may be changed together.
public struct Repair: Sendable, Hashable {
  /// How it is known that less will not do.
  public enum Leastness: String, Sendable, Hashable, Comparable {
    /// Prices prove that with any one of its changes a step smaller no plan exists.
    case proved
    /// All plans in whole batches were tried with a step less, and none keeps the rules.
    case searched
    /// With a step less none was found.
    case notFound = "not_found"

    /// The surer comes first.
    public static func < (left: Leastness, right: Leastness) -> Bool { left.doubt < right.doubt }

    private var doubt: Int { self == .proved ? 0 : self == .searched ? 1 : 2 }
  }

  /// What is changed.
  public var adjustments: [Adjustment]
  /// How it is known that less will not do.
  public var leastness: Leastness

  /// Makes a repair.
  public init(adjustments: [Adjustment], leastness: Leastness) {
    self.adjustments = adjustments
    self.leastness = leastness
  }

  /// The changes as `--set` takes them.
  public var settings: [String] { adjustments.map(\.setting) }
}

/// The repairs of a scenario for which no plan exists, and why it needs one.
public struct RepairChoice: Sendable, Equatable {
  /// How far the repairs are all that there are.
  public enum Extent: String, Sendable, Hashable {
    /// There are at least as many as are given.
    case some
    /// There is no other: without what it changes, no plan exists even if everything else that may be changed is at its limit.
    case onlyOne = "only_one"
    /// Even with everything that may be changed at its limit no plan exists.
    case none
    /// No other was found.
    case noOtherFound = "no_other_found"
  }

  /// Floors that a plain count shows to be out of reach.
  public var shortfalls: [Shortfall]
  /// The rules that clash, by their part in the proof.
  public var clash: [ClashPart]
  /// The repairs, fewest harm first.
  public var repairs: [Repair]
  /// How far they are all.
  public var extent: Extent

  /// Makes a choice.
  public init(shortfalls: [Shortfall], clash: [ClashPart], repairs: [Repair], extent: Extent) {
    self.shortfalls = shortfalls
    self.clash = clash
    self.repairs = repairs
    self.extent = extent
  }
}

/// A floor that cannot be reached, by a plain count: so many batches are asked for, and so many can be had.
public struct Shortfall: Sendable, Hashable {
  /// The rule that asks.
  public var rule: String
  /// Its group, such as `county=141124`.
  public var group: String
  /// Batches that it asks for.
  public var asked: Int64
  /// The rule that limits, such as `budget` or `labs`; empty: the most batches of the strata themselves.
  public var limit: String
  /// The group that limits, where there is one only, such as `fund=X1`.
  public var limitGroup: String
  /// Most batches that can be had.
  public var possible: Int64
  /// What the batches cost at least; nil where it is not money of one fund that is short.
  public var leastCost: Money?
  /// What there is.
  public var available: Money?

  /// Makes a shortfall.
  public init(
    rule: String, group: String, asked: Int64, limit: String, limitGroup: String, possible: Int64,
    leastCost: Money? = nil, available: Money? = nil
  ) {
    self.rule = rule
    self.group = group
    self.asked = asked
    self.limit = limit
    self.limitGroup = limitGroup
    self.possible = possible
    self.leastCost = leastCost
    self.available = available
  }
}

/// One rule in the proof that no plan exists, with all of its rows.
public struct ClashPart: Sendable, Equatable {
  /// Id of the rule.
  public var rule: String
  /// Its groups that have a part.
  public var groups: [String]
  /// Whether it holds back what the others ask for.
  public var isLimit: Bool
  /// Its part of all limits, or of all that is asked, from 0 to 1.
  public var share: Double

  /// Makes a part.
  public init(rule: String, groups: [String], isLimit: Bool, share: Double) {
    self.rule = rule
    self.groups = groups
    self.isLimit = isLimit
    self.share = share
  }
}
