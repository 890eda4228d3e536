import SamplingInspection

/// Judges what a repair changes: only figures that an office may change, and only to the side on which there is more room.
struct RepairChanges {
  private let scenario: Scenario
  private let place: String

  init(_ scenario: Scenario, place: String) {
    self.scenario = scenario
    self.place = place
  }

  /// The changes that the settings of a repair make.
  func judge(_ settings: [String], into repaired: Scenario, _ findings: inout DisagreementList) -> [Adjustment] {
    let changes = scenario.adjustments(to: repaired)
    if scenario.adjusted(by: changes) != repaired {
      findings.add(
        place + " settings", stated: settings.joined(separator: " "),
        Wording(
          zh: "改动了不能改的数：只能改规则的界限、指定批次和经费",
          en: "something else is changed than bounds of rules, pins and money"))
    }
    if settings.sorted() != changes.map(\.setting).sorted() {
      findings.add(
        place + " settings", stated: settings.joined(separator: " "),
        recomputed: changes.map(\.setting).joined(separator: " "), Wording(zh: "改动不符", en: "the changes are others"))
    }
    for change in changes { judge(change, &findings) }
    return changes
  }

  private func judge(_ change: Adjustment, _ findings: inout DisagreementList) {
    let isRoom: Bool
    switch change {
    case .bound(let rule, let side, let from, let to):
      mayBeChanged(rule, change, &findings)
      isRoom = side == .exactly || (side == .atLeast ? to < from : from < to)
    case .pin(_, let side, let from, let to): isRoom = side == .exactly || (side == .atLeast ? to < from : from < to)
    case .fund(_, let from, let to): isRoom = from < to
    case .budgetScale(let from, let to): isRoom = from < to && !(ExactDecimal(1) < to)
    case .exemption(let rule, _, _):
      mayBeChanged(rule, change, &findings)
      isRoom = true
    }
    if !isRoom {
      findings.add(
        place + " settings", stated: change.setting,
        Wording(zh: "改到了没有余地的一边", en: "the figure moves to the side on which there is less room"))
    }
  }

  /// What is physical stays, and a wish is no reason.
  private func mayBeChanged(_ rule: String, _ change: Adjustment, _ findings: inout DisagreementList) {
    let strength = scenario.rules.first { $0.id == rule }?.strength
    if strength != .policy && strength != .law {
      findings.add(
        place + " settings", stated: change.setting,
        Wording(zh: "物理规则和愿望不能改", en: "rules of the strength physical or wish are not changed"))
    }
  }

  /// Judges that of the changes of a repair exactly one is smaller, by a step at most; the place of that one.
  func judge(
    _ changes: [Adjustment], without less: [Adjustment], _ place: String, _ findings: inout DisagreementList
  ) -> String? {
    let smaller = changes.filter { !less.contains($0) }
    let others = less.filter { !changes.contains($0) }
    guard smaller.count == 1, others.count <= 1, others.allSatisfy({ $0.place == smaller[0].place }),
      isStep(from: others.first, to: smaller[0])
    else {
      findings.add(
        place + " settings", stated: less.map(\.setting).joined(separator: " "),
        Wording(zh: "不是只把一处改动缩小一步", en: "this is not one change a step smaller"))
      return nil
    }
    return smaller[0].place
  }

  /// Whether from a smaller change, or none, to another one it is a step at most.
  private func isStep(from less: Adjustment?, to more: Adjustment) -> Bool {
    switch more {
    case .bound(let rule, _, let from, let to):
      guard let measure = scenario.rules.first(where: { $0.id == rule })?.measure else { return false }
      let (decimals, step) = step(measure, from)
      return isWithin(step, decimals, bound(less) ?? from, to)
    case .pin(_, _, let from, let to): return isWithin(1, 0, bound(less) ?? from, to)
    case .fund(_, let from, let to):
      var before = from
      if case .fund(_, _, let amount) = less { before = amount }
      let thousand: Int64 = from.fen < 10_000_000 ? 10_000 : 100_000
      return before < to && to.fen - before.fen <= thousand
    case .budgetScale(let from, let to):
      return isWithin(1, max(2, from.decimals), bound(less) ?? from, to)
    case .exemption: return less == nil
    }
  }

  private func bound(_ change: Adjustment?) -> ExactDecimal? {
    switch change {
    case .bound(_, _, _, let to), .pin(_, _, _, let to), .budgetScale(_, let to): to
    default: nil
    }
  }

  private func isWithin(_ step: Int128, _ decimals: Int, _ first: ExactDecimal, _ second: ExactDecimal) -> Bool {
    guard let first = try? first.units(decimals), let second = try? second.units(decimals),
      let distance = try? second.minus(first).withoutSign()
    else { return false }
    return distance <= step
  }

  /// The step of a bound in units of 10^−decimals: one of the last digit as written, no coarser than the format page says.
  private func step(_ measure: Measure, _ bound: ExactDecimal) -> (decimals: Int, step: Int128) {
    switch measure {
    case .cost:
      let decimals = bound.decimals
      let large = ExactDecimal(100_000) < bound || bound == ExactDecimal(100_000)
      return (decimals, Int128(ExactDecimal.powers[decimals]) * (large ? 1000 : 100))
    case .batches, .subjects, .coverage, .batchesPerSubject: return (bound.decimals, 1)
    case .batchesPer1000, .mix, .evenness: return (max(1, bound.decimals), 1)
    case .share, .costShare, .subjectsShare, .keptShare, .coverageShare: return (max(2, bound.decimals), 1)
    case .failureRate: return (max(3, bound.decimals), 1)
    }
  }
}
