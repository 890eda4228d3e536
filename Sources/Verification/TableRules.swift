import SamplingInspection

/// Rules that stand in no table of rules: budgets, lots, laboratories, crews, evaluations and pins.
extension RowBook {
  mutating func addTableRules() throws(ArithmeticFault) {
    try addBudgets()
    try addLots()
    try addLaboratories()
    try addCrews()
    if strata.scenario.heading.isWithinMonths { try addMonths() }
    try addEvaluations()
    for pin in strata.scenario.pins { try addPin(pin) }
  }

  /// Money of each fund, multiplied by the scale and rounded down to the fen.
  private mutating func addBudgets() throws(ArithmeticFault) {
    let scale = strata.scenario.heading.budgetScale
    let members = members(by: "fund")
    for fund in strata.scenario.funds {
      guard let members = members[fund.fund] else { continue }
      let amount = try scale.wholeUnits(times: Int128(fund.amount.fen), side: .atMost)
      try addLimit("budget", fund.name, fund.source, "fund=" + fund.fund, fen: amount, members)
    }
  }

  private mutating func addLots() throws(ArithmeticFault) {
    let members = members(by: "lot")
    for lot in strata.scenario.lots {
      guard let members = members[lot.lot] else { continue }
      let group = "lot=" + lot.lot
      if let contract = lot.contract {
        try addLimit("lots", lot.name, lot.source, group, fen: Int128(contract.fen), members)
      }
      if let most = lot.maxBatches {
        try addLimit("lot_batches", lot.name, lot.source, group, batches: Int128(most), members)
      }
    }
  }

  private mutating func addLaboratories() throws(ArithmeticFault) {
    let members = members(by: "lab")
    for lab in strata.scenario.labs {
      guard let members = members[lab.lab] else { continue }
      try addLimit("labs", lab.name, lab.source, "lab=" + lab.lab, batches: Int128(lab.annualBatches), members)
    }
  }

  private mutating func addCrews() throws(ArithmeticFault) {
    for crew in strata.scenario.crews {
      let most = try crew.crewDays.wholeUnits(
        times: Int128(crew.batchesPerDay.mantissa), over: crew.batchesPerDay.divisor, side: .atMost)
      try addLimit(
        "crews", crew.name, crew.source, "crew=" + crew.crew, batches: most, strata.strata(in: crew.scope))
    }
  }

  private mutating func addPin(_ pin: Pin) throws(ArithmeticFault) {
    let heading = JudgedRow.Heading(
      id: "pin:" + pin.pin, title: pin.why, source: pin.who, strength: .policy, unit: "批次")
    let counted = JudgedRow.Part(set: set(strata.strata(in: pin.scope)), quantity: .batches)
    for (side, bound) in pin.bounds.sides {
      try add(
        JudgedRow(
          heading: heading, group: "", side: side, counted: [counted], bound: try bound.wholeUnits(side: side)))
    }
  }

  /// Strata by their value of a column.
  private func members(by column: String) -> [String: [Int]] {
    let groups = strata.groups(of: strata.everything, each: [column])
    return Dictionary(groups.map { ($0.values.first ?? "", $0.members) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func addLimit(
    _ id: String, _ title: String, _ source: String, _ group: String, fen: Int128, _ members: [Int]
  ) throws(ArithmeticFault) {
    let heading = JudgedRow.Heading(
      id: id, title: title, source: source, strength: .physical, unit: "元", isMoney: true)
    let counted = JudgedRow.Part(set: set(members), quantity: .fen)
    try add(JudgedRow(heading: heading, group: group, side: .atMost, counted: [counted], bound: fen))
  }

  private mutating func addLimit(
    _ id: String, _ title: String, _ source: String, _ group: String, batches: Int128, _ members: [Int]
  ) throws(ArithmeticFault) {
    let heading = JudgedRow.Heading(id: id, title: title, source: source, strength: .physical, unit: "批次")
    let counted = JudgedRow.Part(set: set(members), quantity: .batches)
    try add(JudgedRow(heading: heading, group: group, side: .atMost, counted: [counted], bound: batches))
  }
}
