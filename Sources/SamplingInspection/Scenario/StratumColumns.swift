/// All columns of all strata, the given and the derived ones, each value once and the strata by number: what rules filter and group by.
public struct StratumColumns: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// Distinct values, in order.
    public let values: [String]
    /// Number of the value for each stratum.
    public let codes: [Int32]
  }

  /// Columns by name.
  public let columns: [String: Column]

  /// Derives the columns of a scenario's strata.
  public init(_ scenario: Scenario) {
    self.init(
      strata: scenario.strata, counties: scenario.counties, categories: scenario.categories, lots: scenario.lots,
      countyAttributes: scenario.countyAttributes, stratumAttributes: scenario.stratumAttributes)
  }

  /// Derives the columns of strata from the tables that they refer to.
  public init(
    strata: [Stratum], counties: [County], categories: [Category], lots: [Lot], countyAttributes: [String],
    stratumAttributes: [String]
  ) {
    let county = Dictionary(counties.map { ($0.adcode, $0) }, uniquingKeysWith: { first, _ in first })
    let category = Dictionary(categories.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var columns: [String: Column] = [:]
    func add(_ name: String, _ value: (Stratum) -> String) { columns[name] = Column(strata.map(value)) }
    add("county", \.county)
    add("category", \.category)
    add("level", \.level)
    add("task_kind", \.taskKind)
    add("venue", \.venue)
    add("stage", \.stage)
    add("fund", \.fund)
    add("prefecture") { county[$0.county]?.prefecture ?? "" }
    add("risk") { category[$0.category]?.risk ?? "" }
    for (number, name) in Self.categoryLevels.enumerated() {
      add(name) { stratum in
        let levels = category[stratum.category]?.levels ?? []
        return number < levels.count ? levels[number] : ""
      }
    }
    for (number, name) in countyAttributes.enumerated() { add(name) { county[$0.county]?.attributes[number] ?? "" } }
    for (number, name) in stratumAttributes.enumerated() { add(name) { $0.attributes[number] } }

    // A lot's scope cannot name lots or labs, so the columns so far decide it.
    let soFar = StratumColumns(columns: columns)
    var lotOf = [String](repeating: "", count: strata.count)
    var labOf = lotOf
    for lot in lots {
      for stratum in soFar.strata(in: lot.scope, count: strata.count) where lotOf[stratum].isEmpty {
        lotOf[stratum] = lot.lot
        labOf[stratum] = lot.lab
      }
    }
    columns["lot"] = Column(lotOf)
    columns["lab"] = Column(labOf)
    self.columns = columns
  }

  private init(columns: [String: Column]) { self.columns = columns }

  /// Names of the four levels of a category.
  public static let categoryLevels = ["class", "subclass", "variety", "fine_class"]

  /// Columns that every scenario has.
  public static let standard: Set<String> = [
    "county", "category", "level", "task_kind", "venue", "stage", "fund", "prefecture", "risk", "class", "subclass",
    "variety", "fine_class", "lot", "lab",
  ]

  /// Value of a column for a stratum; empty if there is no such column.
  public func value(_ column: String, of stratum: Int) -> String {
    guard let column = columns[column] else { return "" }
    return column.values[Int(column.codes[stratum])]
  }

  /// Numbers of the strata in a scope, ascending.
  public func strata(in scope: Scope, count: Int) -> [Int] {
    var isIn = [Bool](repeating: true, count: count)
    for condition in scope.conditions {
      guard let column = columns[condition.column] else { return [] }
      let matches = column.values.map { value in
        condition.values.contains { Scope.isUnder(value, $0, column: condition.column) } != condition.isExcluded
      }
      for stratum in 0..<count where !matches[Int(column.codes[stratum])] { isIn[stratum] = false }
    }
    return (0..<count).filter { isIn[$0] }
  }
}

extension StratumColumns.Column {
  /// Gives each distinct value a number, in order of value.
  init(_ texts: [String]) {
    values = Set(texts).sorted()
    let number = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, Int32($0)) })
    codes = texts.map { number[$0] ?? 0 }
  }
}

extension Scope {
  /// Whether a value falls under the one named: a category under its node, anything else only under itself.
  public static func isUnder(_ value: String, _ named: String, column: String) -> Bool {
    value == named || (column == "category" && value.hasPrefix(named + "/"))
  }
}
