import SamplingInspection

extension ScenarioReader {
  /// Makes strata of venues × stocks × funds.
  func expand(
    _ scenario: Scenario, _ stocks: [Stock], _ prices: [[String]: Money], _ factors: [FailureRates.Factor],
    _ assigned: [Assigned], _ findings: inout [Finding]
  ) -> [Stratum] {
    let categories = Dictionary(uniqueKeysWithValues: scenario.categories.map { ($0.path, $0) })
    let counties = Dictionary(uniqueKeysWithValues: scenario.counties.map { ($0.adcode, $0) })
    let venues = Dictionary(grouping: scenario.venues, by: \.venue)
    var strata: [Stratum] = []
    var origin: [Table.Row] = []
    var unpriced: Set<[String]> = []
    for stock in stocks {
      let group = categories[stock.category]?.priceGroup ?? ""
      for venue in venues[stock.venue] ?? [] {
        let all = Int128(stock.carries.mantissa) * Int128(venue.subjects)
        let subjects = Int64(all / Int128(ExactDecimal.powers[stock.carries.decimals]))
        guard subjects > 0, let county = counties[venue.county] else { continue }
        for fund in scenario.funds
        where (stock.level.isEmpty || fund.level == stock.level)
          && (fund.county.isEmpty || fund.county == county.adcode)
        {
          guard let price = prices[[group, fund.level]] ?? prices[[group, ""]] else {
            guard unpriced.insert([group, fund.level]).inserted else { continue }
            stock.row.refuse(
              "category", stock.category,
              Wording(
                zh: "价格组“\(group)”在 prices.csv 里没有 \(fund.level) 的单价",
                en: "prices.csv has no price of group “\(group)” for \(fund.level)"),
              remedy: Wording(
                zh: "在 prices.csv 加一行，或改正 categories.csv 的价格组",
                en: "add a row to prices.csv, or correct price_group in categories.csv"),
              &findings)
            continue
          }
          if strata.count == Self.mostStrata {
            refuseTooMany(&findings)
            return []
          }
          strata.append(
            Stratum(
              county: county.adcode, category: stock.category, level: fund.level, taskKind: stock.taskKind,
              venue: venue.venue, stage: venue.stage, attributes: stock.attributes, fund: fund.fund, subjects: subjects,
              cost: Money(fen: price.fen + county.travel.fen), alpha: ExactDecimal(0), beta: ExactDecimal(1)))
          origin.append(stock.row)
        }
      }
    }
    let kept = payable(strata, scenario)
    strata = kept.map { strata[$0] }
    checkDoubles(strata, kept.map { origin[$0] }, &findings)
    checkCosts(strata, kept.map { origin[$0] }, &findings)
    strata = sorted(strata)
    if strata.isEmpty { refuseEmpty("stocks.csv", &findings) }
    FailureRates(scenario, factors).apply(to: &strata, &findings)
    spreadAssigned(assigned, over: &strata, &findings)
    return strata
  }

  /// Numbers of the strata that lie in the scope of their fund.
  private func payable(_ strata: [Stratum], _ scenario: Scenario) -> [Int] {
    let columns = StratumColumns(
      strata: strata, counties: scenario.counties, categories: scenario.categories, lots: [],
      countyAttributes: scenario.countyAttributes, stratumAttributes: scenario.stratumAttributes)
    var isPayable = [Bool](repeating: false, count: strata.count)
    for fund in scenario.funds {
      for stratum in columns.strata(in: fund.usableFor, count: strata.count) where strata[stratum].fund == fund.fund {
        isPayable[stratum] = true
      }
    }
    return strata.indices.filter { isPayable[$0] }
  }

  private func checkCosts(_ strata: [Stratum], _ origin: [Table.Row], _ findings: inout [Finding]) {
    var seen: Set<Int> = []
    for (stratum, row) in zip(strata, origin) where !(1...1_000_000_000).contains(stratum.cost.fen) {
      guard seen.insert(row.line).inserted else { continue }
      row.refuse(
        "category", stratum.category,
        Wording(
          zh: "\(stratum.county) 一批次的费用是 \(stratum.cost.yuanText) 元，应当大于 0、不超过 1000 万元",
          en:
            "a batch costs \(stratum.cost.yuanText) yuan in \(stratum.county); it must be more than 0 and at most 10 million"
        ),
        remedy: Wording(
          zh: "改正 prices.csv 的检验费、购样费或 counties.csv 的每批次交通费",
          en: "correct the prices in prices.csv or travel_yuan in counties.csv"), &findings)
    }
  }

  /// One finding for each row whose strata another row, or another fund, makes too.
  private func checkDoubles(_ strata: [Stratum], _ origin: [Table.Row], _ findings: inout [Finding]) {
    var first: [[String]: Int] = [:]
    var seen: Set<Int> = []
    for (number, stratum) in strata.enumerated() {
      guard let other = first[stratum.key] else {
        first[stratum.key] = number
        continue
      }
      guard seen.insert(origin[number].line).inserted else { continue }
      if strata[other].fund != stratum.fund {
        origin[number].refuse(
          "level", stratum.level,
          Wording(
            zh: "两笔经费（\(strata[other].fund)、\(stratum.fund)）都能付 \(stratum.county) 的这个单元",
            en: "two funds, \(strata[other].fund) and \(stratum.fund), could pay for this in \(stratum.county)"),
          remedy: Wording(zh: "用 funds.csv 的“适用范围”分清", en: "tell them apart by usable_for in funds.csv"), &findings)
      } else {
        origin[number].refuse(
          "venue", stratum.venue,
          Wording(zh: "与第 \(origin[other].line) 行是同一个抽样单元", en: "the same stratum as line \(origin[other].line)"),
          remedy: Wording(zh: "删去一行", en: "remove one of the rows"), &findings)
      }
    }
  }

  /// Many more than a country of counties and classes has; beyond it, rows multiply by mistake.
  private static let mostStrata = 2_000_000

  private func refuseTooMany(_ findings: inout [Finding]) {
    findings.append(
      Finding(
        at: .init(file: "stocks.csv"),
        Wording(
          zh: "抽样单元超过 \(Self.mostStrata) 个", en: "there are more than \(Self.mostStrata) strata"),
        remedy: Wording(
          zh: "检查 venues、stocks、funds 是否有行重复；经费用区划代码、适用范围分清",
          en: "see whether rows of venues, stocks or funds repeat; tell funds apart by county or usable_for")))
  }

  /// Spreads the batches of the levels above over the strata below the category, by subjects, largest remainder, ties by key.
  private func spreadAssigned(_ rows: [Assigned], over strata: inout [Stratum], _ findings: inout [Finding]) {
    for assigned in rows {
      let (row, batches) = (assigned.row, assigned.batches)
      let county = row.text("county")
      let category = row.text("category")
      let targets = strata.indices.filter {
        strata[$0].county == county
          && (strata[$0].category == category || strata[$0].category.hasPrefix(category + "/"))
      }
      let subjects = targets.map { strata[$0].subjects }
      guard subjects.contains(where: { $0 > 0 }) else {
        row.refuse(
          "category", category, Wording(zh: "这个县没有这一类的抽样单元", en: "this county has no stratum of the category"),
          remedy: Wording(zh: "改正分类，或在 stocks.csv 加上", en: "correct the category, or add it to stocks.csv"), &findings)
        continue
      }
      for (stratum, part) in zip(targets, Apportionment.largestRemainder(batches, weights: subjects)) {
        strata[stratum].assigned += part
      }
    }
  }
}
