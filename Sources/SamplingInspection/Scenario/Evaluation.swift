/// A scope sampled to estimate its failure rate (评价性抽检), not to find failures.
public struct Evaluation: Sendable, Equatable {
  /// How sure the estimate is to be.
  public enum Confidence: Int, Sendable, CaseIterable {
    /// In nine of ten years the true rate lies within the half-width.
    case ninety = 90
    /// In nineteen of twenty.
    case ninetyFive = 95
    /// In ninety-nine of a hundred.
    case ninetyNine = 99
  }

  /// The task kind of batches that only estimate; no rate of other batches is mixed with theirs.
  public static let taskKind = "评价性抽检"

  /// The key.
  public var evaluation: String
  /// Its name.
  public var name: String
  /// What is estimated.
  public var scope: Scope
  /// How far the estimate may be off, 0…1, at most four decimals.
  public var halfWidth: ExactDecimal
  /// How sure it is to be.
  public var confidence: Confidence
  /// The failure rate that is expected, between 0 and 1, at most four decimals.
  public var expectedRate: ExactDecimal
  /// Batches on sale from which is drawn; nil: very many.
  public var units: Int64?
  /// Where the figures come from.
  public var source: String

  /// Makes an evaluation.
  public init(
    evaluation: String, name: String = "", scope: Scope, halfWidth: ExactDecimal, confidence: Confidence = .ninetyFive,
    expectedRate: ExactDecimal, units: Int64? = nil, source: String = ""
  ) {
    self.evaluation = evaluation
    self.name = name
    self.scope = scope
    self.halfWidth = halfWidth
    self.confidence = confidence
    self.expectedRate = expectedRate
    self.units = units
    self.source = source
  }

  /// The rule that it makes, in one sentence with the reason for its number.
  public var title: String {
    let drawn = units.map { "，总体\($0)批" } ?? ""
    return (name.isEmpty ? Self.taskKind : name)
      + "：预计不合格率\(expectedRate.percentText)，误差不超过±\(halfWidth.percentText)，置信水平\(confidence.rawValue)%" + drawn
  }
}
