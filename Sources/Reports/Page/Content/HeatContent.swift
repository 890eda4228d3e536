import SamplingInspection

/// Batches of every class in every unit, and how many that is for its residents.
struct HeatContent: Sendable, Equatable {
  /// Names of the units.
  var units: [String]
  /// Whether the units are prefectures.
  var arePrefectures: Bool
  /// Names of the classes.
  var classes: [String]
  /// Batches by unit and class.
  var batches: [[Int128]]
  /// Shades by unit and class, 0 (none) to 5.
  var shades: [[Int]]
  /// Where the shades 2 to 5 begin, in thousandths of a batch per 1,000 residents.
  var thresholds: [Int128]

  /// Whether there are so many units that they stand at the side, and the classes on top.
  var isWide: Bool { units.count > 16 }

  /// Where shades may begin, in thousandths.
  private static let steps: [Int128] = (0...12).flatMap { power in
    [1, 2, 5].map { $0 * Int128(ExactDecimal.powers[power]) }
  }

  init(_ lines: AllocationLines, _ units: Units, classes: [String]) {
    let numberOfClass = Dictionary(classes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var batches = Array(repeating: Array(repeating: Int128(0), count: classes.count), count: units.names.count)
    for (row, tally) in lines.all {
      guard let unit = units.numberOf[row.adcode], let number = numberOfClass[row.className] else { continue }
      batches[unit][number] += tally.batches
    }
    // The darkest shade begins at the last step that one cell in twenty passes, so that few large cells do not pale all others.
    let filled = batches.joined().count { $0 > 0 }
    let passed = Self.steps.lastIndex { step in
      let count = zip(batches, units.populations).reduce(0) { sum, unit in
        sum + unit.0.count { Self.reaches(step, $0, unit.1) }
      }
      return count > 0 && count * 20 >= filled
    }
    let last = max(3, passed ?? 3)
    let thresholds = Array(Self.steps[(last - 3)...last])
    self.units = units.names
    arePrefectures = units.arePrefectures
    self.classes = classes
    self.batches = batches
    self.thresholds = thresholds
    shades = zip(batches, units.populations).map { cells, residents in
      cells.map { count in
        count == 0 ? 0 : 1 + thresholds.count { Self.reaches($0, count, residents) }
      }
    }
  }

  /// Whether so many batches for so many residents are at least so many thousandths per 1,000.
  private static func reaches(_ step: Int128, _ batches: Int128, _ residents: Int128) -> Bool {
    batches > 0 && batches * 1_000_000 >= step * residents
  }
}
