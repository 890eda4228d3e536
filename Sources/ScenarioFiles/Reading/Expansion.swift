import SamplingInspection

extension ScenarioReader {
  /// A kind of venue that carries a category, to be multiplied out over counties and funds.
  struct Stock {
    var row: Table.Row
    var venue: String
    var category: String
    var carries: ExactDecimal
    var level: String
    var taskKind: String
    var attributes: [String]
  }

  func readStocks(_ rows: [Table.Row], attributes: [String], _ findings: inout [Finding]) -> [Stock] {
    rows.map { row in
      let taskKind = row.name("task_kind", mayBeBlank: true, &findings)
      _ = row.source(&findings)
      return Stock(
        row: row, venue: row.requiredText("venue", &findings), category: row.requiredText("category", &findings),
        carries: row.decimal("carries", in: 0...1, decimals: 9, isRatio: true, &findings),
        level: row.name("level", mayBeBlank: true, &findings), taskKind: taskKind.isEmpty ? "监督抽检" : taskKind,
        attributes: attributes.map { row.name($0, mayBeBlank: true, &findings) })
    }
  }

  /// Makes strata of venues × stocks × funds.
  func expand(
    _ scenario: Scenario, _ stocks: [Stock], _ prices: [[String]: Money], _ factors: [FailureRates.Factor],
    assigned: [Table.Row], _ findings: inout [Finding]
  ) -> [Stratum] {
    let categories = Dictionary(uniqueKeysWithValues: scenario.categories.map { ($0.path, $0) })
    let counties = Dictionary(uniqueKeysWithValues: scenario.counties.map { ($0.adcode, $0) })
    let venues = Dictionary(grouping: scenario.venues, by: \.venue)
    var strata: [Stratum] = []
    var origin: [Table.Row] = []
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
    for (stratum, row) in zip(strata, kept.map({ origin[$0] })) where stratum.cost.fen <= 0 {
      row.refuse(
        "category", stratum.category, Wording(zh: "一批次的费用是 0", en: "a batch costs nothing"),
        remedy: Wording(zh: "在 prices.csv 填检验费", en: "fill in the test price in prices.csv"), &findings)
    }
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

  private func checkDoubles(_ strata: [Stratum], _ origin: [Table.Row], _ findings: inout [Finding]) {
    var first: [[String]: Int] = [:]
    for (number, stratum) in strata.enumerated() {
      guard let other = first[stratum.key] else {
        first[stratum.key] = number
        continue
      }
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
      return
    }
  }

  func readPrices(_ rows: [Table.Row], _ findings: inout [Finding]) -> [[String]: Money] {
    var prices: [[String]: Money] = [:]
    for row in rows {
      let test = row.yuan("test_yuan", upTo: 10_000_000, &findings)
      let purchase = row.yuan("purchase_yuan", upTo: 10_000_000, default: 0, &findings)
      _ = row.source(&findings)
      prices[[row.text("price_group"), row.text("level")]] = Money(fen: test.fen + purchase.fen)
    }
    checkUnique(rows, "price_group", rows.map { $0.text("price_group") + "+" + $0.text("level") }, &findings)
    return prices
  }

  func readFactors(_ rows: [Table.Row], _ findings: inout [Finding]) -> [FailureRates.Factor] {
    let factors = rows.map { row in
      let factor = row.decimal("factor", in: 0...100, decimals: 6, &findings)
      if factor < ExactDecimal(1, decimals: 2) {
        row.refuse(
          "factor", row.text("factor"), Wording(zh: "系数太小", en: "the factor is too small"),
          remedy: Wording(zh: "0.01 到 100", en: "0.01 to 100"), &findings)
      }
      _ = row.source(&findings)
      return FailureRates.Factor(
        column: row.requiredText("column", &findings), value: row.text("value"), factor: factor.double,
        weight: row.decimal("weight", in: 0...1_000_000, decimals: 6, default: ExactDecimal(1), &findings).double,
        row: row)
    }
    checkUnique(rows, "value", rows.map { $0.text("column") + "=" + $0.text("value") }, &findings)
    return factors.sorted { ($0.column, $0.value) < ($1.column, $1.value) }
  }

  /// Spreads the batches of the levels above over the strata below the category, by subjects, largest remainder, ties by key.
  private func spreadAssigned(_ rows: [Table.Row], over strata: inout [Stratum], _ findings: inout [Finding]) {
    for row in rows {
      let county = row.text("county")
      let category = row.text("category")
      let batches = row.integer("batches", in: 0...1_000_000, &findings)
      _ = row.source(&findings)
      let targets = strata.indices.filter {
        strata[$0].county == county
          && (strata[$0].category == category || strata[$0].category.hasPrefix(category + "/"))
      }
      let total = targets.reduce(Int64(0)) { $0 + strata[$1].subjects }
      guard total > 0 else {
        row.refuse(
          "category", category, Wording(zh: "这个县没有这一类的抽样单元", en: "this county has no stratum of the category"),
          remedy: Wording(zh: "改正分类，或在 stocks.csv 加上", en: "correct the category, or add it to stocks.csv"), &findings)
        continue
      }
      var rest = batches
      for stratum in targets {
        let share = batches * strata[stratum].subjects / total
        strata[stratum].assigned += share
        rest -= share
      }
      let byRemainder = targets.sorted {
        (total - batches * strata[$0].subjects % total, $0) < (total - batches * strata[$1].subjects % total, $1)
      }
      for stratum in byRemainder.prefix(Int(rest)) { strata[stratum].assigned += 1 }
    }
  }
}
