import SamplingInspection

/// The judge of draws: recomputes commitment, groups, tickets, order, pairs and substitutes of every round from what was opened.
public enum DrawJudge {
  /// Judges the rounds of a plan, which must be all from the first one on.
  ///
  /// - Parameters:
  ///   - scenario: The scenario of the plan.
  ///   - batches: The plan's batches of each stratum.
  /// - Returns: a judgement for each round, in order.
  public static func judge(_ rounds: [OpenedRound], _ scenario: Scenario, batches: [Int64]) -> [Judgement] {
    var judgements: [Judgement] = []
    var left: [NeedLine]?
    for round in rounds {
      var findings = DisagreementList()
      let folder = "draw/round-\(judgements.count + 1)/"
      let expected = left ?? needOfPlan(scenario, batches, round.statement.beyondAtLeast)
      compareNeed(round.need, expected, folder + RoundFile.sealed + "/" + RoundFile.need, &findings)
      findings.compare(
        folder + "draw.json round", String(round.statement.round), String(judgements.count + 1),
        Wording(zh: "轮次不符", en: "this is another round"))
      left = RoundJudgement(round, scenario, folder).judge(&findings)
      judgements.append(Judgement(findings: findings.findings))
    }
    return judgements
  }

  private static func needOfPlan(_ scenario: Scenario, _ batches: [Int64], _ beyondAtLeast: Bool) -> [NeedLine] {
    var lines: [NeedLine] = []
    for (number, stratum) in scenario.strata.enumerated() {
      let done = beyondAtLeast ? stratum.atLeast : 0
      guard batches[number] > done else { continue }
      var line = NeedLine(
        county: stratum.county, venue: stratum.venue, category: stratum.category, level: stratum.level,
        taskKind: stratum.taskKind, stage: stratum.stage, batches: batches[number] - done)
      for (column, value) in zip(scenario.stratumAttributes, stratum.attributes) where value != "" {
        line.further[column] = value
      }
      lines.append(line)
    }
    return lines
  }

  private static func compareNeed(
    _ stated: [NeedLine], _ expected: [NeedLine], _ file: String, _ findings: inout DisagreementList
  ) {
    func words(_ line: NeedLine) -> String {
      [line.county, line.venue, line.category, line.level, line.taskKind, line.stage, line.furtherText]
        .filter { !$0.isEmpty }.joined(separator: " ") + " \(line.batches)"
    }
    for number in 0..<max(stated.count, expected.count) {
      let one = number < stated.count ? stated[number] : nil
      let other = number < expected.count ? expected[number] : nil
      if one == other { continue }
      findings.add(
        "\(file) line \(number + 2)", stated: one.map(words) ?? "", recomputed: other.map(words) ?? "",
        Wording(zh: "需抽的批次与方案或上一轮的余数不符", en: "what is needed is not what the plan, or the round before, asks for"))
      return
    }
  }
}
