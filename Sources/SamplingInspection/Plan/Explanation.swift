/// How much one rule makes a batch worth doing, or not doing, at some place.
public struct Pull: Sendable, Equatable {
  /// Id of the rule.
  public var rule: String
  /// The rule in one sentence.
  public var title: String
  /// Expected failures that it adds to one batch: above 0 it holds the number up, below 0 it holds it down.
  public var perBatch: Double

  /// Makes a pull.
  public init(rule: String, title: String, perBatch: Double) {
    self.rule = rule
    self.title = title
    self.perBatch = perBatch
  }
}

/// Why one stratum has as many batches as it has.
public struct StratumAccount: Sendable, Equatable {
  /// Number of the stratum in the scenario.
  public var stratum: Int
  /// Its batches.
  public var batches: Int64
  /// Worth of its last batch in expected failures, nil if it has none; what no rule has a say in.
  public var lastWorth: Double?
  /// Worth of one batch more, nil if it has all that it can have.
  public var nextWorth: Double?
  /// What the rules add to the last batch, or to the first if there is none; strongest first.
  public var pulls: [Pull]

  /// Makes an account.
  public init(stratum: Int, batches: Int64, lastWorth: Double?, nextWorth: Double?, pulls: [Pull]) {
    self.stratum = stratum
    self.batches = batches
    self.lastWorth = lastWorth
    self.nextWorth = nextWorth
    self.pulls = pulls
  }

  /// Expected failures that the plan loses if the stratum gives up its last batch, by the prices.
  public var oneFewer: Double? { lastWorth.map { $0 + pull } }

  /// Sum of all pulls.
  public var pull: Double { pulls.reduce(0) { $0 + $1.perBatch } }
}

/// Why a county has as many batches as it has: 为什么是这个数.
public struct CountyAccount: Sendable, Equatable {
  /// Batches of one level.
  public struct LevelBatches: Sendable, Equatable {
    /// Such as 市抽 or 县抽.
    public var level: String
    /// Its batches in the county.
    public var batches: Int64

    /// Makes them.
    public init(level: String, batches: Int64) {
      self.level = level
      self.batches = batches
    }
  }

  /// Adcode of the county.
  public var adcode: String
  /// Its batches, by level in order of the level's name.
  public var batches: [LevelBatches]
  /// Its part of the quota by residents: residents × bound / 1000, in thousandths of a batch; nil without a rule `quota`.
  public var quotaThousandths: Int128?
  /// Its batches that count towards the quota.
  public var counted: Int64
  /// 上级任务 done there.
  public var assigned: Int64
  /// 机动 among its batches.
  public var reserve: Int64
  /// Money that only this county has.
  public var ownFunds: Money
  /// What of it the plan spends.
  public var ownFundsSpent: Money
  /// Expected failures in 10⁻⁹.
  public var expectedFailures: Int128
  /// Rules that hold the number up, strongest first; per batch of the county on average.
  public var raising: [Pull]
  /// Rules that hold it down, strongest first.
  public var lowering: [Pull]
  /// Change of the plan's worth by the prices if the county gets one batch more, wherever that costs least.
  public var oneMore: Double?
  /// Change of the plan's worth by the prices if it gives one up, wherever that costs least.
  public var oneFewer: Double?
  /// The two counties nearest to it in residents.
  public var alike: [String]

  /// Makes an account.
  public init(
    adcode: String, batches: [LevelBatches], quotaThousandths: Int128?, counted: Int64, assigned: Int64,
    reserve: Int64, ownFunds: Money, ownFundsSpent: Money, expectedFailures: Int128, raising: [Pull],
    lowering: [Pull], oneMore: Double?, oneFewer: Double?, alike: [String]
  ) {
    self.adcode = adcode
    self.batches = batches
    self.quotaThousandths = quotaThousandths
    self.counted = counted
    self.assigned = assigned
    self.reserve = reserve
    self.ownFunds = ownFunds
    self.ownFundsSpent = ownFundsSpent
    self.expectedFailures = expectedFailures
    self.raising = raising
    self.lowering = lowering
    self.oneMore = oneMore
    self.oneFewer = oneFewer
    self.alike = alike
  }

  /// All its batches.
  public var total: Int64 { batches.reduce(0) { $0 + $1.batches } }
}
