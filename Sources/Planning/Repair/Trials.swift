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
  /// Prices that showed some change to be not enough, latest last.
  private var proofs: [Proof] = []
  private var basis: Basis?
  private let base: PlanModel
  private let curves: [ValueCurve]
  private let isCancelled: () -> Bool

  init(_ scenario: Scenario, isCancelled: @escaping () -> Bool) {
    self.scenario = scenario
    self.isCancelled = isCancelled
    var model = PlanModel(scenario)
    curves = model.curves
    model.curves = model.curves.map { ValueCurve.flat(like: $0) }
    base = model
    knobs = Knob.all(scenario, model)
  }

  /// Lets further figures be changed.
  mutating func add(_ further: [Knob]) { knobs += further }

  /// No change at all.
  var none: [Int64] { .init(repeating: 0, count: knobs.count) }

  /// The changes that some steps make.
  func adjustments(_ steps: [Int64]) -> [Adjustment] {
    zip(knobs, steps).filter { $0.1 > 0 }.map { $0.adjustment($1) }
  }

  /// The model after some steps, in which no batch is worth anything.
  func model(_ steps: [Int64]) -> PlanModel {
    let changed = zip(knobs, steps).reduce(into: Set<String>()) { if $1.1 > 0 { $0.formUnion($1.0.touches) } }
    return changed.isEmpty ? base : PlanModel(scenario.adjusted(by: adjustments(steps)), like: base, but: changed)
  }

  /// Rows that a knob alone changes at its limit, by their place in the model.
  private(set) lazy var rowsAtLimit: [[Int: ModelRow]] = knobs.indices.map { knob in
    var steps = none
    steps[knob] = knobs[knob].limit
    let model = model(steps)
    return model.rows.indices.reduce(into: [:]) {
      if knobs[knob].touches.contains(model.rows[$1].rule.id) { $0[$1] = model.rows[$1] }
    }
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
    for proof in proofs.reversed() where RowPrices(model, proof).terms(&model, withoutValue: true).bound < 0 {
      return true
    }
    let breach = try Impossibility.leastBreach(&model, isCancelled: isCancelled)
    guard let breach, breach.terms.bound < 0 else { return false }
    proofs.append(breach.prices.proof(model, terms: breach.terms))
    return true
  }

  /// Whether a knob moves its figure to the side on which the first proof has it; of an exact figure only one side is of use.
  func isUseful(_ knob: Int) -> Bool {
    if !knobs[knob].isExact { return true }
    return proofs.first?.rows.contains { row in
      row.side == .exactly && knobs[knob].touches.contains(row.rule) && (row.price < 0) == (knobs[knob].step < 0)
    } ?? false
  }

  /// The numbers of batches that break the unchanged rules least, with their prices.
  mutating func leastBreach() throws -> Impossibility.LeastBreach? {
    var model = base
    let breach = try Impossibility.leastBreach(&model, isCancelled: isCancelled)
    basis = breach?.basis
    if let breach, breach.terms.bound < 0 { proofs.append(breach.prices.proof(model, terms: breach.terms)) }
    return breach
  }

  /// Prices that prove some steps to be not enough; nil if fractional batches keep all rules then.
  mutating func refutation(_ steps: [Int64]) throws -> Proof? {
    if isCancelled() { throw CancellationError() }
    var model = model(steps)
    for proof in proofs.reversed() where RowPrices(model, proof).terms(&model, withoutValue: true).bound < 0 {
      return proof
    }
    let breach = try Impossibility.leastBreach(&model, start: basis, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    basis = breach?.basis ?? basis
    guard let breach, breach.terms.bound < 0 else { return nil }
    let proof = breach.prices.proof(model, terms: breach.terms)
    proofs.append(proof)
    return proof
  }

  /// The least steps of one knob, the others held, with which fractional batches keep all rules; nil if its limit is not enough.
  ///
  /// Prices prove that one step less is not enough.
  mutating func least(of knob: Int, in start: [Int64]) throws -> Int64? {
    var steps = start
    steps[knob] = knobs[knob].limit
    // Most knobs are of no use, which their limits show at once; a task that falls may also take room from others on its way.
    if knobs[knob].touches.count == 1, try refutation(steps) != nil { return nil }
    steps[knob] = 0
    var rounds = 0
    while let proof = try refutation(steps) {
      guard let next = firstStep(of: knob, in: steps, notRefutedBy: proof) else { return nil }
      steps[knob] = next
      rounds += 1
      if rounds == Self.mostCuts { return try bisected(knob, steps) }
    }
    return steps[knob]
  }

  /// Proofs that are each good for a step or two only take longer than halving.
  private static let mostCuts = 4

  /// The same by halving, from steps that may not be enough.
  private mutating func bisected(_ knob: Int, _ start: [Int64]) throws -> Int64? {
    var steps = start
    if try refutation(steps) == nil { return steps[knob] }
    var (low, high) = (steps[knob], knobs[knob].limit)
    steps[knob] = high
    if try refutation(steps) != nil { return nil }
    while high - low > 1 {
      steps[knob] = low + (high - low) / 2
      if try refutation(steps) == nil { high = steps[knob] } else { low = steps[knob] }
    }
    return high
  }

  /// The first step more of a knob at which prices prove nothing any more; nil if they do at its limit.
  ///
  /// What prices leave is a convex function of the steps, so that the chord errs on the low side.
  private func firstStep(of knob: Int, in start: [Int64], notRefutedBy proof: Proof) -> Int64? {
    // Where no row that the knob moves has a price, it moves nothing.
    if !proof.rows.contains(where: { knobs[knob].moves($0) }) { return nil }
    var steps = start
    func room(_ step: Int64) -> Double {
      steps[knob] = step
      var model = model(steps)
      let terms = RowPrices(model, proof).terms(&model, withoutValue: true)
      return terms.bound < 0 ? Double(terms.rows + terms.cells + terms.strata) : max(0, Double(terms.bound))
    }
    var (low, high) = (start[knob], knobs[knob].limit)
    guard low < high else { return nil }
    var (below, above) = (room(low), room(high))
    if above < 0 { return nil }
    var rounds = 0
    while high - low > 1 {
      rounds += 1
      let part = rounds % 3 == 0 ? 0.5 : below / (below - above)
      let middle = min(max(low + Int64((Double(high - low) * part).rounded(.up)), low + 1), high - 1)
      let room = room(middle)
      if room < 0 { (low, below) = (middle, room) } else { (high, above) = (middle, room) }
    }
    return high
  }

  /// Whole batches that keep all rules after some steps.
  enum Attempt {
    case found([Int64])
    /// All were tried.
    case none
    case notFound
  }

  /// Looks for whole batches that keep all rules after some steps; what they are worth is only to guide the search.
  mutating func attempt(_ steps: [Int64]) throws -> Attempt {
    var model = model(steps)
    let breach = try Impossibility.leastBreach(&model, start: basis, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    // Where fractional batches break a rule already, no whole ones are looked for.
    basis = breach?.basis ?? basis
    if let breach, breach.terms.bound < 0 { return .none }
    model.curves = curves
    var limits = PlanningLimits(gap: 1)
    limits.isBrief = true
    switch try Planner.plan(model, limits: limits, isCancelled: isCancelled) {
    case .planned(let plan, _): return .found(plan.batches)
    case .impossible: return .none
    case .unfinished: return .notFound
    case .cancelled: throw CancellationError()
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
  private func counts(asIn row: ModelRow) -> Bool {
    sums.count == row.sums.count && zip(sums, row.sums).allSatisfy { $0.coefficient == $1.coefficient }
      && terms.count == row.terms.count && zip(terms, row.terms).allSatisfy { $0.coefficient == $1.coefficient }
  }
}
