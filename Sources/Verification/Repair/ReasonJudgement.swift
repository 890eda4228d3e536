import SamplingInspection

extension Verifier {
  /// Judges what is said of why no plan exists: the floors out of reach by a plain count, and the rules that clash in the proof.
  public static func judge(reasonsOf statement: RepairStatement, proof: Proof, _ scenario: Scenario) -> Judgement {
    var findings = DisagreementList()
    do throws(ArithmeticFault) {
      let strata = try JudgedStrata(scenario, batches: Array(repeating: 0, count: scenario.strata.count))
      let reasons = ReasonJudgement(book: rows(strata, &findings))
      for (number, shortfall) in statement.shortfalls.enumerated() {
        try reasons.judge(shortfall, "repairs.json shortfalls \(number + 1)", &findings)
      }
      reasons.judge(statement.clash, proof, &findings)
    } catch {
      findings.add("repairs.json", error)
    }
    if statement.extent == .some, statement.repairs.count < 2 {
      findings.add(
        "repairs.json extent", stated: statement.extent.rawValue,
        Wording(zh: "没有两种改法", en: "there are not two repairs"))
    }
    return Judgement(findings: findings.findings)
  }
}

/// Counts again what floors ask for and what limits admit.
struct ReasonJudgement {
  let book: RowBook

  /// A floor out of reach.
  func judge(_ shortfall: Shortfall, _ place: String, _ findings: inout DisagreementList) throws(ArithmeticFault) {
    let floor = book.rows.first {
      $0.heading.id == shortfall.rule && $0.group == shortfall.group && $0.side != .atMost && counts($0)
    }
    guard let floor else {
      findings.add(
        place + " rule", stated: shortfall.rule + " " + shortfall.group,
        Wording(zh: "没有这一条下限", en: "there is no such floor"))
      return
    }
    let strata = Set(book.sets[floor.counted[0].set])
    let differs = Wording(zh: "数不符", en: "the figure is another")
    findings.compare(
      place + " asked", String(shortfall.asked), String(try floor.bound.minus(floor.assigned)), differs)
    let limits = book.rows.filter { isLimit($0, shortfall.limit) }
    findings.compare(place + " possible", String(shortfall.possible), String(try most(strata, limits)), differs)
    if shortfall.asked <= shortfall.possible {
      findings.add(
        place + " possible", stated: String(shortfall.possible), recomputed: "< \(shortfall.asked)",
        Wording(zh: "下限并不落空", en: "the floor is within reach"))
    }
    if !shortfall.limitGroup.isEmpty, !limits.contains(where: { $0.group == shortfall.limitGroup }) {
      findings.add(
        place + " limit_group", stated: shortfall.limitGroup, Wording(zh: "没有这一行规则", en: "no rule has this row"))
    }
    guard let cost = shortfall.leastCost, let available = shortfall.available else { return }
    let fund = limits.first { $0.group == shortfall.limitGroup }
    findings.compare(
      place + " available_yuan", available.yuanText, FigureText.yuan(fen: fund?.bound ?? 0), differs)
    findings.compare(
      place + " least_cost_yuan", cost.yuanText,
      FigureText.yuan(fen: try leastCost(strata, of: Int128(shortfall.asked))), differs)
  }

  /// The rules of a proof by their side of it.
  func judge(_ clash: [ClashPart], _ proof: Proof, _ findings: inout DisagreementList) {
    for isLimit in [true, false] {
      let parts = clash.filter { $0.isLimit == isLimit }
      for part in parts {
        let priced = proof.rows.filter { $0.rule == part.rule && ($0.price > 0) == isLimit && $0.price != 0 }
        let groups = Set(priced.map(\.group))
        if priced.isEmpty || !part.groups.allSatisfy(groups.contains) {
          findings.add(
            "repairs.json clash \(part.rule)", stated: part.groups.joined(separator: " "),
            recomputed: groups.sorted().joined(separator: " "),
            Wording(zh: "证明里没有这些行的价格", en: "the proof has no prices of these rows"))
        }
      }
      let sum = parts.reduce(0) { $0 + $1.share }
      // Each part was rounded to four decimals.
      if !parts.isEmpty, (sum - 1).magnitude > 0.0001 * Double(parts.count) {
        findings.add(
          "repairs.json clash", stated: ExactDecimal(Int64((sum * 10_000).rounded()), decimals: 4).text,
          recomputed: "1", Wording(zh: "份额之和不是1", en: "the shares do not add up to 1"))
      }
    }
  }

  /// Whether a row counts batches, each once.
  private func counts(_ row: JudgedRow) -> Bool {
    row.counted.count == 1 && row.against.isEmpty && row.cells.isEmpty && row.denominator == 1
      && row.counted[0].quantity == .batches && row.counted[0].factor == 1
  }

  private func isLimit(_ row: JudgedRow, _ rule: String) -> Bool {
    row.heading.id == rule && row.side != .atLeast && row.heading.strength != .wish
      && (counts(row) || row.counted.first?.quantity == .fen && row.against.isEmpty && row.counted.count == 1)
  }

  /// Most batches that strata can have within some rows, whatever the others do.
  private func most(_ strata: Set<Int>, _ limits: [JudgedRow]) throws(ArithmeticFault) -> Int128 {
    var open = strata
    var sum: Int128 = 0
    for row in limits {
      let members = book.sets[row.counted[0].set].filter { open.remove($0) != nil }
      let room = max(0, try row.bound.minus(row.assigned))
      if row.counted[0].quantity == .batches {
        sum = try sum.plus(min(room, try members.total { Int128(book.strata.scenario.strata[$0].atMost) }))
        continue
      }
      var left = room
      for stratum in byCost(members) {
        let each = max(1, Int128(book.strata.scenario.strata[stratum].cost.fen))
        let taken = min(Int128(book.strata.scenario.strata[stratum].atMost), left / each)
        left = try left.minus(taken.times(each))
        sum = try sum.plus(taken)
      }
    }
    return try sum.plus(Array(open).total { Int128(book.strata.scenario.strata[$0].atMost) })
  }

  /// What so many batches of strata cost at least.
  private func leastCost(_ strata: Set<Int>, of asked: Int128) throws(ArithmeticFault) -> Int128 {
    var left = asked
    var fen: Int128 = 0
    for stratum in byCost(Array(strata)) {
      let taken = min(left, Int128(book.strata.scenario.strata[stratum].atMost))
      fen = try fen.plus(taken.times(Int128(book.strata.scenario.strata[stratum].cost.fen)))
      left = try left.minus(taken)
    }
    return fen
  }

  private func byCost(_ strata: [Int]) -> [Int] {
    strata.sorted {
      (book.strata.scenario.strata[$0].cost.fen, $0) < (book.strata.scenario.strata[$1].cost.fen, $1)
    }
  }
}

extension [Int] {
  fileprivate func total(_ figure: (Int) -> Int128) throws(ArithmeticFault) -> Int128 {
    var sum: Int128 = 0
    for one in self { sum = try sum.plus(figure(one)) }
    return sum
  }
}
