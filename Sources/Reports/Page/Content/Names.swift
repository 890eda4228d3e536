import SamplingInspection

/// Codes, groups and scopes in the names that people use.
struct Names: Sendable {
  private let counties: CountyNames
  private let coded: [String: [String: String]]
  private let language: Language

  /// Collects the names of a scenario.
  init(_ scenario: Scenario, _ language: Language) {
    self.language = language
    func names(_ pairs: [(String, String)]) -> [String: String] {
      Dictionary(pairs.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }
    counties = CountyNames(scenario.counties)
    coded = [
      "fund": names(scenario.funds.map { ($0.fund, $0.name) }), "lot": names(scenario.lots.map { ($0.lot, $0.name) }),
      "lab": names(scenario.labs.map { ($0.lab, $0.name) }), "crew": names(scenario.crews.map { ($0.crew, $0.name) }),
      "evaluation": names(scenario.evaluations.map { ($0.evaluation, $0.title) }),
    ]
  }

  /// A value of a column; empty if it is.
  func value(_ value: String, of column: String) -> String {
    if column == "months" { return months(value) }
    return (column == "county" ? counties[value] : coded[column]?[value] ?? value).isolated
  }

  /// Months such as `5-11`, as `5月至11月`.
  private func months(_ text: String) -> String {
    let ends = text.split(separator: "-").compactMap { Int($0) }.filter { (1...12).contains($0) }
    guard let first = ends.first, let last = ends.last else { return text.isolated }
    let (from, to) = (MonthName.text(first, language), MonthName.text(last, language))
    return first == last ? from : language("\(from)至\(to)", "\(from)–\(to)")
  }

  /// A group such as `county=141102;venue=超市`, as `离石区 · 超市`.
  func group(_ group: String) -> String {
    group.split(separator: ";").map { part in
      let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pieces.count == 2 ? String(pieces[1]) : ""
      return value.isEmpty ? language("（空白）", "(blank)") : self.value(value, of: String(pieces[0]))
    }.joined(separator: " · ")
  }

  /// A scope, as `餐饮具` or `非药品 · 离石区、文水县`; empty for everything.
  func words(_ scope: Scope) -> String {
    scope.conditions.map { condition in
      (condition.isExcluded ? language("非", "not ") : "")
        + condition.values.map { value($0, of: condition.column) }.joined(separator: language("、", ", "))
    }.joined(separator: " · ")
  }
}

extension String {
  /// The text as it can stand in a sentence: marks in it that turn the direction of writing do not reach the figures beside it.
  var isolated: String {
    let isTurned = unicodeScalars.contains { scalar in
      (0x0590...0x08FF).contains(scalar.value) || (0x200E...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value) || (0xFB1D...0xFEFC).contains(scalar.value)
    }
    if !isTurned { return self }
    let inside = unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }
    return "\u{2068}" + String(String.UnicodeScalarView(inside)) + "\u{2069}"
  }
}
