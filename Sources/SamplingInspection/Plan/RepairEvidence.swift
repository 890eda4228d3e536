/// What shows of a repair that it is enough, and that less is not.
public struct RepairEvidence: Sendable, Equatable {
  /// Prices that prove one change a step smaller not to be enough.
  public struct Refusal: Sendable, Equatable {
    /// All changes, one of them a step smaller, as `--set` takes them; none left out but one that was a single step.
    public var settings: [String]
    /// The prices and their sums.
    public var proof: Proof
    /// What they prove, in micro-points; negative.
    public var bound: Int64

    /// Makes a refusal.
    public init(settings: [String], proof: Proof, bound: Int64) {
      self.settings = settings
      self.proof = proof
      self.bound = bound
    }
  }

  /// Whole batches of each stratum, in the order of the scenario's strata, that keep all rules after the changes.
  public var batches: [Int64]
  /// One for each change, where it is proved that less will not do; else none.
  public var refusals: [Refusal]

  /// Makes evidence.
  public init(batches: [Int64], refusals: [Refusal]) {
    self.batches = batches
    self.refusals = refusals
  }
}

/// What `repairs.json` states.
public struct RepairStatement: Sendable, Equatable {
  /// One repair as stated.
  public struct Entry: Sendable, Equatable {
    /// Its number.
    public var number: Int
    /// The changes as `--set` takes them.
    public var settings: [String]
    /// How it is said to be known that less will not do.
    public var leastness: Repair.Leastness
    /// The sentence.
    public var sentence: Wording
    /// What is to show it.
    public var evidence: RepairEvidence

    /// Makes an entry.
    public init(
      number: Int, settings: [String], leastness: Repair.Leastness, sentence: Wording, evidence: RepairEvidence
    ) {
      self.number = number
      self.settings = settings
      self.leastness = leastness
      self.sentence = sentence
      self.evidence = evidence
    }
  }

  /// Floors that are said to be out of reach.
  public var shortfalls: [Shortfall]
  /// The rules that are said to clash.
  public var clash: [ClashPart]
  /// The repairs.
  public var repairs: [Entry]
  /// How far they are said to be all.
  public var extent: RepairChoice.Extent

  /// Makes a statement.
  public init(
    shortfalls: [Shortfall], clash: [ClashPart], repairs: [Entry], extent: RepairChoice.Extent
  ) {
    self.shortfalls = shortfalls
    self.clash = clash
    self.repairs = repairs
    self.extent = extent
  }
}
