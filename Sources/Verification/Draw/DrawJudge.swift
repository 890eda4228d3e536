import SamplingInspection

/// The judge of draws: recomputes commitment, groups, tickets, order, pairs and substitutes of every round from what was opened.
public enum DrawJudge {
  /// Judges the rounds of a plan, which must be all from the first one on.
  ///
  /// - Parameters:
  ///   - numbers: Numbers that their folders bear; 1, 2, 3 … if not given.
  ///   - scenario: The scenario of the plan.
  ///   - batches: The plan's batches of each stratum.
  ///   - months: The months of these; nil if the plan has none.
  /// - Returns: a judgement for each round, in order.
  public static func judge(
    _ rounds: [OpenedRound], numbers: [Int]? = nil, _ scenario: Scenario, batches: [Int64], months: Schedule? = nil
  ) -> [Judgement] {
    var judgements: [Judgement] = []
    var left: [NeedLine]?
    var visited: Set<String> = []
    var last = 0
    let isByMonth = rounds.first?.statement.byMonth == true
    for (place, round) in rounds.enumerated() {
      var findings = DisagreementList()
      let number = numbers?[place] ?? place + 1
      let folder = "draw/round-\(number)/"
      let expected =
        isByMonth
        ? need(of: scenario, months, after: last, through: number, left ?? [])
        : left ?? needOfPlan(scenario, batches, months, round.statement.beyondAtLeast)
      compareNeed(round.need, expected, folder + RoundFile.sealed + "/" + RoundFile.need, &findings)
      findings.compare(
        folder + "draw.json round", String(round.statement.round), String(isByMonth ? number : place + 1),
        Wording(zh: "轮次不符", en: "this is another round"))
      findings.compare(
        folder + "draw.json by_month", String(round.statement.byMonth == true), String(isByMonth),
        Wording(zh: "各轮不都按月", en: "some rounds are months and others are not"))
      let result = RoundJudgement(round, scenario, folder).judge(before: isByMonth ? visited : nil, &findings)
      left = result.left
      visited.formUnion(result.visited)
      last = number
      judgements.append(Judgement(findings: findings.findings))
    }
    return judgements
  }

  /// What the whole plan asks for: all that is in its months or, where it has none, all of it or what goes beyond `at_least`.
  private static func needOfPlan(
    _ scenario: Scenario, _ batches: [Int64], _ months: Schedule?, _ beyondAtLeast: Bool
  ) -> [NeedLine] {
    if months != nil, !beyondAtLeast { return need(of: scenario, months, after: 0, through: 12, []) }
    return zip(scenario.strata, batches).compactMap { stratum, number in
      line(stratum, scenario, number - (beyondAtLeast ? stratum.atLeast : 0))
    }
  }

  /// What the months since the last round ask for, and what that left open.
  private static func need(
    of scenario: Scenario, _ months: Schedule?, after last: Int, through month: Int, _ left: [NeedLine]
  ) -> [NeedLine] {
    var lines: [NeedLine] = []
    for (number, stratum) in scenario.strata.enumerated() {
      var sum: Int64 = 0
      for candidate in 1...12 where candidate > last && candidate <= month { sum += months?[number, candidate] ?? 0 }
      if let line = line(stratum, scenario, sum) { lines.append(line) }
    }
    for open in left {
      var isAdded = false
      for number in lines.indices {
        var same = lines[number]
        same.batches = open.batches
        guard same == open else { continue }
        lines[number].batches += open.batches
        isAdded = true
        break
      }
      if !isAdded { lines.append(open) }
    }
    return lines
  }

  private static func line(_ stratum: Stratum, _ scenario: Scenario, _ batches: Int64) -> NeedLine? {
    guard batches > 0 else { return nil }
    var line = NeedLine(
      county: stratum.county, venue: stratum.venue, category: stratum.category, level: stratum.level,
      taskKind: stratum.taskKind, stage: stratum.stage, batches: batches)
    for (column, value) in zip(scenario.stratumAttributes, stratum.attributes) where value != "" {
      line.further[column] = value
    }
    return line
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
