import LinearProgramming
import SamplingInspection

/// Tries out scenarios in which some figures are changed, and remembers every proof that a change is not enough.
///
/// Proofs are prices, and prices prove something for other bounds too: most changes are refused by arithmetic alone.
struct Trials {
  /// The scenario without any change.
  let scenario: Scenario
  /// What may be changed.
  private(set) var knobs: [Knob]
  private var refutations: Refutations
  /// Where further trials may begin: the first, the last in which a rule was broken, and the last in which none was.
  private var solved: [Solved] = []
  private let base: PlanModel
  private let coveringRules: Set<String>
  /// Rows that each knob alone changes at its limit, by their place in the model; knobs that are added later have none.
  let rowsAtLimit: [[Int: ModelRow]]
  /// Whether all its other rows are those of the unchanged model, so that the model need not be made again.
  private let isAlikeAtLimit: [Bool]
  let isCancelled: () -> Bool

  init(_ scenario: Scenario, isCancelled: @escaping () -> Bool) {
    self.scenario = scenario
    self.isCancelled = isCancelled
    var model = PlanModel(scenario)
    model.curves = model.curves.map { ValueCurve.flat(like: $0) }
    base = model
    coveringRules = Set(model.rows.filter(\.coversEverything).map(\.rule.id))
    refutations = Refutations(model)
    let knobs = Knob.all(scenario, model)
    self.knobs = knobs
    var (rowsAtLimit, isAlikeAtLimit): ([[Int: ModelRow]], [Bool]) = ([], [])
    for knob in knobs {
      let limited = PlanModel(scenario.adjusted(by: [knob.adjustment(knob.limit)]), like: model, but: knob.touches)
      rowsAtLimit.append(
        limited.rows.indices.reduce(into: [:]) {
          if knob.touches.contains(limited.rows[$1].rule.id) { $0[$1] = limited.rows[$1] }
        })
      isAlikeAtLimit.append(limited.rows.count == model.rows.count && limited.sums == model.sums)
    }
    (self.rowsAtLimit, self.isAlikeAtLimit) = (rowsAtLimit, isAlikeAtLimit)
  }

  /// The basis of a trial.
  private struct Solved {
    var steps: [Int64]
    var isBroken: Bool
    var basis: NamedBasis
  }

  /// Lets further figures be changed.
  mutating func add(_ further: [Knob]) {
    knobs += further
    for number in solved.indices { solved[number].steps += further.map { _ in 0 } }
  }

  /// The basis of the trial whose figures are nearest; nil where none is near: from far off the solver takes longer than from nothing.
  private func start(near steps: [Int64]) -> NamedBasis? {
    func distance(_ trial: Solved) -> Double {
      zip(knobs, zip(trial.steps, steps)).reduce(0) { sum, entry in
        sum + Double((entry.1.0 - entry.1.1).magnitude) / Double(entry.0.limit)
      }
    }
    let nearest = solved.map { (distance($0), $0.basis) }.min { $0.0 < $1.0 }
    return nearest.flatMap { $0.0 < Self.near ? $0.1 : nil }
  }

  /// Changes of all figures together, as parts of what they may change at most, that are near.
  private static let near = 0.2

  /// Takes up prices that may prove some steps to be not enough.
  mutating func take(_ prices: RowPrices, _ model: PlanModel) {
    var model = model
    refutations.add(prices, prices.terms(&model, withoutValue: true), model)
  }

  private mutating func take(_ basis: NamedBasis?, at steps: [Int64], isBroken: Bool) {
    guard let basis else { return }
    if let last = solved.indices.dropFirst().first(where: { solved[$0].isBroken == isBroken }) {
      solved.remove(at: last)
    }
    solved.append(Solved(steps: steps, isBroken: isBroken, basis: basis))
  }

  /// No change at all.
  var none: [Int64] { .init(repeating: 0, count: knobs.count) }

  /// The changes that some steps make.
  func adjustments(_ steps: [Int64]) -> [Adjustment] {
    zip(knobs, steps).filter { $0.1 > 0 }.map { $0.adjustment($1) }
  }

  /// The model after some steps, in which no batch is worth anything.
  func model(_ steps: [Int64]) -> PlanModel {
    let moved = steps.indices.filter { steps[$0] > 0 }
    if moved.isEmpty { return base }
    if moved.count == 1, moved[0] < isAlikeAtLimit.count, isAlikeAtLimit[moved[0]],
      steps[moved[0]] == knobs[moved[0]].limit
    {
      var rows = base.rows
      for (number, row) in rowsAtLimit[moved[0]] { rows[number] = row }
      return base.with(rows: rows)
    }
    let changed = moved.reduce(into: Set<String>()) { $0.formUnion(knobs[$1].touches) }
    return PlanModel(scenario.adjusted(by: adjustments(steps)), like: base, but: changed)
  }

  /// Whether a knob moves a rule that asks for every cell of a group.
  func isCovering(_ knob: Int) -> Bool { !knobs[knob].touches.isDisjoint(with: coveringRules) }

  /// Whether a knob moves bounds only; ratios move coefficients.
  func isStraight(_ knob: Int) -> Bool {
    rowsAtLimit[knob].allSatisfy { number, row in base.rows[number].counts(asIn: row) }
  }

