/// What a rule counts.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  /// Batches.
  case batches
  /// Batches per 1,000 residents.
  case batchesPer1000 = "batches_per_1000"
  /// Batches per subject of the venues.
  case batchesPerSubject = "batches_per_subject"
  /// Batches as a share of another scope's.
  case share
  /// Cost as a share of another scope's.
  case costShare = "cost_share"
  /// Batches of each class against a reference structure.
  case mix
  /// Batches of each county against its residents.
  case evenness
  /// Distinct subjects.
  case subjects
  /// Distinct subjects as a share of all.
  case subjectsShare = "subjects_share"
  /// Batches that stay where the former plan has them, as a share of it.
  case keptShare = "kept_share"
  /// Cells with at least one batch.
  case coverage
  /// Cells with at least one batch as a share of all.
  case coverageShare = "coverage_share"
  /// Expected failure rate.
  case failureRate = "failure_rate"
  /// Cost.
  case cost

  /// What kind of number its bound is.
  public enum BoundKind: Sendable {
    /// A number of things, or of things per thing.
    case count
    /// A ratio; may be written in percent. At most nine decimals.
    case ratio
    /// A multiple of a proportional share. At most four decimals.
    case multiple
    /// Yuan.
    case yuan
  }

  /// What kind of number its bound is.
  public var boundKind: BoundKind {
    switch self {
    case .batches, .batchesPer1000, .batchesPerSubject, .subjects, .coverage: .count
    case .share, .costShare, .subjectsShare, .keptShare, .coverageShare, .failureRate: .ratio
    case .mix, .evenness: .multiple
    case .cost: .yuan
    }
  }

  /// Decimals that people write its bound with at least: a batch, 0.1 batches per 1,000, 1 %, 0.1 % of a failure rate, 0.1 of a multiple.
  public var usualDecimals: Int {
    switch self {
    case .batches, .subjects, .coverage, .batchesPerSubject, .cost: 0
    case .batchesPer1000, .mix, .evenness: 1
    case .share, .costShare, .subjectsShare, .keptShare, .coverageShare: 2
    case .failureRate: 3
    }
  }

  /// The unit in which results are stated.
  public var unit: String {
    switch self {
    case .batches, .batchesPer1000, .batchesPerSubject, .share, .mix, .evenness, .keptShare: "批次"
    case .costShare, .cost: "元"
    case .subjects, .subjectsShare: "家"
    case .coverage, .coverageShare: "个"
    case .failureRate: "批次(预计不合格)"
    }
  }

  /// Spellings of the unit of the bound that a rule may carry.
  public var boundUnits: [String] {
    switch self {
    case .batches: ["批次", "batches"]
    case .batchesPer1000: ["批次/千人", "batches/1000 residents"]
    case .batchesPerSubject: ["批次/家", "batches/subject"]
    case .share, .costShare, .subjectsShare, .keptShare, .coverageShare, .failureRate: ["%", "ratio"]
    case .mix, .evenness: ["倍", "times"]
    case .subjects: ["家", "subjects"]
    case .coverage: ["个", "cells"]
    case .cost: ["元", "yuan"]
    }
  }

  /// Whether only lower bounds make sense: counting distinct things from above would not be a concave rule.
  public var isLowerOnly: Bool {
    switch self {
    case .subjects, .subjectsShare, .keptShare, .coverage, .coverageShare: true
    default: false
    }
  }
}
