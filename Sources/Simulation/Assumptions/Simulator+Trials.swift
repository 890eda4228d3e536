import SamplingInspection

extension Simulator {
  /// Tries every assumption another way, one at a time, on the same random numbers; nil if it was cancelled.
  ///
  /// Those that move most come first.
  public static func trials(
    _ request: SimulationRequest, done: @escaping @Sendable (Double) -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> [AssumptionTrial]? {
    let hasLostLab = request.lostLab != nil
    let variants = SimulationAssumptions.Key.allCases.flatMap { key in
      AssumptionTrial.others(key, request.assumptions[key].value, hasLostLab: hasLostLab).map { (key, $0) }
    }
    let parts = Double(variants.count + 1)
    let usual = Simulator(request)
    guard let before = usual.plannedYears(done: { done($0 / parts) }, isCancelled: isCancelled) else { return nil }
    var trials: [AssumptionTrial] = []
    for (number, (key, value)) in variants.enumerated() {
      var changed = request
      changed.assumptions = request.assumptions.with(key, value)
      guard
        let after = Simulator(changed).plannedYears(
          done: { done((Double(number + 1) + $0) / parts) }, isCancelled: isCancelled)
      else { return nil }
      trials.append(usual.trial(key, request.assumptions[key].value, value, before, after))
    }
    let order = Dictionary(
      SimulationAssumptions.Key.allCases.enumerated().map { ($1.rawValue, $0) }, uniquingKeysWith: { first, _ in first }
    )
    return trials.enumerated().sorted { one, other in
      (-one.element.distance, order[one.element.key] ?? 0, one.offset)
        < (-other.element.distance, order[other.element.key] ?? 0, other.offset)
    }.map(\.element)
  }

  private func trial(
    _ key: SimulationAssumptions.Key, _ usual: ExactDecimal, _ value: ExactDecimal, _ before: YearTable,
    _ after: YearTable
  ) -> AssumptionTrial {
    func differences(_ place: Int, _ figure: (Double) -> Double) -> Distribution {
      Distribution(zip(before.years, after.years).map { figure($1[place]) - figure($0[place]) })
    }
    func reached(_ surplus: Double) -> Double { surplus >= 0 ? 1 : 0 }
    let finds = before.layout.place(.finds)
    let found = before.column(finds).reduce(0, +) / Double(before.years.count)
    let change = differences(finds) { $0 }
    var moved: AssumptionTrial.Moved?
    for (number, name) in targetNames.enumerated() {
      let place = before.layout.target(number)
      let change = differences(place, reached)
      guard abs(change.mean) > moved.map({ abs($0.after - $0.before) }) ?? 0 else { continue }
      let share = before.column(place).map(reached).reduce(0, +) / Double(before.years.count)
      moved = AssumptionTrial.Moved(
        rule: name.rule, group: name.group, side: name.side, before: Distribution.rounded(share),
        after: Distribution.rounded(share + change.mean), standardError: change.standardError)
    }
    return AssumptionTrial(
      key: key.rawValue, usual: usual.text, value: value.text, finds: change.mean, findsError: change.standardError,
      findsShare: Distribution.rounded(found > 0 ? change.mean / found : 0), target: moved)
  }
}
