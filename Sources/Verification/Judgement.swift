import SamplingInspection

/// One place where a plan folder states something else than arithmetic gives.
public struct Disagreement: Sendable, Hashable {
  /// Where it is stated, such as `plan.json rules quota at_least achieved` or `allocation.csv line 17`.
  public let place: String
  /// What is stated; empty if nothing is.
  public let stated: String
  /// What it should be; empty if nothing should be there.
  public let recomputed: String
  /// What is wrong.
  public let message: Wording
  /// Whether the figures are as stated, but what they say breaks a rule or a bound.
  public let isBreach: Bool

  /// Makes a disagreement.
  public init(place: String, stated: String, recomputed: String, message: Wording, isBreach: Bool = false) {
    self.isBreach = isBreach
    self.place = place
    self.stated = stated
    self.recomputed = recomputed
    self.message = message
  }

  /// One line: place, what is wrong, both figures.
  public func text(_ language: Language) -> String {
    let none = language == .zh ? "无" : "none"
    let left = stated.isEmpty ? none : stated
    let right = recomputed.isEmpty ? none : recomputed
    return language == .zh
      ? "\(place)：\(message.zh)（所载 \(left)，重算 \(right)）"
      : "\(place): \(message.en) (stated \(left), recomputed \(right))"
  }
}

/// What the judge found.
public struct Judgement: Sendable, Equatable {
  /// Everything that differs, in the order in which it was looked at.
  public let findings: [Disagreement]

  /// Makes a judgement.
  public init(findings: [Disagreement]) { self.findings = findings }

  /// Whether every figure of the plan folder is as recomputed, and every rule that is not a wish is kept.
  public var agrees: Bool { findings.isEmpty }

  /// Whether every figure is as recomputed, though a rule may be broken.
  public var figuresAgree: Bool { findings.allSatisfy(\.isBreach) }
}

/// Collects disagreements on the way.
struct DisagreementList {
  private(set) var findings: [Disagreement] = []

  /// Adds a disagreement.
  mutating func add(_ place: String, stated: String = "", recomputed: String = "", _ message: Wording) {
    findings.append(Disagreement(place: place, stated: stated, recomputed: recomputed, message: message))
  }

  /// Adds a rule or bound that is broken.
  mutating func addBreach(_ place: String, stated: String = "", recomputed: String = "", _ message: Wording) {
    findings.append(
      Disagreement(place: place, stated: stated, recomputed: recomputed, message: message, isBreach: true))
  }

  /// Adds a disagreement if the two texts differ.
  mutating func compare(_ place: String, _ stated: String, _ recomputed: String, _ message: Wording) {
    if stated != recomputed { add(place, stated: stated, recomputed: recomputed, message) }
  }

  /// Adds a figure that could not be computed.
  mutating func add(_ place: String, stated: String = "", _ fault: ArithmeticFault) {
    add(place, stated: stated, fault.message)
  }
}
