import SamplingInspection

extension ScenarioReader {
  func readCounties(_ rows: [Table.Row], attributes: [String], _ findings: inout [Finding]) -> [County] {
    let counties = rows.map { row in
      let adcode = row.requiredText("adcode", &findings)
      if !adcode.isEmpty, !(6...12).contains(adcode.utf8.count) || !adcode.utf8.allSatisfy({ (48...57).contains($0) }) {
        row.refuse(
          "adcode", adcode, Wording(zh: "不是区划代码", en: "this is not an administrative code"),
          remedy: Wording(zh: "6 到 12 位数字，例如 141102", en: "6 to 12 digits, such as 141102"), &findings)
      }
      return County(
        adcode: adcode, name: row.name("name", &findings),
        prefecture: row.name("prefecture", mayBeBlank: true, &findings),
        population: row.integer("population", in: 0...2_000_000_000, &findings),
        travel: row.yuan("travel_yuan", upTo: 10_000_000, default: 0, &findings),
        attributes: attributes.map { row.name($0, mayBeBlank: true, &findings) }, source: row.source(&findings))
    }
    checkUnique(rows, "adcode", counties.map(\.adcode), &findings)
    return counties.sorted { $0.adcode < $1.adcode }
  }

  func readVenues(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Venue] {
    let venues = rows.map { row in
      Venue(
        county: row.name("county", &findings), venue: row.name("venue", &findings),
        stage: row.name("stage", mayBeBlank: true, &findings),
        subjects: row.integer("subjects", in: 0...10_000_000, &findings),
        source: row.source(&findings))
    }
    checkUnique(rows, "venue", venues.map { $0.county + "+" + $0.venue }, &findings)
    return venues.sorted { ($0.county, $0.venue) < ($1.county, $1.venue) }
  }

  func readCategories(_ rows: [Table.Row], _ findings: inout [Finding]) -> [SamplingInspection.Category] {
    let categories = rows.map { row in
      var levels: [String] = []
      for (number, column) in StratumColumns.categoryLevels.enumerated() {
        let level = row.name(column, mayBeBlank: number > 0, &findings)
        if !level.isEmpty, levels.count < number {
          row.refuse(
            column, level, Wording(zh: "上一级是空的", en: "the level above is blank"),
            remedy: Wording(zh: "先填上一级", en: "fill in the level above"), &findings)
        }
        if !level.isEmpty { levels.append(level) }
      }
      let risk = row.text("risk")
      if !["", "高", "较高", "一般"].contains(risk) {
        row.refuse(
          "risk", risk, Wording(zh: "不是风险等级", en: "this is not a risk level"),
          remedy: Wording(zh: "高、较高、一般，或留空", en: "高, 较高, 一般, or blank"), &findings)
      }
      return Category(
        levels: levels, order: Int(row.integer("order", in: 0...1_000_000, default: 0, &findings)), risk: risk,
        severity: row.decimal("severity", in: 0...100, decimals: 3, default: ExactDecimal(1), &findings),
        priceGroup: row.text("price_group"), items: row.text("items"),
        reference: row.decimal("reference", in: 0...1_000_000_000, decimals: 6, default: ExactDecimal(0), &findings),
        failureRate: row.decimal(
          "failure_rate", in: 0...1, decimals: 9, default: ExactDecimal(0), isRatio: true, &findings),
        strength: strength(row, &findings), source: row.source(&findings))
    }
    checkUnique(rows, "class", categories.map(\.path), &findings)
    return categories.sorted { $0.path < $1.path }
  }

  private func strength(_ row: Table.Row, _ findings: inout [Finding]) -> ExactDecimal {
    let strength = row.decimal("strength", in: 0...1_000_000, decimals: 3, default: ExactDecimal(50), &findings)
    if strength.mantissa == 0, !row.text("strength").isEmpty {
      row.refuse(
        "strength", row.text("strength"), Wording(zh: "必须大于 0", en: "it must be more than 0"),
        remedy: Wording(zh: "例如 50：相当于 50 批次的经验", en: "such as 50: worth the experience of 50 batches"), &findings)
      return ExactDecimal(50)
    }
    return strength
  }

  /// Adds a finding for every row whose key stands in an earlier row.
  func checkUnique(_ rows: [Table.Row], _ column: String, _ keys: [String], _ findings: inout [Finding]) {
    var first: [String: Int] = [:]
    for (row, key) in zip(rows, keys) {
      if let line = first[key] {
        row.refuse(
          column, key, Wording(zh: "与第 \(line) 行重复", en: "the same as line \(line)"),
          remedy: Wording(zh: "删去一行，或改正键", en: "remove one of the rows, or correct its key"), &findings)
      } else {
        first[key] = row.line
      }
    }
  }
}
