import SamplingInspection

/// Which figure of a table each stratum belongs to, and how the figure is shared among its strata.
struct StratumClaims {
  private let scenario: Scenario
  private let figures: [BatchTable.Figure]
  /// Strata of each figure.
  private var strata: [[Int]] = []
  /// Figure of each stratum.
  private var figureOf: [Int?]

  /// Finds the strata of all figures; one that has none, or shares one with another figure, is a finding.
  init(_ scenario: Scenario, _ columns: StratumColumns, _ figures: [BatchTable.Figure], _ findings: inout [Finding]) {
    self.scenario = scenario
    self.figures = figures
    figureOf = .init(repeating: nil, count: scenario.strata.count)
    var finder = ScopeFinder(columns, count: scenario.strata.count)
    for (number, figure) in figures.enumerated() {
      let own = finder.strata(in: figure.scope)
      strata.append(own)
      if own.isEmpty {
        if figure.batches > 0 { findings.append(Self.nowhere(figure, scenario)) }
        continue
      }
      if let other = own.compactMap({ figureOf[$0] }).first {
        findings.append(Self.twice(figure, figures[other]))
        continue
      }
      for stratum in own { figureOf[stratum] = number }
    }
  }

  private static func nowhere(_ figure: BatchTable.Figure, _ scenario: Scenario) -> Finding {
    let names = CountyNames(scenario.counties)
    let words = figure.scope.conditions.filter { $0.values != [""] }.map { condition in
      condition.values.map { condition.column == "county" ? names[$0] : $0 }.joined(separator: "|")
    }.joined(separator: " · ")
    return Finding(
      at: figure.place, value: String(figure.batches),
      Wording(zh: "方案里没有“\(words)”这样的抽样单元", en: "the scenario has no stratum of “\(words)”"),
      remedy: Wording(zh: "改为 0 或留空，或在数据里加上这样的单元", en: "write 0, or add such a stratum to the scenario"))
  }

  private static func twice(_ figure: BatchTable.Figure, _ other: BatchTable.Figure) -> Finding {
    Finding(
      at: figure.place, value: String(figure.batches),
      Wording(
        zh: "与 \(other.place.text(.zh)) 说的是同样的抽样单元，会重复计算",
        en: "it speaks of the same strata as \(other.place.text(.en)) and would count them twice"),
      remedy: Wording(
        zh: "合成一行，或用环节、场所等列分清；合计行写“合计”", en: "make them one row, or tell them apart by further columns; call sums Total"
      ))
  }

  /// Strata and batches of all figures.
  var shared: [(strata: [Int], batches: Int64)] { zip(strata, figures).map { ($0, $1.batches) } }

  /// Levels of which the table says nothing.
  func warnings(_ file: String) -> [Finding] {
    let named = Set(scenario.strata.indices.filter { figureOf[$0] != nil }.map { scenario.strata[$0].level })
    return Set(scenario.strata.map(\.level)).subtracting(named).sorted().map { level in
      Finding(
        .warning, at: .init(file: file), value: level,
        Wording(zh: "表里没有这个层级的数，按 0 批次计", en: "the table has no figures of this level: it gets no batches"),
        remedy: Wording(zh: "如果漏了，补上它的工作表或列", en: "add its sheet or column if it was left out"))
    }
  }

  /// Batches of each stratum; one that no figure speaks of has none.
  func batches(former: [Int64]?) -> [Int64] {
    var batches = [Int64](repeating: 0, count: scenario.strata.count)
    for (figure, own) in zip(figures, strata) {
      let before = own.map { former?[$0] ?? 0 }
      let parts =
        former != nil && before.reduce(0, +) == figure.batches ? before : spread(figure.batches, own, before)
      for (stratum, part) in zip(own, parts) { batches[stratum] = part }
    }
    return batches
  }

  /// Shares a figure among its strata: in proportion, within the bounds of each as far as they leave room.
  private func spread(_ total: Int64, _ own: [Int], _ before: [Int64]) -> [Int64] {
    let weights = [
      before, own.map { scenario.strata[$0].reference.scaled(to: 6) ?? 0 }, own.map { scenario.strata[$0].subjects },
    ].first { $0.contains { $0 > 0 } }
    var parts = own.map { min(scenario.strata[$0].atLeast, total) }
    if parts.reduce(0, +) > total { parts = own.map { _ in 0 } }
    var rest = total - parts.reduce(0, +)
    var open = own.indices.filter { parts[$0] < scenario.strata[own[$0]].atMost }
    while rest > 0, !open.isEmpty {
      var shares = open.map { weights?[$0] ?? 1 }
      if !shares.contains(where: { $0 > 0 }) { shares = open.map { _ in 1 } }
      for (number, share) in zip(open, Apportionment.largestRemainder(rest, weights: shares)) {
        let taken = min(share, scenario.strata[own[number]].atMost - parts[number])
        parts[number] += taken
        rest -= taken
      }
      open.removeAll { parts[$0] == scenario.strata[own[$0]].atMost }
    }
    // More than there is room for stays where the judge will name it.
    if let first = parts.indices.first { parts[first] += rest }
    return parts
  }
}

/// Finds the strata of many scopes, each condition worked out once.
private struct ScopeFinder {
  private let columns: StratumColumns
  private let count: Int
  private var known: [Scope.Condition: Set<Int>] = [:]

  init(_ columns: StratumColumns, count: Int) {
    self.columns = columns
    self.count = count
  }

  /// Numbers of the strata in a scope, ascending.
  mutating func strata(in scope: Scope) -> [Int] {
    let sets = scope.conditions.map { condition in
      if let set = known[condition] { return set }
      let set = Set(columns.strata(in: Scope(conditions: [condition]), count: count))
      known[condition] = set
      return set
    }.sorted { $0.count < $1.count }
    guard let smallest = sets.first else { return Array(0..<count) }
    return smallest.filter { stratum in sets.dropFirst().allSatisfy { $0.contains(stratum) } }.sorted()
  }
}
