import SamplingInspection

extension Explainer {
  /// The account of every county, in the order of the scenario.
  public mutating func counties() -> [CountyAccount] {
    var strata: [String: [Int]] = [:]
    for (number, stratum) in scenario.strata.enumerated() { strata[stratum.county, default: []].append(number) }
    let quota = scenario.rules.first { $0.id == "quota" && $0.measure == .batchesPer1000 }
    let counted = Set(quota.map { columns.strata(in: $0.scope, count: batches.count) } ?? [])
    return scenario.counties.map { county($0, strata[$0.adcode] ?? [], quota, counted) }
  }

  private mutating func county(
    _ county: County, _ strata: [Int], _ quota: Rule?, _ counted: Set<Int>
  ) -> CountyAccount {
    var byLevel: [String: Int64] = [:]
    var byRule: [String: Pull] = [:]
    var failures: Int128 = 0
    var (assigned, reserve): (Int64, Int64) = (0, 0)
    var oneMore: Double?
    var oneFewer: Double?
    for number in strata {
      let account = stratum(number)
      let stratum = scenario.strata[number]
      byLevel[stratum.level, default: 0] += account.batches
      assigned += stratum.assigned
      if stratum.taskKind == "机动" { reserve += account.batches }
      failures +=
        Int128(ValueCurve.expectedRate(alpha: stratum.alpha, beta: stratum.beta)) * Int128(account.batches)
      for pull in account.pulls where account.batches > 0 {
        byRule[pull.rule, default: Pull(rule: pull.rule, title: pull.title, perBatch: 0)].perBatch +=
          pull.perBatch * Double(account.batches)
      }
      if let worth = account.nextWorth {
        let pull = pulls(on: number, batch: account.batches + 1).reduce(0) { $0 + $1.perBatch }
        oneMore = max(oneMore ?? -.infinity, worth + pull)
      }
      if let loss = account.oneFewer { oneFewer = max(oneFewer ?? -.infinity, -loss) }
    }
    let own = scenario.funds.filter { $0.county == county.adcode }
    let total = byLevel.values.reduce(0, +)
    let pulls = byRule.values.map {
      Pull(rule: $0.rule, title: $0.title, perBatch: total == 0 ? 0 : $0.perBatch / Double(total))
    }.sorted { ($1.perBatch.magnitude, $0.rule) < ($0.perBatch.magnitude, $1.rule) }
    return CountyAccount(
      adcode: county.adcode,
      batches: byLevel.sorted { $0.key < $1.key }.map { .init(level: $0.key, batches: $0.value) },
      quotaThousandths: quota.flatMap { part(of: county, $0) },
      counted: strata.reduce(0) { counted.contains($1) ? $0 + batches[$1] : $0 }, assigned: assigned, reserve: reserve,
      ownFunds: Money(fen: own.reduce(0) { $0 + scenario.available($1).fen }), ownFundsSpent: spent(own, strata),
      expectedFailures: failures, raising: pulls.filter { $0.perBatch > 0 }, lowering: pulls.filter { $0.perBatch < 0 },
      oneMore: oneMore, oneFewer: oneFewer, alike: alike(county))
  }

  /// Residents × what a quota per 1,000 asks for, in thousandths of a batch.
  private func part(of county: County, _ quota: Rule) -> Int128? {
    (quota.bounds.atLeast ?? quota.bounds.exactly).map {
      Int128(county.population) * Int128($0.mantissa) / Int128(ExactDecimal.powers[$0.decimals])
    }
  }

  private func spent(_ funds: [Fund], _ strata: [Int]) -> Money {
    let codes = Set(funds.map(\.fund))
    return Money(
      fen: strata.reduce(0) { sum, number in
        codes.contains(scenario.strata[number].fund) ? sum + scenario.strata[number].cost.fen * batches[number] : sum
      })
  }

  private func alike(_ county: County) -> [String] {
    scenario.counties.filter { $0.adcode != county.adcode }
      .sorted { a, b in
        let (first, second) = (
          (a.population - county.population).magnitude, (b.population - county.population).magnitude
        )
        return (first, a.adcode) < (second, b.adcode)
      }
      .prefix(2).map(\.adcode)
  }
}
