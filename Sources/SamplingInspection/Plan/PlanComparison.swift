/// Two plans side by side: what is more and what is less, by county, class, level and fund.
public struct PlanComparison: Sendable, Equatable {
  /// Batches, money and expected failures of one part of a plan.
  public struct Amount: Sendable, Equatable {
    /// Batches.
    public var batches: Int64 = 0
    /// Cost.
    public var cost = Money(fen: 0)
    /// Expected failures in 10⁻⁹.
    public var failures: Int128 = 0

    /// Nothing.
    public init() {}
  }

  /// One part of both plans.
  public struct Line: Sendable, Equatable {
    /// Code or name of the part.
    public var key: String
    /// In the first plan.
    public var before = Amount()
    /// In the second plan.
    public var after = Amount()
  }

  /// Everything.
  public private(set) var total = Line(key: "")
  /// By adcode.
  public private(set) var counties: [Line] = []
  /// By 大类.
  public private(set) var classes: [Line] = []
  /// By level.
  public private(set) var levels: [Line] = []
  /// By code of the fund.
  public private(set) var funds: [Line] = []
  /// By month, `01`…`12`; `00` for what was done before a plan that does not say when; none if not both plans have months.
  public private(set) var months: [Line] = []
  /// By code of the laboratory; empty for none.
  public private(set) var labs: [Line] = []
  /// Strata with a batch in either plan.
  public private(set) var strata = 0
  /// Strata whose batches differ.
  public private(set) var changedStrata = 0
  /// Batches of the first plan that the second has in the same stratum.
  public private(set) var keptBatches: Int64 = 0

  /// Compares the allocations of two plans; strata that only one of them has count as 0 in the other.
  public init(_ before: [AllocationRow], _ after: [AllocationRow]) {
    let former = Dictionary(before.map { ($0.key, $0.batches) }, uniquingKeysWith: { first, _ in first })
    var still: Set<[String]> = []
    for row in after {
      strata += 1
      still.insert(row.key)
      let batches = former[row.key] ?? 0
      if batches != row.batches { changedStrata += 1 }
      keptBatches += min(batches, row.batches)
    }
    let gone = before.count { !still.contains($0.key) }
    strata += gone
    changedStrata += gone

    total = Self.lines(before, after) { _ in "" }.first ?? total
    counties = Self.lines(before, after, by: \.adcode)
    classes = Self.lines(before, after) { Category.foodClass(of: $0.category) }
    levels = Self.lines(before, after, by: \.level)
    funds = Self.lines(before, after, by: \.fund)
  }

  /// A part of a line of the allocation: what is taken of it in one month.
  public struct DatedRow: Sendable {
    /// Month, 1…12; 0 where it is not known.
    public var month: Int
    /// Code of the laboratory; may be empty.
    public var lab: String
    /// The line with that part of its batches, money and failures.
    var row: AllocationRow

    /// Takes a part of a line.
    public init(month: Int, lab: String, batches: Int64, of row: AllocationRow) {
      self.month = month
      self.lab = lab
      self.row = row
      let all = Int128(max(1, row.batches))
      let fen = Int128(ExactDecimal(strict: row.costYuan)?.scaled(to: 2) ?? 0) * Int128(batches) / all
      let failures = Int128(ExactDecimal(strict: row.expectedFailures)?.scaled(to: 9) ?? 0) * Int128(batches) / all
      self.row.batches = batches
      self.row.costYuan = Money(fen: Int64(fen)).yuanText
      self.row.expectedFailures = ExactDecimal.text(failures, decimals: 9)
    }
  }

  /// Adds the year: the same batches by month and laboratory.
  public mutating func addYear(_ before: [DatedRow], _ after: [DatedRow]) {
    func lines(by key: (DatedRow) -> String) -> [Line] {
      let keyed = [before, after].map { rows in
        rows.map { dated in
          var row = dated.row
          row.fund = key(dated)
          return row
        }
      }
      return Self.lines(keyed[0], keyed[1], by: \.fund)
    }
    months = lines { ($0.month < 10 ? "0" : "") + String($0.month) }
    labs = lines(by: \.lab)
  }

  private static func lines(
    _ before: [AllocationRow], _ after: [AllocationRow], by key: (AllocationRow) -> String
  ) -> [Line] {
    var lines: [String: Line] = [:]
    for (rows, part) in [(before, \Line.before), (after, \Line.after)] {
      for row in rows {
        let key = key(row)
        var line = lines[key] ?? Line(key: key)
        line[keyPath: part].batches += row.batches
        line[keyPath: part].cost = Money(
          fen: line[keyPath: part].cost.fen + (ExactDecimal(strict: row.costYuan)?.scaled(to: 2) ?? 0))
        line[keyPath: part].failures += Int128(ExactDecimal(strict: row.expectedFailures)?.scaled(to: 9) ?? 0)
        lines[key] = line
      }
    }
    return lines.values.sorted { $0.key < $1.key }
  }
}
