/// The smallest thing a plan decides about: batches of one category at one kind of venue in one county, on one level's money.
public struct Stratum: Sendable, Equatable {
  /// Adcode.
  public var county: String
  /// Path of the category.
  public var category: String
  /// Whose batch: 市抽, 县抽 and so on.
  public var level: String
  /// 监督抽检, 风险监测, 评价性抽检 and so on.
  public var taskKind: String
  /// Kind of venue; may be empty.
  public var venue: String
  /// Stage; may be empty.
  public var stage: String
  /// Values of the further columns, in the order of ``Scenario/stratumAttributes``.
  public var attributes: [String]
  /// Code of the fund that pays.
  public var fund: String
  /// Subjects that carry the category here.
  public var subjects: Int64
  /// Fewest batches: done already, or owed.
  public var atLeast: Int64
  /// Most batches.
  public var atMost: Int64
  /// Batches that the levels above take in the same stratum.
  public var assigned: Int64
  /// Batches that the former plan has here: what a plan that changes little stays close to.
  public var former: Int64
  /// Cost of a batch, all in.
  public var cost: Money
  /// First parameter of the failure probability, Beta(α, β).
  public var alpha: ExactDecimal
  /// Second parameter.
  public var beta: ExactDecimal
  /// Its part of the proportional plan, in any unit.
  public var reference: ExactDecimal

  /// Makes a stratum.
  public init(
    county: String, category: String, level: String, taskKind: String = "监督抽检", venue: String = "",
    stage: String = "", attributes: [String] = [], fund: String, subjects: Int64, atLeast: Int64 = 0,
    atMost: Int64 = 1_000_000, assigned: Int64 = 0, former: Int64 = 0, cost: Money, alpha: ExactDecimal,
    beta: ExactDecimal,
    reference: ExactDecimal = ExactDecimal(0)
  ) {
    self.county = county
    self.category = category
    self.level = level
    self.taskKind = taskKind
    self.venue = venue
    self.stage = stage
    self.attributes = attributes
    self.fund = fund
    self.subjects = subjects
    self.atLeast = atLeast
    self.atMost = atMost
    self.assigned = assigned
    self.former = former
    self.cost = cost
    self.alpha = alpha
    self.beta = beta
    self.reference = reference
  }

  /// The columns that tell strata apart, in order.
  public var key: [String] { [county, category, level, taskKind, venue, stage] + attributes }
}
