import SamplingInspection

/// Judges `allocation.csv` line by line and takes the batches from it.
struct AllocationJudgement {
  private let scenario: Scenario
  private let counties: [String: String]
  private let risks: [String: String]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    counties = Dictionary(scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
    risks = Dictionary(scenario.categories.map { ($0.path, $0.risk) }, uniquingKeysWith: { first, _ in first })
  }

  /// Batches of each stratum; 0 where no line stands.
  func batches(_ allocation: [AllocationRow], _ findings: inout DisagreementList) -> [Int128] {
    let numbers = Dictionary(
      zip(scenario.strata.map(\.key), scenario.strata.indices), uniquingKeysWith: { first, _ in first })
    var lineOf = [Int?](repeating: nil, count: scenario.strata.count)
    var batches = [Int128](repeating: 0, count: scenario.strata.count)
    var furthest = -1
    for row in allocation {
      let place = "allocation.csv line \(row.line)"
      guard let number = numbers[row.key] else {
        findings.add(
          place, stated: row.key.joined(separator: " "), Wording(zh: "没有这个抽样单元", en: "there is no such stratum"))
        continue
      }
      if let line = lineOf[number] {
        findings.add(
          place, stated: row.key.joined(separator: " "),
          Wording(zh: "与第 \(line) 行是同一个抽样单元", en: "the same stratum as on line \(line)"))
        continue
      }
      if number < furthest {
        findings.add(
          place, stated: row.key.joined(separator: " "),
          Wording(zh: "不在抽样单元的顺序上", en: "the line is out of the order of the strata"))
      }
      furthest = max(furthest, number)
      lineOf[number] = row.line
      batches[number] = max(0, Int128(row.batches))
      judge(row, scenario.strata[number], place, &findings)
    }
    for (number, stratum) in scenario.strata.enumerated() where stratum.atLeast > 0 && lineOf[number] == nil {
      findings.addBreach(
        "allocation.csv", recomputed: "≥ \(stratum.atLeast)",
        Wording(
          zh: "缺少有下限的抽样单元 \(stratum.key.joined(separator: " "))",
          en: "a stratum with a lower bound is missing: \(stratum.key.joined(separator: " "))"))
    }
    return batches
  }

  private func judge(_ row: AllocationRow, _ stratum: Stratum, _ place: String, _ findings: inout DisagreementList) {
    if row.batches < 1 {
      findings.add(
        place + " batches", stated: String(row.batches), recomputed: "≥ 1",
        Wording(zh: "只列有批次的抽样单元", en: "only strata with a batch have a line"))
    } else if row.batches < stratum.atLeast || row.batches > stratum.atMost {
      findings.addBreach(
        place + " batches", stated: String(row.batches), recomputed: "\(stratum.atLeast)…\(stratum.atMost)",
        Wording(zh: "批次超出抽样单元的上下限", en: "the batches are outside the bounds of the stratum"))
    }
    findings.compare(
      place + " county", row.county, counties[stratum.county] ?? "",
      Wording(zh: "县区名称不符", en: "the county has another name"))
    findings.compare(
      place + " risk", row.risk, risks[stratum.category] ?? "",
      Wording(zh: "风险等级不符", en: "the category has another risk level"))
    findings.compare(
      place + " fund", row.fund, stratum.fund, Wording(zh: "经费不符", en: "another fund pays for the stratum"))
    do throws(ArithmeticFault) {
      let batches = Int128(row.batches)
      findings.compare(
        place + " cost_yuan", row.costYuan, FigureText.yuan(fen: try batches.times(Int128(stratum.cost.fen))),
        Wording(zh: "费用不符", en: "the cost is another"))
      let failures = try batches.times(JudgedStrata.failureRate(stratum))
      findings.compare(
        place + " expected_failures", row.expectedFailures, ExactDecimal.text(failures, decimals: 9),
        Wording(zh: "预计不合格批次不符", en: "the expected failures are others"))
    } catch {
      findings.add(place, error)
    }
  }
}
