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

  /// The values worth trying instead of an assumption: switched off and twice it, or a fifth less and a quarter more;
  /// none for what the law says and for targets.
  static func others(_ key: SimulationAssumptions.Key, _ value: ExactDecimal, hasLostLab: Bool) -> [ExactDecimal] {
    switch key {
    case .reportDays, .caseDays, .reportTarget, .handledTarget, .caseTarget, .strikes, .strikeQuarters: return []
    case .reassignDays where !hasLostLab: return []
    case .labQueues, .triggers: return [ExactDecimal(0) < value ? ExactDecimal(0) : ExactDecimal(1)]
    default: break
    }
    // What divides, or counts days, cannot be left out, and twice of it is more than anybody fears.
    let isScaled =
      [.testingLeast, .testingMost, .labCapacity, .casesPer100k, .handlingDays, .reassignDays].contains(key)
    let factors =
      isScaled
      ? [ExactDecimal(8, decimals: 1), ExactDecimal(125, decimals: 2)]
      : [key == .subjectStrength ? ExactDecimal(5, decimals: 1) : ExactDecimal(0), ExactDecimal(2)]
    return factors.compactMap { factor -> ExactDecimal? in
      guard let units = value.scaled(to: 6), let parts = factor.scaled(to: 2) else { return nil }
      let product = ExactDecimal(strict: ExactDecimal.text(Int128(units) * Int128(parts) / 100, decimals: 6))
      return product.map { max(key.range.lowerBound, min(key.range.upperBound, $0)) }
    }.filter { $0 != value }
  }
}
