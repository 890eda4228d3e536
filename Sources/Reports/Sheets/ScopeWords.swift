import SamplingInspection

/// Scopes and groups of rules in words, with names in place of codes.
struct ScopeWords: Sendable {
  private let names: [String: [String: String]]
  private let language: Language

  init(_ scenario: Scenario, _ units: UnitList, _ language: Language) {
    func named(_ pairs: [(String, String)]) -> [String: String] {
      Dictionary(pairs.map { ($0, $1.isEmpty ? $0 : $1) }, uniquingKeysWith: { first, _ in first })
    }
    names = [
      "county": named(units.all.map { ($0.adcode, $0.name) }), "fund": named(scenario.funds.map { ($0.fund, $0.name) }),
      "lot": named(scenario.lots.map { ($0.lot, $0.name) }), "lab": named(scenario.labs.map { ($0.lab, $0.name) }),
      "crew": named(scenario.crews.map { ($0.crew, $0.name) }),
    ]
    self.language = language
  }

  /// A scope, such as “大类不含药品；层级：市抽”; 全部 if it is everything.
  func words(_ scope: Scope) -> String {
    if scope.isEverything { return language == .zh ? "全部" : "everything" }
    return scope.conditions.map { condition in
      let values = condition.values.map { name($0, condition.column) }.joined(separator: language == .zh ? "、" : ", ")
      let column = heading(condition.column)
      if language == .zh { return condition.isExcluded ? "\(column)不含\(values)" : "\(column)：\(values)" }
      return condition.isExcluded ? "\(column) not \(values)" : "\(column): \(values)"
    }.joined(separator: language == .zh ? "；" : "; ")
  }

  /// Values of a group such as `county=141102;venue=超市`: 离石区、超市.
  func values(ofGroup group: String) -> String {
    if group.isEmpty { return "" }
    return group.split(separator: ";", omittingEmptySubsequences: false).map { part in
      guard let equals = part.firstIndex(of: "=") else { return String(part) }
      let value = String(part[part.index(after: equals)...])
      return value.isEmpty ? "—" : name(value, String(part[..<equals]))
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  private func name(_ value: String, _ column: String) -> String {
    let name = names[column]?[value] ?? value
    return name.isEmpty ? (language == .zh ? "（空）" : "(blank)") : name
  }

  private func heading(_ column: String) -> String {
    guard language == .zh else { return column.replacing("_", with: " ") }
    return Self.headings[column] ?? column
  }

  private static let headings = [
    "county": "县区", "category": "分类", "class": "大类", "subclass": "亚类", "variety": "品种", "fine_class": "细类",
    "risk": "风险等级", "level": "层级", "task_kind": "任务类别", "venue": "场所", "stage": "环节", "fund": "经费",
    "lot": "标段", "lab": "承检机构", "prefecture": "市州",
  ]
}
