import SamplingInspection

/// `batches`, `batches_per_1000`, `batches_per_subject`: batches of a group against a whole number of batches.
extension RowBook {
  mutating func addBatchesRule(_ rule: Rule) throws(ArithmeticFault) {
    let heading = try heading(rule, unit: "批次")
    let sizes = try GroupSizes(rule, strata)
    for group in groups(rule) {
      let counted = JudgedRow.Part(set: set(group.members), quantity: .batches)
      let assigned = rule.countsAssigned ? try strata.assigned(group.members) : 0
      for (side, bound) in rule.bounds.sides {
        try add(
          JudgedRow(
            heading: heading, group: group.name, side: side, counted: [counted],
            bound: try sizes.batches(bound, side, group), assigned: assigned))
      }
    }
  }

  /// The batches that a rule asks for in each of its groups, by name of the group.
  func tasks(of id: String) throws(ArithmeticFault) -> (each: [String], batches: [String: Int128]) {
    guard let rule = strata.scenario.rules.first(where: { $0.id == id }),
      rule.measure == .batches || rule.measure == .batchesPer1000
    else { throw .noTask }
    let asked: (Side, ExactDecimal)? =
      rule.bounds.atLeast.map { (.atLeast, $0) } ?? rule.bounds.exactly.map { (.exactly, $0) }
    guard let (side, bound) = asked else { throw .noTask }
    let sizes = try GroupSizes(rule, strata)
    var batches: [String: Int128] = [:]
    for group in groups(rule) { batches[group.name] = try sizes.batches(bound, side, group) }
    return (rule.each, batches)
  }
}

/// What the bound of a group is multiplied by: nothing, thousands of residents, or subjects.
private struct GroupSizes {
  private let measure: Measure
  private var residents: [String: Int128] = [:]
  private var venueOf: [Int] = []
  private var subjectsOf: [Int128] = []

  init(_ rule: Rule, _ strata: JudgedStrata) throws(ArithmeticFault) {
    measure = rule.measure
    if measure == .batchesPer1000 { residents = try strata.residents(in: rule.scope, each: rule.each) }
    if measure == .batchesPerSubject { countSubjects(strata.scenario) }
  }

  /// The rounded bound of a group, in batches.
  func batches(_ bound: ExactDecimal, _ side: Side, _ group: StratumGroup) throws(ArithmeticFault) -> Int128 {
    switch measure {
    case .batchesPer1000:
      return try bound.wholeUnits(times: residents[group.name] ?? 0, over: 1000, side: side, roundsExactlyUp: true)
    case .batchesPerSubject:
      var subjects: Int128 = 0
      for venue in Set(group.members.map { venueOf[$0] }) { subjects = try subjects.plus(subjectsOf[venue]) }
      return try bound.wholeUnits(times: subjects, side: side)
    default: return try bound.wholeUnits(side: side)
    }
  }

  /// Numbers the venues of the strata and counts the subjects of each: as the table of venues says, or, where it says
  /// nothing, the most that a stratum of the venue has.
  private mutating func countSubjects(_ scenario: Scenario) {
    var numbers: [[String]: Int] = [:]
    for stratum in scenario.strata {
      let venue = [stratum.county, stratum.venue]
      let number = numbers[venue] ?? subjectsOf.count
      if number == subjectsOf.count {
        numbers[venue] = number
        subjectsOf.append(0)
      }
      subjectsOf[number] = max(subjectsOf[number], Int128(stratum.subjects))
      venueOf.append(number)
    }
    for venue in scenario.venues {
      if let number = numbers[[venue.county, venue.venue]] { subjectsOf[number] = Int128(venue.subjects) }
    }
  }
}
