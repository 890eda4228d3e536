import SamplingInspection

/// Keys that one table takes from another.
struct References {
  private let tables: [String: Table]
  /// Tables whose keys are not all known, since some of them could not be taken.
  private let unknown: Set<String>

  /// - Parameter findings: what was found so far; a wrong key in a table is said once, not with every row that refers to it.
  init(_ tables: [String: Table], _ findings: [Finding]) {
    self.tables = tables
    let keys: [String: [String]] = [
      "counties": ["adcode"], "categories": StratumColumns.categoryLevels, "funds": ["fund"], "labs": ["lab"],
      "venues": ["venue"],
    ]
    var unknown = Set(tables.values.filter { !$0.isWhole }.map(\.definition.name))
    for (table, columns) in keys
    where findings.contains(where: { $0.place.file == table + ".csv" && columns.contains($0.place.column ?? "") }) {
      unknown.insert(table)
    }
    self.unknown = unknown
  }

  /// Every key in a column must be among those of another table.
  func check(
    _ table: String, _ column: String, in keys: some Sequence<String>, of other: String, _ findings: inout [Finding]
  ) {
    if unknown.contains(other) { return }
    let keys = Set(keys)
    // Looking for what may be meant takes time, and where everything is wrong it says nothing.
    var guesses = 100
    for row in tables[table]?.rows ?? [] {
      let key = row.text(column)
      if key.isEmpty || keys.contains(key) { continue }
      if case .invisible(let scalar)? = NameFault.find(in: key.replacing("/", with: "")) {
        let fault = NameFault.invisible(scalar)
        row.refuse(column, key, fault.message, remedy: fault.remedy, &findings)
        continue
      }
      guesses -= 1
      let meant = guesses < 0 ? nil : keys.filter { Spelling.distance($0, key) <= max(1, key.count / 4) }.min()
      row.refuse(
        column, key, Wording(zh: "\(other).csv 里没有", en: "it is not in \(other).csv"),
        remedy: Wording(
          zh: (meant.map { "是不是“\($0)”？" } ?? "") + "改正，或在 \(other).csv 里加上",
          en: (meant.map { "is “\($0)” meant? " } ?? "") + "correct it, or add it to \(other).csv"), &findings)
    }
  }
}

extension ScenarioReader {
  /// Every key that one table takes from another must be there.
  func checkReferences(
    _ scenario: Scenario, _ tables: [String: Table], directly: Bool, _ findings: inout [Finding]
  ) {
    let references = References(tables, findings)
    for table in ["venues", "funds", "assigned", "strata"] {
      references.check(table, "county", in: scenario.counties.map(\.adcode), of: "counties", &findings)
    }
    references.check("lots", "lab", in: scenario.labs.map(\.lab), of: "labs", &findings)
    references.check("strata", "fund", in: scenario.funds.map(\.fund), of: "funds", &findings)
    for table in ["strata", "stocks"] {
      references.check(table, "category", in: scenario.categories.map(\.path), of: "categories", &findings)
    }
    if !directly { references.check("stocks", "venue", in: scenario.venues.map(\.venue), of: "venues", &findings) }
  }
}
