/// Something that a plan can have more of only where it gives up some of what it finds.
public enum TradedGoal: Sendable, Equatable {
  /// 广覆盖 against 抓重点: κ, from 0 to 1.
  case discovery
  /// 均衡: how far counties may be from the average of batches per 1,000 residents, as a part of it.
  case evenness
  /// Little change: which share of another plan's batches stays; they are given by ``Stratum/key``.
  case change(former: [[String]: Int64], source: String)

  /// What `whatif --trade` and `frontier.json` call it.
  public var name: String {
    switch self {
    case .discovery: "discovery"
    case .evenness: "evenness"
    case .change: "change"
    }
  }

  /// The scenario in which so much is asked of it: the very one that `plan` is given for it.
  public func scenario(_ scenario: Scenario, at value: ExactDecimal) -> Scenario {
    switch self {
    case .discovery:
      var changed = scenario
      changed.heading.discoveryWeight = value
      return changed
    case .evenness: return scenario.even(within: value)
    case .change(let former, let source): return scenario.keeping(value, of: former, source: source)
    }
  }

  /// The options with which `plan` makes the plan of a point; none for the plan as it is.
  public func options(at value: ExactDecimal?) -> [String] {
    guard let value else { return [] }
    switch self {
    case .discovery: return ["--set", "discovery.weight=\(value.text)"]
    case .evenness: return ["--even", value.percentText]
    case .change: return ["--keep", value.percentText]
    }
  }
}

/// Plans among which to choose: each gives up some of one thing for more of another.
public struct TradeOff: Sendable, Equatable {
  /// What is traded for what the plans find.
  public var goal: TradedGoal
  /// The plans, from where nothing is asked to where most is; of κ from 0 to 1.
  public var points: [TradeOffPoint]
  /// Number of the plan of the scenario as it is.
  public var today: Int

  /// Makes a trade-off.
  public init(goal: TradedGoal, points: [TradeOffPoint], today: Int) {
    self.goal = goal
    self.points = points
    self.today = today
  }
}

/// One plan of a trade-off.
public struct TradeOffPoint: Sendable, Equatable {
  /// What a plan has of the two things that are traded.
  public struct Reached: Sendable, Equatable {
    /// Σ w · μ · n: expected failures weighted by harm, in micro-points.
    public var yield: Int64
    /// Σ w · D(n): strata in which a failure is expected to be found, weighted by harm, in micro-points.
    public var discovery: Int64
    /// What wishes that are not met take off the value, in micro-points.
    public var penalty: Int64
    /// How evenly it serves the counties; nil without a batch.
    public var evenness: Scenario.Evenness?
    /// Share of the other plan's batches that stay, cut to nine decimals; nil without another plan.
    public var kept: ExactDecimal?

    /// Makes figures.
    public init(
      yield: Int64, discovery: Int64, penalty: Int64, evenness: Scenario.Evenness?, kept: ExactDecimal?
    ) {
      self.yield = yield
      self.discovery = discovery
      self.penalty = penalty
      self.evenness = evenness
      self.kept = kept
    }
  }

  /// Another plan that keeps the rules of this point and is worth more by its measure.
  public struct Better: Sendable, Equatable {
    /// Number of its point.
    public var point: Int
    /// How much more it is worth, in micro-points; never more than this point's distance from its bound.
    public var by: Int64

    /// Makes one.
    public init(point: Int, by: Int64) {
      self.point = point
      self.by = by
    }
  }

  /// What is asked: κ, the widest distance from the average, or the share that stays; nil where nothing is.
  public var asked: ExactDecimal?
  /// How far it is known; `bounded` never.
  public var status: FrontierPoint.Status
  /// Of a point without a plan: whether prices prove it.
  public var isProved = false
  /// Value of the plan as this point measures it, in micro-points; nil without a plan.
  public var value: Int64?
  /// No plan is worth more here, in micro-points; nil without a plan.
  public var bound: Int64?
  /// Totals of the plan; nil without one.
  public var totals: FrontierPoint.Totals?
  /// What the plan has of the things that are traded; nil without a plan.
  public var reached: Reached?
  /// The best of the other points' plans where it is better here than this one's own.
  public var better: Better?

  /// Makes a point of which nothing is known but what is asked.
  public init(asked: ExactDecimal?, status: FrontierPoint.Status, isProved: Bool = false) {
    self.asked = asked
    self.status = status
    self.isProved = isProved
  }

  /// Whether a plan stands here.
  public var isPlanned: Bool { value != nil }
}
