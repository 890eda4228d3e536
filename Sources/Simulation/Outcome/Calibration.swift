/// What was found against what was promised, over groups of strata: whether those that promised most kept it.
public struct Calibration: Sendable, Equatable, Codable {
  /// One group.
  public struct Group: Sendable, Equatable, Codable {
    /// Its name; empty for one of several equal parts.
    public var name: String
    /// Batches.
    public var batches: Double
    /// Failing batches that were promised.
    public var promised: Double
    /// Failing batches found.
    public var found: Double
    /// Standard error of it.
    public var standardError: Double

    enum CodingKeys: String, CodingKey {
      case name
      case batches
      case promised
      case found
      case standardError = "standard_error"
    }
  }

  /// The groups.
  public var groups: [Group]
  /// By how much the rate found rises where the promised rate rises by one, batches as weights.
  ///
  /// 1 if promises are kept, less where the highest of them were luck; nil where all groups promise the same.
  public var slope: Double?
  /// Standard error of the slope.
  public var slopeError: Double?

  enum CodingKeys: String, CodingKey {
    case groups
    case slope
    case slopeError = "slope_error"
  }

  /// Fits a line through the rates of groups.
  init(_ groups: [Group]) {
    let counted = groups.filter { $0.batches > 0 }
    self.groups = counted.map { group in
      Group(
        name: group.name, batches: Distribution.rounded(group.batches),
        promised: Distribution.rounded(group.promised), found: Distribution.rounded(group.found),
        standardError: Distribution.rounded(group.standardError))
    }
    let batches = counted.reduce(0) { $0 + $1.batches }
    let middle = counted.reduce(0) { $0 + $1.promised } / max(1, batches)
    let mean = counted.reduce(0) { $0 + $1.found } / max(1, batches)
    var (squares, products, variance) = (0.0, 0.0, 0.0)
    for group in counted {
      let distance = group.promised / group.batches - middle
      squares += group.batches * distance * distance
      products += group.batches * distance * (group.found / group.batches - mean)
      variance += distance * distance * group.standardError * group.standardError
    }
    guard squares > 1e-12 * max(1, batches) else { return }
    slope = Distribution.rounded(products / squares)
    slopeError = Distribution.rounded(variance.squareRoot() / squares)
  }

  /// A part of what was promised.
  struct Item {
    var batches: Double
    var promisedRate: Double
    var foundRate: Double
    /// Batches whose results say so.
    var seen: Double
  }

  /// Puts items into ten groups of about as many batches, by the rate that they promise.
  init(_ items: [Item]) {
    let sorted = items.filter { $0.batches > 0 }.sorted {
      ($0.promisedRate, $0.foundRate, $0.seen) < ($1.promisedRate, $1.foundRate, $1.seen)
    }
    let total = sorted.reduce(0) { $0 + $1.batches }
    var groups = [Group](
      repeating: Group(name: "", batches: 0, promised: 0, found: 0, standardError: 0), count: 10)
    var passed = 0.0
    for item in sorted {
      let number = min(9, Int(10 * (passed + item.batches / 2) / total))
      passed += item.batches
      groups[number].batches += item.batches
      groups[number].promised += item.batches * item.promisedRate
      groups[number].found += item.batches * item.foundRate
      // Half a failure more keeps a cell without any from being certain.
      let chance = (item.foundRate * item.seen + 0.5) / (item.seen + 1)
      groups[number].standardError += item.batches * item.batches * chance * (1 - chance) / max(1, item.seen)
    }
    for number in groups.indices { groups[number].standardError.formSquareRoot() }
    self.init(groups)
  }
}
