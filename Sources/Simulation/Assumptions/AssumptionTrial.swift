import SamplingInspection

/// What becomes of finds and targets if one assumption is another, year by year on the same random numbers.
public struct AssumptionTrial: Sendable, Equatable, Codable {
  /// The target that it moves most.
  public struct Moved: Sendable, Equatable, Codable {
    /// The rule, or the share on time.
    public var rule: String
    /// Its group.
    public var group: String
    /// Which side.
    public var side: String
    /// Share of the years that reach it as things are.
    public var before: Double
    /// And under the other assumption.
    public var after: Double
    /// Monte-Carlo error of the difference.
    public var standardError: Double

    enum CodingKeys: String, CodingKey {
      case rule
      case group
      case side
      case before
      case after
      case standardError = "standard_error"
    }
  }

  /// The assumption.
  public var key: String
  /// Its value as it is.
  public var usual: String
  /// The value tried.
  public var value: String
  /// Mean finds more than as things are.
  public var finds: Double
  /// Monte-Carlo error of it.
  public var findsError: Double
  /// The same as a share of the finds.
  public var findsShare: Double
  /// The target whose chance changes most; nil where there is no target, or none changes.
  public var target: Moved?

  enum CodingKeys: String, CodingKey {
    case key
    case usual
    case value
    case finds
    case findsError = "finds_error"
    case findsShare = "finds_share"
    case target
  }

  /// How far it moves what was promised: the change of the target's chance, or that of the finds as a share of them, whichever is more.
  var distance: Double { max(abs(findsShare), target.map { abs($0.after - $0.before) } ?? 0) }

  /// The values worth trying instead of an assumption: switched off, or half of it, and twice it; none for what the law says and for targets.
  static func others(_ key: SimulationAssumptions.Key, _ value: ExactDecimal, hasLostLab: Bool) -> [ExactDecimal] {
    let isOn = ExactDecimal(0) < value
    switch key {
    case .reportDays, .caseDays, .reportTarget, .handledTarget, .caseTarget, .strikes, .strikeQuarters: return []
    case .reassignDays where !hasLostLab: return []
    case .labQueues, .triggers: return isOn ? [ExactDecimal(0)] : [ExactDecimal(1)]
    default: break
    }
    guard let twice = value.added(to: value), let half = half(value) else {
      return []
    }
    // What divides or counts days cannot be left out.
    let low =
      [.subjectStrength, .testingLeast, .testingMost, .labCapacity, .casesPer100k, .handlingDays, .reassignDays]
        .contains(key) ? half : ExactDecimal(0)
    return [low, twice].map { max(key.range.lowerBound, min(key.range.upperBound, $0)) }.filter { $0 != value }
  }

  private static func half(_ value: ExactDecimal) -> ExactDecimal? {
    guard value.decimals < 9, let units = value.scaled(to: value.decimals + 1) else { return nil }
    return ExactDecimal(units / 2, decimals: value.decimals + 1)
  }
}
