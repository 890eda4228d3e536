import SamplingInspection

extension ScenarioReader {
  func readFunds(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Fund] {
    let funds = rows.map { row in
      Fund(
        fund: row.name("fund", &findings), name: row.requiredText("name", &findings),
        owner: row.requiredText("owner", &findings), level: row.name("level", &findings),
        county: row.name("county", mayBeBlank: true, &findings), usableFor: row.scope("usable_for", &findings),
        amount: amount(row, &findings), lapsesOn: row.date("lapses_on", &findings), source: row.source(&findings))
    }
    checkUnique(rows, "fund", funds.map(\.fund), &findings)
    return funds.sorted { $0.fund < $1.fund }
  }

  private func amount(_ row: Table.Row, _ findings: inout [Finding]) -> Money {
    let inYuan = row.text("amount_yuan")
    let inWanYuan = row.text("amount_wanyuan")
    if inYuan.isEmpty == inWanYuan.isEmpty {
      row.refuse(
        "amount_yuan", inYuan.isEmpty ? nil : inYuan,
        Wording(
          zh: "金额应当在“金额(元)”和“金额(万元)”中填且只填一处",
          en: "the amount must stand in exactly one of amount_yuan and amount_wanyuan"),
        remedy: Wording(zh: "填其中一列", en: "fill in one of them"), &findings)
      return Money(fen: 0)
    }
    if !inYuan.isEmpty { return row.yuan("amount_yuan", &findings) }
    let wan = row.decimal("amount_wanyuan", in: 0...100_000_000, decimals: 6, &findings)
    return Money(fen: wan.scaled(to: 6) ?? 0)
  }

  func readLots(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Lot] {
    let lots = rows.map { row in
      let lot = Lot(
        lot: row.name("lot", &findings), name: row.text("name"), lab: row.name("lab", &findings),
        scope: row.scope("scope", &findings),
        contract: row.text("contract_yuan").isEmpty ? nil : row.yuan("contract_yuan", &findings),
        maxBatches: row.text("max_batches").isEmpty ? nil : row.integer("max_batches", in: 0...10_000_000, &findings),
        ceiling: row.text("ceiling_yuan").isEmpty ? nil : row.yuan("ceiling_yuan", &findings),
        starts: row.date("starts", &findings), ends: row.date("ends", &findings), source: row.source(&findings))
      if let starts = lot.starts, let ends = lot.ends, ends < starts {
        row.refuse("ends", ends, before: starts, Wording(zh: "开始日期", en: "starts"), &findings)
      }
      return lot
    }
    checkUnique(rows, "lot", lots.map(\.lot), &findings)
    return lots.sorted { $0.lot < $1.lot }
  }

  func readLabs(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Laboratory] {
    let labs = rows.map { row in
      Laboratory(
        lab: row.name("lab", &findings), name: row.text("name"),
        annualBatches: row.integer("annual_batches", in: 0...10_000_000, &findings),
        monthlyBatches: optional("monthly_batches", row, &findings),
        tripBatches: optional("trip_batches", row, &findings), source: row.source(&findings))
    }
    checkUnique(rows, "lab", labs.map(\.lab), &findings)
    return labs.sorted { $0.lab < $1.lab }
  }

  /// Batches, or no limit where the cell is blank.
  private func optional(_ column: String, _ row: Table.Row, _ findings: inout [Finding]) -> Int64? {
    row.text(column).isEmpty ? nil : row.integer(column, in: 0...10_000_000, &findings)
  }

  func readCrews(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Crew] {
    let crews = rows.map { row in
      Crew(
        crew: row.name("crew", &findings), name: row.text("name"), scope: row.scope("scope", &findings),
        crewDays: row.decimal("crew_days", in: 0...10_000_000, decimals: 3, &findings),
        batchesPerDay: row.decimal("batches_per_day", in: 0...10_000, decimals: 3, &findings),
        pairs: row.text("pairs").isEmpty ? nil : row.integer("pairs", in: 0...100_000, &findings),
        visitsPerDay: row.text("visits_per_day").isEmpty
          ? nil : row.decimal("visits_per_day", in: 0...10_000, decimals: 3, &findings),
        source: row.source(&findings))
    }
    checkUnique(rows, "crew", crews.map(\.crew), &findings)
    return crews.sorted { $0.crew < $1.crew }
  }

  func readPins(_ rows: [Table.Row], _ findings: inout [Finding]) -> [Pin] {
    let pins = rows.map { row in
      let bounds = readBounds(row, &findings) { column, findings in
        row.decimal(column, in: 0...10_000_000, decimals: 0, &findings)
      }
      return Pin(
        pin: row.name("pin", &findings), scope: row.scope("scope", &findings), bounds: bounds,
        who: row.requiredText("who", &findings), why: row.requiredText("why", &findings),
        date: row.date("date", &findings))
    }
    checkUnique(rows, "pin", pins.map(\.pin), &findings)
    return pins.sorted { $0.pin < $1.pin }
  }

  /// Reads the bounds of a row; they must be there, and in order.
  func readBounds(
    _ row: Table.Row, _ findings: inout [Finding], read: (String, inout [Finding]) -> ExactDecimal
  ) -> Bounds {
    let before = findings.count
    func bound(_ column: String) -> ExactDecimal? { row.text(column).isEmpty ? nil : read(column, &findings) }
    let bounds = Bounds(atLeast: bound("at_least"), atMost: bound("at_most"), exactly: bound("exactly"))
    // What stands in for a bad number is in no order with anything.
    if findings.count == before { checkBounds(bounds, row, &findings) }
    return bounds
  }

  private func checkBounds(_ bounds: Bounds, _ row: Table.Row, _ findings: inout [Finding]) {
    let remedy = Wording(zh: "填“≥”“≤”中的一个或两个，或只填“=”", en: "fill in at_least, at_most or both, or exactly alone")
    if bounds.sides.isEmpty || (bounds.exactly != nil && bounds.sides.count > 1) {
      row.refuse(
        "at_least", nil, Wording(zh: "界限没有填，或填得互相矛盾", en: "the bounds are missing or contradict each other"),
        remedy: remedy, &findings)
    }
    if let low = bounds.atLeast, let high = bounds.atMost, high < low {
      row.refuse(
        "at_least", low.text, Wording(zh: "大于“≤”一列的 \(high.text)", en: "it is more than at_most, \(high.text)"),
        remedy: Wording(zh: "改正其中一个", en: "correct one of them"), &findings)
    }
  }
}
