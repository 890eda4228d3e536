/// Batches of one kind that subjects of one group are drawn for.
public struct NeedLine: Sendable, Equatable {
  /// Adcode.
  public var county: String
  /// Kind of venue; may be empty.
  public var venue: String
  /// Path of the category.
  public var category: String
  /// 市抽, 县抽 and so on.
  public var level: String
  /// 监督抽检 and so on.
  public var taskKind: String
  /// Stage; may be empty.
  public var stage: String
  /// Further columns of the strata with a value, by name.
  public var further: [String: String]
  /// How many.
  public var batches: Int64

  /// Makes a line.
  public init(
    county: String, venue: String, category: String, level: String = "", taskKind: String = "", stage: String = "",
    further: [String: String] = [:], batches: Int64
  ) {
    self.county = county
    self.venue = venue
    self.category = category
    self.level = level
    self.taskKind = taskKind
    self.stage = stage
    self.further = further
    self.batches = batches
  }

  /// The further columns as they are written: `credit=A;origin=外省`, in order of name.
  public var furtherText: String {
    further.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
  }

  /// The same line with another number of batches.
  public func with(batches: Int64) -> NeedLine {
    var line = self
    line.batches = batches
    return line
  }
}

extension [NeedLine] {
  /// The need of a whole plan, one line for each stratum with batches, in the order of the strata.
  ///
  /// - Parameters:
  ///   - batches: of each stratum.
  ///   - beyondAtLeast: whether the batches of `at_least` are done already and need no draw.
  public init(_ scenario: Scenario, batches: [Int64], beyondAtLeast: Bool) {
    self.init(
      scenario, numbers: zip(scenario.strata, batches).map { $1 - (beyondAtLeast ? $0.atLeast : 0) })
  }

  /// The need of some months of a plan and, added to it, what was left open before.
  ///
  /// - Parameter months: 1…12; may be empty.
  public init(_ scenario: Scenario, schedule: Schedule, months: Range<Int>, open: [NeedLine]) {
    self.init(
      scenario,
      numbers: scenario.strata.indices.map { stratum in months.reduce(0) { $0 + schedule[stratum, $1] } })
    for line in open {
      if let known = firstIndex(where: { $0.with(batches: line.batches) == line }) {
        self[known].batches += line.batches
      } else {
        append(line)
      }
    }
  }

  /// One line for each stratum with a number above 0.
  private init(_ scenario: Scenario, numbers: [Int64]) {
    self = zip(scenario.strata, numbers).compactMap { stratum, number in
      if number <= 0 { return nil }
      let further = zip(scenario.stratumAttributes, stratum.attributes).filter { !$0.1.isEmpty }
      return NeedLine(
        county: stratum.county, venue: stratum.venue, category: stratum.category, level: stratum.level,
        taskKind: stratum.taskKind, stage: stratum.stage,
        further: Dictionary(further, uniquingKeysWith: { first, _ in first }), batches: number)
    }
  }

  /// All batches.
  public var batches: Int64 { reduce(0) { $0 + $1.batches } }
}
