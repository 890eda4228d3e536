import SamplingInspection

/// Reads `screening.csv`: rapid tests (快检) that come before the laboratory.
public enum ScreeningTable {
  /// The screenings among the files that a scenario keeps, in the order of the table; none without the table.
  ///
  /// - Throws: ``FindingsError`` with all that is wrong.
  public static func read(_ keptFiles: [String: [UInt8]]) throws(FindingsError) -> [Screening] {
    let definition = TableDefinition.screening
    guard let bytes = keptFiles[definition.file] else { return [] }
    var findings: [Finding] = []
    let table = Table(definition, &findings) { () throws(FindingsError) in
      try CommaSeparatedValues(bytes, file: definition.file).rows
    }
    let screenings = table.rows.map { screening($0, &findings) }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return screenings
  }

  private static func screening(_ row: Table.Row, _ findings: inout [Finding]) -> Screening {
    let before = findings.count
    func ratio(_ column: String, _ decimals: Int, _ findings: inout [Finding]) -> ExactDecimal {
      row.decimal(column, in: 0...1, decimals: decimals, isRatio: true, &findings)
    }
    let text = TypedNumber.narrow(row.text("pass_rate"))
    let written = text.split(separator: ".").dropFirst().first?.filter(\.isNumber).count ?? 0
    let screening = Screening(
      id: row.name("screening", &findings), name: row.requiredText("name", &findings),
      tests: row.integer("tests", in: 1...1_000_000_000, &findings),
      sensitivity: ratio("sensitivity", 4, &findings), specificity: ratio("specificity", 4, &findings),
      passRate: .init(
        rate: ratio("pass_rate", 6, &findings), decimals: min(8, written + (text.contains("%") ? 2 : 0))))
    _ = row.source(&findings)
    if findings.count > before { return screening }
    if screening.sensitivity.double + screening.specificity.double <= 1 {
      row.refuse(
        "sensitivity", row.text("sensitivity"),
        Wording(
          zh: "灵敏度与特异度之和不超过1，快检说明不了什么", en: "with the specificity it is not more than 1: such a test says nothing"),
        remedy: Wording(zh: "改正其中一个", en: "correct one of them"), &findings)
    }
    if screening.positives == nil {
      row.refuse(
        "pass_rate", row.text("pass_rate"),
        Wording(
          zh: "\(screening.tests) 批次里没有一个整数合这个合格率", en: "no whole number of \(screening.tests) tests gives this rate"),
        remedy: Wording(zh: "核对批次和合格率", en: "check both"), &findings)
    }
    return screening
  }
}
