/// Rules of every measure that a drawn plan keeps, with bounds at or near what it does.
struct GeneratedRules {
  private let scenario: Scenario
  private let plan: [Int64]

  init(_ scenario: Scenario, _ plan: [Int64]) {
    self.scenario = scenario
    self.plan = plan
  }

  /// A number of rules of all measures.
  func make(chance: Double, _ random: inout SeededGenerator) -> [Rule] {
    var rules: [Rule] = []
    for candidate in candidates(&random) where random.happens(chance) { rules.append(candidate) }
    if !rules.contains(where: { $0.id == "task" }) { rules.removeAll { $0.base == "task" } }
    return rules
  }

  private var everything: [Int] { Array(plan.indices) }

  private func strata(_ column: (Stratum) -> String, _ value: String) -> [Int] {
    plan.indices.filter { column(scenario.strata[$0]) == value }
  }

  private func sum(_ strata: [Int]) -> Int64 { strata.reduce(0) { $0 + plan[$1] } }

  private func scope(_ column: String, _ value: String) -> Scope {
    Scope(conditions: [.init(column: column, values: [value])])
  }

  /// The largest number with so many decimals that is not more than a quotient.
  private func below(_ numerator: Int64, _ denominator: Int64, _ decimals: Int, _ random: inout SeededGenerator)
    -> ExactDecimal
  {
    if denominator == 0 { return ExactDecimal(0) }
    let power = Int128(ExactDecimal.powers[decimals])
    let exact = Int64(Int128(numerator) * power / Int128(denominator))
    return ExactDecimal(random.happens(0.5) ? exact : exact * random.whole(80...100) / 100, decimals: decimals)
  }

  /// The smallest number with so many decimals that is not less than a quotient, and a little more.
  private func above(_ numerator: Int64, _ denominator: Int64, _ decimals: Int, _ random: inout SeededGenerator)
    -> ExactDecimal
  {
    let lower = below(numerator, max(denominator, 1), decimals, &random)
    let power = Int128(ExactDecimal.powers[decimals])
    let exact = Int64((Int128(numerator) * power + Int128(max(denominator, 1)) - 1) / Int128(max(denominator, 1)))
    return ExactDecimal(
      lower.scaled(to: decimals) == exact ? exact : exact + exact * random.whole(0...15) / 100, decimals: decimals)
  }

  private func candidates(_ random: inout SeededGenerator) -> [Rule] {
    let all = everything
    let population = scenario.counties.reduce(0) { $0 + $1.population }
    let firstClass = scenario.strata.first?.category ?? ""
    let ofClass = strata(\.category, firstClass)
    let county = strata(\.level, "县抽")
    var rules: [Rule] = []
    func add(_ id: String, _ measure: Measure, _ bounds: Bounds, _ change: (inout Rule) -> Void = { _ in }) {
      var rule = Rule(id: id, title: id, measure: measure, bounds: bounds, source: "assumption: generated")
      change(&rule)
      rules.append(rule)
    }
    add("quota", .batchesPer1000, Bounds(atLeast: below(sum(all) * 1000, population, 4, &random)))
    add("at_most", .batches, Bounds(atMost: above(sum(all), 1, 0, &random)))
    add("of_class", .batches, Bounds(exactly: ExactDecimal(sum(ofClass)))) { $0.scope = scope("category", firstClass) }
    add("per_county", .batches, Bounds(atLeast: ExactDecimal(least(\.county)))) { $0.each = ["county"] }
    add("share", .share, Bounds(atLeast: below(sum(ofClass), sum(all), 3, &random))) {
      $0.scope = scope("category", firstClass)
    }
    if !county.isEmpty {
      add("task_share", .share, Bounds(atLeast: below(sum(county), max(sum(all), 1), 3, &random))) {
        $0.scope = scope("level", "县抽")
        $0.base = "task"
      }
    }
    add("task", .batches, Bounds(atLeast: ExactDecimal(sum(all) * 9 / 10)))
    add("cost_share", .costShare, Bounds(atMost: min(ExactDecimal(1), above(cost(ofClass), cost(all), 3, &random)))) {
      $0.scope = scope("category", firstClass)
    }
    add("mix", .mix, Bounds(atMost: above(most(by: \.category), 1000, 3, &random))) { $0.each = ["category"] }
    add("evenness", .evenness, Bounds(atLeast: ExactDecimal(2, decimals: 1))) { rule in
      rule.each = ["county"]
      rule.strength = .wish
      rule.penalty = ExactDecimal(random.whole(1...30), decimals: 3)
    }
    add("subjects", .subjects, Bounds(atLeast: ExactDecimal(subjects(all) * random.whole(90...100) / 100)))
    add("subjects_share", .subjectsShare, Bounds(atLeast: below(subjects(ofClass), allSubjects(ofClass), 3, &random))) {
      $0.scope = scope("category", firstClass)
    }
    add("covered", .coverage, Bounds(atLeast: ExactDecimal(Int64(all.filter { plan[$0] > 0 }.count))))
    add(
      "covered_cells", .coverageShare,
      Bounds(atLeast: below(coveredCells, Int64(Set(scenario.strata.map(cell)).count), 3, &random))
    ) {
      $0.cells = ["county", "category"]
    }
    add("per_subject", .batchesPerSubject, Bounds(atMost: ExactDecimal(mostPerSubject))) {
      $0.each = ["county", "venue"]
    }
    add("rate", .failureRate, Bounds(atLeast: rate(all, &random)))
    add("spending", .cost, Bounds(atMost: above(cost(all), 100, 0, &random)))
    return rules
  }

