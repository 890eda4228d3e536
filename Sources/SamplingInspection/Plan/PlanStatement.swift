/// What `plan.json` states about a plan; every figure of it is recomputed by the judge.
public struct PlanStatement: Sendable, Equatable, Codable {
  /// One row of one rule.
  public struct RuleRow: Sendable, Equatable, Codable {
    /// Rule of the row.
    public var id: String
    /// The rule in one sentence.
    public var title: String
    /// Document and paragraph.
    public var source: String
    /// Such as `county=141102;venue=超市`; empty if the rule has one row.
    public var group: String
    /// How firm it is.
    public var strength: String
    /// Which side.
    public var side: String
    /// Unit of the three figures.
    public var unit: String
    /// What is asked.
    public var required: String
    /// What the plan does.
    public var achieved: String
    /// Room left; negative if broken.
    public var slack: String
    /// Expected failures for one unit more of room.
    public var price: String

    /// Makes a row.
    public init(
      id: String, title: String, source: String, group: String, strength: String, side: String, unit: String,
      required: String, achieved: String, slack: String, price: String
    ) {
      self.id = id
      self.title = title
      self.source = source
      self.group = group
      self.strength = strength
      self.side = side
      self.unit = unit
      self.required = required
      self.achieved = achieved
      self.slack = slack
      self.price = price
    }
  }

  /// Name of the plan.
  public var title: String
  /// Digest of the canonical scenario.
  public var scenarioSHA256: String
  /// Counts up when a plan is replaced.
  public var version: Int
  /// 草案, 征求意见, 印发 or 调整.
  public var state: String
  /// optimal, feasible, infeasible or imported.
  public var status: String
  /// Value in micro-points.
  public var value: Int64
  /// Bound in micro-points.
  public var bound: Int64
  /// (bound − value) / max(|value|, 10⁶).
  public var gap: Double
  /// Batches in all.
  public var batches: Int64
  /// Cost in all, yuan.
  public var costYuan: String
  /// Expected failing batches.
  public var expectedFailures: String
  /// Batches outside `show_without`.
  public var batchesWithout: Int64
  /// Expected failing batches outside `show_without`.
  public var expectedFailuresWithout: String
  /// Batches that have a month in `schedule.csv`; nil if the plan has no months.
  public var scheduledBatches: Int64?
  /// Visits of inspection in `inspections.csv`; nil if the plan has none.
  public var visits: Int64?
  /// All rows of all rules.
  public var rules: [RuleRow]

  enum CodingKeys: String, CodingKey {
    case title
    case scenarioSHA256 = "scenario_sha256"
    case version
    case state
    case status
    case value
    case bound
    case gap
    case batches
    case costYuan = "cost_yuan"
    case expectedFailures = "expected_failures"
    case batchesWithout = "batches_without"
    case expectedFailuresWithout = "expected_failures_without"
    case scheduledBatches = "scheduled_batches"
    case visits
    case rules
  }

  /// Makes a statement.
  public init(
    title: String, scenarioSHA256: String, version: Int, state: String, status: String, value: Int64, bound: Int64,
    gap: Double, batches: Int64, costYuan: String, expectedFailures: String, batchesWithout: Int64,
    expectedFailuresWithout: String, rules: [RuleRow]
  ) {
    self.title = title
    self.scenarioSHA256 = scenarioSHA256
    self.version = version
    self.state = state
    self.status = status
    self.value = value
    self.bound = bound
    self.gap = gap
    self.batches = batches
    self.costYuan = costYuan
    self.expectedFailures = expectedFailures
    self.batchesWithout = batchesWithout
    self.expectedFailuresWithout = expectedFailuresWithout
    self.rules = rules
  }
}
