/// A node of the four-level tree 大类 / 亚类 / 品种 / 细类 of foods and drugs.
public struct Category: Sendable, Equatable {
  /// Names of the filled levels, from 大类 down; one to four.
  public var levels: [String]
  /// Place on sheets.
  public var order: Int
  /// 高, 较高 or 一般, of the 细类; empty where no source says.
  public var risk: String
  /// Weight of a failure in the objective.
  public var severity: ExactDecimal
  /// Row of the price table; may be empty.
  public var priceGroup: String
  /// 必检项目, for the sheets.
  public var items: String
  /// Batches in the structure that `mix` and the proportional plan follow.
  public var reference: ExactDecimal
  /// Long-run mean failure rate, 0…1.
  public var failureRate: ExactDecimal
  /// α + β of the prior, in batches.
  public var strength: ExactDecimal
  /// Where the figures come from.
  public var source: String

  /// Makes a category.
  public init(
    levels: [String], order: Int = 0, risk: String = "", severity: ExactDecimal = ExactDecimal(1),
    priceGroup: String = "", items: String = "", reference: ExactDecimal = ExactDecimal(0),
    failureRate: ExactDecimal = ExactDecimal(0), strength: ExactDecimal = ExactDecimal(50), source: String = ""
  ) {
    self.levels = levels
    self.order = order
    self.risk = risk
    self.severity = severity
    self.priceGroup = priceGroup
    self.items = items
    self.reference = reference
    self.failureRate = failureRate
    self.strength = strength
    self.source = source
  }

  /// The key: levels joined by `/`.
  public var path: String { levels.joined(separator: "/") }

  /// The 大类 of a key: its first level.
  public static func foodClass(of path: String) -> String { String(path.prefix { $0 != "/" }) }
}
