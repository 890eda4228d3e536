import SamplingInspection

/// Batches held back for what nobody can plan (机动), and hand edits of leaders and counties.
struct ReserveContent: Sendable {
  /// The kind of task that reserves are written as.
  static let taskKind = "机动"

  /// One hand edit.
  struct Pin: Sendable {
    /// What is pinned, in words.
    var scope: String
    /// Who asked for it.
    var who: String
    /// Why.
    var why: String
    /// When; empty if not said.
    var date: String
    /// What it asks, by side, and what the plan does.
    var rows: [(side: Side, row: RowContent)]
  }

  /// Levels that hold something back.
  var levels: [String]
  /// Units that do, with their batches of each level.
  var units: [(name: String, batches: [Int128])]
  /// All batches held back, by level.
  var totals: [Int128]
  /// Hand edits by code.
  var pins: [Pin]

  init(
    _ scenario: Scenario, _ statement: PlanStatement, _ allocation: AllocationLines, _ units: Units, _ names: Names
  ) {
    let lines = allocation.all.filter { $0.row.taskKind == Self.taskKind }
    let levels = Part.parts(lines, by: \.level, order: Order.inOrder(Order.levels))
    let numberOf = Dictionary(levels.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var batches = Array(repeating: Array(repeating: Int128(0), count: levels.count), count: units.names.count)
    for (row, tally) in lines {
      if let unit = units.numberOf[row.adcode], let level = numberOf[row.level] {
        batches[unit][level] += tally.batches
      }
    }
    self.levels = levels.map(\.name)
    totals = levels.map(\.tally.batches)
    self.units = zip(units.names, batches).filter { $1.contains { $0 > 0 } }.map { (name: $0, batches: $1) }
    let rows = Dictionary(grouping: statement.rules, by: \.id)
    pins = scenario.pins.map { pin in
      Pin(
        scope: names.words(pin.scope), who: pin.who, why: pin.why, date: pin.date?.text ?? "",
        rows: (rows["pin:" + pin.pin] ?? []).compactMap { row in
          Side(rawValue: row.side).map { ($0, RowContent(row, names)) }
        })
    }
  }
}