  /// Whether prices prove that no steps of some knobs are enough, whatever they are.
  ///
  /// A lower bound that falls may take upper bounds with it that are parts of its task, so each row is taken as wide as any
  /// steps make it, and rows that are to be met exactly are left out.
  mutating func isNeverEnough(_ allowed: [Int]) throws -> Bool {
    if isCancelled() { throw CancellationError() }
    var limits = none
    for knob in allowed { limits[knob] = knobs[knob].limit }
    let narrow = model(limits)
    var rows = narrow.rows
    for (number, row) in base.rows.enumerated() { rows[number].widen(to: row) }
    for knob in allowed { for (number, row) in rowsAtLimit[knob] { rows[number].widen(to: row) } }
    let exact = Set(allowed.filter { knobs[$0].isExact }.flatMap { knobs[$0].touches })
    var model = narrow.with(rows: rows.filter { $0.side != .exactly || !exact.contains($0.rule.id) })
    if refutations.refuting(&model, isAlike: false) != nil { return true }
    let breach = try LeastBreach.find(
      &model, start: start(near: limits), isAnyProofEnough: true, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    guard let breach, breach.terms.bound < 0 else { return false }
    take(breach.basis, at: limits, isBroken: true)
    refutations.add(breach.prices, breach.terms, model)
    return true
  }

  /// Of some knobs of money those of which one alone may be enough.
  ///
  /// Where many funds are short at once none is, and prices show that for half of them together.
  mutating func promising(_ money: [Int]) throws -> [Int] {
    let open = money.filter { knob in
      var steps = none
      steps[knob] = knobs[knob].limit
      var model = model(steps)
      return refutations.refuting(&model, isAlike: true) == nil
    }
    func halved(_ group: [Int]) throws -> [Int] {
      if group.count < 2 { return group }
      if try isNeverEnough(group) { return [] }
      let middle = group.count / 2
      return try halved(Array(group[..<middle])) + halved(Array(group[middle...]))
    }
    return try halved(open)
  }

  /// Whether a knob moves its figure to the side on which the first proof has it; of an exact figure only one side is of use.
  func isUseful(_ knob: Int) -> Bool {
    if !knobs[knob].isExact { return true }
    return refutations.first?.rows.contains { row in
      row.side == .exactly && knobs[knob].touches.contains(row.rule) && (row.price < 0) == (knobs[knob].step < 0)
    } ?? false
  }

  /// The numbers of batches that break the unchanged rules least, with their prices, where they are not known yet.
  mutating func leastBreach(_ known: LeastBreach?) throws -> LeastBreach? {
    var model = base
    let breach = try known ?? LeastBreach.find(&model, isCancelled: isCancelled)
    take(breach?.basis, at: none, isBroken: true)
    if let breach, breach.terms.bound < 0 { refutations.add(breach.prices, breach.terms, base) }
    return breach
  }

  /// Prices that prove some steps to be not enough; nil if fractional batches keep all rules then.
  ///
  /// - Parameter isAnyEnough: whether any will do; others say better how many steps more are not enough either.
  mutating func refutation(_ steps: [Int64], isAnyEnough: Bool = false) throws -> Proof? {
    var model = model(steps)
    return try tried(steps, &model, isAnyProofEnough: isAnyEnough).refutation
  }

  /// What is known of some steps, by arithmetic or else by a program: a proof that they are not enough, or fractional batches.
  mutating func tried(
    _ steps: [Int64], _ model: inout PlanModel, isAnyProofEnough: Bool
  ) throws -> (refutation: Proof?, batches: [Double]?) {
    if isCancelled() { throw CancellationError() }
    if let proof = refutations.refuting(&model, isAlike: isAlike(steps)) { return (proof, nil) }
    let breach = try LeastBreach.find(
      &model, start: start(near: steps), isAnyProofEnough: isAnyProofEnough, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    take(breach?.basis, at: steps, isBroken: breach.map { $0.terms.bound < 0 } ?? false)
    guard let breach, breach.terms.bound < 0 else { return (nil, breach?.batches) }
    refutations.add(breach.prices, breach.terms, model)
    return (breach.prices.proof(model, terms: breach.terms), nil)
  }

  /// Whether the model after some steps has the rows and cells of the unchanged one: a county that is let off takes its own with it.
  private func isAlike(_ steps: [Int64]) -> Bool {
    !zip(knobs, steps).contains { knob, steps in
      if case .exemption = knob.target { steps > 0 } else { false }
    }
  }
}

extension ModelRow {
  /// Takes the bound of another row for the same batches where that leaves more room.
  fileprivate mutating func widen(to row: ModelRow) {
    guard rule.id == row.rule.id, group == row.group, side == row.side, counts(asIn: row) else { return }
    switch side {
    case .atLeast: bound = min(bound, row.bound)
    case .atMost: bound = max(bound, row.bound)
    case .exactly: break
    }
  }

  /// Whether the two rows have the same coefficients; rows of ratios have others for other bounds.
  fileprivate func counts(asIn row: ModelRow) -> Bool {
    sums.count == row.sums.count && zip(sums, row.sums).allSatisfy { $0.coefficient == $1.coefficient }
      && terms.count == row.terms.count && zip(terms, row.terms).allSatisfy { $0.coefficient == $1.coefficient }
  }
}
