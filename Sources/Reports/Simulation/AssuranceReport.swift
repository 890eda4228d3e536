import SamplingInspection
import Simulation

/// What `plan --assure` found: how likely each rule was reached before and is after, and what that takes.
public struct AssuranceReport: Sendable {
  /// A plan with its simulated years.
  public struct Judged: Sendable {
    /// What it states.
    public var statement: PlanStatement
    /// Its targets.
    public var years: [TargetYears]

    /// Puts both together.
    public init(statement: PlanStatement, years: [TargetYears]) {
      self.statement = statement
      self.years = years
    }
  }

  /// The share of the years asked for.
  public var chance: ExactDecimal
  /// Years of a turn.
  public var runs: Int
  /// Seed of the years of the final statement.
  public var seed: UInt64 = 0
  /// The plan without anything added.
  public var before: Judged?
  /// The plan with what was added.
  public var after: Judged?
  /// What was added.
  public var bounds: [AssuredBound] = []
  /// What stands in the way of each target of `after`.
  public var obstacles: [Assurance.Obstacle?] = []
  /// Whether a plan was found that reaches all that can be assured.
  public var isReached = false
  /// Whether no plan has all that would be needed.
  public var isLimited = false

  /// Begins a report.
  public init(chance: ExactDecimal, runs: Int) {
    self.chance = chance
    self.runs = runs
  }
}
