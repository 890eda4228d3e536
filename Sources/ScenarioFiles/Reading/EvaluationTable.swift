import SamplingInspection

extension ScenarioReader {
  /// Scopes sampled to estimate their failure rate (评价性抽检).
  func readEvaluations(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Evaluation] {
    let evaluations = rows.map { row in
      Evaluation(
        evaluation: row.name("evaluation", &findings), name: row.text("name"), scope: row.scope("scope", &findings),
        halfWidth: share("half_width", row, &findings), confidence: confidence(row, &findings),
        expectedRate: share("expected_rate", row, &findings),
        units: row.text("units").isEmpty ? nil : row.integer("units", in: 1...10_000_000, &findings),
        source: row.source(&findings))
    }
    checkUnique(rows, "evaluation", evaluations.map(\.evaluation), &findings)
    return evaluations.sorted { $0.evaluation < $1.evaluation }
  }

  /// A ratio with something on either side.
  private func share(_ column: String, _ row: Table.Row, _ findings: inout [Finding]) -> ExactDecimal {
    let before = findings.count
    let value = row.decimal(column, in: 0...1, decimals: 4, isRatio: true, &findings)
    if findings.count == before, value == ExactDecimal(0) || value == ExactDecimal(1) {
      row.refuse(
        column, row.text(column), Wording(zh: "超出允许范围", en: "this is out of range"),
        remedy: Wording(zh: "大于0、小于100%", en: "more than 0, less than 100%"), &findings)
    }
    return value
  }

  private func confidence(_ row: Table.Row, _ findings: inout [Finding]) -> Evaluation.Confidence {
    let text = row.text("confidence")
    if text.isEmpty { return .ninetyFive }
    let percent = ExactDecimal(typedRatio: text).flatMap { $0.scaled(to: 2) }
    if let confidence = percent.flatMap({ Evaluation.Confidence(rawValue: Int($0)) }) { return confidence }
    let known = Evaluation.Confidence.allCases.map { "\($0.rawValue)%" }
    row.refuse(
      "confidence", text, Wording(zh: "不是这里能填的置信水平", en: "no confidence that can stand here"),
      remedy: Wording(zh: "写" + known.joined(separator: "、"), en: "write " + known.joined(separator: ", ")), &findings)
    return .ninetyFive
  }
}
