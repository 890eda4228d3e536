import SamplingInspection

/// From rules to rows.
extension RowBook {
  /// Puts down all rows of one rule.
  mutating func add(_ rule: Rule) throws(ArithmeticFault) {
    switch rule.measure {
    case .batches, .batchesPer1000, .batchesPerSubject: try addBatchesRule(rule)
    case .cost: try addCostRule(rule)
    case .share, .costShare: try addShareRule(rule)
    case .mix, .evenness: try addProportionRule(rule)
    case .subjects, .subjectsShare: try addSubjectsRule(rule)
    case .keptShare: try addKeptShareRule(rule)
    case .coverage, .coverageShare: try addCoverageRule(rule)
    case .failureRate: try addFailureRateRule(rule)
    }
  }

  /// What the rows of a rule take over from it.
  func heading(_ rule: Rule, unit: String, isMoney: Bool = false) throws(ArithmeticFault) -> JudgedRow.Heading {
    var penalty: Int128 = 0
    if rule.strength == .wish, let stated = rule.penalty { penalty = try stated.units(6) }
    return JudgedRow.Heading(
      id: rule.id, title: rule.title, source: rule.source, strength: rule.strength, penalty: penalty, unit: unit,
      isMoney: isMoney)
  }

  /// Groups of the strata in a rule's scope.
  func groups(_ rule: Rule) -> [StratumGroup] { strata.groups(of: strata.strata(in: rule.scope), each: rule.each) }
}
