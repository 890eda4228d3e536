import SamplingInspection

/// What a plan may bring: distributions over the simulated years, of the plan and of the habits that it replaces.
public struct SimulationResult: Sendable, Equatable, Codable {
  /// An assumption as it was used.
  public struct Assumption: Sendable, Equatable, Codable {
    /// Its key.
    public var key: String
    /// Its value.
    public var value: String
    /// Where it comes from; 假设 where nobody says.
    public var source: String
  }

  /// A county.
  public struct Unit: Sendable, Equatable, Codable {
    /// Adcode.
    public var county: String
    /// Batches of the plan.
    public var batches: Int64
    /// Figures by name.
    public var figures: [String: Distribution]
  }

  /// A laboratory.
  public struct Lab: Sendable, Equatable, Codable {
    /// Its code.
    public var lab: String
    /// Batches that it received.
    public var received: Distribution
    /// Share of its reports on time.
    public var reportsOnTime: Distribution

    enum CodingKeys: String, CodingKey {
      case lab
      case received
      case reportsOnTime = "reports_on_time"
    }
  }

  /// Progress up to the end of a month.
  public struct Month: Sendable, Equatable, Codable {
    /// The month, 1…12.
    public var month: Int
    /// Batches that the plan takes up to its end.
    public var planned: Int64
    /// Batches taken.
    public var taken: Distribution
    /// Batches reported.
    public var reported: Distribution
  }

  /// How likely a target is reached.
  public struct TargetChance: Sendable, Equatable, Codable {
    /// The rule, or the share on time.
    public var rule: String
    /// Its group.
    public var group: String
    /// Which side.
    public var side: String
    /// Share of the years that reach it.
    public var probability: Double
    /// Monte-Carlo error of it.
    public var standardError: Double

    enum CodingKeys: String, CodingKey {
      case rule
      case group
      case side
      case probability
      case standardError = "standard_error"
    }
  }

  /// The outcome of an allocation for the whole area.
  public struct Outcome: Sendable, Equatable, Codable {
    /// Batches in all.
    public var batches: Int64
    /// What they cost.
    public var costYuan: String
    /// Figures by name.
    public var figures: [String: Distribution]
    /// Targets in the order of the rules.
    public var targets: [TargetChance]

    enum CodingKeys: String, CodingKey {
      case batches
      case costYuan = "cost_yuan"
      case figures
      case targets
    }
  }

  /// The plan less a baseline, year by year on the same random numbers.
  public struct Difference: Sendable, Equatable, Codable {
    /// Finds of the plan less those of the baseline.
    public var finds: Distribution
    /// The same outside `show_without`.
    public var findsWithout: Distribution
    /// Share of years in which the plan finds more.
    public var planWins: Double
    /// Monte-Carlo error of it.
    public var planWinsError: Double

    enum CodingKeys: String, CodingKey {
      case finds
      case findsWithout = "finds_without"
      case planWins = "plan_wins"
      case planWinsError = "plan_wins_error"
    }
  }

  /// A baseline.
  public struct Rival: Sendable, Equatable, Codable {
    /// Its outcome.
    public var outcome: Outcome
    /// The plan less it.
    public var difference: Difference
  }

  /// What was promised against what was found.
  public struct Promise: Sendable, Equatable, Codable {
    /// Expected failing batches of `plan.json`.
    public var expectedFailures: String
    /// Share of the years that find less.
    public var yearsBelow: Double
    /// Mean of finds less the promise.
    public var shortfall: Double
    /// Of it, what the batches that are not completed within the year would find.
    public var uncompleted: Double

    enum CodingKeys: String, CodingKey {
      case expectedFailures = "expected_failures"
      case yearsBelow = "years_below"
      case shortfall
      case uncompleted
    }
  }

  /// Number of years.
  public var runs: Int
  /// The seed, text since scripts round large numbers.
  public var seed: String
  /// Laboratory that fails; empty for none.
  public var lostLab: String
  /// Month from which it does; 0 for none.
  public var fromMonth: Int
  /// Assumptions in their order.
  public var assumptions: [Assumption]
  /// Promise and outcome.
  public var promise: Promise
  /// Promise and finds of each class.
  public var calibration: Calibration
  /// The plan.
  public var plan: Outcome
  /// Progress of the plan.
  public var months: [Month]
  /// Counties by code.
  public var units: [Unit]
  /// Laboratories by code.
  public var labs: [Lab]
  /// Baselines by name.
  public var baselines: [String: Rival]
  /// Finds of the plan in each of at most forty equal steps, for drawing: lower end of the first, width, numbers of years.
  public var histogram: Histogram
  /// What becomes of it under other assumptions, those that move most first; only where that was asked for.
  public var trials: [AssumptionTrial]?

  enum CodingKeys: String, CodingKey {
    case runs
    case seed
    case lostLab = "lost_lab"
    case fromMonth = "from_month"
    case assumptions
    case promise
    case calibration
    case plan
    case months
    case units
    case labs
    case baselines
    case histogram
    case trials
  }
}

/// How many years fall into equal steps.
public struct Histogram: Sendable, Equatable, Codable {
  /// Lower end of the first step.
  public var start: Double
  /// Width of a step.
  public var width: Double
  /// Years in each.
  public var years: [Int]

  /// Counts whole numbers, at least one.
  init(_ values: [Double]) {
    let least = values.min() ?? 0
    let most = values.max() ?? 0
    let widths = [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1e6]
    let width = widths.first { (most - least) / $0 < 39 } ?? 1e7
    start = (least / width).rounded(.down) * width
    self.width = width
    var years = [Int](repeating: 0, count: Int((most - start) / width) + 1)
    for value in values { years[Int((value - start) / width)] += 1 }
    self.years = years
  }
}
