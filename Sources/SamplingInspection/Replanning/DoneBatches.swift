/// What of a plan was done before it was adjusted: 已完成, stratum by stratum, with month and laboratory.
public struct DoneBatches: Sendable, Equatable {
  /// Batches of one stratum that were taken in one month and went to one laboratory.
  public struct Line: Sendable, Hashable {
    /// Number of the stratum in the scenario.
    public var stratum: Int
    /// Month, 1…12; 0 where it is not known.
    public var month: Int
    /// Code of the laboratory; may be empty.
    public var lab: String
    /// Code of the lot; may be empty.
    public var lot: String
    /// How many.
    public var batches: Int64

    /// Makes a line.
    public init(stratum: Int, month: Int, lab: String, lot: String, batches: Int64) {
      self.stratum = stratum
      self.month = month
      self.lab = lab
      self.lot = lot
      self.batches = batches
    }
  }

  /// Lines in order of stratum, month and laboratory.
  public private(set) var lines: [Line]
  /// Batches that lie in no stratum of the plan.
  public private(set) var outside: Int64 = 0

  /// Takes lines as they are.
  public init(lines: [Line]) { self.lines = Self.merged(lines) }

  /// What a plan would have taken by the end of a month, if it was kept.
  ///
  /// - Parameters:
  ///   - earlier: what was done before the plan, if it says so; what it leaves out has no month.
  ///   - month: the first one that does not count, 1…12.
  public init(_ scenario: Scenario, batches: [Int64], schedule: Schedule, earlier: DoneBatches?, before month: Int) {
    let columns = StratumColumns(scenario)
    var lines = earlier?.lines ?? []
    let known = DoneBatches(lines: lines).ofStrata(scenario.strata.count)
    for stratum in scenario.strata.indices {
      let (lab, lot) = (columns.value("lab", of: stratum), columns.value("lot", of: stratum))
      func add(_ month: Int, _ batches: Int64) {
        guard batches > 0 else { return }
        lines.append(Line(stratum: stratum, month: month, lab: lab, lot: lot, batches: batches))
      }
      add(0, batches[stratum] - schedule.total(stratum) - known[stratum])
      for taken in 1..<month { add(taken, schedule[stratum, taken]) }
    }
    self.lines = Self.merged(lines)
  }

  /// What records say, shared among the strata that they speak of.
  ///
  /// Where that is more than one, each gets its part of what the plan still has there, and of what goes beyond that its part
  /// of the plan. A venue or stage that the plan does not know is left aside.
  public init(_ taken: [TakenBatches], of scenario: Scenario, planned: [Int64]) {
    struct Key: Hashable {
      var scope: Scope
      var month: Int
      var lab: String
    }
    let columns = StratumColumns(scenario)
    var sums: [Key: Int64] = [:]
    for batch in taken {
      sums[Key(scope: batch.scope, month: batch.date?.month ?? 0, lab: batch.lab), default: 0] += batch.batches
    }
    var strataOf: [Scope: [Int]] = [:]
    for key in sums.keys where strataOf[key.scope] == nil { strataOf[key.scope] = columns.strata(meant: key.scope) }
    // Who names one stratum comes before who names many, so that these fill what is left.
    let ordered = sums.map { ($0.key, $0.value, strataOf[$0.key.scope] ?? []) }.sorted {
      ($0.2.count, $0.0.scope.text, $0.0.month, $0.0.lab) < ($1.2.count, $1.0.scope.text, $1.0.month, $1.0.lab)
    }
    var left = planned
    var lines: [Line] = []
    for (key, batches, strata) in ordered {
      if strata.isEmpty {
        outside += batches
        continue
      }
      let within = min(batches, strata.reduce(0) { $0 + max(0, left[$1]) })
      let first = Apportionment.largestRemainder(within, weights: strata.map { max(0, left[$0]) })
      let isPlanned = strata.contains { planned[$0] > 0 }
      let beyond = Apportionment.largestRemainder(
        batches - within, weights: strata.map { isPlanned ? planned[$0] : 1 })
      for (place, stratum) in strata.enumerated() {
        let part = first[place] + beyond[place]
        guard part > 0 else { continue }
        left[stratum] -= part
        lines.append(
          Line(
            stratum: stratum, month: key.month, lab: key.lab.isEmpty ? columns.value("lab", of: stratum) : key.lab,
            lot: columns.value("lot", of: stratum), batches: part))
      }
    }
    self.lines = Self.merged(lines)
  }

  /// Batches of each stratum.
  public func ofStrata(_ count: Int) -> [Int64] {
    var done = [Int64](repeating: 0, count: count)
    for line in lines { done[line.stratum] += line.batches }
    return done
  }

  /// All batches.
  public var total: Int64 { lines.reduce(0) { $0 + $1.batches } }

  private static func merged(_ lines: [Line]) -> [Line] {
    var sums: [Line: Int64] = [:]
    for line in lines {
      var key = line
      key.batches = 0
      sums[key, default: 0] += line.batches
    }
    return sums.map { line, batches in
      var line = line
      line.batches = batches
      return line
    }.sorted { ($0.stratum, $0.month, $0.lab, $0.lot) < ($1.stratum, $1.month, $1.lab, $1.lot) }
  }
}

extension StratumColumns {
  /// Strata that a record speaks of; where the plan has none of that venue or stage, those of any.
  func strata(meant scope: Scope) -> [Int] {
    let count = columns["county"]?.codes.count ?? 0
    let exact = strata(in: scope, count: count)
    if !exact.isEmpty { return exact }
    let wider = scope.conditions.filter { !["venue", "stage"].contains($0.column) }
    return wider.count == scope.conditions.count ? [] : strata(in: Scope(conditions: wider), count: count)
  }
}
