/// What each amount of money, or each value of another figure, can find at most, and what plans find that were made.
public struct Frontier: Sendable, Equatable {
  /// The figures that were moved, one or two; the values of the second change slowest among the points.
  public var figures: [SweptFigure]
  /// One for each value, or each pair of values.
  public var points: [FrontierPoint]
  /// Number of the point at which everything is as in the scenario; nil if that was not asked for.
  public var today: Int?
  /// The last points with a plan beside points without one, where one figure is moved; looked for in its steps.
  public var edges: [Int]

  /// Makes a frontier.
  public init(figures: [SweptFigure], points: [FrontierPoint], today: Int?, edges: [Int] = []) {
    self.figures = figures
    self.points = points
    self.today = today
    self.edges = edges
  }

  /// Rules that have a price at a point and had none at the one before it, and the other way round; nothing at the start of a line.
  public func changes(at point: Int) -> (begin: [String], cease: [String]) {
    guard point > 0, points[point].values.dropFirst() == points[point - 1].values.dropFirst(),
      let after = points[point].binding, let before = points[point - 1].binding
    else { return ([], []) }
    return (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
  }
}

/// What is known at one point of a frontier.
public struct FrontierPoint: Sendable, Equatable {
  /// How far it is known.
  public enum Status: String, Sendable, Hashable {
    /// A plan in whole batches; none is better.
    case optimal
    /// A plan in whole batches; a better one may exist within the gap.
    case feasible
    /// No plan was made here; none can be worth more than the bound.
    case bounded
    /// No plan keeps all rules.
    case infeasible
    /// A plan was looked for in whole batches and none was found, nor shown not to exist.
    case unfinished
  }

  /// What more money is worth.
  public struct Price: Sendable, Equatable {
    /// Expected failures for one yuan more, of all funds in proportion or of the one that is moved.
    public var perYuan: Double
    /// Between which amounts it holds; nil on a side that has no end.
    public var from: Money?
    /// The upper end.
    public var to: Money?

    /// Makes a price.
    public init(perYuan: Double, from: Money?, to: Money?) {
      self.perYuan = perYuan
      self.from = from
      self.to = to
    }
  }

  /// Totals of a plan, or of the fractional optimum where none was made.
  public struct Totals: Sendable, Equatable {
    /// Whether they are those of a plan in whole batches; otherwise they are near what a plan would have.
    public var areOfPlan: Bool
    /// Batches.
    public var batches: Int64
    /// Cost.
    public var cost: Money
    /// Expected failures in 10⁻⁹.
    public var failures: Int128
    /// Expected failures outside `show_without`, in 10⁻⁹.
    public var failuresWithout: Int128
    /// Batches of each county, in the order of the scenario's counties.
    public var byCounty: [Int64]

    /// Makes totals.
    public init(
      areOfPlan: Bool, batches: Int64, cost: Money, failures: Int128, failuresWithout: Int128, byCounty: [Int64]
    ) {
      self.areOfPlan = areOfPlan
      self.batches = batches
      self.cost = cost
      self.failures = failures
      self.failuresWithout = failuresWithout
      self.byCounty = byCounty
    }
  }

  /// Values of the figures that were moved.
  public var values: [ExactDecimal]
  /// The changes as `--set` takes them.
  public var settings: [String]
  /// What all funds have together, or the one fund that is moved.
  public var money: Money
  /// How far it is known.
  public var status: Status
  /// Value of the best plan that is known to keep all rules here, in micro-points.
  public var value: Int64?
  /// The point whose plan that is, if it is another one with less money.
  public var valueOf: Int?
  /// No plan is worth more, in micro-points; nil without a plan.
  public var bound: Int64?
  /// What more money is worth; nil without a plan.
  public var price: Price?
  /// Rules with a price, in order of id; nil without a plan.
  public var binding: [String]?
  /// Totals; nil without a plan.
  public var totals: Totals?
  /// Of a point without a plan: the one change of money, or of the figure that is moved, with which there is one.
  public var repair: Repair?
  /// Of a point without a plan: whether prices prove it.
  public var isProved: Bool

  /// Makes a point of which nothing is known but where it is.
  public init(values: [ExactDecimal], settings: [String], money: Money, status: Status, isProved: Bool = false) {
    self.values = values
    self.settings = settings
    self.money = money
    self.status = status
    self.isProved = isProved
  }

  /// (bound − value) / max(|value|, one point); nil unless both are known.
  public var gap: Double? {
    guard let value, let bound else { return nil }
    return Double(bound - value) / Double(max(abs(value), 1_000_000))
  }
}