  /// A share of the former plan that the drawn one keeps.
  func keptShare(_ random: inout SeededGenerator) -> Rule {
    let former = scenario.strata.reduce(0) { $0 + $1.former }
    let kept = zip(scenario.strata, plan).reduce(0) { $0 + min($1.0.former, $1.1) }
    return Rule(
      id: "kept", title: "kept", measure: .keptShare, bounds: Bounds(atLeast: below(kept, former, 3, &random)),
      source: "assumption: generated")
  }

  private func least(_ column: (Stratum) -> String) -> Int64 {
    Dictionary(grouping: everything) { column(scenario.strata[$0]) }.values.map(sum).min() ?? 0
  }

  /// The largest multiple, in thousandths, of its proportional part that a class has.
  private func most(by column: (Stratum) -> String) -> Int64 {
    let groups = Dictionary(grouping: everything) { column(scenario.strata[$0]) }
    let reference = Dictionary(uniqueKeysWithValues: scenario.categories.map { ($0.path, $0.reference.mantissa) })
    let total = groups.keys.reduce(0) { $0 + (reference[$1] ?? 0) }
    let all = max(sum(everything), 1)
    return groups.map { key, strata in
      (sum(strata) * total * 1000 + all * (reference[key] ?? 1) - 1) / (all * (reference[key] ?? 1))
    }.max() ?? 1000
  }

  private func cost(_ strata: [Int]) -> Int64 { strata.reduce(0) { $0 + plan[$1] * scenario.strata[$1].cost.fen } }

  private func subjects(_ strata: [Int]) -> Int64 {
    strata.reduce(0) { $0 + min(plan[$1], scenario.strata[$1].subjects) }
  }

  private func allSubjects(_ strata: [Int]) -> Int64 { strata.reduce(0) { $0 + scenario.strata[$1].subjects } }

  private func cell(_ stratum: Stratum) -> [String] { [stratum.county, stratum.category] }

  private var coveredCells: Int64 {
    Int64(Set(everything.filter { plan[$0] > 0 }.map { cell(scenario.strata[$0]) }).count)
  }

  private var mostPerSubject: Int64 {
    let groups = Dictionary(grouping: everything) { [scenario.strata[$0].county, scenario.strata[$0].venue] }
    return groups.values.map { strata in
      let subjects = strata.map { scenario.strata[$0].subjects }.max() ?? 1
      return (sum(strata) + subjects - 1) / subjects
    }.max() ?? 1
  }

  /// A rate that the drawn plan reaches: μ is cut, not rounded, and a little is taken off.
  private func rate(_ strata: [Int], _ random: inout SeededGenerator) -> ExactDecimal {
    var failures: Int128 = 0
    for number in strata {
      let stratum = scenario.strata[number]
      let alpha = Int128(stratum.alpha.scaled(to: 9) ?? 0)
      let beta = Int128(stratum.beta.scaled(to: 9) ?? 1)
      failures += alpha * 1_000_000_000 / (alpha + beta) * Int128(plan[number])
    }
    let batches = Int128(max(sum(strata), 1))
    return ExactDecimal(Int64(failures / batches / 10_000) * random.whole(90...100) / 100, decimals: 5)
  }

  // MARK: Resources

  func makeCrews(chance: Double, _ random: inout SeededGenerator) -> [Crew] {
    scenario.counties.compactMap { county in
      let batches = sum(strata(\.county, county.adcode))
      guard random.happens(chance), !strata(\.county, county.adcode).isEmpty else { return nil }
      return Crew(
        crew: "C" + county.adcode, scope: scope("county", county.adcode),
        crewDays: ExactDecimal((batches + 7) / 8 + random.whole(0...3)), batchesPerDay: ExactDecimal(8),
        source: "generated")
    }
  }

  func makeLabs(chance: Double, _ random: inout SeededGenerator) -> [Laboratory] {
    let present = Set(scenario.strata.map(\.level))
    return [("L1", "县抽"), ("L2", "市抽")].compactMap { lab, level in
      guard present.contains(level), random.happens(chance) else { return nil }
      return Laboratory(lab: lab, annualBatches: sum(strata(\.level, level)) + random.whole(0...5), source: "generated")
    }
  }

  func makeLots(labs: [Laboratory], _ random: inout SeededGenerator) -> [Lot] {
    labs.map { lab in
      let level = lab.lab == "L1" ? "县抽" : "市抽"
      let spent = cost(strata(\.level, level))
      return Lot(
        lot: "B" + lab.lab, lab: lab.lab, scope: scope("level", level),
        contract: random.happens(0.5) ? Money(fen: spent + random.whole(0...100_000)) : nil,
        maxBatches: random.happens(0.5) ? sum(strata(\.level, level)) + random.whole(0...4) : nil, source: "generated")
    }
  }

  /// Of so many units no more are needed, so that the drawn plan keeps the rule.
  func makeEvaluations(chance: Double, _ random: inout SeededGenerator) -> [Evaluation] {
    guard random.happens(chance), let county = scenario.counties.first else { return [] }
    let batches = sum(strata(\.county, county.adcode))
    if batches == 0 { return [] }
    return [
      Evaluation(
        evaluation: "E1", scope: scope("county", county.adcode),
        halfWidth: ExactDecimal(random.whole(1...30), decimals: 2),
        expectedRate: ExactDecimal(random.whole(1...50), decimals: 2), units: batches, source: "generated")
    ]
  }

  func makePins(chance: Double, _ random: inout SeededGenerator) -> [Pin] {
    guard random.happens(chance), let county = scenario.counties.first else { return [] }
    let strata = strata(\.county, county.adcode)
    if strata.isEmpty { return [] }
    return [
      Pin(
        pin: "P1", scope: scope("county", county.adcode), bounds: Bounds(atLeast: ExactDecimal(sum(strata))), who: "测试",
        why: "测试")
    ]
  }
}
