import SamplingInspection

extension ScenarioReader {
  /// Moves the severity of classes by how often consumers complain of them.
  ///
  /// With q the class's part of all complaints, r its part of the reference structure and 100 complaints added in that
  /// structure, so that a few complaints move nothing, the severity of all its categories is multiplied by √(q ÷ r), but by no
  /// less than 0.8 and no more than 1.25, and rounded to three decimals.
  func applyComplaints(
    _ rows: [Table.Row], to categories: inout [SamplingInspection.Category], _ findings: inout [Finding]
  ) {
    var complaints: [String: Int64] = [:]
    for row in rows {
      let category = row.requiredText("category", &findings)
      let number = row.integer("complaints", in: 0...100_000_000, &findings)
      _ = row.source(&findings)
      guard categories.contains(where: { Scope.isUnder($0.path, category, column: "category") }) else {
        if !category.isEmpty {
          row.refuse(
            "category", category, Wording(zh: "没有这个分类", en: "there is no such category"),
            remedy: Wording(zh: "写 categories 表里的大类，或其下的节点", en: "write a class of categories.csv, or a node below it"),
            &findings)
        }
        continue
      }
      complaints[Category.foodClass(of: category), default: 0] += number
    }
    checkUnique(rows, "category", rows.map { $0.text("category") }, &findings)
    let all = Double(complaints.values.reduce(0, +))
    let reference = Dictionary(categories.map { ($0.levels.first ?? "", $0.reference.double) }, uniquingKeysWith: +)
    let total = reference.values.reduce(0, +)
    guard all > 0, total > 0 else { return }
    for number in categories.indices {
      let name = categories[number].levels.first ?? ""
      guard let part = reference[name].map({ $0 / total }), part > 0 else { continue }
      let share = (Double(complaints[name] ?? 0) + 100 * part) / (all + 100)
      let factor = min(max((share / part).squareRoot(), 0.8), 1.25)
      let severity = min(100, categories[number].severity.double * factor)
      categories[number].severity = ExactDecimal(Int64((severity * 1000).rounded()), decimals: 3)
      let shown = ExactDecimal(Int64((factor * 1000).rounded()), decimals: 3).text
      categories[number].source += "；危害权重按投诉量×\(shown)"
    }
  }
}
